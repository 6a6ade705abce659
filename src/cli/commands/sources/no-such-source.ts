import { UserError } from '../../../runtime/user-error.ts'

export function noSuchSource(name: string): UserError {
  return new UserError(`There is no source "${name}" that could be used; see onrecord sources list.`, { exitCode: 1 })
}
