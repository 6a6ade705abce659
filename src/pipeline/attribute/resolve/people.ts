import type { Parsed, Person, Segmented } from '../../types.ts'
import { countryNames } from './countries.ts'
import { type NameRun, nameKey, nameRuns, surnameOf } from './names.ts'
import { BODIES, type Gender, genderOfName, genderOfRole, isRole, KNOWN_BODIES, PARTICLES, TITLES } from './words.ts'

/** Somebody whom the document names. */
export type Known = Person & {
  words: string[]
  gender: Gender | null
  /** Known to be a person, not merely called by two capitalised words: only such can be meant by "he" or "she". */
  human: boolean
  /** Mentions by the full name, and all told. */
  full: number
  total: number
}

export type Mention = { at: number; known: Known }

const LONGEST_ROLE_CHARACTERS = 120
const LONGEST_TITLE_CHARACTERS = 60

/** Everybody whom a document calls by a full name, its participants and whoever its turns name, with where they stand. */
export class People {
  readonly all: Known[] = []
  /** In order of the text. */
  readonly mentions: Mention[] = []
  readonly #language: string | null
  readonly #bySurname = new Map<string, Known[]>()

  constructor(parsed: Parsed, segmented: Segmented) {
    this.#language = parsed.metadata.language?.split('-')[0] ?? null
    for (const { name, description } of segmented.participants) this.#add(name.split(' '), description, true)
    for (const { name } of segmented.turns) if (name !== null) this.#add(name.split(' '), null, true)
    const runs = parsed.blocks
      .filter(({ kind }) => kind !== 'heading')
      .flatMap(({ span }) => nameRuns(parsed.text, span))
    const single: NameRun[] = []
    for (const run of runs) {
      if (isFullName(run.words) && !this.#isCountrys(run.words[0]!)) {
        const known = this.#add(run.words, roleBeside(parsed.text, run), run.gender !== null)
        known.gender ??= run.gender
        known.full++
        this.#mention(known, run)
      } else if (run.words.length === 1) single.push(run)
    }
    for (const run of single) {
      const bearers = this.bearersOf(run.words[0]!)
      if (bearers.length !== 1) continue
      bearers[0]!.gender ??= run.gender
      bearers[0]!.human ||= run.titles.length > 0
      this.#mention(bearers[0]!, run)
    }
    this.mentions.sort((a, b) => a.at - b.at)
  }

  bearersOf(surname: string): readonly Known[] {
    return this.#bySurname.get(nameKey(surname, this.#language)) ?? []
  }

