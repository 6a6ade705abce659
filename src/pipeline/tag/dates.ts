import type { Chrono, ParsedComponents } from 'chrono-node'
import * as de from 'chrono-node/de'
import * as en from 'chrono-node/en'
import * as es from 'chrono-node/es'
import * as fr from 'chrono-node/fr'
import * as it from 'chrono-node/it'
import * as nl from 'chrono-node/nl'
import * as pt from 'chrono-node/pt'
import * as ru from 'chrono-node/ru'
import * as sv from 'chrono-node/sv'
import * as uk from 'chrono-node/uk'
import type { SaidAt } from '../../schemas/statement.ts'
import type { Span } from '../types.ts'
import type { FoundDate } from './found-date.ts'
import { findPlainDates } from './plain-dates.ts'

const PARSERS: Readonly<Record<string, Chrono>> = {
  en: en.casual,
  de: de.casual,
  fr: fr.casual,
  es: es.casual,
  it: it.casual,
  nl: nl.casual,
  pt: pt.casual,
  ru: ru.casual,
  sv: sv.casual,
  uk: uk.casual,
}

/**
 * Words that a date may begin or end with. chrono tries dozens of patterns on every position, so it is only shown the
 * neighbourhood of such a word: a tenth of the time on speech, where dates are few.
 */
const TRIGGERS: Readonly<Record<string, RegExp>> = {
  en: /\b(?:\d{1,4}|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow|(?:last|next|this|past) (?:week|month|year|night|few|two|three)|(?:days?|weeks?|months?|years?) (?:ago|later|from))\b/giu,
  de: /(?<!\p{L})(?:\d{1,4}|januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|gestern|vorgestern|heute|morgen|(?:letzte|vergangene|nächste|kommende|vorige)[nrs]? (?:woche|monat|jahr)|vor \p{L}+ (?:tag|woche|monat|jahr)\p{L}*)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:\d{1,4}|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd|demain|(?:semaine|mois|année) (?:derni|proch)\p{L}+|il y a)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:\d{1,4}|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer|hoy|mañana|(?:semana|mes|año) (?:pasad|próxim)\p{L}+|hace)(?!\p{L})/giu,
  ru: /(?<!\p{L})(?:\d{1,4}|январ[яье]|феврал[яье]|марта?|апрел[яье]|мая|июн[яье]|июл[яье]|августа?|сентябр[яье]|октябр[яье]|ноябр[яье]|декабр[яье]|понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье|вчера|позавчера|сегодня|завтра|назад)(?!\p{L})/giu,
}
const OTHER_TRIGGERS = /\d{1,4}/gu
const REACH = 24

/** Stretches of the text that may hold a date. */
function windows(text: string, language: string): Span[] {
  const found: [number, number][] = []
  for (const match of text.matchAll(TRIGGERS[language] ?? OTHER_TRIGGERS)) {
    const start = wordStart(text, Math.max(0, match.index - REACH))
    const end = wordEnd(text, Math.min(text.length, match.index + match[0].length + REACH))
    const last = found.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = end
    else found.push([start, end])
  }
  return found
}

/** chrono takes them into the date. */
const PREPOSITION = /^(?:on|am|an|im|le|el|on the)\s/iu

/** "a few years ago", "in 29 years", "the past year", "for 3 hours": spans of time of which nobody says where they end. */
const VAGUE =
  /(?<!\p{L})(?:few|several|couple|some|many|einige[nr]?|mehrere[nr]?|paar|wenigen|quelques|plusieurs|un[oa]s|vari[oa]s|algun[oa]s|несколько|нескольких|hours?|minutes?|seconds?|stunden?|minuten?|heures?|horas?|minutos?|час(?:а|ов)?|минут[аы]?)(?!\p{L})|(?:past|last|next)\s(?:\p{L}+\s)?(?:days|weeks|months|years)$|past\s(?:week|month|year)$|^(?:in|within|for)\s\S+\s(?:days?|weeks?|months?|years?|tagen?|wochen?|monaten?|jahren?)$/iu
