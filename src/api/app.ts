import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

/** Fastify with routes that are typed by their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call a route: anybody, or the holder of a key of that scope. GET needs "read" and the rest "write" unless said. */
    access?: 'open' | 'read' | 'write'
  }
  interface FastifyRequest {
    /** Name of the key that the request came with; null for one without. */
    keyName: string | null
  }
}
