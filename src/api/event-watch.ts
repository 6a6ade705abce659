import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { lastSeq } from '../store/events.ts'

const LOOK_EVERY_MS = 250

export type EventWatch = {
  /** Resolves when there are events after `seq`, when the time is up, or when the watch closes. */
  untilAfter(seq: number, ms: number): Promise<void>
  /** Aborts when the server closes: who streams should end. */
  closing: AbortSignal
  close(): void
}

/**
 * Looks for new events on behalf of all who wait for some: one small query four times a second, however many they are,
 * and none when nobody waits. LISTEN would need a connection of its own, and NOTIFY makes commits wait for each other.
 */
export function createEventWatch(pool: pg.Pool): EventWatch {
  const waiting = new Set<(seq: number) => void>()
  const closing = new AbortController()
  let looking = false

  async function look(): Promise<void> {
    looking = true
    while (waiting.size > 0 && !closing.signal.aborted) {
      // A database that is away is waited for; those who wait see its error themselves.
      const seq = await lastSeq(pool).catch(() => Number.POSITIVE_INFINITY)
      for (const tell of [...waiting]) tell(seq)
      await sleep(LOOK_EVERY_MS, undefined, { signal: closing.signal }).catch(() => undefined)
    }
    looking = false
  }

  return {
    closing: closing.signal,
    untilAfter(seq, ms) {
      if (closing.signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const done = () => {
          waiting.delete(tell)
          clearTimeout(timer)
          closing.signal.removeEventListener('abort', done)
          resolve()
        }
        const tell = (last: number) => {
          if (last > seq) done()
        }
        const timer = setTimeout(done, ms)
        waiting.add(tell)
        closing.signal.addEventListener('abort', done)
        if (!looking) void look()
      })
    },
    close: () => closing.abort(),
  }
}
