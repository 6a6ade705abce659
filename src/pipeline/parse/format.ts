import { parse as parseDisposition } from 'content-disposition'
import { fileTypeFromBuffer } from 'file-type'
import type { Hints, SnapshotHead } from '../../schemas/snapshot.ts'
import { ExtractError } from '../errors.ts'
import { asLatin1 } from './decode/declared.ts'

export type DocumentFormat = NonNullable<Hints['as']>

const BY_TYPE: Record<string, DocumentFormat> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'text/vtt': 'vtt',
  'application/x-subrip': 'srt',
  'text/srt': 'srt',
  'application/srt': 'srt',
  'application/ttml+xml': 'ttml',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'message/rfc822': 'eml',
}

const BY_EXTENSION: Record<string, DocumentFormat> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
  vtt: 'vtt',
  srt: 'srt',
  ttml: 'ttml',
  dfxp: 'ttml',
  json: 'json',
  pdf: 'pdf',
  docx: 'docx',
  eml: 'eml',
}

/** Types that servers send for anything they know nothing about. */
const SAYS_NOTHING =
  /^(?:text\/plain|application\/octet-stream|binary\/octet-stream|application\/(?:force-|x-)?download|text\/xml|application\/xml|)$/

/**
 * Which kind of document the bytes are. The caller's word counts first, then what the bytes begin with, the
 * Content-Type, the ending of the file's name or address, and the look of the text.
 *
 * @throws {ExtractError} unsupported_type for pictures, sound, archives and other bytes that hold no text
 */
export async function formatOf(
  bytes: Uint8Array,
  head: Pick<SnapshotHead, 'url' | 'finalUrl' | 'contentType' | 'headers' | 'hints'>,
): Promise<DocumentFormat> {
  if (head.hints.as !== undefined) return head.hints.as
  const start = bytes.subarray(0, 4_096)
  const magic = await fileTypeFromBuffer(bytes)
  const told = magic === undefined ? undefined : BY_TYPE[magic.mime]
  if (told !== undefined) return told
  if (magic?.ext === 'cfb') throw unsupported(oldOffice(bytes))
  if (magic !== undefined && !/xml|html|text/.test(magic.mime)) {
    throw unsupported(`a ${magic.ext} file (${magic.mime})`)
  }
  const text = asLatin1(start)
  const look = lookOf(text)
  const type = (head.contentType ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (look === null) refuseBinary(start)
  const stated = BY_TYPE[type]
  if (stated !== undefined) return isHtmlInName(stated, text) ? 'text' : stated
  if (!SAYS_NOTHING.test(type) && !type.startsWith('text/')) throw unsupported(`of the type ${type}`)
  const names = [fileName(head.headers['content-disposition']), head.finalUrl ?? head.url]
  const stands = names.map((name) => BY_EXTENSION[extensionOf(name ?? '')]).find((format) => format !== undefined)
  return look ?? (stands === undefined || isHtmlInName(stands, text) ? 'text' : stands)
}

/** Text under the type or an address of web pages: without a tag or an entity its lines are all that parts it. */
const isHtmlInName = (format: DocumentFormat, start: string): boolean =>
  format === 'html' && start.trim() !== '' && !/<[a-z!/?]|&(?:#\w+|\w+);/i.test(start)

const extensionOf = (name: string): string => /\.(\w+)(?:[?#]|$)/.exec(name)?.[1]?.toLowerCase() ?? ''

/** What a server wants its answer to be saved as. */
function fileName(disposition: string | undefined): string | undefined {
  try {
    return disposition === undefined ? undefined : parseDisposition(disposition).parameters.filename
  } catch {
    return undefined
  }
}

function lookOf(start: string): DocumentFormat | null {
  const text = start.replace(/^(?:ï»¿|\s)+/, '')
  if (/^WEBVTT(?:\s|$)/.test(text)) return 'vtt'
  if (/^(?:\d+\r?\n)?\d\d:\d\d:\d\d(?:[,.]\d{3})? --> /.test(text)) return 'srt'
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<(?:\w+:)?tt[\s>]/i.test(text)) return 'ttml'
  if (/^(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|!--|div|p|article|meta|title|h1)\b/i.test(text))
    return 'html'
  if (/<(?:!doctype html|html|body)\b/i.test(text)) return 'html'
  if (/^[[{]\s*["{[\]}]/.test(text)) return 'json'
  if (
    /^(?:[\w-]+: [^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}/.test(text) &&
    /^(?:from|to|subject|date|mime-version): /im.test(text)
  )
    return 'eml'
  if (/^---\r?\n[\w-]+:/.test(text) || /^#{1,3} \S/m.test(text)) return 'markdown'
  return null
}

/** In the directory of the container that Office keeps a document in that a password protects. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

function oldOffice(bytes: Uint8Array): string {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)
  return isEncrypted
    ? 'an Office document that a password protects'
    : 'an Office document from before 2007 (or another file in its container)'
}

/** Control characters that no text holds; more than a few mean bytes of some other kind. */
const MAX_CONTROL_SHARE = 0.02

function refuseBinary(start: Uint8Array): void {
  let controls = 0
  // Zeros don't count: UTF-16 is full of them, and careless software pads text with them.
  for (const byte of start) if (byte > 0 && (byte < 9 || (byte > 13 && byte < 27))) controls++
  if (controls > start.length * MAX_CONTROL_SHARE) throw unsupported('of an unknown binary kind')
}

function unsupported(what: string): ExtractError {
  return new ExtractError('unsupported_type', `These bytes are ${what}, of which no text can be extracted.`)
}
