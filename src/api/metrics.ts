import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Stage } from '../schemas/outcome.ts'

export const LATENCY_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

export type Metrics = {
  registry: Registry
  /** Tells of a job that this process has done. */
  observeJob(stage: Stage, seconds: number): void
}

/** Of one process; what it shares with the work that is done in it. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const jobs = new Histogram({
    name: 'onrecord_job_duration_seconds',
    help: 'Time that jobs of this process took, by stage',
    labelNames: ['stage'],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers: [registry],
  })
  return { registry, observeJob: (stage, seconds) => jobs.observe({ stage }, seconds) }
}
