import { lowerBound } from '../spans.ts'
import type { Span } from '../types.ts'
import type { Found } from './rules/found.ts'
import { type Quotation, quotations } from './rules/quotes.ts'

const CONFIDENCE = 0.6
/** Of the subject and of the whole sentence, in characters: longer ones tell of something else. */
const LONGEST_SUBJECT = 110
const LONGEST_SENTENCE = 200
/** Fewer words in quotation marks are a name or a term, unless a sentence ends in them. */
const SHORTEST_UTTERANCE_WORDS = 5

/** Parts of a sentence that tells how somebody is about to speak, as patterns. */
type Words = { before: string; asked: string; subjects: string; between: string; gestures: readonly string[] }

const patternOf = ({ before, asked, subjects, between, gestures }: Words): RegExp =>
  new RegExp(
    String.raw`^(?:(?:${before}),? )?(?:(?:${asked})[^.!?;:“”"»«„]{0,100}, )?(?<subject>(?:${subjects})[^.!?;:"“”»«„]{0,${LONGEST_SUBJECT}}?,?) (?:(?:${between}) )?(?<gesture>${gestures.join('|')})(?![\p{L}’'])`,
    'du',
  )

/** "Dann lacht er doch noch.": who does it stands behind the verb. */
const GERMAN_INVERTED =
  /^(?:Dann|Da|Darauf|Daraufhin|Schließlich|Plötzlich|Kurz darauf|Nun|Am Ende) (?<gesture>(?:zöger|lach|lächel|nick|grins|schmunzel|seufz|überleg)te?t?|schweigt|schwieg) (?<subject>er|sie|(?:der |die )?\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2})(?![\p{L}-])/du

/** What people do, and how they are, when they are about to say something. */
const PATTERNS: ReadonlyMap<string, readonly RegExp[]> = new Map([
  [
    'en',
    [
      patternOf({
        before: 'But|And|Then|So|Yet|Still|Again|Finally|Eventually',
        asked: '(?:When )?(?:[Aa]sked|[Pp]ressed|[Tt]old|[Qq]uestioned|[Cc]hallenged|[Rr]eminded|[Cc]onfronted)',
        subjects: String.raw`[Hh]e(?= )|[Ss]he(?= )|\p{Lu}|[Tt]he |[Hh]er |[Hh]is `,
        between: 'then|just|only|simply|merely|also|still|at first|later|never|always',
        gestures: [
          'shrug(?:s|ged)',
          'smil(?:es|ed)',
          'laugh(?:s|ed)',
          'chuckl(?:es|ed)',
          'giggl(?:es|ed)',
          'grin(?:s|ned)',
          'nod(?:s|ded)',
          'paus(?:es|ed)',
          'hesitat(?:es|ed)',
          'sigh(?:s|ed)',
          'winc(?:es|ed)',
          'frown(?:s|ed)',
          'grimac(?:es|ed)',
          'beam(?:s|ed)',
          'blush(?:es|ed)',
          'roll(?:s|ed) (?:his|her) eyes',
          '(?:shakes|shook) (?:his|her) head',
          'rais(?:es|ed) (?:an eyebrow|his eyebrows|her eyebrows)',
          '(?:thinks|thought)(?: about (?:it|this))? for',
          '(?:dis)?agree[sd]',
          '(?:hits|hit) back',
          '(?:is|was|sounds|sounded|seems|seemed|looks|looked|remains|remained) (?:(?:more|less|far|much|rather|equally|similarly|not|no|quite|very) )*(?:blunt|clear|sure|certain|unsure|convinced|unconvinced|adamant|defiant|unequivocal|unimpressed|unmoved|unapologetic|unrepentant|scathing|philosophical|sceptical|skeptical|harsh|harsher|angry|furious|delighted|proud|emotional|relieved|optimistic|pessimistic|cautious|candid|frank|dismissive|downbeat|upbeat|wistful|in no doubt|under no illusion)',
        ],
      }),
    ],
  ],
  [
    'de',
    [
      GERMAN_INVERTED,
      patternOf({
        before: 'Aber|Doch|Dann|Und|Auch|Nur|Schließlich',
        asked: 'Darauf angesprochen|Auf die Frage|Gefragt',
        subjects: String.raw`[Ee]r(?= )|[Ss]ie(?= )|\p{Lu}|[Dd]er |[Dd]ie |[Ii]hr |[Ss]ein `,
        between: 'nur|dann|kurz|lange|erst|wieder|auch|bloß',
        gestures: [
          '(?:zöger|lach|lächel|nick|grins|schmunzel|seufz|überleg)te?',
          'schweigt|schwieg',
          'winkte? ab',
          'zuckte? (?:nur )?(?:mit den|die) (?:Achseln|Schultern)',
          'schüttelte? (?:nur )?den Kopf',
          '(?:sieht|sah) (?:das|es) (?:anders|ähnlich|genauso|gelassen(?:er)?|kritisch(?:er)?|nüchtern(?:er)?)',
          '(?:ist|war|klingt|klang|bleibt|blieb) (?:sich )?(?:da )?(?:skeptisch|sicher|enttäuscht|erleichtert|zuversichtlich|optimistisch|gelassen|wortkarg|unbeeindruckt|kämpferisch|selbstkritisch|deutlich|anderer Meinung)',
        ],
      }),
    ],
  ],
])

