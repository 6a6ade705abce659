/**
 * XML or JSON in UTF-16 without a byte order mark, or in UTF-32, which the WHATWG's encodings lack: told by the zeros
 * beside a first "<" or "{" (XML 1.0, appendix F). Null for anything else.
 */
export function decodeWide(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const isLittle of [true, false]) {
    const first = view.getUint32(0, isLittle)
    if (first === BYTE_ORDER_MARK || isOpening(first)) return decodeUtf32(view, isLittle)
  }
  if (isOpening(view.getUint16(0, false))) return new TextDecoder('utf-16be').decode(bytes)
  if (isOpening(view.getUint16(0, true))) return new TextDecoder('utf-16le').decode(bytes)
  return null
}

const BYTE_ORDER_MARK = 0xfeff

function isOpening(code: number): boolean {
  return code === 0x3c || code === 0x7b
}

function decodeUtf32(view: DataView, isLittle: boolean): string {
  const pieces: string[] = []
  for (let at = 0; at + 4 <= view.byteLength; at += 4) {
    const code = view.getUint32(at, isLittle)
    if (code !== BYTE_ORDER_MARK) pieces.push(code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code))
  }
  return pieces.join('')
}
