import { Command } from 'commander'
import { DEFAULT_LISTEN, serveApi } from '../../runtime/serve-api.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { untilStopped } from '../signals.ts'

export function serveCommand(): Command {
  return withConfigOptions(
    new Command('serve').addHelpText(
      'after',
      `
The page to read and try it is at /docs/, its OpenAPI document at /openapi.json. On a loopback address a key may be left
out; on any other the server does not start before there is one.

Examples:
  $ onrecord serve                          on http://127.0.0.1:8750
  $ onrecord keys add desk && onrecord serve --listen 0.0.0.0:8750
  $ onrecord up --listen 8750               crawling and the API in one process`,
    ),
  ).action((_options, command: Command) =>
    withOnrecord(
      command,
      async (onrecord) => {
        const stopped = untilStopped()
        const { log, config } = onrecord
        const api = await serveApi(onrecord, config.ONRECORD_LISTEN ?? DEFAULT_LISTEN)
        log.info({ url: api.url, docs: `${api.url}/docs/` }, 'the API is served')
        log.info({ signal: await stopped }, 'stopping')
        await api.close()
      },
      'info',
    ),
  )
}