/**
 * Quotations in English and German prose with no verb of saying, behind a sentence that only tells how somebody is about to speak:
 * "He shrugged. “It was empty.”" The quotation stands in the same paragraph, or is all of the next one.
 */
export function gesturedQuotations(
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Span[],
  language: string | null,
): Found[] {
  const patterns = PATTERNS.get(language ?? '')
  if (patterns === undefined) return []
  const quoted = quotations(text, paragraphs)
  return quoted.flatMap((quotation, index) => {
    if (quotation.carriesOn || quotation.isName || !isUtterance(text, quotation)) return []
    const sentence = sentences[lowerBound(sentences.length, (at) => sentences[at]![1] > quotation.span[0]) - 1]
    const gesture =
      sentence && isBefore(text, sentence, quotation, paragraphs) ? gestureIn(text, sentence, patterns) : null
    if (gesture === null) return []
    const content = [quotation.span]
    for (let next = index + 1; goesOn(text, quoted[next - 1]!, quoted[next]); next++) content.push(quoted[next]!.span)
    return [{ paragraph: quotation.paragraph, ...gesture, content, confidence: CONFIDENCE }]
  })
}

function gestureIn(
  text: string,
  [start, end]: Span,
  patterns: readonly RegExp[],
): Pick<Found, 'speaker' | 'cue'> | null {
  if (end - start > LONGEST_SENTENCE) return null
  const words = text.slice(start, end)
  const { subject, gesture } = patterns.map((pattern) => pattern.exec(words)?.indices?.groups).find(Boolean) ?? {}
  if (subject === undefined || gesture === undefined) return null
  const isParted = words[subject[1] - 1] === ','
  return {
    speaker: [[start + subject[0], start + subject[1] - (isParted ? 1 : 0)]],
    cue: [[start + gesture[0], start + gesture[1]]],
  }
}

/** Nothing but white space lies between, and where a paragraph ends, the next one is the quotation. */
function isBefore(text: string, [, end]: Span, { span, paragraph }: Quotation, paragraphs: readonly Span[]): boolean {
  const between = text.slice(end, span[0])
  if (between.trim() !== '') return false
  return !between.includes('\n') || !/[\p{L}\p{N}]/u.test(text.slice(span[1], paragraphs[paragraph]![1]))
}

/** The same quotation in the next paragraph, or another right behind it. */
const goesOn = (text: string, one: Quotation, next: Quotation | undefined): boolean =>
  next !== undefined &&
  (next.carriesOn || (next.paragraph === one.paragraph && text.slice(one.span[1], next.span[0]).trim() === ''))

function isUtterance(text: string, { inner }: Quotation): boolean {
  const words = text.slice(...inner).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return words >= SHORTEST_UTTERANCE_WORDS || /[.!?…]\s*$/.test(text.slice(...inner))
}
