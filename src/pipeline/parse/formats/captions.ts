import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { plainText } from '../plain-text.ts'
import { type Cue, joinCues } from './cues.ts'
import { described } from './described.ts'

/** "01:02:03,456 --> 01:02:05.000 align:start", hours and fractions optional, comma or point. */
const TIMES = /^\s*((?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)/
const VOICE = /<v(?:\.[^\s>]*)?\s+([^>]*)>/gi
const INLINE_TIME = /<\d[\d:.]*>/g
const NOT_A_CUE = /^(?:NOTE|STYLE|REGION)(?:\s|$)/

/** WebVTT and SubRip: their cues differ in punctuation only. */
export function parseCaptions(decoded: Decoded, head: SnapshotHead): Parsed {
  const title = /^WEBVTT[ \t]+(?:-\s*)?(\S[^\n\r]*)/.exec(decoded.text)?.[1]?.trim() ?? null
  return captionsOf(cuesOf(decoded.text), decoded, head, title)
}

/** Makes a transcript of captions of any format. */
export function captionsOf(cues: Cue[], decoded: Decoded, head: SnapshotHead, title: string | null = null): Parsed {
  const { text, blocks, timings } = joinCues(cues)
  if (text === '') throw new ExtractError('no_text', 'There is no caption with words in this file.')
  return {
    text,
    blocks,
    timings,
    metadata: described(text, decoded, head, { title, genre: 'Transcript_and_Verbatim' }, 'header'),
  }
}

function cuesOf(text: string): Cue[] {
  const cues: Cue[] = []
  for (const part of text.split(/\r?\n(?:[ \t]*\r?\n)+/)) {
    const lines = part.split(/\r?\n/)
    const at = lines.findIndex((line) => TIMES.test(line))
    if (at === -1 || at > 1 || NOT_A_CUE.test(lines[0] ?? '')) continue
    const [, start = '', end = ''] = TIMES.exec(lines[at] ?? '') ?? []
    const body = lines.slice(at + 1).join('\n')
    for (const { voice, text: said } of voicesOf(body))
      cues.push({ start: seconds(start), end: seconds(end), voice, text: said })
  }
  return cues
}

/** A cue's words by speaker; nearly always there is one. */
function voicesOf(body: string): { voice: string | null; text: string }[] {
  const marked = body.replace(INLINE_TIME, '')
  const starts = [...marked.matchAll(VOICE)]
  const before = marked.slice(0, starts[0]?.index ?? marked.length)
  const spoken = starts.map((match, index) => ({
    voice: plainText(match[1] ?? '').trim() || null,
    text: plainText(marked.slice(match.index + match[0].length, starts[index + 1]?.index ?? marked.length)),
  }))
  return [{ voice: null, text: plainText(before) }, ...spoken].filter(({ text }) => text.trim() !== '')
}

/** "01:02:03.5" in seconds. */
export function seconds(clock: string): number {
  return clock
    .replace(',', '.')
    .split(':')
    .reduce((total, part) => total * 60 + Number(part), 0)
}
