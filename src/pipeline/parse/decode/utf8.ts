/** The text, or null when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const SAMPLE_BYTES = 1 << 20

/** Counts, in the first megabyte, sound multi-byte sequences and bytes that fit none. */
export function utf8Damage(bytes: Uint8Array): { valid: number; invalid: number } {
  const end = Math.min(bytes.length, SAMPLE_BYTES)
  let valid = 0
  let invalid = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!
    if (byte < 0x80) continue
    const more = continuationBytes(byte)
    let found = 0
    while (found < more && (bytes[i + found + 1]! & 0xc0) === 0x80) found++
    i += found
    if (more > 0 && found === more) valid++
    else if (i + 1 < bytes.length) invalid++
  }
  return { valid, invalid }
}

function continuationBytes(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1
  if (lead >= 0xe0 && lead <= 0xef) return 2
  if (lead >= 0xf0 && lead <= 0xf4) return 3
  return 0
}
