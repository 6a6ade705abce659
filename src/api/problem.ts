import { STATUS_CODES } from 'node:http'
import { z } from 'zod'

/** Every kind of error that the API answers with, and its HTTP status. */
const STATUS = {
  'invalid-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'not-acceptable': 406,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'key-reused': 422,
  'rate-limited': 429,
  internal: 500,
  unavailable: 503,
} as const
export type ProblemKind = keyof typeof STATUS

export const PROBLEM_TYPE = 'application/problem+json'

export const fieldError = z.object({
  in: z.enum(['body', 'query', 'path', 'header']),
  /** JSON Pointer within the body, or the name of the parameter. */
  field: z.string(),
  detail: z.string(),
})
export type FieldError = z.infer<typeof fieldError>

/** RFC 9457. */
export const problem = z.object({
  type: z.string().describe('urn:onrecord:problem: and the kind of error'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('what happened, to what, and what to do'),
  errors: z.array(fieldError).optional().describe('which fields of the request are wrong, and how'),
})

type More = { errors?: FieldError[]; headers?: Record<string, string>; cause?: unknown }

/** Thrown by a route to answer with an error. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly errors: FieldError[]
  readonly headers: Record<string, string>

  constructor(kind: ProblemKind, detail: string, { errors = [], headers = {}, cause }: More = {}) {
    super(detail, { cause })
    this.name = 'Problem'
    this.kind = kind
    this.errors = errors
    this.headers = headers
  }

  get status(): number {
    return STATUS[this.kind]
  }

  toJSON(): z.infer<typeof problem> {
    return {
      type: `urn:onrecord:problem:${this.kind}`,
      title: STATUS_CODES[this.status] ?? this.kind,
      status: this.status,
      detail: this.message,
      ...(this.errors.length > 0 && { errors: this.errors }),
    }
  }
}

/** One field of a request is wrong. */
export function invalidField(place: FieldError['in'], field: string, detail: string, cause?: unknown): Problem {
  return new Problem('invalid-request', `${field}: ${detail}`, { errors: [{ in: place, field, detail }], cause })
}

/** @throws {Problem} not-found when there is no such thing */
export function orNotFound<T>(found: T | null | undefined, what: string): T {
  if (found === null || found === undefined) throw new Problem('not-found', `There is no ${what}.`)
  return found
}

/** The kind that comes closest to an HTTP status. */
export function kindOf(status: number): ProblemKind {
  const kinds = Object.keys(STATUS) as ProblemKind[]
  return kinds.find((kind) => STATUS[kind] === status) ?? (status < 500 ? 'invalid-request' : 'internal')
}
