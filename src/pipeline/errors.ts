import type { ExtractOutcome } from '../schemas/outcome.ts'

/** These bytes yield no document. `message` is a sentence for people: what is wrong, with what, what to do. */
export class ExtractError extends Error {
  readonly code: Exclude<ExtractOutcome, 'extracted' | 'no_statements'>

  constructor(code: ExtractError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ExtractError'
    this.code = code
  }
}
