import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { tagText } from '../../src/pipeline/tag/tag-text.ts'
import { readLines } from './data.ts'
import { isRight } from './topic-accuracy.ts'

const FILE = fileURLToPath(new URL('../../fixtures/topics/languages.jsonl', import.meta.url))
const labelled = z.object({ language: z.string(), text: z.string(), acceptable: z.array(z.string()) })

/** Accuracy of the first topic in each language, in per cent, on statements written for this and labelled by one person. */
export function languageFigures(): Record<string, Record<string, number>> {
  const statements = readLines(FILE, labelled).map((each) => {
    const [best] = tagText({ text: each.text, language: each.language }).topics
    return { ...each, code: best?.uri.slice(-8) }
  })
  return Object.fromEntries(
    Array.from(
      Map.groupBy(statements, ({ language }) => language),
      ([language, rows]) => {
        const share = (count: number) => Math.round((1_000 * count) / rows.length) / 10
        const right = (level: number) =>
          share(rows.filter(({ code, acceptable }) => code !== undefined && isRight(code, acceptable, level)).length)
        const covered = share(rows.filter(({ code }) => code !== undefined).length)
        return [language, { statements: rows.length, covered, 'level 1': right(1), 'level 2': right(2) }]
      },
    ),
  )
}
