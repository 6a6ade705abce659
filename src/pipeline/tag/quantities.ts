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
  [
    '%',
    '%|percent|per cent|pct|prozent|pour ?cent|por ciento|процент(?:а|ов)?|faiz|percentage points?|prozentpunkten?',
  ],
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
  ['km', 'km|kilomet(?:re|er)s?|kilometern?|kilómetros|километр(?:а|ов)?|kilometr'],
  ['mi', 'miles?|meilen?'],
  ['m', 'met(?:re|er)s?|metern|mètres|metros|метр(?:а|ов)?'],
  ['km2', 'square kilomet(?:re|er)s?|km²|quadratkilometern?'],
  ['kg', 'kg|kilograms?|kilos?|kilogramm|килограмм(?:а|ов)?'],
  ['t', 'tons?|tonnes?|tonnen|toneladas|тонн[аы]?|ton'],
  ['L', 'lit(?:re|er)s?|litern|litros|литр(?:а|ов)?'],
  ['bbl', 'barrels?|barils?|barriles|баррел(?:ей|я)'],
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
const NUMBER =
  /(?<![\p{L}\p{N}.,])([$€£¥₽₹₺₼]\s?)?(?:(\d{1,3}(?:[,.’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?![\p{N}])|(?<!-)(\p{L}+)(?:-(\p{L}+))?(?=[\s-]))/gu
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

/**
 * Numbers with what they count: "two billion dollars" is 2e9 USD, "30 %" is 30 %. Dates are not among them.
 *
 * @param taken spans that are dates already
 */
export function findQuantities(text: string, language: string, taken: readonly Span[], offset = 0): Quantity[] {
  const quantities: Quantity[] = []
  for (const match of text.matchAll(NUMBER)) {
    const [whole, sign, digits, word, second] = match
    let at = match.index + whole.length
    let value = digits === undefined ? numberInWords(word!, second, text, at) : numberOf(digits, language)
    if (value === undefined || !Number.isFinite(value)) continue
    // "fifty-year-old": the second half is the unit.
    if (second !== undefined && WORDS[second.toLowerCase()] === undefined) at -= second.length + 1
    const start = offset + match.index
    if (taken.some(([from, to]) => start < to && from < offset + at)) continue
    if (digits !== undefined && ORDINAL.test(text.slice(at, at + 6))) continue
    let scaled = false
    for (let scale = SCALE.exec(text.slice(at, at + 16)); scale !== null; scale = SCALE.exec(text.slice(at, at + 16))) {
      const factor = scaleOf(scale[1]!, language)
      if (factor === null) break
      value *= factor
      at += scale[0].length
      scaled = true
    }
    let unit = sign === undefined ? null : SIGNS[sign.trim()]!
    const rest = text.slice(at, at + 28)
    const named = UNIT.exec(rest)
    const signAfter = SIGN_AFTER.exec(rest)
    if (unit === null && named !== null) {
      unit = UNITS[named.slice(1).findIndex((group) => group !== undefined)]![0]
      at += named[0].length
    } else if (unit === null && signAfter !== null) {
      unit = SIGNS[signAfter[1]!]!
      at += signAfter[0].length
    }
    // "one", "two" and "on" are seldom meant as figures unless something is counted in units.
    if (digits === undefined && unit === null && !scaled) continue
    quantities.push({ value: Number(value.toPrecision(12)), unit, span: [start, offset + at] })
  }
  return quantities
}
