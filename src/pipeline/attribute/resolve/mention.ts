import { type Gender, genderOfName } from '../../given-names.ts'
import type { Span } from '../../types.ts'
import { kindOf } from './body-kinds.ts'
import { withPurpose } from './body-names.ts'
import { countryNames } from './countries.ts'
import { isTitle, type NameRun, nameRuns } from './names.ts'
import { bodyInNominative } from './nominative.ts'
import {
  ANY_BODY,
  ARTICLES,
  BODIES,
  EPITHETS,
  GROUPS,
  isPluralName,
  isRole,
  LINKING,
  OTHER_PRONOUNS,
  PARTICLES,
  rolesIn,
  SINGULAR_PRONOUNS,
} from './words.ts'

/** What a speaker mention says by itself. */
export type Reading =
  | { kind: 'pronoun'; gender: Gender | null }
  /** "who": whoever is named right before it. */
  | { kind: 'relative' }
  /** "we", "it": nobody that could be named. */
  | { kind: 'nobody' }
  | { kind: 'name'; run: NameRun; article: boolean; role: string | null }
  /** "the president", "two officials": no name of its own. `names` are those inside ("the mayor of Norrby"). */
  | {
      kind: 'description'
      definite: boolean
      roles: string[]
      names: string[]
      type: 'person' | 'organisation' | 'group'
      text: string
    }

