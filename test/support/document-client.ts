import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import createClient from 'openapi-fetch'
import { z } from 'zod'

const content = z.record(z.string(), z.object({ schema: z.unknown() }))
const operation = z.object({
  operationId: z.string(),
  parameters: z
    .array(
      z.object({ name: z.string(), in: z.enum(['query', 'path', 'header']), required: z.boolean().default(false) }),
    )
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
})
const description = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) })

export type Call = { parameters?: Record<string, unknown>; body?: unknown; accept?: string }
export type Answer = { status: number; headers: Headers; body: unknown }

/** What openapi-fetch would know of an operation if the document had been made into types. */
type Untyped = {
  parameters: Record<'query' | 'path' | 'header', Record<string, unknown>>
  requestBody?: { content: Record<string, unknown> }
  responses: Record<number, { content: Record<string, unknown> }>
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
const method = z.enum(['get', 'post', 'put', 'patch', 'delete'])

/**
 * A client that knows an API by its OpenAPI document alone: operations by their ids, parameters by their names. It
 * refuses what the document does not describe, in requests and in answers alike.
 */
export async function clientOf(baseUrl: string, headers: Record<string, string> = {}) {
  const json: unknown = await (await fetch(new URL('/openapi.json', baseUrl))).json()
  const { paths } = description.parse(json)
  const operations = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([verb, each]) => [each.operationId, { path, verb: method.parse(verb), ...each }] as const,
      ),
    ),
  )
  const ajv = new Ajv2020({ strict: false, validateFormats: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'api', ...z.record(z.string(), z.unknown()).parse(json) })
  const client = createClient<Record<string, Record<Method, Untyped>>>({ baseUrl, headers })
  const called = new Set<string>()

  /** By pointer into the document, so that its references hold. */
  function check(pointer: string[], value: unknown, what: string): void {
    const fragment = pointer.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
    const validate = ajv.getSchema(`api#/${encodeURI(fragment)}`)
    if (validate === undefined) throw new Error(`${what}: there is no ${fragment}`)
    if (validate(value) !== true) throw new Error(`${what} is not as described: ${ajv.errorsText(validate.errors)}`)
  }

  return {
    operationIds: [...operations.keys()],
    /** Operations that were called and answered as described. */
    called,
    async call(id: string, { parameters = {}, body, accept }: Call = {}): Promise<Answer> {
      const described = operations.get(id)
      if (described === undefined) throw new Error(`the document has no operation "${id}"`)
      const { path, verb } = described
      const given: Untyped['parameters'] = { query: {}, path: {}, header: {} }
      for (const [name, value] of Object.entries(parameters)) {
        const parameter = described.parameters.find((each) => each.name === name)
        if (parameter === undefined) throw new Error(`${id} has no parameter "${name}"`)
        given[parameter.in] = { ...given[parameter.in], [name]: value }
      }
      const bodyType = Object.keys(described.requestBody?.content ?? {})[0]
      const isJson = bodyType === 'application/json'
      const { data, error, response } = await client.request(verb, path, {
        params: given,
        headers: { ...(bodyType && { 'content-type': bodyType }), ...(accept && { accept }) },
        ...(body !== undefined && { body }),
        bodySerializer: (value: unknown) => (isJson ? JSON.stringify(value) : String(value)),
        parseAs: 'text',
      })
      const type = response.headers.get('content-type')?.split(';')[0] ?? ''
      // What went well comes as text, what went wrong as openapi-fetch has read it.
      const content: unknown = response.ok && /[/+]json$/.test(type) ? JSON.parse(String(data)) : (data ?? error)
      const answer = { status: response.status, headers: response.headers, body: content }
      const declared = described.responses[String(response.status)]
      if (declared === undefined) throw new Error(`${id} does not tell of status ${response.status}`)
      if (declared.content === undefined) return done(id, answer)
      if (declared.content[type] === undefined) throw new Error(`${id} does not tell of ${response.status} ${type}`)
      const pointer = ['paths', path, verb, 'responses', String(response.status), 'content', type, 'schema']
      check(pointer, answer.body, `${id}: the answer ${response.status}`)
      return done(id, answer)
    },
  }

  function done(id: string, answer: Answer): Answer {
    if (answer.status < 400) called.add(id)
    return answer
  }
}
