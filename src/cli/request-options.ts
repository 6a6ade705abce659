import { type Command, InvalidArgumentError } from 'commander'
import { type RequestSettings, SECRET_PREFIX } from '../schemas/request.ts'

export type RequestOptions = { header?: Record<string, string>; proxy?: string; render?: boolean }

/** The options that say how a source's site is asked. */
export function withRequestOptions(command: Command): Command {
  return command
    .option(
      '--header <line>',
      `"Name: value", sent to its site, also repeatedly; \${X} stands for the environment variable ${SECRET_PREFIX}X`,
      readHeader,
    )
    .option('--proxy <url>', 'HTTP or SOCKS5 proxy to its site, with secrets as in --header')
    .option('--render', 'read its pages as a browser shows them, after their scripts have run')
}

export const requestOf = ({ header = {}, proxy, render = false }: RequestOptions): RequestSettings => ({
  headers: header,
  proxy: proxy ?? null,
  render,
})

function readHeader(line: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Write it like "Name: value".')
  return { ...before, [name]: value }
}
