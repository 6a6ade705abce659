import { Command } from 'commander'
import type { Onrecord } from '../../../runtime/open.ts'
import { pauseSource, removeSource, resumeSource } from '../../../store/sources.ts'
import { withConfigOptions, withOnrecord } from '../../config-options.ts'
import { writeLine } from '../../output.ts'
import { noSuchSource } from './no-such-source.ts'

/** pause, resume and remove. */
export function changeCommands(): Command[] {
  const change = (
    verb: string,
    done: string,
    description: string,
    apply: (pool: Onrecord['pool'], name: string) => Promise<boolean>,
  ) =>
    withConfigOptions(new Command(verb).description(description).argument('<name>').option('--json', 'JSON')).action(
      (name: string, options: { json?: boolean }, self: Command) =>
        withOnrecord(self, async ({ pool }) => {
          if (!(await apply(pool, name))) throw noSuchSource(name)
          await writeLine(options.json ? JSON.stringify({ name, done }) : `${name}: ${done}`)
        }),
    )
  return [
    change('pause', 'paused', 'Stop looking at it.', pauseSource),
    change('resume', 'resumed', 'Go on looking at it, at once.', resumeSource),
    change('remove', 'removed', 'Remove it; its pages and statements stay.', removeSource),
  ]
}