/** "So" is rather a word than a Sunday, and "mar" the sea. */
const SHORTEST_WEEKDAY = 5
/** "today's youth", "bis heute": nowadays. */
const NOWADAYS = { before: /(?:^|\s)(?:of|until|till|even|bis|bis zum|noch)\s$/iu, after: /^['’]s(?!\p{L})/u }
const TODAY = /^(?:today|heute)$/iu

const LETTER = /[\p{L}\p{N}]/u

function wordStart(text: string, at: number): number {
  while (at > 0 && LETTER.test(text[at - 1]!)) at--
  return at
}

function wordEnd(text: string, at: number): number {
  while (at < text.length && LETTER.test(text[at]!)) at++
  return at
}

const pad = (n: number, width = 2) => String(n).padStart(width, '0')

function iso(parts: ParsedComponents, precision: SaidAt['precision']): string {
  const year = pad(parts.get('year') ?? 0, 4)
  if (precision === 'year') return year
  const month = `${year}-${pad(parts.get('month') ?? 1)}`
  return precision === 'month' ? month : `${month}-${pad(parts.get('day') ?? 1)}`
}

function precisionOf(parts: ParsedComponents): SaidAt['precision'] | null {
  if (parts.isCertain('day') || parts.isCertain('weekday')) return 'day'
  if (parts.isCertain('month')) return 'month'
  return parts.isCertain('year') ? 'year' : null
}

/**
 * The dates that a text mentions, in order, and the spans of all that is said like one, also where it has no value.
 *
 * @param reference day that "yesterday" and "in May" are reckoned from (YYYY-MM-DD); without one only full dates count
 */
export function findDates(
  text: string,
  language: string,
  reference: string | null,
  offset = 0,
): { dates: FoundDate[]; spans: Span[] } {
  const dates: FoundDate[] = []
  const spans: Span[] = []
  const parser = PARSERS[language]
  if (parser !== undefined) {
    const instant = new Date(`${reference ?? '2000-01-01'}T12:00:00Z`)
    for (const [from, to] of windows(text, language)) {
      for (const result of parser.parse(text.slice(from, to), { instant, timezone: 0 })) {
        const skipped = PREPOSITION.exec(result.text)?.[0].length ?? 0
        const start = from + result.index
        const end = start + result.text.length
        if (isVague(result, text.slice(0, start), text.slice(end))) continue
        const span: Span = [offset + start + skipped, offset + end]
        spans.push(span)
        const date = dateOf(result, reference !== null)
        if (date !== null) dates.push({ ...date, span })
      }
    }
  }
  for (const date of findPlainDates(text, language, offset)) {
    const [start, end] = date.span
    if (dates.some(({ span: [from, to] }) => start < to && from < end)) continue
    spans.push(date.span)
    dates.push(date)
  }
  return { dates: dates.sort((a, b) => a.span[0] - b.span[0]), spans }
}

const isWeekdayOnly = (parts: ParsedComponents) => parts.isCertain('weekday') && !parts.isCertain('day')

function isVague({ start, text }: { start: ParsedComponents; text: string }, before: string, after: string): boolean {
  if (VAGUE.test(text)) return true
  if (isWeekdayOnly(start) && text.replace(/[^\p{L}]/gu, '').length < SHORTEST_WEEKDAY) return true
  return TODAY.test(text) && (NOWADAYS.before.test(before) || NOWADAYS.after.test(after))
}

function dateOf(
  { start, end, text }: { start: ParsedComponents; end?: ParsedComponents | null; text: string },
  hasReference: boolean,
): Omit<FoundDate, 'span'> | null {
  const precision = precisionOf(start)
  if (precision === null) return null
  const yearKnown = start.isCertain('year')
  // Without a day to reckon from, "yesterday" has no date although chrono counts its year as certain.
  if (!hasReference && !(yearKnown && /\d{4}/.test(text))) return null
  const weekday = isWeekdayOnly(start) ? (start.get('weekday') ?? 0) || 7 : null
  const first = iso(start, precision)
  if (!end) return { value: first, precision, yearKnown, weekday }
  const last = iso(end, precision)
  return { value: first < last ? `${first}/${last}` : first, precision, yearKnown, weekday }
}
