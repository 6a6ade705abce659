import { SingleBar } from 'cli-progress'

export type Progress = { advance(by: number): void; stop(): void }

/** A running count on a terminal's standard error; silent elsewhere and for what is over at once. */
export function startProgress(verb: string): Progress {
  if (!process.stderr.isTTY) return { advance: () => undefined, stop: () => undefined }
  const bar = new SingleBar({
    format: `{value} ${verb} in {duration_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  })
  bar.start(0, 0)
  return { advance: (by) => bar.increment(by), stop: () => bar.stop() }
}

/** How much of `total` is done, and what came of it, on a terminal's standard error. */
export function startShare(verb: string, total: number): Progress & { count(): void } {
  if (!process.stderr.isTTY) return { advance: () => undefined, count: () => undefined, stop: () => undefined }
  let counted = 0
  const bar = new SingleBar({
    format: `{percentage} % · {counted} ${verb} · {duration_formatted}, {eta_formatted} left`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  })
  bar.start(total, 0, { counted })
  return {
    advance: (by) => bar.increment(by, { counted }),
    count: () => {
      counted += 1
      bar.update({ counted })
    },
    stop: () => bar.stop(),
  }
}
