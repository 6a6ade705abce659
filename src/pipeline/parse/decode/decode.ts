import { type Declaration, declaredEncodings } from './declared.ts'
import { detectEncoding } from './detect.ts'
import { looksLikeMojibake } from './mojibake.ts'
import { isUtf8, utf8Damage } from './utf8.ts'

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
  const warnings: string[] = []
  if (declared.unknown) warnings.push('encoding-unknown')
  const choice = choose(bytes, declared.known)
  if (choice.mislabelled) warnings.push('encoding-mislabelled')
  const text = new TextDecoder(choice.encoding).decode(bytes)
  if (choice.damaged || (!choice.clean && text.includes('\uFFFD'))) warnings.push('invalid-bytes')
  if (looksLikeMojibake(text)) warnings.push('mojibake')
  return { text, encoding: choice.encoding, warnings }
}

type Choice = { encoding: string; mislabelled?: boolean; damaged?: boolean; clean?: boolean }

function choose(bytes: Uint8Array, declared: Declaration[]): Choice {
  const first = declared[0]
  if (first?.from === 'bom') return { encoding: first.encoding }
  if (isUtf8(bytes)) return chooseForUtf8(bytes, declared)

  const legacy = declared.find(({ encoding }) => encoding !== 'utf-8')
  if (first !== undefined && first === legacy) return { encoding: first.encoding }
  const { valid, invalid } = utf8Damage(bytes)
  // Four sound sequences for each broken byte: UTF-8 that was cut or patched, not another encoding.
  if (valid >= 4 * invalid) return { encoding: 'utf-8', damaged: true }
  return { encoding: legacy?.encoding ?? detectEncoding(bytes), mislabelled: first !== undefined }
}

/** Text in a legacy encoding is practically never valid UTF-8 by chance, except when all of it is ASCII. */
function chooseForUtf8(bytes: Uint8Array, declared: Declaration[]): Choice {
  const encoding = declared[0]?.encoding ?? 'utf-8'
  if (encoding === 'utf-8') return { encoding, clean: true }
  const { valid } = utf8Damage(bytes)
  if (valid === 0 || encoding.startsWith('utf-16')) return { encoding }
  return { encoding: 'utf-8', clean: true, mislabelled: true }
}