const LONGEST_DESCRIPTION = 90
/** What may follow a name and is no noun that the name is of: "Lee this week said". */
const WHEN: ReadonlySet<string> = new Set(
  'this last earlier later also then now today tonight yesterday himself herself heute gestern jetzt auch dann später'.split(
    ' ',
  ),
)
const RELATIVE = /[\s,](?:who|which|that|whose|der|die|das|qui|que|dont|который|которая|которые)\s|\squ['’]/iu

/** "Nach ihren Worten", "in his view": the words' owner. */
const OWN_WORDS =
  /^(ihr|sein|his|her)(?:e[nmrs]?)? (?:worten|angaben|aussagen?|ansicht|meinung|darstellung|einschätzung|auffassung|überzeugung|view|words|opinion|account|estimate|telling)$/
/** "Nach Ansicht von Lee", "nach Angaben des Ministeriums" */
const OPINION_OF =
  /^(?:Ansicht|Meinung|Angaben|Worten|Aussagen?|Darstellung|Einschätzung|Auffassung|Überzeugung|Informationen|Berechnungen|Schätzungen?) (?:von (?=\p{Lu}|der |dem |den )|(?=de[rs] |(?:sein|ihr|dies)e[rs] ))/u
const OWNERS: ReadonlyMap<string, Gender> = new Map([
  ['ihr', 'f'],
  ['sein', 'm'],
  ['her', 'f'],
  ['his', 'm'],
])

/** What German papers call sources that they do not name. */
const CIRCLES = /^(?:aus|in|von) \p{L}*kreisen$/u

/** "Neither Doyle nor Pelham" */
const NEITHER = /^(?:neither|none|weder|keiner|keine)\s/u

export function readMention(text: string, span: Span): Reading {
  const literal = text.slice(...span)
  const lower = literal.toLowerCase().trim().replaceAll('’', "'")
  if (lower === 'who') return { kind: 'relative' }
  const opinion = OPINION_OF.exec(literal)?.[0]
  if (opinion !== undefined) return readMention(text, [span[0] + opinion.length, span[1]])
  const owner = OWN_WORDS.exec(lower)?.[1]
  if (owner !== undefined) return { kind: 'pronoun', gender: OWNERS.get(owner) ?? null }
  // "so die 34-Jährige": whoever was spoken of, like a pronoun.
  const aged = /^(?:(die)|der) \d+-jährige$/.exec(lower)
  if (aged !== null) return { kind: 'pronoun', gender: aged[1] === undefined ? 'm' : 'f' }
  if (/^the \d+-year-old$/.test(lower)) return { kind: 'pronoun', gender: null }
  if (SINGULAR_PRONOUNS.has(lower)) return { kind: 'pronoun', gender: SINGULAR_PRONOUNS.get(lower) ?? null }
  if (OTHER_PRONOUNS.has(lower) || NEITHER.test(lower) || !/\p{L}/u.test(literal)) return { kind: 'nobody' }
  // "Aus Regierungskreisen", "in Delegationskreisen"
  if (CIRCLES.test(lower)) return described(text, [span[0] + lower.search(/\s/) + 1, span[1]])
  const headLength = literal.search(/[,(]/)
  const head: Span = [span[0], headLength > 0 ? span[0] + headLength : span[1]]
  const called = calledByKind(text, head)
  if (called !== null) return { kind: 'name', run: called, article: true, role: null }
  const russian = russianBody(text.slice(...head))
  if (russian !== null)
    return { kind: 'description', definite: false, roles: [], names: [], type: 'organisation', text: russian }
  const joint = jointRuns(text, head)
  if (joint !== null) return joint
  const named = headRun(text, head)
  const apposed = headLength > 0 ? appositionRun(text, [head[1], span[1]]) : null
  // "Le ministre des Ports, Paul Morand", "die Chefin der Grünen, Maike Petersen"
  // "Deputy Chairman of the national company Orda Temir, Anna Lee"
  const beforeName = named === null ? '' : text.slice(head[0], named.span[0])
  const isOwned =
    /\sd(?:es|er|u)\s$/u.test(beforeName) ||
    (/\sof\s/.test(beforeName) && isRole(beforeName.split(' of ')[0]!.split(' ').at(-1)!.toLowerCase()))
  let run = isOwned ? (apposed ?? named) : (named ?? apposed)
  if (run) {
    run = withPurpose(text, run, head[1])
    const before = text.slice(span[0], run.span[0]).trim().split(/\s+/).filter(Boolean)
    return {
      kind: 'name',
      run,
      article: before.length === 1 && ARTICLES.has(before[0]!.toLowerCase()),
      role:
        run.titles.length > 0 || before.some((word) => isRole(word.toLowerCase()))
          ? before.filter((word) => !ARTICLES.has(word.toLowerCase())).join(' ') || null
          : null,
    }
  }
  const body = calledBody(text, head)
  return body === null ? described(text, head) : { kind: 'name', run: body, article: true, role: null }
}

/** "в Северном управлении порта", "Ассоциация банков Таврии": what a body is of stands in a case behind it and is no name of somebody. */
function russianBody(literal: string): string | null {
  if (!/^\p{Script=Cyrillic}/u.test(literal)) return null
  const words = literal.trim().replace(/^(?:в|во|на) /iu, '')
  const isBody =
    /^\p{Script=Cyrillic}[^«»"]* \p{Ll}/u.test(words) || /^\p{Script=Cyrillic}[^«»"]* \p{Lu}{2}/u.test(words)
  return isBody ? bodyInNominative(words) : null
}

const JOINED = /^,?\s(?:and|und|et|y|e|и|ve|və)\s/iu

/** "Paul Ames and Claire Dove", "Italy and Spain": nobody in particular; "Trinidad and Tobago" is one. */
function jointRuns(text: string, [start, end]: Span): Reading | null {
  const runs = nameRuns(text, [start, end])
  // "Anna Lee of the Polar and Atmospheric Institute"
  if (runs[0] !== undefined && runs[0].words.length > 1 && isOwnerOfRest(text, [start, end], runs[0])) return null
  const second = runs.findIndex(({ span }, index) => {
    const before = runs[index - 1]
    return before !== undefined && JOINED.test(text.slice(before.span[1], span[0]))
  })
  const [first, last] = [runs[second - 1], runs[second]]
  if (first === undefined || last === undefined) return null
  // "Secretary of Health and Human Services Tom Price"
  const before = text.slice(start, first.span[0]).trim().toLowerCase()
  if (LINKING.has(before.split(/\s+/).at(-1) ?? '')) return null
  // "Trinidad and Tobago", "the Food and Drug Administration"
  const literal = text.slice(first.span[0], last.span[1])
  const isPair = /^\s\p{L}+\s$/u.test(text.slice(first.span[1], last.span[0]))
  const isOf = ({ words }: NameRun) => words.some((word) => BODIES.has(word.toLowerCase()) || word === 'Nations')
  // "The United Nations and European Union" are two.
  const isBody = isOf(last) && !isOf(first)
  if (isPair && (isBody || countryNames(null).has(literal.toLowerCase().replace(' and ', ' & ')))) {
    const run: NameRun = { ...first, span: [first.span[0], last.span[1]], words: literal.split(/\s+/) }
    return { kind: 'name', run, article: before !== '', role: null }
  }
  const names = runs.map(({ words }) => words.join(' '))
  return { kind: 'description', definite: false, roles: [], names, type: 'group', text: text.slice(start, end).trim() }
}

/** "l'association Eaux vives", "Ассоциация «Чистая вода»": a body's noun, and the name in marks or with small words in it. */
const KIND_AND_NAME =
  /^(?:[Ll]['’]|[Ll]e |[Ll]a |[Ee]l |[Dd](?:er|ie|as|em) )?(?<kind>\p{L}+) (?:[«“„"](?<marked>[^«»“”„"]{2,60})[»”“"]|(?<plain>\p{Lu}[\p{L}'’-]* \p{Ll}[\p{L}'’-]*))$/u

function calledByKind(text: string, [start, end]: Span): NameRun | null {
  const { kind, marked, plain } = KIND_AND_NAME.exec(text.slice(start, end).trim())?.groups ?? {}
  const name = marked ?? plain
  if (kind === undefined || name === undefined || kindOf(kind) === null) return null
  if (
    marked === undefined &&
    !/^(?:association|syndicat|collectif|société|entreprise|groupe|compagnie|asociación|sindicato|empresa|compañía|colectivo)$/.test(
      kind,
    )
  )
    return null
  const at = text.indexOf(name, start)
  return { span: [at, at + name.length], words: name.split(/\s+/), titles: [], gender: null }
}

/** Nouns that a body's name is followed by, and those that are the end of it. */
const CALLED =
  /^["”»]? (?:party|union|charity|club|airline|newspaper|magazine|website|news agency|news site)(?= (?:in|of|from|at|for) |$)/u
const OF_NAME =
  /^ (?:government|administration|campaign|council|parliament|police|army|military|navy|embassy|team|(?:\p{Ll}+ )?ministry)(?= (?:in|of|from|at|for) |$)/u

/** "the opposition Civic Accord party" is Civic Accord, "the Scottish government" the Scottish government. */
function calledBody(text: string, [start, end]: Span): NameRun | null {
  const [run] = nameRuns(text, [start, end])
  if (run === undefined || run.titles.length > 0) return null
  const before = text.slice(start, run.span[0])
  if (!/^(?:the )(?:\p{Ll}+ )?["“«]?$/iu.test(before)) return null
  const behind = text.slice(run.span[1], end)
  if (CALLED.test(behind)) return run
  const [noun] = OF_NAME.exec(behind) ?? []
  if (noun === undefined) return null
  return { ...run, span: [run.span[0], run.span[1] + noun.length], words: [...run.words, ...noun.trim().split(' ')] }
}

/** A thing, and who has a part in it. */
const INVOLVED = /^(?:an?|the|his|her|their|its|this|that) (?:[\p{L}\p{N}-]+ )+(?:by|against|about|between|among) /u

/** The name that the phrase itself is: not one behind "of", and with no noun after it ("Trump supporters"). */
function headRun(text: string, [start, end]: Span): NameRun | null {
  const runs = nameRuns(text, [start, end])
  const [first] = runs
  // "Jon Vik of the group Climate Watch": somebody, and behind "of" what he is of.
  if (first !== undefined && first.words.length > 1 && runs.length > 1 && isOwnerOfRest(text, [start, end], first))
    return first
  // "the Center for Tax Policy at the Calder Foundation"
  const body = first === undefined ? null : withPurpose(text, first, end)
  if (body !== null && body !== first && /^ (?:at|in|within) /.test(text.slice(body.span[1], end))) return body
  // "Norrby manager Anna Lee has leapt to the defence of Bo Obi,"
  const acting = runs.find(
    ({ span, words }) => words.length > 1 && /^ (?:has|have|had|is|was|will) /.test(text.slice(span[1], end)),
  )
  if (acting !== undefined && !runs.some(({ span }) => text.slice(span[1], end).startsWith(', '))) return acting
  const run = runs.findLast(({ span, words }) => {
    const before = text
      .slice(start, span[0])
      .toLowerCase()
      .split(/\s+|(?<=['’])/)
      .filter(Boolean)
    const nearest = before.findLast((word) => !ARTICLES.has(word)) ?? ''
    // "polls in Ohio and Virginia": the second stands behind "in" as well.
    const joined = /^(?:and|or|und|oder|et|ou|y|и)$/.test(nearest) && before.some((word) => LINKING.has(word))
    // "an appearance by former leader Anna Lee"
    const isOther = INVOLVED.test(before.join(' '))
    // "l'ancien ministre des Finances"
    const isContracted = before.length > 1 && /^(?:des|du|del|della|dell['’])$/.test(before.at(-1)!)
    // "a trial published in the journal Metabolic Medicine"
    const isInside = /^(?:an?|one|another)$/.test(before[0] ?? '') && before.some((word) => LINKING.has(word))
    const links =
      isInside ||
      isOther ||
      isContracted ||
      joined ||
      (LINKING.has(nearest) && !(before.length === 1 && PARTICLES.has(nearest)))
    const after = /^["”»]?\s+(\p{Ll}[\p{L}-]*)/u.exec(text.slice(span[1], end))?.[1]
    // "the Norrby Harbour Minister": what the office is of, not who holds it.
    const office = /^ (\p{Lu}[\p{L}-]*)/u.exec(text.slice(span[1], end))?.[1]
    // "Clinton's" is Clinton; "Clinton's lawyer" is not.
    const possessive = /^['’]s?\s*\S/.test(text.slice(span[1], end))
    return (
      !isPluralName(text.slice(...span).split(/\s/)) &&
      !links &&
      !isBodyOf(text.slice(start, span[0]), words) &&
      !isEmployer(text.slice(start, span[0]), words) &&
      !isStreet(text.slice(start, span[0]), words) &&
      !possessive &&
      !(office !== undefined && isTitle(office)) &&
      (after === undefined || LINKING.has(after) || WHEN.has(after) || RELATIVE.test(` ${after} `))
    )
  })
  return run ?? null
}

/** Whether a full name begins the phrase and a preposition goes on behind it. */
function isOwnerOfRest(text: string, [start, end]: Span, { span, words }: NameRun): boolean {
  const isBody = words.some((word) => BODIES.has(word.toLowerCase()))
  return !isBody && span[0] === start && /^ (?:of|from|with|at|von|vom|aus|bei) /.test(text.slice(span[1], end))
}

/** "ein Experte der Universität Norrby": of the body, not it. */
const isBodyOf = (before: string, words: readonly string[]): boolean =>
  /\p{L}\s(?:der|des)\s$/u.test(before) && words.some((word) => BODIES.has(word.toLowerCase()))

/** Bodies that have no name of their own, only what they are of: "пресс-служба Генпрокуратуры РФ". */
const OFFICES =
  /^(?:пресс-служб|служб|прокуратур|министерств|ведомств|администраци|правительств|мэри|полици|суд|посольств|департамент|управлени|комитет|комисси|штаб|сообщени|заявлени|пресс-релиз|отч[её]т|доклад|документ|исследовани|публикаци)\p{L}{0,3}$/u

/** "источник РБК", "представитель «Полянки»": Russian puts what somebody speaks for right behind the noun. */
function isEmployer(before: string, [word, ...others]: readonly string[]): boolean {
  const [, noun, mark] = /([\p{Script=Cyrillic}-]+) ([«"„]?)$/u.exec(before.toLowerCase()) ?? []
  if (noun === undefined) return false
  const isPlace = others.length === 0 || /^\p{Lu}+$/u.test(others.at(-1)!)
  if (OFFICES.test(noun) && isPlace && genderOfName(word!) === null) return true
  if (others.length > 0) return false
  return (mark !== '' || /^\p{Lu}{2,}$/u.test(word!)) && (isRole(noun) || GROUPS.has(noun) || noun === 'источников')
}

/** "жительница улицы Набережной": behind a noun, a name with this ending stands in a case of its own. */
const isStreet = (before: string, [word, ...others]: readonly string[]): boolean =>
  others.length === 0 && /\p{Script=Cyrillic}{3,} $/u.test(before) && /(?:ой|ого|ому|ых|ской|ского)$/u.test(word!)

/** "the minister of trade, Anna Lee", "his deputy, Indiana Gov. Mike Lee": a full name in apposition. */
function appositionRun(text: string, span: Span): NameRun | null {
  // "Her husband, Michael,": of kin, reports give the first name alone.
  const isAlone = (run: NameRun) =>
    genderOfName(run.words[0]!) !== null &&
    /^,\s*$/.test(text.slice(span[0], run.span[0])) &&
    /^(?: from \p{Lu}\p{L}+)?[,)\s]*$/u.test(text.slice(run.span[1], span[1]))
  const run = nameRuns(text, span).find((one) => one.words.length > 1 || isAlone(one))
  if (!run) return null
  const between = text
    .slice(span[0] + 1, run.span[0])
    .trim()
    .split(/\s+/)
    .filter(Boolean)
  const belongs = (word: string) => /^\(?\p{Lu}/u.test(word) || isRole(word) || ARTICLES.has(word) || EPITHETS.has(word)
  // "Her neighbour, retired officer Pat Loftus,"
  const isLast = run.words.length > 1 && /^[,)\s]*$/.test(text.slice(run.span[1], span[1]))
  const isNoun = between.length <= LONGEST_OCCUPATION_WORDS && !between.some((word) => LINKING.has(word))
  return between.every(belongs) || (isLast && isNoun) ? run : null
}

const LONGEST_OCCUPATION_WORDS = 4

/** Russian, Turkish and Azerbaijani have no "the": "глава региона", "komitə sədri", but "bir yetkili". */
const isWithoutArticles = (words: readonly string[]): boolean =>
  words.length <= 3 &&
  words[0] !== 'bir' &&
  (/^\p{Script=Cyrillic}/u.test(words[0]!) || (isRole(words.at(-1)!) && /[ıiuü]$/u.test(words.at(-1)!)))

/** "two officials who asked not to be named": who they are stands before the clause. */
const WHO_CLAUSE = /,? (?:who|whose|which|that) .*$/su

function described(text: string, [start, end]: Span): Reading {
  const span: Span = [start, start + text.slice(start, end).replace(WHO_CLAUSE, '').length]
  const literal = text.slice(...span).trim()
  if (literal.length > LONGEST_DESCRIPTION || RELATIVE.test(literal)) return { kind: 'nobody' }
  // "L'édile" is an article and a noun.
  const words = literal
    .replace(/^([ld]['’])(?=\p{L})/iu, '$1 ')
    .split(/[^\p{L}'’-]+/u)
    .filter(Boolean)
  const lower = words.map((word) => word.toLowerCase().replaceAll('’', "'"))
  const roles = rolesIn(lower)
  // "the “Glass Summer” singer"
  const isTitleOfWork = (run: NameRun) => /[“"‘«„]/.test(text.slice(run.span[0] - 1, run.span[0]))
  // "the Head of State"
  const isOfHead = roles.some((role) => role.startsWith('head-of-'))
  const names = nameRuns(text, span)
    .filter((run) => !isTitleOfWork(run) && !isOfHead)
    .map((run) => run.words.join(' '))
  // German has "des Ministers" for one; in English "the ministers" are several.
  const several = lower[0] !== 'des' && lower.some((word) => word.endsWith('s') && isRole(word.slice(0, -1)))
  const definite = !several && ARTICLES.has(lower[0] ?? '') && !/^(a|an|ein|eine|un|une|una)$/.test(lower[0]!)
  const body = lower.find((word) => BODIES.has(word))
  const group = lower.some((word) => GROUPS.has(word))
  // "один из актёров", "l'un des élus"
  const isOneOf = /^(?:один|одна|одно) из |^l['’]une? d|^un[oa] de /u.test(literal.toLowerCase())
  const type = isOneOf
    ? 'person'
    : several || (group && !roles.length)
      ? 'group'
      : roles.length > 0
        ? 'person'
        : body
          ? 'organisation'
          : 'group'
  return {
    kind: 'description',
    definite:
      definite ||
      (/\p{Script=Cyrillic}/u.test(literal) && ANY_BODY.has(lower.at(-1) ?? '')) ||
      (roles.length > 0 && (words.length === 1 || isWithoutArticles(lower))),
    roles,
    names,
    type,
    text: ARTICLES.has(lower[0] ?? '') && !group ? words.slice(1).join(' ') : literal,
  }
}
