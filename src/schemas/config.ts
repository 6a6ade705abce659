import { z } from 'zod'
import { slug } from './common.ts'

const url = (protocol: RegExp, example: string) => z.url({ protocol, error: `must be a URL like ${example}` })

/** Values separated by commas, as one environment variable has them. */
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== ''),
)

/** "8750", "127.0.0.1:8750", "[::1]:8750", "0.0.0.0:8750". */
const listen = z
  .string()
  .regex(/^(?:(?:[^\s:/[\]]+|\[[0-9a-fA-F:.]+\]):)?\d{1,5}$/, 'must be a port or HOST:PORT, like 127.0.0.1:8750')
  .transform((text) => {
    const colon = text.lastIndexOf(':')
    const host = colon === -1 ? '127.0.0.1' : text.slice(0, colon).replace(/^\[|\]$/g, '')
    return { host, port: Number(text.slice(colon + 1)) }
  })
  .refine(({ port }) => port <= 65_535, 'has no such port; the highest is 65535')

const milliseconds = z.coerce.number().int().nonnegative()

/** Every setting there is, by its environment variable. The README's table is made from this. */
export const config = z.object({
  ONRECORD_DATA: z
    .string()
    .min(1)
    .default('.onrecord')
    .describe('data folder: snapshots and, unless DATABASE_URL is set, the embedded PostgreSQL'),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/onrecord')
    .optional()
    .describe('PostgreSQL 15 or later; without it an embedded one is started in the data folder'),
  REDIS_URL: url(/^rediss?$/, 'redis://host:6379')
    .optional()
    .describe('Redis 6.2 or later for the queues; without it they live in PostgreSQL'),
  ONRECORD_QUEUE_PREFIX: slug
    .default('onrecord')
    .describe('prefix of the queues in Redis; installations that share one Redis need different ones'),
  ONRECORD_USER_AGENT: z
    .string()
    .min(1)
    .default('Onrecord/1.0 (+https://www.npmjs.com/package/onrecord)')
    .describe('user agent of every request; put a contact address in it'),
  ONRECORD_HOST_DELAY_MS: milliseconds
    .default(2_000)
    .describe('least time between two requests to one host, in milliseconds'),
  ONRECORD_ALLOW_NET: list
    .default([])
    .pipe(
      z.array(z.union([z.cidrv4(), z.cidrv6()], { error: 'must be networks like 127.0.0.0/8, separated by commas' })),
    )
    .describe('private networks that may be fetched from, and webhooks sent to, in CIDR form, separated by commas'),
  ONRECORD_FETCH_TIMEOUT_MS: milliseconds
    .default(30_000)
    .describe('total time for one fetch, redirects included, in milliseconds'),
  ONRECORD_MAX_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(32 * 1024 * 1024)
    .describe('largest response body that is kept, decompressed, in bytes'),
  ONRECORD_CONCURRENCY: z.coerce
    .number()
    .int()
    .positive()
    .default(32)
    .describe('fetches in flight in one process, all hosts together'),
  ONRECORD_DESK: z
    .string()
    .min(1)
    .optional()
    .describe('folder of people.yaml, organisations.yaml and watch.yaml: whom the desk knows and what it watches for'),
  ONRECORD_LISTEN: listen
    .optional()
    .describe('where the HTTP API listens; `up` serves it when this is set, `serve` at 127.0.0.1:8750 when it is not'),
  ONRECORD_RATE_LIMIT: z.coerce
    .number()
    .int()
    .positive()
    .default(1_200)
    .describe('requests to the HTTP API in a minute, for each key, or for each address that uses none'),
  ONRECORD_CORS_ORIGINS: list
    .default([])
    .pipe(
      z.array(
        z.union([z.literal('*'), z.url()], { error: 'must be origins like https://desk.example, separated by commas' }),
      ),
    )
    .describe('web origins whose pages may call the HTTP API, separated by commas; none unless set'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('how much is logged to standard error'),
})
export type Config = z.infer<typeof config>
