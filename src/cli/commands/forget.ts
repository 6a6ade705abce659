import { join } from 'node:path'
import { Command } from 'commander'
import { ancestors } from '../../pipeline/tag/ancestors.ts'
import { canonicalUrl } from '../../pipeline/url.ts'
import type { Onrecord } from '../../runtime/open.ts'
import { UserError } from '../../runtime/user-error.ts'
import { type Forgotten, findSpeakers, forgetPage, forgetPerson } from '../../store/forget.ts'
import { eraseDropped } from '../../workers/erase.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'

export function forgetCommand(): Command {
  return withConfigOptions(
    new Command('forget')
      .argument('<who-or-what>', "a page's URL, a person's id, or a name")
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
A page: its statements, documents, events and bytes go, and it is never fetched again.
A person: what they said goes, now and in future; their words are blacked out in documents, and the bytes of the pages
concerned go. What others say about them stays.
Subscribers get a DEL event with the cause "erasure" for each statement. Copies that left this system (exports, backups,
events on a queue) are not reached: see docs/operations.md.

Examples:
  $ onrecord forget https://example.com/interview
  $ onrecord forget "Marta Lindqvist"
  $ onrecord forget person:marta-lindqvist`,
      ),
  ).action((what: string, options: { json?: boolean }, command: Command) =>
    withOnrecord(command, async (onrecord) => {
      const { pool, dataFolder, wakeSubscriptions } = onrecord
      const forgotten = /^https?:/i.test(what) ? await page(onrecord, what) : await person(onrecord, what)
      const { erased, left } = await eraseDropped({ pool, snapshotFolder: join(dataFolder, 'snapshots') })
      if (forgotten.lastSeq !== null) await wakeSubscriptions(forgotten.lastSeq)
      const { pages, statements } = forgotten
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({ pages, statements, erased, left })
          : `${statements} statements and ${erased} records of ${pages} pages are gone.${left > 0 ? ` ${left} records are on other machines and go within the hour.` : ''}`,
      )
    }),
  )
}

const given = () => ({ at: new Date().toISOString(), ancestors })

async function page({ pool }: Onrecord, url: string): Promise<Forgotten> {
  const forgotten = await forgetPage(pool, { url: canonicalUrl(url), ...given() })
  if (forgotten === null) throw new UserError(`There is no page ${url}; there is nothing to forget.`, { exitCode: 1 })
  return forgotten
}

async function person({ pool }: Onrecord, name: string): Promise<Forgotten> {
  const ids = await findSpeakers(pool, name)
  const [speakerId] = ids
  if (speakerId === undefined) {
    throw new UserError(`Nobody called "${name}" has said anything on record.`, { exitCode: 1 })
  }
  if (ids.length > 1) {
    throw new UserError(`"${name}" may be any of these; name one of them:\n${ids.map((id) => `  ${id}`).join('\n')}`, {
      exitCode: 1,
    })
  }
  return forgetPerson(pool, { speakerId, ...given() })
}
