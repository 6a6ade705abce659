import { SingleBar } from 'cli-progress'

export type Progress = { advance(by: number): void; stop(): void }

/** A running count, of `total` where that is known, on a terminal's standard error; silent elsewhere. */
export function startProgress(verb: string, total = 0): Progress {
  if (!process.stderr.isTTY) return { advance: () => undefined, stop: () => undefined }
  const bar = new SingleBar({
    format:
      total === 0
        ? `{value} ${verb} in {duration_formatted}`
        : `{bar} {value} of {total} ${verb}, {eta_formatted} left`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  })
  bar.start(total, 0)
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
