import { z } from 'zod'

/** `${NAME}` in a header or proxy stands for the environment variable with this prefix and NAME. */
export const SECRET_PREFIX = 'ONRECORD_SECRET_'
const SECRET = /\$\{([A-Z][A-Z0-9_]*)\}/g
const USE_A_SECRET = `write it as \${NAME} and set the environment variable ${SECRET_PREFIX}NAME, so that it is stored nowhere`

/** Names of the secrets that a text refers to. */
export const secretsIn = (text: string): string[] => [...text.matchAll(SECRET)].map((match) => match[1] ?? '')

/** Puts values in place of the secrets' names. */
export const withSecrets = (text: string, secret: (name: string) => string): string =>
  text.replace(SECRET, (_, name: string) => secret(name))

/** They belong to the connection, or are ours to set. */
const NOT_TO_BE_SET = new Set(
  'host connection content-length transfer-encoding te trailer upgrade expect keep-alive proxy-connection accept-encoding range if-none-match if-modified-since'.split(
    ' ',
  ),
)
const SOUNDS_SECRET = /auth|cookie|token|secret|password|session|key/i

const headerName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'is no name of a header')
  .refine((name) => !NOT_TO_BE_SET.has(name.toLowerCase()), 'is set by Onrecord itself')
const headerValue = z
  .string()
  .max(8_192)
  .regex(/^[\t\x20-\x7e]*$/, 'must be one line of ASCII')

const headers = z.record(headerName, headerValue).superRefine((given, context) => {
  for (const [name, value] of Object.entries(given)) {
    if (SOUNDS_SECRET.test(name) && secretsIn(value).length === 0)
      context.addIssue({ code: 'custom', path: [name], message: `looks like a secret: ${USE_A_SECRET}` })
  }
})

const proxy = z.string().superRefine((text, context) => {
  const known = withSecrets(text, () => '')
  // All of it may be a secret.
  if (known === '' && text !== '') return
  const url = URL.canParse(known) ? new URL(known) : null
  if (url === null || !/^(https?|socks5):$/.test(url.protocol))
    context.addIssue({ code: 'custom', message: 'must be a URL like http://proxy.example:3128 or socks5://…' })
  else if (url.password !== '') context.addIssue({ code: 'custom', message: `holds a password: ${USE_A_SECRET}` })
})

/** How the site of a source is asked: for its pages, its feeds and its robots.txt. */
export const requestSettings = z.object({
  /** Sent besides ours, to the source's own site and to no other. */
  headers: headers.default({}),
  /** HTTP or SOCKS5. */
  proxy: proxy.nullable().default(null),
  /** Pages are read as a browser shows them, after their scripts have run. */
  render: z.boolean().default(false),
})
export type RequestSettings = z.infer<typeof requestSettings>
