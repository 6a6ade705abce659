import { isAdverb } from './adverbs.ts'
import { isOccasion } from './asides.ts'
import type { Grammar } from './grammar.ts'
import type { Range } from './spans.ts'
import { isCapitalised, isWord, type Token } from './tokens.ts'

/** Longer runs before a verb are clauses, not noun phrases. */
const LONGEST_SUBJECT = 14
const LONGEST_APPOSITION = 24

/** A hearer's noun, not a pronoun and not an agency, which has the form of one who speaks. */
const HEARER = /\p{L}{4,}(?:у|ам|ям)$/u

/** The noun phrase that ends right before `end`, with an apposition or relative clause between commas. */
export function subjectBefore(tokens: readonly Token[], from: number, end: number, grammar: Grammar): Range | null {
  const last = end - 1
  const who = anonymityBefore(tokens, from, end)
  let head = last
  if (who !== null) head = who - 1
  else if (tokens[last]?.text === ',') {
    head = previousComma(tokens, from, last) - 1
    if (head < from || last - head < 3) return null
    // The comma before the last one stands inside what is said.
    if (!grammar.judged && tokens[last - 1]!.quotation >= 0) return null
    if (grammar.bodyPreposition.size > 0 && !isAside(tokens, head + 2, last, grammar)) return null
    // Between the commas stands what is said, not who speaks: "…, she is right, said".
    const inner = tokens[head + 2]
    if (inner && grammar.pronouns.has(inner.lower) && inner.lower !== 'who') return null
    if (head < from) return null
  } else if (tokens[last]?.text === ')') {
    while (head >= from && tokens[head]?.text !== '(') head--
    head--
  }
  const before = grammar.judged ? head : beforeOccasion(tokens, from, head, grammar)
  const closing = before < head ? before + 1 : last + 1
  head = before
  if (!isNominal(tokens[head], grammar)) return null
  let start = head
  while (start > from && head - start < LONGEST_SUBJECT && continuesLeft(tokens, start - 1, grammar)) start--
  const pronoun = grammar.pronouns.has(tokens[head]!.lower)
  // At the head of a sentence "Die" is an article, elsewhere perhaps a relative pronoun.
  if (!pronoun && start === from + 1 && grammar.determiners.has(tokens[from]!.lower)) start--
  // Behind a verb it is that verb's object: "defended people accused of".
  if (!pronoun && start > from && isVerb(tokens, start - 1, grammar)) return null
  const subject = trimmed(tokens, start, head + 1, closing, grammar)
  if (subject && grammar.oblique.has(tokens[subject[0]]!.lower)) return null
  // "корреспонденту агентства сообщили": to whom.
  if (tokens.slice(start, head + 1).some(({ lower }) => HEARER.test(lower) && grammar.hearers.has(lower))) return null
  const named: Range | null = subject && (grammar.judged ? subject : [subject[0], head + 1])
  return named && isSpeaker(tokens, named, from, grammar) ? subject : null
}

/** Russian between commas: "Лаптев, комментируя ситуацию,", "Лаптев, который …", "Лаптев, глава порта,"; no clause. */
const isAside = (tokens: readonly Token[], from: number, to: number, grammar: Grammar): boolean =>
  /(?:[аяи]я|ясь|в|вши(?:сь)?|(?:ий|ый|ой|ая|ее|ие|ые)(?:ся)?)$|^котор/u.test(tokens[from]!.lower) ||
  tokens.slice(from, to).some(({ lower }) => grammar.speakers?.has(lower.split('-').at(-1)!)) ||
  isCapitalised(tokens[from])

const LONGEST_OCCASION = 10

/** "Глава района Зимин в интервью агентству заявил": the last word of who speaks. */
function beforeOccasion(tokens: readonly Token[], from: number, head: number, grammar: Grammar): number {
  for (let at = head - 1; at > from && head - at < LONGEST_OCCASION && isWord(tokens[at]); at--)
    if (isOccasion(tokens, at, grammar)) return at - 1
  return head
}

const LONGEST_CONDITION = 10
const ASKS_FOR_ANONYMITY = new Set(
  (
    'asked spoke declined requested wished wanted insisted pide piden prefiere pidió pidieron solicitó prefirió habló requis souhaité demandé ' +
    'préfère préféré попросил попросила попросили пожелал пожелала'
  ).split(' '),
)

/** Where "who" stands in "two officials who asked not to be named" that ends right before `end`. */
function anonymityBefore(tokens: readonly Token[], from: number, end: number): number | null {
  for (let at = end - 1; at > from && end - at <= LONGEST_CONDITION && isWord(tokens[at]!); at--)
    if (/^(?:who|que|qui|котор(?:ый|ая|ые))$/u.test(tokens[at]!.lower))
      return [1, 2].some((next) => ASKS_FOR_ANONYMITY.has(tokens[at + next]?.lower ?? '')) ? at : null
  return null
}

/**
 * The noun phrase after an inverted verb: "said the minister of trade, Anna Lee".
 *
 * @param isBehindQuotation then any noun speaks
 */
