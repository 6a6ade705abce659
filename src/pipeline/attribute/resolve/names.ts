import { type Gender, genderOfName } from '../../given-names.ts'
import type { Span } from '../../types.ts'
import { countryNames } from './countries.ts'
import {
  BODIES,
  DEPARTMENTS,
  EPITHETS,
  genderOfKin,
  genderOfRole,
  isRole,
  NEVER_NAMES,
  PARTICLES,
  STATES,
  SURNAMES_LIKE_TITLES,
  TITLES,
} from './words.ts'

/** A run of capitalised words in the text without titles and offices, and what a title before it tells. */
export type NameRun = {
  span: Span
  words: string[]
  /** "Mr", "President": the words cut off before it. */
  titles: string[]
  gender: Gender | null
}

const NAME_WORD = /(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}\p{M}]*(?:['’.-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*)/u.source
const PARTICLE = [...PARTICLES].join('|')
/** "M. Macron", "Dr. Lee": the stop belongs to the title; "Hon. (Mrs.) Anna Lee" has two. */
const GAP = String.raw`(?:(?<=\b(?:M|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sr|Sra|Hon|Barr|Engr|Rev|Capt|Sgt))\.)?[ \u00a0](?:\((?:Mrs?|Ms|Miss|Dr|Prof)\.?\)[ \u00a0])?`
const RUN = new RegExp(`${NAME_WORD}(?:${GAP}(?:(?:${PARTICLE}|&)[ \\u00a0]){0,2}${NAME_WORD})*`, 'gu')
const OF = /(?:^|\s)(?:of|for|and|de|du|der|des|de la)\s$|(?:^|\s)de l['’]$/
const ARTICLE = /(?:^|\s)(?:the|a|an|his|her|its|their)\s$/
/** Behind one of these stands an office in German, never a name alone: "der Statiker Thomas Erler". */
const GERMAN_ARTICLE = /(?:^|\s)(?:der|die|dem|den)\s$/i
const LONGEST_WORD_BEFORE = 6
/** Words with capitals in a row beyond which they are a heading in capitals, and looked at no closer. */
const LONGEST_RUN = 16
/** "Clinton's", "Erdoğan’ın": never "O'Neill". */
const SUFFIX = /['’]\p{Ll}+$/u

/** The runs in a span of text. A possessive ends a run; so does a word that is never part of a name. */
export function nameRuns(text: string, [start, end]: Span): NameRun[] {
  const runs: NameRun[] = []
  for (const match of text.slice(start, end).matchAll(RUN)) {
    const at = start + match.index
    const before = text.slice(Math.max(0, at - LONGEST_WORD_BEFORE), at)
    const belongs = OF.test(before)
    runs.push(...split(match[0], at, belongs, ARTICLE.test(before), GERMAN_ARTICLE.test(before)))
  }
  return runs
}

/** `belongs`: it stands after "of"; `determined`: after an article; `german`: after a German one. */
function split(run: string, start: number, belongs: boolean, determined: boolean, german: boolean): NameRun[] {
  const runs: NameRun[] = []
  let at = start
  let from = start
  let words: string[] = []
  let titles: string[] = []
  const close = () => {
    while (words.length > 0 && PARTICLES.has(words.at(-1)!)) words.pop()
    while (words.length > 1 && POSTNOMINALS.has(words.at(-1)!)) words.pop()
    if (isRussianPlace(words)) from += words.shift()!.length + 1
    if (german && from === start && isOccupation(words)) {
      titles.push(words[0]!)
      from += words.shift()!.length + 1
    }
    if (from === start && OCCUPATION.test(words[0] ?? '') && isOccupation(words)) {
      titles.push(words[0]!)
      from += words.shift()!.length + 1
    }
    const isBefore = (words.length > 2 && EPITHET.test(words[0]!)) || (words.length > 1 && BUSINESS.test(words[0]!))
    if (from === start && isBefore) from += words.shift()!.length + 1
    while (words.length > 2 && words.length <= LONGEST_RUN && isBeforeName(words, belongs && from === start))
      from += words.shift()!.length + 1
    if (words.length > 0) {
      const gender = titles.map(genderOfTitle).find((found) => found !== null) ?? null
      runs.push({ span: [from, from + words.join(' ').length], words, titles, gender })
    }
    words = []
    titles = []
  }
  const all = run.split(/[ \u00a0]/)
  // "Larry King", "Mr King", "King said": a surname that is an office elsewhere.
  const isSurname = (bare: string, index: number) =>
    SURNAMES_LIKE_TITLES.has(bare.toLowerCase()) &&
    index === all.length - 1 &&
    (words.length > 0 || titles.some((title) => genderOfTitle(title) !== null) || (index === 0 && !determined))
  for (const [index, word] of all.entries()) {
    const ownsBody = isOwnerInName(word, all[index + 1])
    const bare = ownsBody ? word : word.replace(SUFFIX, '')
    // French lawyers: "Me Ada Obi"
    const isMaster = word === 'Me' && index < all.length - 1
    if (ownsBody) {
      if (words.length === 0) from = at
      words.push(bare)
    } else if (
      (isTitle(bare) && !isSurname(bare, index)) ||
      isMember(words, bare) ||
      isMaster ||
      word.startsWith('(')
    ) {
      if (words.length > 0) close()
      titles.push(bare)
    } else if (NEVER_NAMES.has(bare.toLowerCase()) && !isInName(words, bare) && !isBornOn(bare, titles, all[index + 1]))
      close()
    else if (words.length > 1 && PARTICLES.has(bare) && isBodyAhead(all.slice(index))) close()
    else if (isBehindBody(words, bare) && index < all.length - 1) {
      close()
      from = at
      words.push(bare)
    } else if (words.length > 1 && GERMAN_CASE.test(bare) && !PARTICLES.has(words.at(-1)!)) close()
    else {
      if (words.length === 0) from = at
      words.push(bare)
    }
    if (bare !== word) close()
    at += word.length + 1
  }
  close()
  return runs
}

/** "sagte Rainer Falk der Rundschau": behind a whole name no part of it, but for "von der". */
const GERMAN_CASE = /^(?:der|dem|den)$/u

/** "Rainer Falk von der Hochschule Calder": behind the particles stands a body. */
const isBodyAhead = (rest: readonly string[]): boolean =>
  BODIES.has(rest.find((word) => !PARTICLES.has(word))?.toLowerCase() ?? '')

/** "People's Reform Congress", "Norrby County Sheriff's Office", "Drivers' Union" */
const isOwnerInName = (word: string, next: string | undefined): boolean =>
  next !== undefined &&
  /['’]/.test(word) &&
  (/^(?:People|Women|Men|Children)['’]s$/.test(word) ||
    (BODIES.has(next.toLowerCase()) && (/^\p{L}+s['’]$/u.test(word) || isOffices(word.replace(SUFFIX, ''), word))))

const isOffices = (owner: string, word: string): boolean => owner !== word && isRole(owner.toLowerCase())

/** "Comrade Sunday Agbo": West African first names are days as well. */
const isBornOn = (word: string, titles: readonly string[], next: string | undefined): boolean =>
  titles.length > 0 && next !== undefined && /^(?:Sunday|Monday|Friday|Saturday)$/.test(word)

/** Letters behind a name: "Anna Lee KC". */
const POSTNOMINALS: ReadonlySet<string> = new Set(
  'KC QC SC SAN OBE CBE MBE KBE DBE MP MEP MSP MLA TD PhD MD DVM Esq'.split(' '),
)

/** "Rival Helix Devices Inc.", "Chipmaker Velanor": what English papers put before a body at the head of a sentence. */
const EPITHET = /^(?:Rival|Fellow|Former)$/
const BUSINESS =
  /^(?:\p{Lu}\p{Ll}{2,}maker|Airline|Retailer|Insurer|Broadcaster|Startup|Lender|Charity|Developer|Operator|Promoter|Organi[sz]er|Publisher|Distributor|Supplier|Contractor|Housebuilder|Manufacturer)$/u

/** "Spokesperson for the Foreign Ministry Anna Lee": behind a body's noun, a first name begins somebody's name. */
const isBehindBody = (words: readonly string[], word: string): boolean =>
  words.length > 0 &&
  /^(?:Ministry|Department|Office|Agency|Committee|Council|Commission|University|Institute|Parliament|Party|Police)$/.test(
    words.at(-1)!,
  ) &&
  genderOfName(word) !== null

/** "Council Member Anna Lee" */
const isMember = (words: readonly string[], word: string): boolean =>
  word === 'Member' && BODIES.has(words.at(-1)?.toLowerCase() ?? '')

/** A word that is no name elsewhere: a particle, an article behind a first name, or a month behind a first name ("Theresa May"). */
const isInName = (words: readonly string[], word: string): boolean =>
  words.length > 0 &&
  (PARTICLES.has(word) ||
    // "James Van Der Beek"
    (word === 'Der' && /^V[ao]n$/.test(words.at(-1)!)) ||
    // "Denis Le Goff"
    (words.length === 1 && /^(?:Le|La|Du|Des|De|Del|El|Al)$/.test(word) && genderOfName(words[0]!) !== null) ||
    // "Naviera Sur"
    word === 'Sur' ||
    (words.length === 1 && /^(?:May|April|August|June)$/.test(word) && genderOfName(words[0]!) !== null))

/** What English trades end in: "Forecaster Anna Lee" at the head of a sentence; surnames that are first names as well stand apart. */
const OCCUPATION =
  /^(?!(?:Hunter|Parker|Cooper|Carter|Tyler|Walker|Spencer|Archer|Sawyer|Asher|Skyler|Piper|Harper|Tanner|Conner|Chandler|Porter|Turner|Foster|Taylor|Baker|Bryant|Grant|Brent|Trent|Kent|Ember|Sumner|Luther|Dexter)$)\p{Lu}\p{Ll}{3,}(?:er|or|ist|ician|eer|ant|man|woman)$/u

/** A noun and a full name: "Statiker Thomas Erler". */
const isOccupation = ([first, given, ...rest]: readonly string[]): boolean =>
  rest.length > 0 && genderOfName(first!) === null && genderOfName(given!) !== null

/** "мэр Москвы Анна Ли", "депутат ЛДПР Анна Ли": what an office is of; never "Ли Анна Викторовна". */
const isRussianPlace = (words: readonly string[]): boolean =>
  words.length === 3 &&
  /^\p{Script=Cyrillic}/u.test(words[0]!) &&
  (/^\p{Lu}{2,5}$/u.test(words[0]!) || (!/(?:вич|вна|чна)$/u.test(words[2]!) && isOccupation(words)))

/**
 * "Republican" in "Republican Anna Lee"; "Russia" in "president of Russia Vladimir Putin", and whatever an office is of
 * before a first name; never a body's own word.
 */
function isBeforeName([first, ...rest]: readonly string[], belongs: boolean): boolean {
  const word = first!.toLowerCase()
  const isPlace = DEPARTMENTS.has(word) || STATES.has(word) || countryNames(null).has(word)
  // "Browns DL Sheldon Richardson"
  const position = rest.findIndex((other, index) => index < rest.length - 1 && genderOfName(other) !== null)
  const isPosition = position >= 0 && position < 2 && /^\p{Lu}{2,}$/u.test([first, ...rest][position] ?? '')
  const isGiven = genderOfName(first!) === null && rest.length > 1 && genderOfName(rest[0]!) !== null
  const precedes = EPITHETS.has(word) || (belongs && (isPlace || isGiven)) || isPosition
  return precedes && !rest.some((other) => BODIES.has(other.toLowerCase()))
}

export function isTitle(word: string): boolean {
  const whole = word.toLowerCase().replace(/\.$/, '')
  const lower = whole.includes('-') ? whole.replace(/^(?:(?:pro|vice|ex|co|deputy|under)-)+/, '') : whole
  return TITLES.has(lower) || isRole(lower) || genderOfKin(lower) !== null
}

const genderOfTitle = (title: string): Gender | null =>
  TITLES.get(title.toLowerCase().replace(/\.$/, '')) ?? genderOfKin(title) ?? genderOfRole(title)

/** Family name as reports use it: the last word, but for "Jr". */
export function surnameOf(words: readonly string[]): string {
  const last = words.at(-1)!
  return words.length > 1 && /^(jr|sr|ii|iii|iv)\.?$/i.test(last) ? words.at(-2)! : last
}

/** One key for a name however it is written: in capitals, without accents, in a Slavic case or a German genitive. */
export function nameKey(name: string, language: string | null): string {
  const lower = name.toLowerCase().replaceAll('’', "'")
  // Most names are plain, and normalising is slow.
  const word = /^[\0-\x7f]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/([a-z])\p{M}+/gu, '$1')
        .normalize('NFC')
  switch (language) {
    case 'ru':
    case 'uk':
    case 'be':
    case 'bg':
      return word.length < 4 ? word : word.replace(/(?:ого|ому|ыми|ой|ою|ым|ом|ем|им|ами|ах|ых|ую|[аяуюеыиой])$/u, '')
    case 'de':
      return word.length > 3 ? word.replace(/s$/, '') : word
    default:
      return word
  }
}
