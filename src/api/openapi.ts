import { STATUS_CODES } from 'node:http'
import fastifySwagger, { type SwaggerTransformObject } from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { App } from './app.ts'
import { components } from './components.ts'

const DESCRIPTION = `Who said what, about which topic, to whom, when, and where exactly it stands.

Send a key as \`Authorization: Bearer KEY\` (\`onrecord keys add NAME\` makes one); a server that listens on loopback
needs none from programs on the same machine. Errors are \`application/problem+json\` (RFC 9457) and name the field.
Lists come in pages: give \`next\` of one page as \`cursor\` of the next one, with the same other parameters.`

const TAGS: [name: string, description: string][] = [
  ['urls', 'Pages to fetch, and what became of them'],
  ['sources', 'What is crawled on a schedule'],
  ['statements', 'Who said what: filter, search, count, export, and check'],
  ['documents', 'What parsing makes of a page, with its revisions'],
  ['people', 'Who spoke'],
  ['topics', "What about: the IPTC Media Topics, and the desk's own"],
  ['events', 'Every change of a statement, in order'],
  ['subscriptions', 'Named consumers with a filter, a position, and a queue or a webhook'],
  ['outcomes', 'How fetches and extractions ended'],
  ['health', 'For load balancers and Prometheus'],
]

/** The document is made from the routes' schemas, so this comes before them. */
export async function describeApi(app: App, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Onrecord', version, description: DESCRIPTION },
      servers: [{ url: '/' }],
      tags: TAGS.map(([name, description]) => ({ name, description })),
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      // The empty one: on loopback a key may be left out.
      security: [{ key: [] }, {}],
    },
    transform: createJsonSchemaTransform({ schemaRegistry: components, zodToJsonConfig: { override: simplify } }),
    transformObject: (input) => {
      const made = describeComponents(input)
      dropUnused(made)
      describeAnswers(made)
      return made
    },
  })
}

/**
 * Leaves out what makes the document hard to read and says nothing. New properties may come: a reader of answers must not
 * be told that there are none but these.
 */
function simplify({ zodSchema, jsonSchema }: Schemas): void {
  const { def } = zodSchema._zod
  if (def.type === 'object' && def.catchall === undefined && jsonSchema.additionalProperties === false) {
    delete jsonSchema.additionalProperties
  }
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

type Schemas = { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }

const describeComponents = createJsonSchemaTransformObject({
  schemaRegistry: components,
  zodToJsonConfig: {
    override(schemas) {
      simplify(schemas)
      tellDefault(schemas.jsonSchema)
    },
  },
})

/** Generators take a property with a default for one that is always there, and ask for it in requests. */
function tellDefault(jsonSchema: Schemas['jsonSchema']): void {
  if (jsonSchema.default === undefined) return
  const unless = `${JSON.stringify(jsonSchema.default)} unless given`
  jsonSchema.description = [jsonSchema.description, unless].filter((part) => part !== undefined).join('; ')
  delete jsonSchema.default
}

/** Each schema is made once for requests and once for answers; most are used for one of them. */
function dropUnused(made: ReturnType<SwaggerTransformObject>): void {
  const { components: named, ...rest } = { components: undefined, ...made }
  const schemas: Record<string, unknown> = named?.schemas ?? {}
  const used = new Set<string>()
  const visit = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      visit(schemas[name])
    }
  }
  visit(rest)
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name]
}

/** Says in a word what an answer without a description is. */
function describeAnswers({ paths = {} }: ReturnType<SwaggerTransformObject>): void {
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods ?? {}))) {
    if (typeof operation !== 'object' || operation === null || !('responses' in operation)) continue
    for (const [status, answer] of Object.entries(operation.responses ?? {})) {
      if ('description' in answer && answer.description === UNDESCRIBED) answer.description = STATUS_CODES[status] ?? ''
    }
  }
}

/** What @fastify/swagger writes. */
const UNDESCRIBED = 'Default Response'

/** The document at /openapi.json, and a page at /docs/ to read and try it, which loads nothing from elsewhere. */
export async function serveDescription(app: App): Promise<void> {
  app.get('/openapi.json', { schema: { hide: true }, config: { access: 'open', rateLimit: false } }, () =>
    app.swagger(),
  )
  await app.register(async (page) => {
    page.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'open', rateLimit: false }
    })
    await page.register(scalar, {
      routePrefix: '/docs',
      configuration: {
        pageTitle: 'Onrecord API',
        withDefaultFonts: false,
        telemetry: false,
        agent: { disabled: true },
        hideClientButton: true,
        showDeveloperTools: 'never',
        authentication: { preferredSecurityScheme: 'key' },
      },
    })
  })
}
