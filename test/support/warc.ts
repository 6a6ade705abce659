import { createHash } from 'node:crypto'
import { crc32, inflateRawSync } from 'node:zlib'

export type PlainRecord = {
  offset: number
  length: number
  type: string
  /** Names as they stand there. */
  fields: Record<string, string>
  /** What follows the record's own header. */
  block: Buffer
  /** Of a block of HTTP: what follows its header; otherwise the block. */
  payload: Buffer
}

/**
 * Reads a .warc.gz by the letter of ISO 28500 and RFC 1952, with nothing of the program's own reader or writer: each
 * record is one gzip member with the right checksum and length, holds its mandatory fields, a block as long as it says,
 * two line ends, and the hashes it states.
 */
export function readWarc(file: Buffer): PlainRecord[] {
  const records: PlainRecord[] = []
  for (let offset = 0; offset < file.length; ) {
    const { bytes, end } = readMember(file, offset)
    records.push(readRecord(bytes, offset, end - offset))
    offset = end
  }
  const ids = records.map(({ fields }) => fields['WARC-Record-ID'])
  if (new Set(ids).size !== ids.length) throw new Error('two records have one id')
  for (const { fields } of records) {
    const other = fields['WARC-Concurrent-To']
    if (other !== undefined && !ids.includes(other)) throw new Error(`there is no record ${other}`)
  }
  return records
}

const GZIP_HEADER_BYTES = 10
const GZIP_TRAILER_BYTES = 8
const GZIP_COMMENT = 0x10

function readMember(file: Buffer, offset: number): { bytes: Buffer; end: number } {
  const [magic1, magic2, method, flags] = file.subarray(offset)
  const hasComment = flags === GZIP_COMMENT
  if (magic1 !== 0x1f || magic2 !== 0x8b || method !== 8 || (flags !== 0 && !hasComment))
    throw new Error(`no gzip member at ${offset}`)
  const header = offset + GZIP_HEADER_BYTES
  const start = hasComment ? file.indexOf(0, header) + 1 : header
  // With `info` zlib says how much of the input the member took; the types don't know it.
  const { buffer: bytes, engine } = inflateRawSync(file.subarray(start), { info: true }) as unknown as {
    buffer: Buffer
    engine: { bytesWritten: number }
  }
  const trailer = start + engine.bytesWritten
  if (file.readUInt32LE(trailer) !== crc32(bytes)) throw new Error(`the checksum of the member at ${offset} is wrong`)
  if (file.readUInt32LE(trailer + 4) !== bytes.length) throw new Error(`the length of the member at ${offset} is wrong`)
  return { bytes, end: trailer + GZIP_TRAILER_BYTES }
}

function readRecord(bytes: Buffer, offset: number, length: number): PlainRecord {
  const [head, rest] = splitAt(bytes, '\r\n\r\n')
  const [version, ...lines] = head.toString('utf8').split('\r\n')
  if (version !== 'WARC/1.1') throw new Error(`the record at ${offset} begins with "${version}"`)
  const fields: Record<string, string> = {}
  for (const line of lines) {
    const [, name, value] = /^([\w-]+): (.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) throw new Error(`"${line}" is no field`)
    fields[name] = value
  }
  for (const name of ['WARC-Type', 'WARC-Record-ID', 'WARC-Date', 'Content-Length'])
    if (!fields[name]) throw new Error(`the record at ${offset} has no ${name}`)
  if (!/^<urn:uuid:[0-9a-f-]{36}>$/.test(fields['WARC-Record-ID']!)) throw new Error('a record id is no URN')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(fields['WARC-Date']!)) throw new Error('a date is none')
  const size = Number(fields['Content-Length'])
  const block = rest.subarray(0, size)
  if (block.length !== size || rest.subarray(size).toString() !== '\r\n\r\n')
    throw new Error(`the record at ${offset} is not as long as it says`)
  const isHttp = fields['Content-Type']?.startsWith('application/http') === true
  const payload = isHttp ? splitAt(block, '\r\n\r\n')[1] : block
  checkDigest(fields['WARC-Block-Digest'], block)
  // A revisit's digest is that of the payload it refers to.
  if (fields['WARC-Type'] !== 'revisit') checkDigest(fields['WARC-Payload-Digest'], payload)
  return { offset, length, type: fields['WARC-Type']!, fields, block, payload }
}

function checkDigest(stated: string | undefined, bytes: Buffer): void {
  if (stated === undefined) return
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (stated !== digest) throw new Error(`${stated} is stated, but it is ${digest}`)
}

function splitAt(bytes: Buffer, separator: string): [Buffer, Buffer] {
  const at = bytes.indexOf(separator)
  if (at < 0) throw new Error('a header has no end')
  return [bytes.subarray(0, at), bytes.subarray(at + separator.length)]
}
