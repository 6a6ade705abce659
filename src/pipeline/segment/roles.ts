import type { TurnRole } from '../../schemas/document.ts'
import { endsAsking, isAsking } from './asking.ts'
import { type SpeakerStatistics, speakerStatistics } from './speaker-statistics.ts'
import type { Speech } from './speech.ts'
import { GIVING_THE_FLOOR } from './words.ts'

/** Share of a speaker's turns that must ask before he or she counts as the one who asks. */
const ASKING_SHARE = 0.45
/** The same for somebody who mostly talks with one other, who asks far less and talks longer. */
const ASKING_SHARE_OF_TWO = 0.2
const PARTNER_SHARE = 0.6
const FAR_LESS = 1.5
/** Whoever gives others the floor says this little, and does it this often. */
const FLOOR_CHARS = 250
const FLOOR_SHARE = 0.6
const FLOOR_TURNS = 3
/** What somebody who is not the one questioned says between answers is no answer when it is this short. */
const ASIDE_CHARS = 200
/** "Right.", "Of course, yes.": no question, though an interviewer says it. */
const INTERJECTION_WORDS = 4

/** Who asks, in a document whose labels don't say: whoever mostly asks while somebody else mostly answers. */
function askers(statistics: ReadonlyMap<string, SpeakerStatistics>, interviewers: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  const share = ({ asking, all }: SpeakerStatistics) => asking / all
  const length = ({ chars, all }: SpeakerStatistics) => chars / all
  for (const [who, own] of statistics) {
    const partner = own.partner === null ? undefined : statistics.get(own.partner)
    const isOneOfTwo =
      partner !== undefined &&
      own.partnerShare >= PARTNER_SHARE &&
      share(own) >= ASKING_SHARE_OF_TWO &&
      share(own) > FAR_LESS * share(partner) &&
      length(own) < length(partner)
    const isAmongMany =
      share(own) >= ASKING_SHARE &&
      [...statistics].some(([other, rest]) => other !== who && share(rest) < share(own) && length(rest) > length(own))
    if (interviewers.has(who) || (own.all >= 2 && (isOneOfTwo || isAmongMany))) found.add(who)
  }
  return found
}

/** Press secretaries and hosts who only say whose turn it is. */
function floorGivers(statistics: ReadonlyMap<string, SpeakerStatistics>): Set<string> {
  const longest = Math.max(0, ...[...statistics.values()].map(({ chars, all }) => chars / all))
  const found = new Set<string>()
  for (const [who, { all, chars, beforeQuestions }] of statistics) {
    const length = chars / all
    if (all >= FLOOR_TURNS && length < FLOOR_CHARS && length * 3 < longest && beforeQuestions >= all * FLOOR_SHARE)
      found.add(who)
  }
  return found
}

/**
 * Roles and links of the turns in order. Speakers known to interview ask; others are told by their labels, by asking in
 * most of their turns, or by this one turn ending in a question that another speaker follows. Nobody answers himself.
 */
export function assignRoles(
  speeches: readonly Speech[],
  interviewers: ReadonlySet<string>,
): { role: TurnRole; inReplyTo: number | null }[] {
  const labelled = speeches.some(({ kind }) => kind === 'question' || kind === 'interviewer')
  const statistics = speakerStatistics(speeches)
  const asks = labelled ? new Set<string>() : askers(statistics, interviewers)
  const principal = labelled ? principalOf(statistics) : null
  const givers = labelled ? floorGivers(statistics) : new Set<string>()
  const presiding = presidersAmong(speeches)
  const answersLabelled = labelled && speeches.some(({ kind }) => kind === 'answer')
  const interjected = interjections(speeches)
  const audienceAsks = isAudienceAsking(speeches)
  let question: number | null = null
  let asker: string | null = null
  let answerer: string | null = null
  let answered = false
  let asksIndeed = false
  const ask = (index: number, who: string | null): { role: TurnRole; inReplyTo: null } => {
    question = index
    asker = who
    answered = false
    asksIndeed = endsAsking(speeches[index]!.text)
    return { role: 'question', inReplyTo: null }
  }
  const state = (role: TurnRole = 'statement') => ({ role, inReplyTo: null })
  return speeches.map(({ who, kind, text }, index) => {
    const next = speeches[index + 1]
    const ends = endsAsking(text)
    const handsOver = next !== undefined && (next.who === null || next.who !== who)
    const isOpen = ends && handsOver
    if (kind === 'question' || kind === 'interviewer' || (who !== null && (asks.has(who) || interviewers.has(who)))) {
      if (kind !== 'question' && question !== null && isInterjection(text)) return state()
      if (kind !== 'question' && isCourtesy(text)) {
        question = null
        return state()
      }
      return ends || handsOver ? ask(index, who) : state()
    }
    if (who !== null && presiding.has(who)) return isOpen ? ask(index, who) : state()
    if (kind === 'anonymous' || kind === 'moderator' || kind === 'interpreter') {
      if (kind === 'anonymous' && audienceAsks && handsOver && !isInterjection(text)) return ask(index, who)
      if (kind !== 'interpreter' && isOpen && (kind === 'anonymous' || !labelled)) return ask(index, who)
      if (answered) question = null
      return state(kind === 'interpreter' ? 'unknown' : 'statement')
    }
    if (who !== null && givers.has(who)) return state()
    if (answersLabelled && !isOpen && interjected.has(index)) return state()
    const isReplier = kind === 'answer' || kind === 'interviewee' || (who !== null && who === answerer)
    // Where nothing else tells who asks, a turn that ends in a question does, unless it is the reply to one.
    const isNew = labelled
      ? (answered && who !== principal) || question === null
      : asks.size === 0 || ((answered || !asksIndeed) && who !== null && statistics.get(who)?.all === 1)
    if (!isReplier && isOpen && isNew) {
      if (!labelled) answerer = null
      return ask(index, who)
    }
    if (question === null || (who !== null && who === asker))
      return state(kind === 'answer' ? 'answer' : who === null && kind === 'unknown' ? 'unknown' : 'statement')
    const isCrowd = labelled && statistics.size > 3
    const isAside = isCrowd && answered && who !== principal && who !== answerer && text.length < ASIDE_CHARS
    if (isAside) return state()
    answered = true
    answerer = who
    return { role: 'answer', inReplyTo: question }
  })
}

