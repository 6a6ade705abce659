import { type Gender, genderOfName } from '../../given-names.ts'
import { lowerBound } from '../../spans.ts'
import type { Parsed, Person, Segmented, Span } from '../../types.ts'
import { isBusinessName, kindsBeside, kindsInName } from './body-kinds.ts'
import { withPurpose } from './body-names.ts'
import { countryNames } from './countries.ts'
import { isTitle, type NameRun, nameKey, nameRuns, surnameOf } from './names.ts'
import { inNominative } from './nominative.ts'
import { isAged, isSubject, isWho, isWork, kinBefore } from './person-evidence.ts'
import { rolesBeside } from './roles.ts'
import { isGermanGenitive, whoAlone } from './who-alone.ts'
import { BODIES, genderInWords, isKin, isPluralName, isRole, KNOWN_BODIES, PARTICLES, RANKS } from './words.ts'

/** Somebody whom the document names. */
export type Known = Person & {
  words: string[]
  /** Every office that the document gives, in its own words. */
  offices: string[]
  gender: Gender | null
  /** Known to be a person, not merely called by two capitalised words: only such can be meant by "he" or "she". */
  human: boolean
  /** How often each full form of the name stands in the prose: "Donald Trump" 7, "Donald J. Trump" 1. */
  forms: Map<string, number>
  /** Mentions by a full name, and where the first stands. */
  full: number
  since: number
  /** By which nouns a body is called: "union", "company". */
  kinds: string[]
  /** Introduced as kin of somebody: "his sister, Ada Obi". The surname alone means that one. */
  kin?: true
}

/** Somebody without a name: "a spokeswoman for the port". */
export const unnamed = (type: Person['type'], role: string, gender: Gender | null): Known => ({
  type,
  name: null,
  role,
  words: [],
  offices: [role],
  gender,
  human: true,
  kinds: [],
  forms: new Map(),
  full: 0,
  since: 0,
})

export type Mention = { at: number; end: number; known: Known }

/** Everybody whom a document calls by a full name, its participants and whoever its turns name, with where they stand. */
export class People {
  readonly all: Known[] = []
  /** In order of the text. */
  readonly mentions: Mention[] = []
  readonly #text: string
  readonly #language: string | null
  readonly #bySurname = new Map<string, Known[]>()
  readonly #byFirstName = new Map<string, Known[]>()

