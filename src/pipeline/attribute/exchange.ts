import type { Span } from '../types.ts'
import type { Found } from './rules/found.ts'

const LABELLED =
  /^\s*["“]?(?<name>\p{Lu}{2,}(?:[ .'’-]+\p{Lu}{2,}){0,3})(?: \([^)]{1,40}\))?(?<colon>:)\s+(?<speech>\S.*)$/su

type Line = { paragraph: number; name: Span; colon: Span; speech: Span; label: string }

/** How many paragraphs may stand between two lines of an exchange. */
const REACH = 2

/**
 * An exchange printed in a report, each paragraph with its speaker in capitals: "OKOYE: When will it open?" Two speakers
 * make an exchange; a lone word in capitals before a colon is a headline's.
 */
export function exchanges(text: string, paragraphs: readonly Span[]): Found[] {
  const lines = paragraphs.flatMap((paragraph, index) => lineOf(text, paragraph, index) ?? [])
  const isExchange = ({ paragraph, label }: Line) =>
    lines.some((other) => other.label !== label && Math.abs(other.paragraph - paragraph) <= REACH)
  return lines.filter(isExchange).map(({ paragraph, name, colon, speech }) => ({
    paragraph,
    speaker: [name],
    cue: [colon],
    content: [speech],
    confidence: 0.9,
  }))
}

function lineOf(text: string, [start, end]: Span, paragraph: number): Line | null {
  const groups = LABELLED.exec(text.slice(start, end))?.groups
  if (!groups) return null
  const { name: label = '', speech = '' } = groups
  const at = text.indexOf(label, start)
  const colon = text.indexOf(':', at + label.length)
  const speechAt = text.indexOf(speech, colon + 1)
  return {
    paragraph,
    label,
    name: [at, at + label.length],
    colon: [colon, colon + 1],
    speech: [speechAt, speechAt + speech.trimEnd().length],
  }
}
