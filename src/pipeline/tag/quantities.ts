import { overlap } from '../spans.ts'
import type { Span } from '../types.ts'

/** `unit` is an ISO 4217 currency, "%", an SI symbol, a span of time ("year"), or null for a bare number. */
export type Quantity = { value: number; unit: string | null; span: Span }

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:hundred|hundert|cents?|cien(?:tos)?|сот(?:ен|ни)?|yüz)$/iu, 1e2],
  [/^(?:thousand|tausend|tsd|mille?|mil|тыс(?:яч[аиу]?|\.)?|bin|min)$/iu, 1e3],
  [/^(?:millions?|millionen|mio|millones|mln|млн|миллион(?:а|ов)?|milyon|m)$/iu, 1e6],
  [/^(?:billions?|bn|milliarden?|mrd|milliards?|млрд|миллиард(?:а|ов)?|milyar|milyard|b)$/iu, 1e9],
  [/^(?:trillions?|tn|billionen|трлн|триллион(?:а|ов)?|trilyon)$/iu, 1e12],
]
/** Where the short scale's word means something else: a German Billion is a million millions. */
const LONG_SCALE: Readonly<Record<string, readonly string[]>> = { billion: ['de', 'fr', 'es', 'pt', 'it', 'nl'] }

const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  half: 0.5,
  dozen: 12,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  zwanzig: 20,
  dreißig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  vingt: 20,
  trente: 30,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  veinte: 20,
  treinta: 30,
  два: 2,
  две: 2,
  три: 3,
  четыре: 4,
  пять: 5,
  шесть: 6,
  семь: 7,
  восемь: 8,
  девять: 9,
  десять: 10,
  iki: 2,
  üç: 3,
  dört: 4,
  dörd: 4,
  beş: 5,
  altı: 6,
  yedi: 7,
  yeddi: 7,
  sekiz: 8,
  səkkiz: 8,
  dokuz: 9,
  doqquz: 9,
  on: 10,
}

const UNITS: readonly (readonly [string, string])[] = [
  ['%', 'percent|per cent|pct|prozent|pour ?cent|por ciento|процент(?:а|ов)?|faiz|percentage points?|prozentpunkten?'],
  ['USD', 'us dollars?|us-dollar|dollars?|dólares|долларов?(?: сша)?|доллара|dolar|usd'],
  ['EUR', 'euros?|евро|avro|eur'],
  ['GBP', 'pounds?(?: sterling)?|pfund|livres sterling|libras|фунтов|sterlin|gbp'],
  ['CHF', '(?:swiss|schweizer) fran(?:cs?|ken)|chf'],
  ['RUB', 'roubles?|rubles?|rubel|рубл(?:ей|я|ь)|ruble|rubl|rub'],
  ['CNY', 'yuan|renminbi|юаней|cny'],
  ['JPY', 'yen|иен|jpy'],
  ['INR', 'rupees?|inr'],
  ['TRY', '(?:turkish )?liras?|lirası|лир'],
  ['AZN', 'manats?|manat(?:ı)?|манат(?:а|ов)?|azn'],
  ['year', 'years?|jahren?|jahre|ans?|années?|años?|лет|год(?:а|ов)?|yıl|il'],
  ['month', 'months?|monaten?|mois|mes(?:es)?|месяц(?:а|ев)?|ay'],
  ['week', 'weeks?|wochen?|semaines?|semanas?|недел[ьяи]|hafta|həftə'],
  ['day', 'days?|tagen?|tage|jours?|días?|дн(?:я|ей)|gün'],
  ['h', 'hours?|stunden?|heures?|horas?|час(?:а|ов)?|saat'],
  ['min', 'minutes?|minuten?|minutos?|минут[аы]?|dakika|dəqiqə'],
  ['s', 'seconds?|sekunden?|secondes?|segundos?|секунд[аы]?|saniye'],
  ['km/h', 'km/h|kilomet(?:re|er)s? (?:an|per) hour|stundenkilometern?|kilometern? pro stunde|км/ч'],
  ['km', 'km|км|kilomet(?:re|er)s?|kilometern?|kilómetros|километр(?:а|ов)?|kilometr'],
  ['mi', 'miles?|meilen?'],
  ['m', 'м|met(?:re|er)s?|metern|mètres|metros|метр(?:а|ов)?'],
  ['m2', 'square met(?:re|er)s?|m²|quadratmetern?|mètres carrés|metros cuadrados|кв\\. м|квадратных метров'],
  [
    'm3',
    'cubic met(?:re|er)s?|m³|kubikmetern?|mètres cubes|metros cúbicos|кубометр(?:а|ов)?|кубических метров|kubmetr',
  ],
  ['ha', 'hectares?|hektar|hectáreas|га|гектар(?:а|ов)?|hektar'],
  ['km2', 'square kilomet(?:re|er)s?|km²|quadratkilometern?'],
  ['kg', 'kg|кг|kilograms?|kilos?|kilogramm|килограмм(?:а|ов)?'],
  ['t', 'tons?|tonnes?|tonnen|toneladas|тонн[аы]?|ton'],
  ['L', 'lit(?:re|er)s?|litern|litros|литр(?:а|ов)?'],
  ['bbl', 'barrels?|barils?|barriles|баррел(?:ей|я)'],
  ['kWh', 'kwh|kilowatt[- ]?hours?|kilowattstunden?|кВт·?ч'],
  ['MW', 'mw|megawatts?|мегаватт'],
  ['GW', 'gw|gigawatts?'],
  ['°C', '°\\s?c|degrees celsius|grad(?: celsius)?'],
]
const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₽': 'RUB',
  '₹': 'INR',
  '₺': 'TRY',
  '₼': 'AZN',
}

