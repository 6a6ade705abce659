import type { Participant } from '../../schemas/document.ts'
import type { Context } from './context.ts'
import { bareName, FULL_NAME, inNormalCase } from './names.ts'

type Role = Participant['role']
type Pattern = { pattern: RegExp; roles: Role[] }

/** "Name", with a title or a role of a few words before it that is not taken along. */
const N = `(${FULL_NAME})`
const UP_TO = '(?:[\\p{L}\\p{N}\'’,."„“«»-]+\\s){0,9}?'
/** The same, in one phrase: "with the head of the port Ada Obi", never "with Radio North on the sidelines of Bridge Forum". */
const IN_PHRASE = '(?:(?!(?:on|at|during|in|about|after|before|ahead)\\s)[\\p{L}\\p{N}\'’,."„“«»-]+\\s){0,9}?'
const rule = (source: string, ...roles: Role[]): Pattern => ({ pattern: new RegExp(source, 'dgu'), roles })

/**
 * How reports, leads and bylines say who was interviewed by whom, in the languages that are cheap to cover. The groups of
 * a pattern are names in the order of its roles. Quantifiers are bounded, so each is linear.
 */
const PATTERNS: readonly Pattern[] = [
  rule(
    `${N},?\\s(?:[\\p{L}\\p{N}'’,-]+\\s){0,12}?(?:gave|has given|gives) an (?:exclusive )?interview to\\s${UP_TO}${N}`,
    'interviewee',
    'interviewer',
  ),
  rule(
    `${N}\\s(?:spoke|talked|talks|speaks|sat down) (?:to|with)\\s(?:[\\p{L}'’-]+['’]s\\s)?${N}`,
    'interviewee',
    'interviewer',
  ),
  rule(
    `${N}(?:,\\s[^,.\\n]{2,100},)?\\s(?:said|says|told|tells|stated|noted)\\s(?:[^.\\n]{0,80}?\\s)?in an (?:\\w+ )?interview\\s`,
    'interviewee',
  ),
  rule(
    `[Ii]n an (?:\\w+ )?interview with\\s(?:the\\s)?(?:[\\p{Lu}][\\p{L}]*(?:\\s[\\p{Lu}][\\p{L}]*)?['’]s\\s)${N}`,
    'interviewer',
  ),
  rule(
    `(?:[Ii]nterviewed|[Ii]nterview (?:conducted )?|[Qq]uestions|[Tt]ext and interview|[Ii]nterview and text) by:?\\s${N}`,
    'interviewer',
  ),
  // "Ada Obi became mayor last year. She spoke to Bo Lind …"
  rule(
    `(?:^|\\n|[.!?]\\s)(?:\\p{L}+\\s){0,4}?${N}[^.!?\\n]{1,250}[.!?]\\s(?:She|He)\\s(?:spoke|talked|talks|speaks|sat down) (?:to|with)\\s(?:[\\p{L}'’-]+['’]s\\s)?${N}`,
    'interviewee',
    'interviewer',
  ),
  rule(`${N}\\sinterviews\\s${N}`, 'interviewer', 'interviewee'),
  rule(`(?:^|\\n)[Ii]nterview:?\\s(?:by|von|par)\\s${N}`, 'interviewer'),
  rule(
    `(?:^|\\n)(?:Interviewers?|Reporter|Host|Moderator|Interviewerin|Interviewt von):\\s${N}(?!\\p{L}|:)`,
    'interviewer',
  ),
  rule(
    `(?:^|\\n)(?:Interviewees?|Guests?|Witness(?:es)?|Deponent|Narrator|Respondent|Gast):\\s${N}(?!\\p{L}|:)`,
    'interviewee',
  ),
  rule(
    `(?:Deposition|Testimony|Examination|Oral [Hh]istory|DEPOSITION|TESTIMONY|EXAMINATION) (?:of|OF)\\s${N}`,
    'interviewee',
  ),
  rule(`(?:^|\\n|[Uu]nd\\s|[.!?]\\s)[Ii]nterview:\\s${N}`, 'interviewer'),
  rule(`[Ii]nterview von\\s${N}\\smit\\s${UP_TO}${N}`, 'interviewer', 'interviewee'),
  rule(
    `(?:[Ii]nterview|[Gg]espräch|[Ii]nterview geführt|Fragen)\\s(?:führte|stellte|von|führten):?\\s${N}`,
    'interviewer',
  ),
  rule(`(?:Interview|Gespräch) mit\\s(?:[\\p{L}-]+\\s){0,4}?${N}`, 'interviewee'),
  rule(
    `(?:[Pp]ropos recueillis par|[Ee]ntretien (?:réalisé|mené|conduit) par|[Rr]ecueilli par|interviewée? (?:[\\p{L}\\p{N}]+ ){0,8}par)\\s+${N}`,
    'interviewer',
  ),
  rule(`(?:[Ee]ntretien|[Cc]onversation|[Ii]nterview) (?:avec|de)\\s${UP_TO}${N}`, 'interviewee'),
  rule(`(?:[Ee]ntrevista (?:a|con)|[Cc]onversación con)\\s${UP_TO}${N}`, 'interviewee'),
  rule(`(?:[Ii]ntervista (?:a|con|di))\\s${UP_TO}${N}`, 'interviewee'),
  rule(
    `${N}\\s(?:ile|ilə)\\s(?:[\\p{L}]+\\s){0,2}?(?:röportaj|söyleşi|müsahibə|RÖPORTAJ|SÖYLEŞİ|MÜSAHİBƏ|Röportaj|Söyleşi|Müsahibə)`,
    'interviewee',
  ),
  rule(
    `(?:Röportaj|Söyleşi|[Mm]üsahibəni (?:apardı|hazırladı)|[Mm]üsahibə(?:ni)? (?:aparan|götürən)|Rozmawia(?:ł|ła|li|ły|ją)?|Rozmowę (?:przeprowadził|przeprowadziła)|Entrevista (?:realizada por|de)|Intervista (?:di|a cura di)|Vraaggesprek door|Spørsmål av|Розмовляв|Розмовляла|Спілкувався|Спілкувалася):?\\s${N}`,
    'interviewer',
  ),
  rule(`${N},?\\s(?:\\p{L}+\\s){0,3}?(?:sorularımızı|sorularını|suallarımızı|suallarını)\\s`, 'interviewee'),
  rule(`${N},?\\s(?:revient sur|répond aux questions|s['’]est confiée? à|a répondu aux questions)`, 'interviewee'),
  rule(`${N}\\sв (?:эксклюзивном )?интервью\\s`, 'interviewee'),
  rule(`${N}\\s(?:рассказала?|ответила? на вопросы|побеседовала?|поговорила?)\\s`, 'interviewee'),
  rule(`(?:рассказала?|ответила? на вопросы)\\s(?:[\\p{Ll}«»-]+\\s){1,6}?${N}`, 'interviewee'),
  rule(
    `(?:[Ии]нтервью (?:взял|взяла|провёл|провел|провела)|[Бб]еседовал|[Бб]еседовала|[Бб]еседу вёл|[Бб]еседу вела)[:а]?\\s${N}`,
    'interviewer',
  ),
  rule(
    `(?:[Ii]nterview(?:s|ed|ing)? with|[Ii]nterviewed|[Qq]\\s?&\\s?[Aa]:? with|[Cc]onversation with)\\s${IN_PHRASE}${N}`,
    'interviewee',
  ),
]

