import { monthNumber } from '../parse/metadata/months.ts'
import { writtenDate } from '../parse/metadata/written-date.ts'

/** Verbs that say of a talk that it was held. */
const HELD =
  /(?<!\p{L})(?:took place|recorded|taped|filmed|held|conducted|gave|given|granted|sat down|spoke|fand|geführt|aufgezeichnet|gab|gegeben|gesprochen|a eu lieu|réalisée?s?|enregistrée?s?|accordée?|recueillis?|interviewée?|menée?|se realizó|realizad[ao]|grabad[ao]|tuvo lugar|concedi[oó]|concedid[ao]|registrat[ao]|rilasciat[ao]|si è svolt[ao]|concedeu|gravad[ao]|состоял\p{L}*|записан\p{L}*|дала?|провел[аи]?|проведен\p{L}*|прошл[аио]|відбул\p{L}*|записан\p{L}*|дав|yapıldı|verdi|verdiği|gerçekleşti|kaydedildi|verib|keçirilib|götürülüb|przeprowadzon\p{L}*|odbył\p{L}*)(?!\p{L})/iu
const PUBLISHED =
  /publi[sc]|erschien|veröffentlich|pubblicat|опубликова|yayın|broadcast|(?<!\p{L})aired?(?!\p{L})|ausgestrahlt|diffus|emiti/iu
const LABEL =
  /^(?:date of (?:the )?(?:interview|conversation|recording)|(?:interview|recording) date|(?:interview )?(?:recorded|conducted)(?: on)?|datum des (?:gesprächs|interviews)|(?:gespräch |interview )?(?:aufgezeichnet|geführt)(?: am)?|date de l['’](?:entretien|interview|enregistrement)|fecha de la entrevista|data (?:dell['’]intervista|da entrevista|wywiadu)|дата (?:интервью|беседы|записи|інтерв['’]ю)|(?:röportaj|söyleşi) tarihi|müsahibənin tarixi)\s*[:：]?\s+(?=\S)/iu

const DAY_THEN_MONTH = /(?<![\d.:/-])(\d{1,2})(?:st|nd|rd|th|er|\.|-?го)?\s(?:of\s|de\s|d['’])?(\p{L}{3,12})(?!\p{L})/gu
const MONTH_THEN_DAY = /(?<!\p{L})(\p{L}{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]\d|\d)/gu

/** The day that a sentence about a talk says it was held on; null where it tells of none, or of several. */
export function heldOn(sentence: string, language: string | null, published: string | null): string | null {
  return HELD.test(sentence) && !PUBLISHED.test(sentence) ? onlyDay(sentence, language, published) : null
}

/** "Date of interview: 12 May 2025". */
export function labelledDay(line: string, language: string | null, published: string | null): string | null {
  const label = LABEL.exec(line)
  return label === null ? null : onlyDay(line.slice(label[0].length), language, published)
}

function onlyDay(text: string, language: string | null, published: string | null): string | null {
  const first = writtenDate(text, language)
  if (first === null) return dayWithoutYear(text, language, published)
  const second = writtenDate(text.slice(first.index + first.value.length), language)
  return second === null || second.value === first.value ? first.value : null
}

/** "On April 11": the last such day before the document was published. */
function dayWithoutYear(text: string, language: string | null, published: string | null): string | null {
  if (published === null) return null
  const days = new Set<string>()
  for (const [, day = '', month = ''] of text.matchAll(DAY_THEN_MONTH)) days.add(dayOf(day, month, language, published))
  for (const [, month = '', day = ''] of text.matchAll(MONTH_THEN_DAY)) days.add(dayOf(day, month, language, published))
  days.delete('')
  const [only] = days
  return days.size === 1 && only !== undefined ? only : null
}

function dayOf(day: string, month: string, language: string | null, published: string): string {
  const number = monthNumber(month, language)
  if (number === null || Number(day) < 1 || Number(day) > 31) return ''
  const pad = (part: number | string) => `${part}`.padStart(2, '0')
  const end = `${pad(number)}-${pad(day)}`
  const year = Number(published.slice(0, 4))
  const value = `${end > published.slice(5, 10) ? year - 1 : year}-${end}`
  return writtenDate(value, null) === null ? '' : value
}