export function subjectAfter(
  tokens: readonly Token[],
  from: number,
  end: number,
  grammar: Grammar,
  isBehindQuotation = false,
): Range | null {
  if (grammar.bodyPreposition.has(tokens[from]?.lower ?? '') && !isOccasion(tokens, from, grammar)) {
    const body = subjectAfter(tokens, from + 1, end, grammar)
    return body && [from, body[1]]
  }
  const first = tokens[from]
  if (!first || from >= end || !isWord(first)) return null
  // "avisa antes de saludar", "asegura haber pagado": nobody.
  if (!grammar.judged && (grammar.prepositions.has(first.lower) || grammar.adverbs.has(first.lower))) return null
  if (!grammar.judged && grammar.auxiliaries.has(first.lower) && !grammar.determiners.has(first.lower)) return null
  if (grammar.pronouns.has(first.lower)) return [from, from + 1]
  let to = from
  let sawName = false
  while (to < end && to - from < LONGEST_SUBJECT) {
    const token = tokens[to]!
    if (token.quotation >= 0) break
    const isShort = grammar.judged || (tokens[to - 1]?.text.length ?? 0) < 3
    const abbreviation = token.text === '.' && isShort && isCapitalised(tokens[to - 1]) && isCapitalised(tokens[to + 1])
    if (!isWord(token) && token.text !== '-' && !abbreviation) break
    if (
      grammar.clauseWords.has(token.lower) &&
      !(grammar.coordinators.has(token.lower) && (isCapitalised(tokens[to + 1]) || isInTitle(tokens, to, grammar)))
    )
      break
    if (to > from && HEARER.test(token.lower) && grammar.hearers.has(token.lower)) break
    if (grammar.times.has(token.lower) || (!grammar.judged && to > from && isWhere(tokens, to, grammar))) break
    const isOneOf = token.lower === 'из' && to === from + 1
    if (grammar.prepositions.has(token.lower) && !grammar.linking.has(token.lower) && !isOneOf) break
    if (sawName && grammar.prepositions.has(token.lower) && !/^(of|von|de|der|du|des|del|la|для|по)$/.test(token.lower))
      break
    if (/ly$/.test(token.lower) && grammar.adverbEnding?.test(token.lower)) break
    if (isCapitalised(token) && to > from) sawName = true
    to++
  }
  while (
    to > from &&
    (grammar.prepositions.has(tokens[to - 1]!.lower) || grammar.determiners.has(tokens[to - 1]!.lower))
  )
    to--
  if (to <= from) return null
  const isAny = isBehindQuotation && !grammar.judged
  if (!isAny && !isSpeaker(tokens, [from, to], -1, grammar)) return null
  const nominal =
    isAny ||
    isCapitalised(first) ||
    (grammar.speakers?.has(first.lower) ?? false) ||
    grammar.determiners.has(first.lower) ||
    to - from <= 3
  const isNamed = tokens
    .slice(from, to - 1)
    .some((token, at) => isCapitalised(token) && isCapitalised(tokens[from + at + 1]))
  return nominal ? [from, grammar.judged || isNamed || isCapitalised(first) ? to : nameEnd(tokens, to, end)] : null
}

/** "эксперт в своём телеграм-канале", "la consejera en los pasillos": where it was said. */
const isWhere = (tokens: readonly Token[], at: number, grammar: Grammar): boolean =>
  isOccasion(tokens, at, grammar) ||
  (tokens[at]!.lower === 'en' && grammar.determiners.has(tokens[at + 1]?.lower ?? ''))

const LONGEST_TITLE = 6

/** "министра здравоохранения и социального развития Анна Ли": a title goes on, as the name follows. */
function isInTitle(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  if (grammar.judged || grammar.determiners.has(tokens[at + 1]?.lower ?? '')) return false
  const behind = tokens.slice(at + 1, at + LONGEST_TITLE)
  const name = behind.findIndex((token) => isCapitalised(token))
  const isPart = (token: Token) =>
    isWord(token) && token.quotation < 0 && !grammar.clauseWords.has(token.lower) && !grammar.cues.has(token.lower)
  return name > 0 && behind.slice(0, name).every(isPart) && isCapitalised(behind[name + 1])
}

const LONGEST_NAME = 5

/** Behind an office without a name the name may follow after a comma: "dijo el alcalde, Pedro Ruiz". */
function nameEnd(tokens: readonly Token[], comma: number, end: number): number {
  if (tokens[comma]?.text !== ',') return comma
  let to = comma + 1
  while (to < end && to - comma <= LONGEST_NAME && isCapitalised(tokens[to]) && tokens[to]!.quotation < 0) to++
  const isClosed = to >= end || /^[.,;!?]$/.test(tokens[to]!.text)
  return to - comma > 2 && isClosed ? to : comma
}

