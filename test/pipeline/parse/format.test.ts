import { describe, expect, it } from 'vitest'
import { formatOf } from '../../../src/pipeline/parse/format.ts'

const text = new TextEncoder().encode('The bridge opens in May.\nThe mayor said so.\n')
const marked = new TextEncoder().encode('The bridge opens in May.<br>\nThe mayor said so.\n')

function format(
  contentType: string | null,
  disposition?: string,
  url = 'https://news.example/get?id=1',
  bytes: Uint8Array = text,
) {
  const headers: Record<string, string> = disposition === undefined ? {} : { 'content-disposition': disposition }
  return formatOf(bytes, { url, finalUrl: null, contentType, headers, hints: {} })
}

describe('a file that a server gives a name', () => {
  it.each([
    ['attachment; filename="talk.srt"', 'srt'],
    ["attachment; filename*=UTF-8''Gespr%C3%A4ch%20eins.md", 'markdown'],
    ['inline; filename=episode.41.vtt', 'vtt'],
  ])('%s is %s', async (disposition, expected) => {
    expect(await format('application/octet-stream', disposition)).toBe(expected)
    expect(await format('application/force-download', disposition)).toBe(expected)
  })

  it('is what its type says, where that says something', async () => {
    expect(await format('text/markdown', 'attachment; filename=talk.srt')).toBe('markdown')
    expect(await format('text/html', 'attachment; filename=talk.srt', undefined, marked)).toBe('html')
  })

  it('is no web page without a tag, whatever its type and address say', async () => {
    const address = 'https://news.example/talk.html'
    expect(await format('text/plain', undefined, address)).toBe('text')
    expect(await format('text/html', undefined, address)).toBe('text')
    expect(await format('text/plain', undefined, address, marked)).toBe('html')
  })

  it('is known by its address, where the name says nothing', async () => {
    expect(await format(null, 'attachment; filename=talk', 'https://news.example/talk.vtt')).toBe('vtt')
    expect(await format(null, 'nonsense;;;=', 'https://news.example/talk.vtt')).toBe('vtt')
  })
})
