import { open } from 'node:fs/promises'
import path from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { WARCRecord, WARCSerializer } from 'warcio'
import type { RecordLocation } from './archive.ts'

const GZIP_MAGIC = [0x1f, 0x8b, 0x08]
/** The header holds a comment, which may have any length and ends at a zero. */
const FCOMMENT = 0x10
const HEADER_BYTES = 10
const TRAILER_BYTES = 8
const BLANK = 0x20

/**
 * Overwrites a record in place, on the disk when this returns. Every other record stays where it is, and the file is one
 * that tools can read: in the record's place stands one that says that it was erased, as a gzip member of the same
 * length. False when the file is not here.
 *
 * @param date when it was erased, RFC 3339
 */
export async function eraseRecord(
  dir: string,
  { file, offset, length }: RecordLocation,
  date: string,
): Promise<boolean> {
  if (path.basename(file) !== file) throw new Error(`${file} is not in the archive folder`)
  const handle = await open(path.join(dir, file), 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (handle === null) return false
  try {
    const record = WARCRecord.create({ url: 'urn:onrecord:erased', date, type: 'metadata', warcVersion: 'WARC/1.1' }, [
      new TextEncoder().encode('erased\n'),
    ])
    const plain = await WARCSerializer.serialize(record, { gzip: false })
    await handle.write(
      memberOfLength(plain, length) ?? memberOfLength(new Uint8Array(), length) ?? Buffer.alloc(length),
      0,
      length,
      offset,
    )
    await handle.datasync()
    return true
  } finally {
    await handle.close()
  }
}

/** A gzip member (RFC 1952) that is filled up to a length; null where there is no room for it. */
function memberOfLength(plain: Uint8Array, length: number): Buffer | null {
  const data = deflateRawSync(plain, { level: 9 })
  const comment = length - HEADER_BYTES - 1 - data.length - TRAILER_BYTES
  if (comment < 0) return null
  const header = Buffer.alloc(HEADER_BYTES)
  header.set([...GZIP_MAGIC, FCOMMENT])
  const trailer = Buffer.alloc(TRAILER_BYTES)
  trailer.writeUInt32LE(crc32(plain), 0)
  trailer.writeUInt32LE(plain.length, 4)
  return Buffer.concat([header, Buffer.alloc(comment, BLANK), Buffer.alloc(1), data, trailer])
}