/** Titles of conversations, in the languages that say "on" alike: “…”: Name on a subject. */
const TITLE_PATTERNS: readonly Pattern[] = [
  rule(`^[“"„«][^”"»“\n]{3,160}[”"»“][,:.]?\\s(?:says\\s)?${N}`, 'interviewee'),
  rule(`^(?:[\\p{L}'’-]+\\s){0,5}?${N}\\s?:\\s?[“"„«]`, 'interviewee'),
  rule(
    `^(?:Interview|Müsahibə|Röportaj|Söyleşi|Entrevista|Intervista|Entretien|Wywiad|Rozhovor|Интервью)\\s?[:–—|-]\\s${N}`,
    'interviewee',
  ),
  rule(`^${N}\\s(?:on|über|zu|sur|sobre|о|об)\\s`, 'interviewee'),
]

const ALSO = new RegExp(`^(?:,?\\s?\\([^)\\n]{1,60}\\))?,?\\s(?:and|und|et|y|e|i|и|ve|və|og|och|en|&)\\s${N}`, 'u')
const BEFORE_CHARS = 48
/** "корреспонденту Арине Полозковой рассказал …": a first name that is nobody's subject. */
const IN_SLAVIC_CASE = /^[\p{Script=Cyrillic}-]+(?:[еую]|ой)\s/u

