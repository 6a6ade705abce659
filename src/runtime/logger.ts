import { type Logger, pino } from 'pino'
import type { Config } from '../schemas/config.ts'

const SECRETS = ['authorization', 'cookie', 'password', 'connectionString', 'DATABASE_URL', 'REDIS_URL']

/** JSON lines on standard error, so that standard output stays for results. */
export function createLogger({ LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>): Logger {
  return pino(
    {
      level: LOG_LEVEL,
      base: null,
      serializers: { error: pino.stdSerializers.err },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