/**
 * Turns of people called by name between which the answer to a question is still to come, or beside which no question is:
 * "MR. BRANDT: Objection".
 */
function interjections(speeches: readonly Speech[]): ReadonlySet<number> {
  const found = new Set<number>()
  let run: number[] = []
  let before: Speech['kind'] | undefined
  const close = (after: Speech['kind'] | undefined) => {
    if (before !== 'question' || after === 'answer' || after === 'interviewee')
      for (const index of run) found.add(index)
    run = []
  }
  for (const [index, { kind }] of speeches.entries()) {
    if (kind === 'named') run.push(index)
    else {
      close(kind)
      before = kind
    }
  }
  close(undefined)
  return found
}

/** Share of somebody's turns, or of the audience's, that tells what they are there for. */
const MOSTLY = 0.5

/** Who gives others the floor in most of his or her turns, and has no part in the talk. */
function presidersAmong(speeches: readonly Speech[]): ReadonlySet<string> {
  const turns = Map.groupBy(
    speeches.filter(({ who, kind }) => who !== null && kind === 'named'),
    ({ who }) => who!,
  )
  const found = new Set<string>()
  for (const [who, own] of turns) {
    const giving = own.filter(({ text }) => GIVING_THE_FLOOR.test(text)).length
    if (giving >= 2 && giving > own.length * MOSTLY) found.add(who)
  }
  return found
}

/** Whether the voices that nobody names are people who ask, as in a town hall. */
function isAudienceAsking(speeches: readonly Speech[]): boolean {
  const audience = speeches.filter(({ kind }) => kind === 'anonymous')
  const asking = audience.filter(({ text }) => endsAsking(text)).length
  return asking >= 2 && asking >= audience.length * MOSTLY
}

/** Who says most: at a press conference, the one questioned. */
function principalOf(statistics: ReadonlyMap<string, SpeakerStatistics>): string | null {
  let principal: string | null = null
  let most = 0
  for (const [who, { chars }] of statistics) {
    if (chars <= most) continue
    most = chars
    principal = who
  }
  return principal
}

/** "Welcome back to the show.", "Thank you so much for coming.": what hosts say at the beginning and the end. */
const COURTESY =
  /^(?:hello|good (?:evening|morning|afternoon)|guten (?:abend|morgen|tag)|bonjour|bonsoir|buen[oa]s (?:días|tardes|noches)|buongiorno|buonasera|здравствуйте|добрый (?:день|вечер))(?!\p{L})|\bwelcome(?: back)?(?: to\b|,)|\b(?:thank you|thanks)(?: (?:so|very) much| again| both| all)?,? (?:for (?:joining|coming|being|having|taking|your time|this|talking|speaking)|\p{Lu})|\bwillkommen (?:zu|bei|in)\b|\b(?:vielen|herzlichen) dank für|\bich danke ihnen\b|\bwir danken ihnen|\bmerci (?:beaucoup )?(?:à vous|d['’]avoir|pour)|\bbienvenue\b|\bbienvenid[oa]s?\b|\bgracias por\b|\bgrazie (?:per|a lei)\b|спасибо (?:за|вам)|добро пожаловать|təşəkkür|teşekkür ed|dziękuj/iu

const isCourtesy = (text: string): boolean => !isAsking(text) && COURTESY.test(text)

function isInterjection(text: string): boolean {
  return !isAsking(text) && text.split(/\s+/u).length <= INTERJECTION_WORDS
}
