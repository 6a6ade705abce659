/**
 * Compiles gazetteer/*.tsv and the names that Unicode's CLDR has for countries to src/pipeline/tag/data/gazetteer.json.
 *
 * usage: node scripts/build-lexicon/gazetteer.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gazetteerKey } from '../../src/pipeline/tag/gazetteer-key.ts'

type Type = 'place' | 'organisation' | 'event'
type Entity = { name: string; type: Type; uri: string | null }

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'ru', 'tr', 'az']
/** Languages that put cases on names without an apostrophe: there a name is also the beginning of its forms. */
const INFLECTING = new Set(['ru', 'az'])

const entities: Entity[] = []
const whole = new Map<string, number>()
const prefixes = new Map<string, number>()

function rowsOf(file: string): string[][] {
  return readFileSync(new URL(`./gazetteer/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}

const list = (cell: string | undefined) =>
  (cell ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The first to claim a name keeps it. */
function claim(name: string, entity: number): void {
  const key = gazetteerKey(name)
  if (!whole.has(key)) whole.set(key, entity)
}

function addPrefix(name: string, entity: number): void {
  const key = gazetteerKey(name)
  if (!prefixes.has(key)) prefixes.set(key, entity)
}

function addNames(file: string, type: Type): void {
  for (const [id, names] of rowsOf(file)) {
    const [name, ...others] = list(names)
    const uri = id === '-' ? null : id!.startsWith('Q') ? `http://www.wikidata.org/entity/${id}` : id!
    const entity = entities.push({ name: name!, type, uri }) - 1
    for (const each of [name!, ...others]) claim(each, entity)
  }
}

const displayed = LANGUAGES.map((language) => [language, new Intl.DisplayNames(language, { type: 'region' })] as const)
for (const [code, aliases, demonyms, capitals, stems] of rowsOf('countries.tsv')) {
  const name = displayed[0]![1].of(code!)!
  const entity = entities.push({ name, type: 'place', uri: `iso3166:${code}` }) - 1
  for (const [language, names] of displayed) {
    const local = names.of(code!)!.replace(/ \(.*\)$/, '')
    claim(local, entity)
    if (language === 'de' && !/s$/.test(local)) claim(`${local}s`, entity)
    if (INFLECTING.has(language) && !local.includes(' ') && local.length > 4) {
      addPrefix(language === 'ru' ? local.replace(/(?:ия|ея|[аья])$/, '') : local, entity)
    }
  }
  for (const each of [...list(aliases), ...list(demonyms)]) claim(each, entity)
  for (const each of list(stems)) {
    if (each.endsWith('*')) addPrefix(each.slice(0, -1), entity)
    else claim(each, entity)
  }
  const [capital, ...spellings] = list(capitals)
  if (capital !== undefined) {
    const seat = entities.push({ name: capital, type: 'place', uri: `iso3166:${code}` }) - 1
    for (const each of [capital, ...spellings]) claim(each, seat)
  }
}
addNames('places.tsv', 'place')
addNames('organisations.tsv', 'organisation')
addNames('events.tsv', 'event')
const givenNames = rowsOf('given-names.txt').flatMap(([line]) => list(line))

const json = JSON.stringify({
  entities: entities.map(({ name, type, uri }) => [name, type, uri]),
  whole: Object.fromEntries(whole),
  prefixes: Object.fromEntries(prefixes),
  givenNames: [...new Set(givenNames)].sort(),
})
writeFileSync(
  new URL('../../src/pipeline/tag/data/gazetteer.json', import.meta.url),
  `${json.replaceAll('],[', '],\n[')}\n`,
)
console.log(
  `${entities.length} entities, ${whole.size} names, ${prefixes.size} prefixes, ${givenNames.length} given names`,
)
