import { Command, InvalidArgumentError } from 'commander'
import { processWork } from '../../runtime/process-work.ts'
import { type Stage, stage } from '../../schemas/outcome.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { untilStopped } from '../signals.ts'

export function workCommand(): Command {
  return withConfigOptions(
    new Command('work')
      .requiredOption('--stage <stages>', `of ${stage.options.join(', ')}; separated by commas`, parseStages)
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord work --stage extract
  $ onrecord work --stage discover,fetch --concurrency 32`,
      ),
  ).action((options: { stage: Stage[] }, command: Command) =>
    withOnrecord(
      command,
      async (onrecord) => {
        const stopped = untilStopped()
        const work = await processWork(onrecord, options.stage)
        onrecord.log.info({ stages: options.stage }, 'onrecord is working')
        onrecord.log.info({ signal: await stopped }, 'stopping: finishing what is in hand')
        await work.close()
      },
      'info',
    ),
  )
}

function parseStages(value: string): Stage[] {
  return value.split(',').map((name) => {
    const result = stage.safeParse(name.trim())
    if (!result.success) throw new InvalidArgumentError(`"${name}" is none of ${stage.options.join(', ')}.`)
    return result.data
  })
}
