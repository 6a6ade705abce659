import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openApiDocument } from '../../scripts/openapi.ts'

const committed = z
  .record(z.string(), z.unknown())
  .parse(JSON.parse(await readFile(new URL('../../schemas/openapi.json', import.meta.url), 'utf8')))

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(committed))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('the document is that of the routes', async () => {
  expect(JSON.parse(JSON.stringify(await openApiDocument()))).toEqual(committed)
})

test('it names every operation, and describes every answer', async () => {
  const text = JSON.stringify(committed)
  expect(text).not.toContain('Default Response')
  expect(text.match(/"operationId":"[A-Za-z]+"/g)?.length).toBe(text.match(/"responses":/g)?.length)
})
