import { detect } from 'jschardet'
import { encodingOf } from './declared.ts'

/** Detection reads only what tells encodings apart, and no more of it than this: megabytes would take seconds. */
const SAMPLE_BYTES = 16_384

/** Names of the detector that the WHATWG standard spells otherwise. */
const ALIASES: Record<string, string> = {
  maccyrillic: 'x-mac-cyrillic',
  'mac-cyrillic': 'x-mac-cyrillic',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  johab: 'euc-kr',
  'hz-gb-2312': 'gbk',
  big5hkscs: 'big5',
}

/** The most likely encoding of bytes that declare none and aren't UTF-8. */
export function detectEncoding(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes)
  if (wide !== null) return wide
  const found = detect(sample(bytes)).encoding
  if (!found) return 'windows-1252'
  const encoding = encodingOf(ALIASES[found.toLowerCase()] ?? found)
  return encoding === null || encoding === 'utf-8' ? 'windows-1252' : encoding
}

/** UTF-16 without a mark: in text with spaces and markup every other byte of those is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const many = end / 20
  if (odd > many && even < odd / 20) return 'utf-16le'
  if (even > many && odd < even / 20) return 'utf-16be'
  return null
}

/** The stretches around bytes beyond ASCII, so that long markup doesn't hide the language. */
function sample(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(SAMPLE_BYTES)
  let length = 0
  let copied = 0
  for (let i = 0; i < bytes.length && length < SAMPLE_BYTES; i++) {
    if (bytes[i]! < 0x80 || i < copied) continue
    const start = Math.max(copied, i - 16)
    const piece = bytes.subarray(start, Math.min(i + 48, start + SAMPLE_BYTES - length))
    out.set(piece, length)
    length += piece.length
    copied = start + piece.length
  }
  return out.subarray(0, length)
}
