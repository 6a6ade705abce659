import type { Span } from '../../types.ts'
import { afterAsides } from './asides.ts'
import { reportOf } from './clauses.ts'
import { cuesOf } from './cues.ts'
import type { Found } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { Sentence } from './sentence.ts'
import { isPhrase, type Range, spanOf } from './spans.ts'
import { subjectAfter } from './subject.ts'
import { subjectWithin } from './verb-final.ts'

const CONFIDENCE = 0.75
const END = /[.!?…\s]+$/u

/**
 * "Об этом сообщила мэр.", "Bu barədə nazir məlumat verib.": who said what the sentence before tells.
 *
 * @param before the sentence before, which nobody else says
 */
export function backwardReport(sentence: Sentence, before: Span, text: string, grammar: Grammar): Found | null {
  const { tokens, paragraph } = sentence
  const phrase = grammar.backward.map((words) => words.split(' ')).find((words) => isPhrase(tokens, 0, words))
  if (!phrase) return null
  const report = grammar.verbFinal ? lastCue(sentence, phrase.length, grammar) : firstCue(sentence, grammar)
  if (!report) return null
  const said = text.slice(...before).replace(END, '')
  return {
    paragraph,
    speaker: [spanOf(tokens, report.subject)],
    cue: [spanOf(tokens, report.cue)],
    content: [[before[0], before[0] + said.length]],
    confidence: CONFIDENCE,
  }
}

type Report = { subject: Range; cue: Range }

function firstCue(sentence: Sentence, grammar: Grammar): Report | null {
  const [cue] = cuesOf(sentence, grammar)
  if (!cue) return null
  const { tokens, to } = sentence
  // "Así lo anunció la alcaldesa": the phrase is a part of the verb group.
  const subject =
    reportOf(sentence, cue, null, grammar)?.subject ??
    subjectAfter(tokens, afterAsides(tokens, cue.to, grammar), to, grammar)
  return subject && { subject, cue: [cue.at, cue.to] }
}

function lastCue(sentence: Sentence, from: number, grammar: Grammar): Report | null {
  const cue = cuesOf(sentence, grammar).at(-1)
  const subject = cue && subjectWithin(sentence.tokens, from, cue.group, grammar)
  return subject && cue ? { subject, cue: [cue.group, cue.to] } : null
}
