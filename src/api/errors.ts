import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { InvalidUrl } from '../pipeline/url.ts'
import { StoreError } from '../store/errors.ts'
import type { App } from './app.ts'
import { type FieldError, kindOf, PROBLEM_TYPE, Problem } from './problem.ts'

/** Every error leaves as problem+json (RFC 9457), and those of ours go to the log. */
export function answerErrors(app: App): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = toProblem(error)
    if (problem.status >= 500) request.log.error({ error }, 'request failed')
    return sendProblem(reply, problem)
  })
  app.setNotFoundHandler((request, reply) => sendProblem(reply, noSuchRoute(request)))
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).headers(problem.headers).type(PROBLEM_TYPE).send(JSON.stringify(problem))
}

function noSuchRoute({ method, url }: FastifyRequest): Problem {
  return new Problem('not-found', `There is no ${method} ${url.split('?')[0]}; GET /openapi.json tells what there is.`)
}

const PLACES: Record<string, FieldError['in']> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
}

function toProblem(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const place = PLACES[error.validationContext ?? 'body'] ?? 'body'
    const errors = error.validation.map(({ instancePath, message = 'is not valid' }) => ({
      in: place,
      field: place === 'body' ? instancePath.replace(/^\/$/, '') : instancePath.slice(1).replace(/\/\d+$/, ''),
      detail: message,
    }))
    const all = errors.map(({ field, detail }) => `${field === '' ? place : field}: ${detail}`)
    return new Problem('invalid-request', all.join('; '), { errors, cause: error })
  }
  if (error instanceof InvalidUrl) return new Problem('invalid-request', error.message, { cause: error })
  if (error instanceof StoreError && error.kind === 'retryable') {
    const headers = { 'retry-after': '5' }
    return new Problem('unavailable', 'The database cannot be reached; try again.', { headers, cause: error })
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status < 500) return new Problem(kindOf(status), error.message, { cause: error })
  return new Problem('internal', 'An unexpected error; the log of the server has it.', { cause: error })
}
