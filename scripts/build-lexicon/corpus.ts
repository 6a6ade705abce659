/** Unlabelled text to learn from. It is read from the data folder and never committed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** About a paragraph. */
export type Unit = { document: string; language: string; source: string; text: string }

const WORDS_IN_UNIT = 110
const LEAST_WORDS = 8

const article = z.object({ id: z.string(), lang: z.string(), text: z.string() })
const conference = z.object({
  id: z.string(),
  turns: z.array(z.object({ heading: z.string().nullish(), text: z.string() })),
})
const page = z.object({ id: z.string(), set: z.string(), articleBody: z.string().nullish() })

function jsonLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}

/** Paragraphs joined until they are long enough to be about something. */
function unitsOf(text: string): string[] {
  const units: string[] = []
  let current: string[] = []
  let size = 0
  for (const paragraph of text.split(/\n\s*\n/)) {
    const words = paragraph.split(/\s+/).filter((word) => word !== '')
    if (size > 0 && size + words.length > WORDS_IN_UNIT) {
      units.push(current.join(' '))
      current = []
      size = 0
    }
    current.push(...words)
    size += words.length
  }
  units.push(current.join(' '))
  return units.filter((unit) => unit.split(' ').length >= LEAST_WORDS)
}

export function readUnits(dataFolder: string): Unit[] {
  const units: Unit[] = []
  const add = (document: string, language: string, source: string, text: string) => {
    for (const unit of unitsOf(text)) units.push({ document, language, source, text: unit.slice(0, 2500) })
  }
  for (const name of ['polnear-train', 'de-wikinews-train']) {
    for (const { id, lang, text } of jsonLines(join(dataFolder, 'attribution', `${name}.jsonl`), article)) {
      add(id, lang, name, text)
    }
  }
  for (const { id, turns } of jsonLines(join(dataFolder, 'turns', 'us-news-conferences.jsonl'), conference)) {
    for (const { heading, text } of turns) add(`${id} ${heading ?? ''}`, 'en', 'news-conferences', text)
  }
  for (const { id, set, articleBody } of jsonLines(join(dataFolder, 'articles', 'gold.jsonl'), page)) {
    if (articleBody && (set === 'zyte' || set === 'turns')) add(id, 'en', set, articleBody)
  }
  return units
}