const UNIT = new RegExp(`^[\\s-]?(?:${UNITS.map(([, words]) => `(${words})`).join('|')})(?![\\p{L}\\p{N}])`, 'iu')
const PER_CENT = /^\s?%/u
/** Not the "19" of "Covid-19", nor the numbers of "9/11". */
const NUMBER =
  /(?<![\p{L}\p{N}.,%/]|\p{L}[-–])([$€£¥₽₹₺₼]\s?)?(?:(\d{1,3}(?:[,.’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?!\p{N}|\/\p{N})|(?<!-)(\p{L}+)(?:-(\p{L}+))?(?=[\s-]))/gu
const SCALE = /^[\s-]?(\p{L}+)/u
const ONE = /^(?:an?|eine?r?|une?|una?|bir)$/iu
const SCALE_AHEAD = /^\s(?:hundred|thousand|million|billion|trillion|milliard|tausend|billon|mil(?:yon|yar))/iu
const ORDINAL = /^(?:st|nd|rd|th|er|e|ème|-?[йя])(?!\p{L})|^\.\s(?=\p{L})/u
const SIGN_AFTER = /^\s?([$€£¥₽₹₺₼])/u

const DECIMAL_POINT = new Set(['en', 'zh', 'ja', 'ko', 'he', 'th', 'hi'])

/** Reads "1,234.5" and "1.234,5" alike; where only one mark stands and three digits follow it, the language decides. */
function numberOf(digits: string, language: string): number {
  const plain = digits.replace(/[’\u00a0\u202f ]/g, '')
  const marks = [...plain.matchAll(/[.,]/g)]
  const last = marks.at(-1)
  if (last === undefined) return Number(plain)
  const decimals = plain.length - last.index - 1
  const mixed = new Set(marks.map(([mark]) => mark)).size > 1
  const decimalMark = DECIMAL_POINT.has(language) ? '.' : ','
  const isDecimal = mixed || (marks.length === 1 && (decimals !== 3 || last[0] === decimalMark))
  if (!isDecimal) return Number(plain.replace(/[.,]/g, ''))
  return Number(`${plain.slice(0, last.index).replace(/[.,]/g, '')}.${plain.slice(last.index + 1)}`)
}

/** "twenty-five", "fifty"; "a" and "ein" count one where a scale follows ("a million"). */
function numberInWords(word: string, second: string | undefined, text: string, end: number): number | undefined {
  const first = WORDS[word.toLowerCase()]
  if (first === undefined) return ONE.test(word) && SCALE_AHEAD.test(text.slice(end, end + 16)) ? 1 : undefined
  const units = second === undefined ? undefined : WORDS[second.toLowerCase()]
  return units !== undefined && first >= 20 && units < 10 ? first + units : first
}

function scaleOf(word: string, language: string): number | null {
  const factor = SCALES.find(([pattern]) => pattern.test(word))?.[1]
  if (factor === undefined) return null
  return LONG_SCALE[word.toLowerCase()]?.includes(language) ? 1e12 : factor
}

/** What makes a number a name: "No. 354", "Article 8", "siehe S. 44". */
const NUMBERED =
  /(?:^|[^\p{L}])(?:nos?\.?|№|nr\.?|n[°º]|articles?|artikel|art\.|§|s\.|pp?\.|pages?|seite|sections?|chapter|kapitel|paragraph|clause|absatz|group of|orders?|resolutions?|flight|flug|room|channel|статья|статьи|статье|пункт[аеу]?|madde|maddə|artículo|covid|figure|table)\s?$/iu
const NUMBERED_REACH = 14
const YEAR = /^(?:19|20)\d\d$/
/** "2000 people", "2000 Menschen". */
const COUNTED: Readonly<Record<string, RegExp>> = { de: /^\s\p{L}/u }
const COUNTED_ELSEWHERE = /^\s\p{Ll}/u
/** What stands between two numbers of which only the second has its unit: "two to three thousand roubles". */
const RANGE = /^\s?(?:to|or|-|–|—|bis|oder|à|ou|a|o|до|или)\s?$/iu

type Candidate = Quantity & { isWord: boolean; isScaled: boolean; scale: number }

/** The number that a match of NUMBER begins, with scale and unit; null where it is none, or the name of something. */
function read(text: string, match: RegExpExecArray, language: string): Candidate | null {
  const [whole, sign, digits, word, second] = match
  let at = match.index + whole.length
  const number = digits === undefined ? numberInWords(word!, second, text, at) : numberOf(digits, language)
  if (number === undefined || !Number.isFinite(number)) return null
  // "fifty-year-old": the second half is the unit.
  if (second !== undefined && WORDS[second.toLowerCase()] === undefined) at -= second.length + 1
  if (digits !== undefined && ORDINAL.test(text.slice(at, at + 6))) return null
  let scale = 1
  for (let next = SCALE.exec(text.slice(at, at + 16)); next !== null; next = SCALE.exec(text.slice(at, at + 16))) {
    const factor = scaleOf(next[1]!, language)
    if (factor === null) break
    scale *= factor
    at += next[0].length
  }
  const unit = sign === undefined ? unitAt(text.slice(at, at + 28)) : { unit: SIGNS[sign.trim()]!, length: 0 }
  if (unit === null && scale === 1 && digits !== undefined) {
    if (NUMBERED.test(text.slice(Math.max(0, match.index - NUMBERED_REACH), match.index))) return null
    if (YEAR.test(digits) && !(COUNTED[language] ?? COUNTED_ELSEWHERE).test(text.slice(at))) return null
  }
  return {
    value: number * scale,
    unit: unit?.unit ?? null,
    span: [match.index, at + (unit?.length ?? 0)],
    isWord: digits === undefined,
    isScaled: scale > 1,
    scale,
  }
}

function unitAt(rest: string): { unit: string; length: number } | null {
  const perCent = PER_CENT.exec(rest)
  if (perCent !== null) return { unit: '%', length: perCent[0].length }
  const named = UNIT.exec(rest)
  if (named !== null) {
    return { unit: UNITS[named.slice(1).findIndex((group) => group !== undefined)]![0], length: named[0].length }
  }
  const sign = SIGN_AFTER.exec(rest)
  return sign === null ? null : { unit: SIGNS[sign[1]!]!, length: sign[0].length }
}

/**
 * Numbers with what they count: "two billion dollars" is 2e9 USD, "30 %" is 30 %. Dates are not among them.
 *
 * @param taken spans that are dates already
 */
export function findQuantities(text: string, language: string, taken: readonly Span[], offset = 0): Quantity[] {
  const found: Candidate[] = []
  for (const match of text.matchAll(NUMBER)) {
    const candidate = read(text, match, language)
    if (candidate === null) continue
    const [start, end] = candidate.span
    const own = [offset + start, offset + end] as const
    if (taken.some((span) => overlap(span, own))) continue
    found.push(candidate)
  }
  return found.flatMap((candidate, i) => {
    const { value, unit, span, isWord, isScaled } = shared(text, candidate, found[i + 1])
    // "one", "two" and "on" are seldom meant as figures unless something is counted in units.
    if (isWord && unit === null && !isScaled) return []
    return [{ value: Number(value.toPrecision(12)), unit, span: [offset + span[0], offset + span[1]] }]
  })
}

/** The first number of a range has the scale and the unit of the second where it has none of its own. */
function shared(text: string, first: Candidate, second: Candidate | undefined): Candidate {
  if (second === undefined || first.unit !== null || first.isScaled) return first
  if (!RANGE.test(text.slice(first.span[1], second.span[0]))) return first
  const scale = first.value * second.scale <= second.value ? second.scale : 1
  return { ...first, value: first.value * scale, unit: second.unit, scale, isScaled: scale > 1 }
}
