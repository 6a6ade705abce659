import { Command } from 'commander'
import pc from 'picocolors'
import { compareStatements, compareTexts, type TextChange } from '../../pipeline/compare.ts'
import { documentId } from '../../pipeline/normalise/identity.ts'
import type { Revised } from '../../pipeline/revise.ts'
import { canonicalUrl } from '../../pipeline/url.ts'
import { UserError } from '../../runtime/user-error.ts'
import type { Statement } from '../../schemas/statement.ts'
import { getDocument, listRevisions, type StoredDocument } from '../../store/documents.ts'
import { eventsOfDocument } from '../../store/events.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderColumns, speakerOf } from '../table.ts'

type Options = { from?: string; to?: string; json?: boolean }

export function diffCommand(): Command {
  return withConfigOptions(
    new Command('diff')
      .argument('<document>', 'its id, or its URL')
      .option('--from <revision>', 'the one before --to unless given')
      .option('--to <revision>', 'the newest unless given')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Examples:
  $ onrecord diff https://example.com/interview
  $ onrecord diff doc_b406b88e896b2dcd7181bfb232c8e11b --from 1 --to 3`,
      ),
  ).action((document: string, options: Options, command: Command) =>
    withOnrecord(command, async ({ pool }) => {
      const id = URL.canParse(document) ? documentId(canonicalUrl(document), '') : document
      const revisions = (await listRevisions(pool, id)).map(({ revision }) => revision)
      const [from, to] = choose(document, revisions, options)
      const [before, after] = await Promise.all([getDocument(pool, id, from), getDocument(pool, id, to)])
      if (before === null || after === null) throw noSuchDocument(document)
      const texts = compareTexts(before, after)
      const statements = compareStatements(await eventsOfDocument(pool, id, from), await eventsOfDocument(pool, id, to))
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({
              document: id,
              from,
              to,
              text: texts.filter(({ equal }) => !equal),
              statements: brief(statements),
            })
          : render(before, after, texts, statements),
      )
    }),
  )
}

function choose(document: string, revisions: number[], { from, to }: Options): [number, number] {
  const newest = revisions.at(-1)
  if (newest === undefined) throw noSuchDocument(document)
  const given = (value: string): number => {
    if (revisions.includes(Number(value))) return Number(value)
    throw new UserError(`There is no revision ${value} of ${document}; it has ${revisions.join(', ')}.`, {
      exitCode: 1,
    })
  }
  const last = to === undefined ? newest : given(to)
  const first = from === undefined ? revisions.findLast((each) => each < last) : given(from)
  if (first === undefined) {
    throw new UserError(`${document} has no revision before ${last}: there is nothing to compare.`, { exitCode: 1 })
  }
  return [first, last]
}

function noSuchDocument(document: string): UserError {
  return new UserError(`There is no document "${document}". Ids and URLs are in: onrecord statements --json`, {
    exitCode: 1,
  })
}

function brief({ added, changed, removed, kept }: Revised) {
  const altered = kept.filter((each) => each.altered)
  return { added, changed: [...changed, ...altered].map(({ previous, next }) => ({ previous, next })), removed }
}

function render(before: StoredDocument, after: StoredDocument, texts: TextChange[], statements: Revised): string {
  const head = (each: StoredDocument) => pc.bold(`revision ${each.revision}, ${each.at}`)
  const rows = texts.map(({ before, after, equal }) => {
    if (equal) return [pc.dim(`(${before.length} unchanged)`), pc.dim(`(${after.length} unchanged)`)]
    return [pc.red(before.join('\n\n')), pc.green(after.join('\n\n'))]
  })
  const { added, changed, removed } = brief(statements)
  const lines = [
    ...removed.map((statement) => `${pc.red('DEL')}  ${told(statement)}`),
    ...changed.map(({ previous, next }) => `${pc.yellow('MOD')}  ${told(previous)}\n  →  ${told(next)}`),
    ...added.map((statement) => `${pc.green('ADD')}  ${told(statement)}`),
  ]
  return [
    renderColumns([head(before), head(after)], rows),
    '',
    ...(lines.length === 0 ? ['No statement changed.'] : lines),
  ].join('\n')
}

const told = (statement: Statement): string =>
  `${pc.bold(speakerOf(statement))} (${statement.cue?.act ?? statement.kind}): ${statement.text.replace(/\s+/g, ' ')}`
