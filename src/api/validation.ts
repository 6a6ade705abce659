import type { FastifySchemaCompiler } from 'fastify'
import { validatorCompiler as zodValidatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'

/**
 * Validates by zod. A query parameter that may be repeated arrives as a string when it stands once: the schema says a
 * list, so it becomes one.
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = (route) => {
  const validate = zodValidatorCompiler(route)
  if (route.httpPart !== 'querystring' || !(route.schema instanceof z.ZodObject)) return validate
  const lists = Object.entries(route.schema.shape)
    .filter(([, schema]) => isList(schema))
    .map(([name]) => name)
  return (query: Record<string, unknown>) => {
    const wrapped = lists.flatMap((name) => (typeof query[name] === 'string' ? [[name, [query[name]]]] : []))
    return validate({ ...query, ...Object.fromEntries(wrapped) })
  }
}

function isList(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isList(schema.unwrap())
  return schema instanceof z.ZodArray
}
