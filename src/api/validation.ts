import type { FastifySchemaCompiler } from 'fastify'
import { validatorCompiler as zodValidatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'

/**
 * Validates by zod. A query parameter that may be repeated arrives as a string when it stands once: the schema says a
 * list, so it becomes one. Values from a closed list may also stand together, with commas between.
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = (route) => {
  const validate = zodValidatorCompiler(route)
  if (route.httpPart !== 'querystring' || !(route.schema instanceof z.ZodObject)) return validate
  const lists = Object.entries(route.schema.shape).flatMap(([name, schema]) => {
    const list = listOf(schema)
    return list === null ? [] : [{ name, split: list.element instanceof z.ZodEnum }]
  })
  return (query: Record<string, unknown>) => {
    const given = lists.filter(({ name }) => query[name] !== undefined)
    const wrapped = given.map(({ name, split }) => {
      const values = [query[name]].flat()
      return [name, split ? values.flatMap((value) => String(value).split(',')) : values]
    })
    return validate({ ...query, ...Object.fromEntries(wrapped) })
  }
}

function listOf(schema: unknown): z.ZodArray | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return listOf(schema.unwrap())
  return schema instanceof z.ZodArray ? schema : null
}
