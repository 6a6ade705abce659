import { type Declaration, declaredEncodings } from './declared.ts'
import { detectEncoding } from './detect.ts'
import { looksLikeMojibake } from './mojibake.ts'
import { decodeUtf8, utf8Damage } from './utf8.ts'

export type Decoded = {
  text: string
  /** WHATWG name of the encoding that was used: "utf-8", "windows-1251". */
  encoding: string
  /** What was odd: "encoding-mislabelled", "encoding-unknown", "invalid-bytes", "mojibake". */
  warnings: string[]
}

/**
 * Turns bytes into text. Witnesses in order: byte order mark, HTTP charset, `<meta>`, XML declaration, then detection.
 * A declaration that the bytes disprove is passed over with a warning; bytes that fit no reading become U+FFFD, also
 * with a warning. Text that was damaged before it was sent is reported and left as it is. Never throws.
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const declared = declaredEncodings(bytes, contentType)
  const { encoding, text, warnings } = choose(bytes, declared.known)
  if (declared.unknown) warnings.push('encoding-unknown')
  if (looksLikeMojibake(text)) warnings.push('mojibake')
  return { text, encoding, warnings }
}

function choose(bytes: Uint8Array, declared: Declaration[]): Decoded {
  const first = declared[0]
  if (first?.from === 'bom') return decodeAs(first.encoding, bytes)
  const text = decodeUtf8(bytes)
  if (text !== null) return chooseForUtf8(bytes, text, first?.encoding ?? 'utf-8')
  const legacy = declared.find(({ encoding }) => encoding !== 'utf-8')
  if (first !== undefined && first === legacy) return decodeAs(first.encoding, bytes)
  const { valid, invalid } = utf8Damage(bytes)
  // Four sound sequences for each broken byte: UTF-8 that was cut or patched, not another encoding.
  if (valid >= 4 * invalid) return decodeAs('utf-8', bytes)
  const warnings = first === undefined ? [] : ['encoding-mislabelled']
  return decodeAs(legacy?.encoding ?? detectEncoding(bytes), bytes, warnings)
}

/** Text in a legacy encoding is practically never valid UTF-8 by chance, except when all of it is ASCII. */
function chooseForUtf8(bytes: Uint8Array, text: string, declared: string): Decoded {
  if (declared === 'utf-8') return { text, encoding: 'utf-8', warnings: [] }
  if (utf8Damage(bytes).valid === 0 || declared.startsWith('utf-16')) return decodeAs(declared, bytes)
  return { text, encoding: 'utf-8', warnings: ['encoding-mislabelled'] }
}

function decodeAs(encoding: string, bytes: Uint8Array, warnings: string[] = []): Decoded {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, warnings: text.includes('\uFFFD') ? [...warnings, 'invalid-bytes'] : warnings }
}