  /** The one that bears all these words in this order among its own: "Hillary Clinton" is "Hillary Rodham Clinton". */
  find(words: readonly string[]): Known | undefined {
    const keys = words.map((word) => nameKey(word, this.#language))
    return this.bearersOf(surnameOf(words)).find((known) => {
      const own = known.words.map((word) => nameKey(word, this.#language))
      return isWithin(keys, own) || isWithin(own, keys)
    })
  }

  /** A speaker whom nothing else names: a body, or somebody called by the surname alone. */
  introduce(words: string[], type: Person['type'], role: string | null): Known {
    const known: Known = {
      type,
      name: words.join(' '),
      role,
      words,
      gender: type === 'person' && words.length > 1 ? genderOfName(words[0]!) : null,
      human: type === 'person',
      full: 0,
      total: 1,
    }
    this.all.push(known)
    this.#index(known)
    return known
  }

  isBody(words: readonly string[]): boolean {
    const name = words.join(' ').toLowerCase()
    return (
      countryNames(this.#language).has(name) ||
      words.some((word) => BODIES.has(word.toLowerCase()) || KNOWN_BODIES.has(word.toLowerCase())) ||
      words.every((word) => /^\p{Lu}[\p{Lu}\p{N}&.-]+$/u.test(word))
    )
  }

  /** "Aserbaidschans Gerüchte": a country's something, where nouns have capitals. */
  #isCountrys(word: string): boolean {
    return this.#language === 'de' && countryNames('de').has(word.toLowerCase().replace(/s$/, ''))
  }

  #add(words: string[], role: string | null, human: boolean): Known {
    const old = this.find(words)
    if (old) {
      old.role ??= role
      old.human ||= human || role !== null
      if (words.length > old.words.length) {
        old.words = words
        old.name = words.join(' ')
      }
      return old
    }
    const gender =
      genderOfName(words[0]!) ?? (role === null ? null : (role.split(/\s+/).map(genderOfRole).find(Boolean) ?? null))
    const type = this.isBody(words) && !human && role === null && gender === null ? 'organisation' : 'person'
    const known: Known = { type, name: words.join(' '), role, words, gender, human: false, full: 0, total: 0 }
    known.human = type === 'person' && (human || gender !== null || role !== null)
    this.all.push(known)
    this.#index(known)
    return known
  }

  #index(known: Known) {
    const key = nameKey(surnameOf(known.words), this.#language)
    const bearers = this.#bySurname.get(key)
    if (bearers) bearers.push(known)
    else this.#bySurname.set(key, [known])
  }

  #mention(known: Known, run: NameRun) {
    known.total++
    this.mentions.push({ at: run.span[0], known })
  }
}

/** All of `part` in `whole`, in order, ending with the same word. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const word of whole) if (word === part[at]) at++
  return at === part.length && part.length > 1
}

function isFullName(words: readonly string[]): boolean {
  const names = words.filter((word) => !PARTICLES.has(word))
  return names.length >= 2 && names.length <= 4
}

/** "…, the President of Azerbaijan," after the name, or "Foreign Minister" before it. */
function roleBeside(text: string, { span: [start, end] }: NameRun): string | null {
  const after = /^,[ \u00a0]([^,.;:()“”"«»\n]{3,120})[,.]/.exec(text.slice(end, end + LONGEST_ROLE_CHARACTERS))
  if (after) {
    const role = after[1]!.replace(/^(the|a|an|der|die|das|le|la|l['’]|el)[ ]?(?=\p{L})/iu, '')
    const first = role.split(/[\s-]+/).slice(0, 6)
    const names = first.some((word) => isRole(word.toLowerCase().replace(/['’]s$/, '')))
    if (names && !/\b(who|which|and|said|qui|que|der|die)\b/.test(role)) return role
  }
  const before = text.slice(Math.max(0, start - LONGEST_TITLE_CHARACTERS), start)
  // "Azerbaijan's president, Ilham Aliyev": the office stands first, the name in apposition.
  const apposed = /((?:\p{Lu}[\p{L}-]*['’]s|the|its|their)(?:[ \u00a0][\p{L}-]+){1,5}),[ \u00a0]$/iu.exec(before)?.[1]
  if (
    apposed !== undefined &&
    isRole(
      apposed
        .split(/[ \u00a0]/)
        .at(-1)!
        .toLowerCase(),
    )
  )
    return apposed.replace(/^the /i, '')
  return roleBefore(before)
}

/** The run of capitalised or role words right before a name, from its first role or the adjective before that. */
function roleBefore(text: string): string | null {
  const words = (/((?:[\p{L}’'-]+[ \u00a0]){1,5})$/u.exec(text)?.[1] ?? '').trim().split(/[ \u00a0]/)
  let from = words.length
  let named = false
  while (from > 0) {
    const word = words[from - 1]!
    const lower = word.toLowerCase()
    const isOffice = isRole(lower) && !TITLES.has(lower)
    if (
      !isOffice &&
      !(named && /^(?:\p{Lu}|former$|ex-)/u.test(word)) &&
      !(!named && /^(?:\p{Lu}|\p{Script=Cyrillic})/u.test(word) && isRole(words[from - 2]?.toLowerCase() ?? ''))
    )
      break
    named ||= isOffice
    from--
  }
  return named
    ? words
        .slice(from)
        .join(' ')
        .replace(/^(The|Der|Die|Le|La|El) /, '')
    : null
}
