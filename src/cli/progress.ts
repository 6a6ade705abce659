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
