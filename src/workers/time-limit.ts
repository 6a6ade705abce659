const LOOK_EVERY_MS = 250
/** Whoever has waited so many times the limit is given up, whatever the machine was doing meanwhile. */
const PATIENCE = 10

/**
 * Whether a task has had its time. On a busy machine little of the clock's time is spent on it: at a load of 34 on two
 * processors pages that take a second took more than 30. So the process must have worked for that long as well.
 */
export function isOverdue({ elapsedMs, workedMs, limitMs }: Record<'elapsedMs' | 'workedMs' | 'limitMs', number>) {
  return elapsedMs >= limitMs && (workedMs >= limitMs || elapsedMs >= PATIENCE * limitMs)
}

/** `signal` aborts when the limit is over; `stop` is to be called when the task has ended. */
export function startTimeLimit(limitMs: number): { signal: AbortSignal; stop(): void } {
  const limit = new AbortController()
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const look = () => {
    const { user, system } = process.cpuUsage(before)
    const workedMs = (user + system) / 1_000
    if (isOverdue({ elapsedMs: performance.now() - startedAt, workedMs, limitMs })) limit.abort()
  }
  const looks = setInterval(look, Math.min(LOOK_EVERY_MS, limitMs))
  return { signal: limit.signal, stop: () => clearInterval(looks) }
}
