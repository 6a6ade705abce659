import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/**
 * The media type that suits the request's Accept header best; the first where it does not matter.
 *
 * @throws {Problem} not-acceptable when none does
 */
export function chooseType<Type extends string>(request: FastifyRequest, types: readonly [Type, ...Type[]]): Type {
  const accepted = request.accepts().types([...types])
  const chosen = types.find((type) => type === (Array.isArray(accepted) ? accepted[0] : accepted))
  if (chosen === undefined) throw new Problem('not-acceptable', `This comes as ${types.join(', ')}.`)
  return chosen
}
