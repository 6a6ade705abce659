/** Something the user can put right: the message says what happened, to what, and what to do. Shown without a stack. */
export class UserError extends Error {
  readonly exitCode: number

  constructor(message: string, options: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options)
    this.name = 'UserError'
    this.exitCode = options.exitCode ?? 2
  }
}