/** Where nouns cannot be told by their look: a name, a pronoun or a noun for somebody who can speak. */
function isSpeaker(tokens: readonly Token[], [from, to]: Range, sentenceStart: number, grammar: Grammar): boolean {
  if (!grammar.speakers) return true
  const { speakers, pronouns } = grammar
  return tokens
    .slice(from, to)
    .some(
      (token, offset) =>
        speakers.has(token.lower.split('-').at(-1)!) ||
        speakers.has(token.lower) ||
        pronouns.has(token.lower) ||
        (isCapitalised(token) && from + offset !== sentenceStart) ||
        (isCapitalised(token) && to - from === 1),
    )
}

function previousComma(tokens: readonly Token[], from: number, comma: number): number {
  for (let at = comma - 1; at >= from && comma - at < LONGEST_APPOSITION; at--) if (tokens[at]!.text === ',') return at
  return -1
}

function isNominal(token: Token | undefined, grammar: Grammar): boolean {
  if (!token || !isWord(token)) return false
  if (grammar.pronouns.has(token.lower)) return true
  return !(
    grammar.clauseWords.has(token.lower) ||
    grammar.prepositions.has(token.lower) ||
    grammar.determiners.has(token.lower) ||
    grammar.auxiliaries.has(token.lower) ||
    grammar.adverbs.has(token.lower) ||
    grammar.times.has(token.lower)
  )
}

function continuesLeft(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  const token = tokens[at]!
  if (!isWord(token)) {
    return (
      token.text === '-' ||
      token.text === '&' ||
      (token.text === '.' && isCapitalised(tokens[at - 1]) && isCapitalised(tokens[at + 1]))
    )
  }
  if (grammar.times.has(token.lower) && !isCapitalised(tokens[at + 1])) return false
  if (grammar.times.has(token.lower)) return false
  if (grammar.coordinators.has(token.lower)) {
    return token.lower === 'and' && isCapitalised(tokens[at + 1]) && isCapitalised(tokens[at - 1])
  }
  if (grammar.clauseWords.has(token.lower) || grammar.auxiliaries.has(token.lower)) return false
  if (grammar.pronouns.has(token.lower)) return false
  return !isVerb(tokens, at, grammar)
}

/** A word that can only be a verb here: after a determiner or a hyphen it would be an adjective. */
function isVerb(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  const token = tokens[at]!
  if (isCapitalised(token)) return false
  const cue = grammar.cues.get(token.lower)
  if (cue?.form === 'finite' && !cue.weak && !cue.nounLike) return !isModifier(tokens, at, grammar)
  if (grammar.verbs.has(token.lower)) return true
  return (grammar.verbEnding?.test(token.lower) ?? false) && !isModifier(tokens, at, grammar)
}

function isModifier(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  const before = tokens[at - 1]
  return (
    before !== undefined &&
    (grammar.determiners.has(before.lower) ||
      before.text === '-' ||
      isAdverb(before, grammar) ||
      /['’]s$/.test(before.lower))
  )
}

/** Drops what stands before the noun phrase in the run: adverbs and leading prepositional phrases. */
function trimmed(tokens: readonly Token[], start: number, head: number, end: number, grammar: Grammar): Range | null {
  let from = start
  if (grammar.pronouns.has(tokens[head - 1]!.lower)) return [head - 1, end]
  while (from < head && isAdverb(tokens[from]!, grammar)) from++
  for (let at = head - 1; at > from; at--) {
    const token = tokens[at]!
    const before = tokens[at - 1]!
    if (
      grammar.determiners.has(token.lower) &&
      // "du", "des" join what stands before them to what follows.
      !grammar.prepositions.has(token.lower) &&
      !grammar.prepositions.has(before.lower) &&
      !grammar.determiners.has(before.lower)
    ) {
      from = at
      break
    }
  }
  if (grammar.bodyPreposition.size > 0) from = pastPlace(tokens, from, head, grammar)
  const first = tokens[from]
  if (!first || from >= head) return null
  if (grammar.prepositions.has(first.lower) && !(grammar.bodyPreposition.has(first.lower) && head - from <= 4))
    return null
  return [from, end]
}

/** "В своём телеграм-канале мэр", "На вопрос о сроках Зимин": where or when, then who; "в компании" is who. */
function pastPlace(tokens: readonly Token[], from: number, head: number, grammar: Grammar): number {
  const isOffice = ({ lower }: Token) => grammar.speakers?.has(lower) ?? false
  if (!grammar.prepositions.has(tokens[from]?.lower ?? '') || isOffice(tokens[from + 1]!)) return from
  const office = tokens.findIndex((token, at) => at > from && at < head && isOffice(token))
  // "в Северном управлении порта"
  const isAdjective = ({ lower }: Token) => /(?:ом|ой|ем|ей)$/u.test(lower)
  const adjoins = office - from > 1 && office - from <= 3 && tokens.slice(from + 1, office).every(isAdjective)
  if (adjoins && grammar.bodyPreposition.has(tokens[from]!.lower)) return from
  if (office >= 0) return office
  let name = head
  while (name > from + 2 && isCapitalised(tokens[name - 1])) name--
  return name < head ? name : from
}