  constructor(parsed: Parsed, segmented: Segmented) {
    this.#text = parsed.text
    this.#language = parsed.metadata.language?.split('-')[0] ?? null
    for (const { name, description } of segmented.participants)
      this.#add(withoutOffice(name), description === null ? [] : [description], true)
    for (const { name } of segmented.turns) if (name !== null) this.#add(name.split(' '), [], true)
    const given = new Set(this.all)
    const runs = parsed.blocks
      .filter(({ kind }) => kind !== 'heading')
      .flatMap(({ span }) => this.#runsIn(span))
      .map((run) => whoAlone(run, this.#language))
    const single: NameRun[] = []
    for (const run of runs) {
      if ((isFullName(run.words) || isLongBody(run.words)) && !isPluralName(run.words) && !this.#isOwned(run.words)) {
        const kin = kinBefore(parsed.text, run)
        const isSomebody = run.titles.length > 0 || kin !== null || isWho(parsed.text, run) || isAged(parsed.text, run)
        const known = this.#add(run.words, rolesBeside(parsed.text, run), isSomebody && !this.isBody(run.words))
        known.gender ??= run.gender ?? genderInWords(kin ?? '')
        if (kin !== null && known.full === 0) known.kin = true
        if (isWork(parsed.text, run) && !known.human) known.type = 'organisation'
        callKinds(known, known.human ? [] : kindsBeside(parsed.text, run))
        if (known.full++ === 0 && !given.has(known)) known.since = run.span[0]
        if (!isSurnameOfTwo(run)) countForm(known, run.words)
        this.#mention(known, run)
      } else if (run.words.length === 1) single.push(run)
    }
    for (const run of single) {
      const [bearer, ...others] = this.bearersOf(run.words[0]!)
      const called = bearer === undefined ? this.calledByFirstName(run.words[0]!) : undefined
      if (called && run.titles.every(isBeforeFirstName)) this.#mention(called, run)
      const isUnknown = bearer === undefined && !called && !isBodyWord(run.words[0]!)
      const kin = isUnknown ? kinBefore(parsed.text, run) : null
      if (kin !== null || (isUnknown && isAged(parsed.text, run))) {
        const somebody = this.#add(run.words, kin === null ? [] : [kin], true)
        somebody.since = run.span[0]
        somebody.gender ??= genderInWords(kin ?? '')
        this.#mention(somebody, run)
      }
      const rank = rankIn(run.titles)
      if (bearer === undefined && !called && (rank !== undefined || run.titles.some(isOffice))) {
        const titled =
          rank === undefined
            ? this.#add(run.words, [run.titles.join(' ')], true)
            : this.#add([rank, ...run.words], rolesBeside(parsed.text, withRank(run, rank)), true)
        titled.since = run.span[0]
        titled.gender ??= run.gender
        this.#mention(titled, run)
      }
      const kinds = bearer === undefined && !called ? kindsBeside(parsed.text, run) : []
      if (kinds.length > 0) {
        const body = this.#add(run.words, [], false)
        callKinds(body, kinds)
        this.#mention(body, run)
      }
      if (bearer === undefined || others.length > 0) continue
      bearer.gender ??= run.gender
      bearer.human ||= bearer.type === 'person' && (run.titles.length > 0 || isSubject(parsed.text, run))
      this.#mention(bearer, run)
    }
    this.mentions.sort((a, b) => a.at - b.at)
    this.#introduceByLead(parsed)
    for (const known of this.all) if (known.type === 'person' && !given.has(known)) callByCommonForm(known)
  }

  /** Runs of names, those of bodies with what they are for. */
  #runsIn(span: Span): NameRun[] {
    const runs = nameRuns(this.#text, span).map((run) => withPurpose(this.#text, run, span[1]))
    return runs.filter((run, at) => at === 0 || run.span[0] >= runs[at - 1]!.span[1])
  }

  /** "A former pharmacist was jailed …" and then "Gareth Pell, 52, …": whom a lead calls by what they are alone. */
  #introduceByLead({ text, blocks }: Parsed) {
    const [lead, next] = blocks.filter(({ kind }) => kind !== 'heading').map(({ span }) => span)
    if (lead === undefined || next === undefined) return
    const [, phrase] = LEAD.exec(text.slice(...lead)) ?? []
    const words = phrase?.split(' ') ?? []
    const role = words.findIndex((word) => isRole(word.toLowerCase()))
    const [first] = this.mentions.filter(({ at }) => at >= lead[0])
    const isNext = first !== undefined && first.at >= next[0] && first.at - next[0] <= LONGEST_TITLE_CHARACTERS
    if (role < 0 || !isNext || !first.known.human || first.known.offices.length > 0) return
    first.known.offices.push(words.slice(0, role + 1).join(' '))
  }

  bearersOf(surname: string): readonly Known[] {
    return this.#bySurname.get(nameKey(surname, this.#language)) ?? []
  }

  /** Whom a longer name means that begins here: of "Anna Lee" a mention may hold "Anna" alone. */
  mentionAt([start, end]: Span): Known | undefined {
    const mention = this.mentions[lowerBound(this.mentions.length, (index) => this.mentions[index]!.at >= start)]
    return mention?.at === start && mention.end > end && mention.known.human ? mention.known : undefined
  }

  /** The only one with this first name, as features and interviews call people. */
  calledByFirstName(name: string): Known | undefined {
    const called = (this.#byFirstName.get(nameKey(name, this.#language)) ?? []).filter(({ human }) => human)
    return called.length === 1 ? called[0] : undefined
  }

  /** The one that bears all these words in this order among its own: "Hillary Clinton" is "Hillary Rodham Clinton". */
  find(words: readonly string[]): Known | undefined {
    const keys = words.map((word) => nameKey(word, this.#language))
    const bearers = this.bearersOf(surnameOf(words))
    const called = bearers.find((known) => {
      const own = known.words.map((word) => nameKey(word, this.#language))
      return isWithin(keys, own) || isWithin(own, keys)
    })
    return called ?? byInitial(words, bearers)
  }

  /** The body whose initials these are: "IMF" for the International Monetary Fund. */
  spelledOut(acronym: string): Known | undefined {
    if (!/^\p{Lu}{2,6}$/u.test(acronym)) return undefined
    const meant = this.all.filter(
      ({ human, words }) => !human && words.length > 1 && words.map((word) => word[0]).join('') === acronym,
    )
    return meant.length === 1 ? meant[0] : undefined
  }

  /** A speaker whom nothing else names: a body, or somebody called by the surname alone. */
  introduce(words: string[], type: Person['type'], role: string | null): Known {
    const known: Known = {
      type,
      name: words.join(' '),
      role,
      words,
      offices: role === null ? [] : [role],
      gender: type === 'person' && words.length > 1 ? genderOfName(words[0]!) : null,
      human: type === 'person',
      kinds: kindsInName(words),
      forms: new Map(),
      full: 0,
      since: 0,
    }
    this.all.push(known)
    this.#index(known)
    return known
  }

  isBody(words: readonly string[]): boolean {
    const name = words.join(' ').toLowerCase().replace(' and ', ' & ')
    return (
      countryNames(this.#language).has(name) ||
      words.includes('&') ||
      (words.length > 1 && this.#isBusiness(words) && genderOfName(words[0]!) === null) ||
      words.some((word) => BODIES.has(word.toLowerCase()) || KNOWN_BODIES.has(word.toLowerCase())) ||
      words.every((word) => /^\p{Lu}[\p{Lu}\p{N}&.-]+$/u.test(word))
    )
  }

  /** English has its bodies' nouns in `BODIES`. */
  #isBusiness(words: readonly string[]): boolean {
    return isBusinessName(words) || (this.#language !== 'en' && kindsInName(words).length > 0)
  }

  /**
   * Whether words with capitals that nothing else here tells of can be a name. A lone one is, where it stands with a
   * capital inside a sentence and nowhere without; never in German, which writes all nouns with capitals.
   */
  couldBeName(words: readonly string[]): boolean {
    if (this.isBody(words)) return true
    if (words.length > 1) return this.#language !== 'de' || !isGermanGenitive(words)
    if (this.#language === 'de' || isTitle(words[0]!)) return false
    const word = words[0]!.replace(/[^\p{L}\p{N}'’-]/gu, '')
    const alone = (form: string) => `(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`
    return (
      new RegExp(`[\\p{Ll}\\p{N},]["'“‘«]? ["'“‘«]?${alone(word)}`, 'u').test(this.#text) &&
      !new RegExp(alone(word.toLowerCase()), 'u').test(this.#text)
    )
  }

  /** "Aserbaidschans Gerüchte", "Erkenntnissen der Biologie": what somebody has, where nouns have capitals. */
  #isOwned(words: readonly string[]): boolean {
    const owner = words[0]!.toLowerCase().replace(/s$/, '')
    return this.#language === 'de' && (countryNames('de').has(owner) || isGermanGenitive(words))
  }

  #add(words: string[], offices: readonly string[], human: boolean): Known {
    const old = this.find(words)
    if (old) {
      old.offices.push(...offices)
      old.role ??= offices[0] ?? null
      old.human ||= human || offices.length > 0
      if (words.length > old.words.length) old.words = words
      return old
    }
    const gender = genderOfName(words[0]!) ?? genderInWords(offices.join(' '))
    const type = this.isBody(words) && !human && genderOfName(words[0]!) === null ? 'organisation' : 'person'
    const known: Known = {
      type,
      name: words.join(' '),
      role: offices[0] ?? null,
      words,
      offices: [...offices],
      gender,
      human: type === 'person' && (human || gender !== null || offices.length > 0),
      kinds: kindsInName(words),
      forms: new Map(),
      full: 0,
      since: 0,
    }
    this.all.push(known)
    this.#index(known)
    return known
  }

  #index(known: Known) {
    const add = (index: Map<string, Known[]>, word: string) => {
      const key = nameKey(word, this.#language)
      const bearers = index.get(key)
      if (bearers) bearers.push(known)
      else index.set(key, [known])
    }
    add(this.#bySurname, surnameOf(known.words))
    // "Bermejo" of Tomás Bermejo Salcedo
    const first = known.words.at(-2)!
    const isSurname = known.words.length > 2 && !PARTICLES.has(first) && genderOfName(first) === null
    if (this.#language === 'es' && isSurname) add(this.#bySurname, first)
    if (known.words.length > 1) add(this.#byFirstName, known.words[0]!)
  }

  #mention(known: Known, run: NameRun) {
    this.mentions.push({ at: run.span[0], end: run.span[1], known })
  }
}

const LONGEST_BODY_WORDS = 8
const LONGEST_TITLE_CHARACTERS = 8
const LEAD = /^(?:The|An?) ((?:\p{L}+ ){0,3}\p{L}+)(?=[ ,])/u

const isBodyWord = (word: string): boolean => BODIES.has(word.toLowerCase())

/** "President" of "President Ford", not "Mr": whom the document calls by office and surname alone. */
const isOffice = (title: string): boolean => isRole(title.toLowerCase())

/** "Aunt Ada", "Sir Gethin": followed by a first name alone. */
export const isBeforeFirstName = (title: string): boolean => isKin(title) || /^(?:sir|dame|lady|don|doña)$/i.test(title)

/** "Norrby Belediye Başkanı Tülay Ergüven" as titles print it. */
function withoutOffice(name: string): string[] {
  const run = nameRuns(name, [0, name.length]).at(-1)
  const isName = run !== undefined && run.words.length > 1 && run.titles.length > 0 && run.span[1] === name.length
  return isName ? run.words : name.split(' ')
}

/** A name that the text calls a company, a union … is a body's. */
function callKinds(known: Known, kinds: readonly string[]) {
  if (known.human || kinds.length === 0) return
  known.type = 'organisation'
  known.kinds.push(...kinds)
}

/** "Lord" of "Lord Pelham"; an English judge is "Mrs Justice Farrow". */
const rankIn = (titles: readonly string[]): string | undefined =>
  /^M(?:rs?|s) Justice$/.exec(titles.slice(-2).join(' '))?.[0] ?? titles.find((title) => RANKS.has(title.toLowerCase()))

/** "Lord Pelham" of the run "Pelham". */
const withRank = (run: NameRun, rank: string): NameRun => ({
  ...run,
  span: [run.span[0] - rank.length - 1, run.span[1]],
})

/** "Mr Guajardo Villarreal", "De Blasio" */
const isSurnameOfTwo = ({ words, titles, gender }: NameRun) =>
  (titles.length > 0 && gender !== null) || PARTICLES.has(words[0]!.toLowerCase())

function countForm({ forms }: Known, words: readonly string[]) {
  const form = words.join(' ')
  forms.set(form, (forms.get(form) ?? 0) + 1)
}

/** The name as the document mostly has it; of forms as frequent, one that begins with a first name, then the shorter. */
function callByCommonForm(known: Known) {
  const startsWell = (form: string) => (genderOfName(form.split(' ')[0]!) === null ? 0 : 1)
  // "Вероники Скворцовой" is a case of the name.
  const declines = known.words.some((word) => /^\p{Script=Cyrillic}/u.test(word))
  const [best] = [...known.forms].sort(
    ([a, countA], [b, countB]) =>
      (declines ? startsWell(b) - startsWell(a) : 0) ||
      countB - countA ||
      startsWell(b) - startsWell(a) ||
      a.length - b.length,
  )
  if (best) known.name = declines ? inNominative(best[0].split(' ')).join(' ') : best[0]
}

/** "B. Lee" is the one Bo Lee, "Bo Lee" the one B. Lee. */
function byInitial([first, ...rest]: readonly string[], bearers: readonly Known[]): Known | undefined {
  if (rest.length !== 1) return undefined
  const isInitial = (word: string) => /^\p{Lu}\.$/u.test(word)
  const fitting = bearers.filter(
    ({ words }) => words.length > 1 && words[0]![0] === first![0] && isInitial(words[0]!) !== isInitial(first!),
  )
  return fitting.length === 1 ? fitting[0] : undefined
}

/** All of `part` in `whole`, in order, ending with the same word. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const word of whole) if (word === part[at]) at++
  return at === part.length && part.length > 1
}

/** "Center for Federal Tax Policy" */
const isLongBody = (words: readonly string[]): boolean =>
  words.length <= LONGEST_BODY_WORDS && words.some((word) => /^(?:of|for|on)$/.test(word))

function isFullName(words: readonly string[]): boolean {
  const names = words.filter((word) => !PARTICLES.has(word))
  return names.length >= 2 && names.length <= 4
}