type Sighting = { role: Role; name: string }

/**
 * Who takes part, as title, lead, byline and closing line say it. Nobody is guessed: what no pattern tells is left out.
 *
 * @param isOutlet tells newspapers and agencies from people
 */
export function namedParticipants(context: Context, isOutlet: (name: string) => boolean): Participant[] {
  const stretch = `${context.head}\n${context.credits}\n${context.tail}`
  const sightings = [
    ...PATTERNS.flatMap((pattern) => sightingsOf(pattern, stretch)),
    ...TITLE_PATTERNS.flatMap((pattern) => sightingsOf(pattern, context.title)),
  ].filter(({ name }) => !isOutlet(name))
  const found = new Map<string, Participant>()
  for (const { name, role } of sightings) {
    // "Sonja Silber" and "Crime writer Sonja Silber" are one: whoever was found first by the shorter name stays.
    const same = [...found.keys()].find(
      (known) => known.endsWith(` ${name}`) || name.endsWith(` ${known}`) || known === name,
    )
    if (same === undefined) found.set(name, { name, role, description: null })
    else if (name.length < same.length) {
      found.set(name, { ...found.get(same)!, name })
      found.delete(same)
    }
  }
  return [...found.values()]
}

/** A pattern is tried again further on where what it took for a name is none ("On December 17, Ruth Calloway …"). */
const MOST_TRIES = 3

function sightingsOf({ pattern, roles }: Pattern, text: string): Sighting[] {
  let found: Sighting[] = []
  pattern.lastIndex = 0
  for (let tries = 0; tries < MOST_TRIES && found.length < roles.length; tries++) {
    const match = pattern.exec(text)
    if (match === null) break
    pattern.lastIndex = match.indices?.[1]?.[1] ?? pattern.lastIndex
    // What stands in two lines is not one statement: the last word of a title, and the first label.
    if (match[0].trim().includes('\n')) continue
    const sightings = sightingsIn(match, roles, text)
    if (sightings.length > found.length) found = sightings
  }
  return found
}

function sightingsIn(match: RegExpExecArray, roles: readonly Role[], text: string): Sighting[] {
  const end = match.index + match[0].length
  const sightings = roles.flatMap((role, index): Sighting[] => {
    const [start] = match.indices?.[index + 1] ?? [match.index]
    const name = bareName(match[index + 1] ?? '', text.slice(Math.max(0, start - BEFORE_CHARS), start))
    return name === null || IN_SLAVIC_CASE.test(name) ? [] : [{ role, name: inNormalCase(name) }]
  })
  // "by Ruth Calloway (Radio North) and Jan Beck": both did.
  const other = ALSO.exec(text.slice(end, end + 120))?.[1]
  const also = other === undefined ? null : bareName(other, '')
  const last = roles.at(-1)
  return also === null || last === undefined ? sightings : [...sightings, { role: last, name: also }]
}
