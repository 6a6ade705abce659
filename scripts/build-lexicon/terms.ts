/** Reads the lexicon's sources: terms/LANGUAGE/*.txt with idioms.txt among them, and terms/names-*.txt. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { taxonomy } from '../../src/pipeline/tag/taxonomy.ts'

const IDIOMS = 'idioms.txt'

/** Strength from 1 (a hint) to 3 (says it alone). */
export type Term = { code: string; text: string; strength: number }

/**
 * A source file holds blocks: a line "CODE name", then indented lines "STRENGTH: term, term". In a language's file "*"
 * at a term's end or beginning makes it a prefix or a suffix of words. "#" begins a comment line.
 *
 * @throws {Error} naming file and line where one cannot be read
 */
export function readTerms(file: string): Term[] {
  const terms: Term[] = []
  let code: string | null = null
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const heading = /^(\d{8})\b/.exec(line)
    const list = /^\s+([123]): (.*)$/.exec(line)
    if (heading !== null) {
      code = heading[1]!
      const topic = taxonomy.get(code)
      if (topic === undefined || topic.retired !== null)
        throw new Error(`${file}:${index + 1}: no living topic ${code}`)
    } else if (list !== null && code !== null) {
      for (const text of list[2]!.split(',')) {
        if (text.trim() !== '') terms.push({ code, text: text.trim(), strength: Number(list[1]) })
      }
    } else {
      throw new Error(
        `${file}:${index + 1}: expected "CODE name" or "  STRENGTH: term, term", found ${line.slice(0, 60)}`,
      )
    }
  }
  return terms
}

/** Phrases whose words tell nothing of their topic, separated by commas and line breaks. */
function readIdioms(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(','))
    .map((idiom) => idiom.trim())
    .filter((idiom) => idiom !== '')
}

export type Sources = {
  languages: Map<string, Term[]>
  /** By language; few have any. */
  idioms: Map<string, string[]>
  names: Term[]
}

export function readLexicon(folder: string): Sources {
  const idioms = new Map<string, string[]>()
  const languages = new Map<string, Term[]>()
  const names: Term[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const files = readdirSync(path)
        .filter((file) => file !== IDIOMS)
        .sort()
      if (existsSync(join(path, IDIOMS))) idioms.set(entry.name, readIdioms(join(path, IDIOMS)))
      languages.set(
        entry.name,
        files.flatMap((file) => readTerms(join(path, file))),
      )
    } else if (entry.name.startsWith('names-')) names.push(...readTerms(path))
  }
  return { languages, idioms, names }
}
