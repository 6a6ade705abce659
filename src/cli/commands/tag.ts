import { Command } from 'commander'
import { z } from 'zod'
import { tagText } from '../../pipeline/tag/tag-text.ts'
import { readDesk } from '../../runtime/desk.ts'
import { UserError } from '../../runtime/user-error.ts'
import { dateOrDateTime, language } from '../../schemas/common.ts'
import { answerLines, readBatchLine } from '../batch.ts'

const tagInput = z.object({
  id: z.string(),
  text: z.string(),
  context: z.string().optional(),
  language: language.optional(),
  publishedAt: dateOrDateTime.optional(),
})

export function tagCommand(): Command {
  return new Command('tag')
    .option('--batch', 'read JSON lines from standard input, write one line for each')
    .option('--desk <folder>', 'people.yaml, organisations.yaml and watch.yaml of this folder')
    .addHelpText(
      'after',
      `
Lines in:  { "id", "text", "context"?, "language"?, "publishedAt"? }
Lines out: { "id", "topics": [{ "uri", "name", "confidence", … }], "entities", "dates", "quantities" }
           Topics come best first; the list is empty where nothing can be told.

Example:
  $ echo '{"id":"1","text":"Inflation fell to 2 % in May."}' | onrecord tag --batch`,
    )
    .action(async (options: { batch?: boolean; desk?: string }) => {
      if (!options.batch) throw new UserError('Give --batch and JSON lines on standard input; see onrecord tag --help.')
      const desk = await readDesk(options.desk)
      await answerLines(process.stdin, 1, async (line) => {
        const read = readBatchLine(tagInput, line)
        return 'failure' in read ? read.failure : { id: read.input.id, ...tagText(read.input, desk) }
      })
    })
}
