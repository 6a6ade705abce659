import { kindOf } from './body-kinds.ts'
import type { NameRun } from './names.ts'
import { bodyInNominative } from './nominative.ts'
import { BODIES, NEVER_NAMES } from './words.ts'

/** "on" as in "Commission on Presidential Debates", never as in "the council on Tuesday". */
const ENGLISH_PURPOSE = /^ (of|for|on) (?:the |an? )?(\p{Lu}[\p{L}-]*)(?: (?:and )?\p{Lu}[\p{L}-]*){0,4}/u
const ROMANCE_BODY =
  /^(?:Con)?f[eé]d[eé]ra[tc]i[oó]n$|^(?:Association|Asociación|Chambre|Cámara|Union|Unión|Syndicat|Sindicato|Comité|Conseil|Consejo|Ministère|Ministerio|Agence|Agencia|Institut|Instituto|Office|Oficina|Direction|Dirección|Ligue|Liga|Société|Sociedad|Laboratoire|Laboratorio|Comunidad|Confederación|Université|Universidad|Préfecture|Junta|Plataforma|Empresa|Colegio)$/u
const ROMANCE_PURPOSE =
  /^ (?:de la |de l['’]|des |du |de |d['’]|del |de los |de las )[\p{L}'’-]+(?: (?:de la |de l['’]|des |du |de |d['’]|del |et |y )[\p{L}'’-]+){0,2}/u

const ROMANCE_PROPER =
  /^(?:ministère|préfecture|direction|chambre|mairie|tribunal|parquet|fédération|confédération|syndicat|association|agence|université|conseil|ministerio|consejería|ayuntamiento|cámara|fiscalía|federación|asociación|sindicato|agencia|universidad|gobierno|comunidad) (?:de la |de l['’]|des |du |de |d['’]|del |de los |de las )[\p{L}'’-]*\p{Lu}/u

/** "ministère des Transports", "Министерство транспорта": what a description names in full. */
export function properBody(text: string): string[] | null {
  if (ROMANCE_PROPER.test(text)) return text.split(' ')
  const [, ...others] = text.split(' ')
  if (!/^\p{Script=Cyrillic}/u.test(text) || others.length === 0 || text.length > LONGEST_PROPER_CHARACTERS) return null
  const nominative = bodyInNominative(text)
  return nominative && kindOf(nominative.split(' ').find((word) => kindOf(word) !== null)!) !== null
    ? nominative.split(' ')
    : null
}

const LONGEST_PROPER_CHARACTERS = 70

/** "Ministry of Trade", "Office for Public Roads", "Chambre de commerce": a body's name goes on behind "of". */
export function withPurpose(text: string, run: NameRun, end: number): NameRun {
  const romance = ROMANCE_BODY.test(run.words.at(-1)!)
    ? ROMANCE_PURPOSE.exec(text.slice(run.span[1], end))?.[0]
    : undefined
  if (romance !== undefined)
    return {
      ...run,
      words: [...run.words, ...romance.trim().split(' ')],
      span: [run.span[0], run.span[1] + romance.length],
    }
  const [tail, link, first] = ENGLISH_PURPOSE.exec(text.slice(run.span[1], end)) ?? []
  const last = run.words.at(-1)!.toLowerCase()
  if (tail === undefined || !BODIES.has(last)) return run
  if (link === 'on' && (!/^(?:com|coun|pan)/.test(last) || NEVER_NAMES.has(first!.toLowerCase()))) return run
  return { ...run, words: [...run.words, ...tail.trim().split(' ')], span: [run.span[0], run.span[1] + tail.length] }
}
