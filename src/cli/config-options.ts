import { type Command, Option } from 'commander'
import { loadConfig } from '../runtime/config.ts'
import { createLogger } from '../runtime/logger.ts'
import { type Onrecord, open } from '../runtime/open.ts'
import { type Config, config } from '../schemas/config.ts'

const flags = Object.entries(config.shape).map(([variable, schema]) => ({
  variable,
  flag: variable
    .replace(/^ONRECORD_/, '')
    .toLowerCase()
    .replaceAll('_', '-'),
  description: schema.description ?? '',
}))

/** Every setting as an option, each wins over its environment variable. */
export function withConfigOptions(command: Command): Command {
  for (const { variable, flag, description } of flags) {
    command.addOption(new Option(`--${flag} <value>`, `${description} [${variable}]`).helpGroup('Configuration:'))
  }
  return command
}

/** The configuration of one call. Without LOG_LEVEL, commands that answer and end log warnings only. */
export function configOf(command: Command, defaultLogLevel: Config['LOG_LEVEL'] = 'warn'): Config {
  const options: Record<string, unknown> = command.opts()
  const given = flags.flatMap(({ variable, flag }) => {
    const value = options[flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())]
    return typeof value === 'string' ? [[variable, value] as const] : []
  })
  return loadConfig({ LOG_LEVEL: defaultLogLevel, ...withoutEmpty(process.env), ...Object.fromEntries(given) })
}

/** Opens the databases for one call of a command and closes them whatever happens. */
export async function withOnrecord<T>(
  command: Command,
  work: (onrecord: Onrecord) => Promise<T>,
  defaultLogLevel?: Config['LOG_LEVEL'],
): Promise<T> {
  const settings = configOf(command, defaultLogLevel)
  const onrecord = await open(settings, createLogger(settings))
  try {
    return await work(onrecord)
  } finally {
    await onrecord.close()
  }
}

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}
