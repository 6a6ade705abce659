import type { z } from 'zod'
import { type Config, config } from '../schemas/config.ts'
import { UserError } from './user-error.ts'

/**
 * Reads the configuration from environment variables; an empty variable counts as not set.
 *
 * @throws {UserError} that names each variable that is wrong
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = config.safeParse(set)
  if (result.success) return result.data
  throw new UserError(
    `The configuration is wrong:\n${result.error.issues.map((issue) => describe(issue, set)).join('\n')}`,
  )
}

function describe(issue: z.core.$ZodIssue, set: Record<string, string | undefined>): string {
  const variable = String(issue.path[0])
  const isSecret = variable.endsWith('_URL')
  return `  ${variable} ${issue.message}${isSecret ? '' : ` (it is "${set[variable]}")`}`
}
