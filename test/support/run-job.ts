import { setTimeout as sleep } from 'node:timers/promises'
import type { JobHandler } from '../../src/workers/backend.ts'

class Postponed extends Error {}

/** Handles a job to its end as a queue would, and counts how often it was given back. */
export async function runJob(handle: JobHandler, data: unknown): Promise<{ postponed: number }> {
  for (let postponed = 0; ; postponed += 1) {
    let waitMs = 0
    const postpone = async (ms: number): Promise<never> => {
      waitMs = ms
      throw new Postponed()
    }
    try {
      await handle({ id: 'job', data, attempt: 1, postpone })
      return { postponed }
    } catch (error) {
      if (!(error instanceof Postponed)) throw error
      await sleep(waitMs)
    }
  }
}
