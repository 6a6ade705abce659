import { setTimeout as sleep } from 'node:timers/promises'

/** Runs `work` now and then again `intervalMs` after it ended, until closed. An error goes to `onError`; the next run comes. */
export function every(
  intervalMs: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): { close(): Promise<void> } {
  const closing = new AbortController()
  async function loop(): Promise<void> {
    while (!closing.signal.aborted) {
      await work().catch(onError)
      await sleep(intervalMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }
  const running = loop()
  return {
    close() {
      closing.abort()
      return running
    },
  }
}
