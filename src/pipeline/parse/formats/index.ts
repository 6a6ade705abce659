import type { Hints, SnapshotHead } from '../../../schemas/snapshot.ts'
import type { Parsed } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { parseCaptions } from './captions.ts'
import { parseDocx } from './docx.ts'
import { parseEml } from './eml.ts'
import { parseJson } from './json.ts'
import { parseMarkdown } from './markdown.ts'
import { parsePdf } from './pdf/pdf.ts'
import { parseText } from './text.ts'
import { parseTtml } from './ttml.ts'

/** Every kind of document but HTML. */
export type Format = Exclude<NonNullable<Hints['as']>, 'html'>

/** Binary formats read the bytes, the others what they decode to. */
export const formatParsers: Record<
  Format,
  (bytes: Uint8Array, text: () => Decoded, head: SnapshotHead) => Parsed | Promise<Parsed>
> = {
  text: (_bytes, text, head) => parseText(text(), head),
  markdown: (_bytes, text, head) => parseMarkdown(text(), head),
  vtt: (_bytes, text, head) => parseCaptions(text(), head),
  srt: (_bytes, text, head) => parseCaptions(text(), head),
  ttml: (_bytes, text, head) => parseTtml(text(), head),
  json: (_bytes, text, head) => parseJson(text(), head),
  pdf: (bytes, _text, head) => parsePdf(bytes, head),
  docx: (bytes, _text, head) => parseDocx(bytes, head),
  eml: (bytes, _text, head) => parseEml(bytes, head),
}
