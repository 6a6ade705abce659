import { open } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { WARCParser, type WARCRecord } from 'warcio'
import { headerRecord } from '../headers.ts'
import type { RecordLocation } from './archive.ts'

export type RecordHead = {
  /** "response", "resource", "revisit" … */
  type: string
  url: string | null
  /** RFC 3339. */
  fetchedAt: string
  /** "sha256:" and hex digits: what the payload's hash was when it was written. */
  sha256: string | null
  status: number | null
  /** Names in lower case. */
  headers: Record<string, string>
}

/** A record is not where it should be. `message` is a sentence for people. */
export class UnreadableRecord extends Error {
  /** The file is not there; otherwise it is there and broken. */
  readonly isMissing: boolean

  constructor({ file, offset }: RecordLocation, cause: unknown) {
    const what = cause instanceof Error ? cause.message : String(cause)
    super(`the record at byte ${offset} of ${file} cannot be read: ${what}`, { cause })
    this.name = 'UnreadableRecord'
    this.isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  }
}

/**
 * Reads one record by its place.
 *
 * @returns `body` is the payload; empty for a revisit, whose payload is in the record it refers to
 * @throws {UnreadableRecord} when the file is missing or holds no such record there
 */
export async function readRecord(
  dir: string,
  location: RecordLocation,
): Promise<{ head: RecordHead; body: Uint8Array }> {
  const members = await readMembers(dir, location)
  try {
    const plain = await promisify(gunzip)(members)
    const record = await WARCParser.parse([plain], { keepHeadersCase: true })
    if (record === null) throw new Error('there is no WARC record')
    if (record.warcType === 'metadata') throw new Error('it was erased')
    const body = await record.readFully(false)
    return { head: readHead(record), body }
  } catch (cause) {
    throw new UnreadableRecord(location, cause)
  }
}

/** The record and its company as they stand in the file, compressed: what is copied into another file. */
export async function readMembers(dir: string, location: RecordLocation): Promise<Uint8Array> {
  const { file, offset, length } = location
  if (path.basename(file) !== file) throw new UnreadableRecord(location, 'the file is not in the archive folder')
  const bytes = Buffer.alloc(length)
  try {
    const handle = await open(path.join(dir, file), 'r')
    try {
      const { bytesRead } = await handle.read(bytes, 0, length, offset)
      if (bytesRead < length) throw new Error(`the file ends ${length - bytesRead} bytes too early`)
    } finally {
      await handle.close()
    }
    return bytes
  } catch (cause) {
    throw new UnreadableRecord(location, cause)
  }
}

function readHead(record: WARCRecord): RecordHead {
  const { httpHeaders } = record
  const status = Number(httpHeaders?.statusCode)
  return {
    type: record.warcType,
    url: record.warcTargetURI ?? null,
    fetchedAt: record.warcDate ?? '',
    sha256: record.warcPayloadDigest ?? null,
    status: Number.isInteger(status) ? status : null,
    headers: headerRecord([...(httpHeaders?.headers ?? [])]),
  }
}
