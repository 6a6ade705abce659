import type { Span } from '../types.ts'

/** Beginnings of what a transcriber notes in brackets: sounds, gestures, gaps, languages spoken. */
const NOTES =
  /^(?:soundbite|applau|laugh|laughs|chuckl|cheer|boo|cross-?talk|over-?talk|inaudib|unintelligible|indiscernible|indistinct|pause|silence|sigh|music|cough|nod|shrug|smil|gestur|whisper|shout|sings?|cries|phone|video|clip|end (?:of|video|audio|clip)|\d{4,}$|begin|break|recording|speak(?:s|ing) |in (?:russian|english|french|german|spanish|chinese|arabic|turkish|azerbaijani|ukrainian)|through |via |translated|retranslated|interpret|answering|addressing|off-?mic|audio|simultaneous|jokingly|shows?|showing|reads?|looks|turns to|lach|lächelt|beifall|applaus|gelächter|heiterkeit|zuruf|zwischenruf|pause|überlegt|schmunzelt|seufzt|nickt|rire|sourire|sourit|applaudiss|silence|inaudible|rit|hésit|смех|смее|смеё|аплодис|пауза|неразборчиво|шум|оживление|улыба|показ|обраща|сміх|сміє|оплески|risa|ríe|aplauso|silencio|inaudible|sonríe|risat|ride|applaus|sorride|riso|gülü|gülər|alqış|alkış|kahkaha|tebessüm|śmie|śmiech|oklask|brawa|smích|směje|potlesk|γέλια|χειροκρότημα|笑|掌声|拍手|众笑|웃음|박수|ضحك|تصفيق)/iu

/** Longest note in characters; longer brackets are part of what was said, or an editor's addition. */
const NOTE_CHARS = 90
const BRACKETS: Record<string, string> = { '(': ')', '[': ']', '（': '）', '♪': '♪' }

/** Whether the words between brackets are a transcriber's. */
export const isNote = (inside: string): boolean => NOTES.test(inside)

/** Stage directions and gaps in a stretch of text, "(Applause)", "[laughs]", "<…>": their spans in order. */
export function stageDirections(text: string, start: number, end: number): Span[] {
  const spans: Span[] = []
  for (let at = start; at < end; at += 1) {
    const closing = BRACKETS[text[at]!]
    if (closing === undefined) continue
    const close = text.indexOf(closing, at + 1)
    // No closing bracket of that kind in the rest of the text: each kind is searched for in vain at most once per line.
    if (close < 0 || close >= end) continue
    if (close - at > NOTE_CHARS) continue
    if (text[at] === '♪' || isNote(text.slice(at + 1, close).replace(/^[\s*_]+|[\s*_.]+$/gu, ''))) {
      spans.push([at, close + 1])
      at = close
    }
  }
  const credit = CAPTIONERS.exec(text.slice(Math.max(start, end - CREDIT_CHARS), end))
  if (credit !== null) spans.push([end - credit[0].length, end])
  return spans
}

/** Who made the captions, at the very end: "Subtitles by the Calder community". */
const CAPTIONERS =
  /(?<!\p{L})(?:Caption(?:s|ed|ing)|Subtitles?|Closed captioning|Sous-titrage|Untertitel(?:ung)?|Субтитры)\s(?:\p{Ll}+\s)?(?:by|von|par|des?|im Auftrag)\s[^.!?]{2,60}(?:\s(?:https?:\/\/)?www\.\S+)?\s*$/u
const CREDIT_CHARS = 140

/** `span` without the stage directions in it, trimmed; empty where nothing was said. */
export function spokenIn(text: string, start: number, end: number): Span[] {
  const spoken: Span[] = []
  const add = (from: number, to: number): void => {
    let first = from
    let last = to
    while (first < last && /\s/u.test(text[first]!)) first += 1
    while (last > first && /\s/u.test(text[last - 1]!)) last -= 1
    if (/[\p{L}\p{N}…]/u.test(text.slice(first, last))) spoken.push([first, last])
  }
  let at = start
  for (const [from, to] of stageDirections(text, start, end)) {
    add(at, from)
    at = to
  }
  add(at, end)
  return spoken
}
