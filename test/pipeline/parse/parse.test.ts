import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/pipeline/parse/parse.ts'
import type { Parsed } from '../../../src/pipeline/types.ts'
import { bytesOf, headFor, page, paragraphs, sentence } from './pages.ts'

async function parsePage(html: string, head = {}): Promise<Parsed> {
  const bytes = bytesOf(html)
  return parse(bytes, headFor(bytes, head))
}

describe('parse', () => {
  it('finds the article and its headline between navigation and footer', async () => {
    const { text, blocks, metadata } = await parsePage(page(paragraphs(0, 6)))
    expect(blocks).toHaveLength(6)
    expect(text.startsWith(sentence(0))).toBe(true)
    expect(text.endsWith(sentence(11))).toBe(true)
    expect(metadata).toMatchObject({
      title: 'Harbour to grow by a third',
      publisher: 'The Daily Example',
      language: 'en',
      datePublished: '2024-05-06',
      encoding: 'utf-8',
    })
    expect(metadata.origins).toMatchObject({ title: 'heading', datePublished: 'url' })
  })

  it('covers all of the text but white space with blocks in order', async () => {
    const { text, blocks } = await parsePage(page(`${paragraphs(0, 3)}<h2>What next?</h2>${paragraphs(8, 3)}`))
    let end = 0
    for (const { span } of blocks) {
      expect(text.slice(end, span[0]).trim()).toBe('')
      expect(span[1]).toBeGreaterThan(span[0])
      end = span[1]
    }
    expect(text.slice(end)).toBe('')
  })

  it.each([
    ['no bytes at all', '', 'no_text'],
    ['a page without text', page(''), 'no_text'],
    ['a picture', '\u0089PNG\r\n\u001a\n', 'unsupported_type'],
  ])('refuses %s with a code and a sentence', async (_, html, code) => {
    const bytes = Uint8Array.from(html, (char) => char.charCodeAt(0))
    await expect(parse(bytes, headFor(bytes))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^[A-Z].+\.$/),
    })
  })

  it('refuses what is far larger than any document', async () => {
    const bytes = new Uint8Array(33 * 1024 * 1024).fill(0x61)
    await expect(parse(bytes, headFor(bytes))).rejects.toMatchObject({ code: 'too_large' })
  })

  it('throws nothing but ExtractError, whatever the bytes', async () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class=a>',
      '</div>',
      '<br>',
      '<b>',
      '</b>',
      '<table><tr><td>',
      '<pre>',
      '<!--',
      '-->',
      '<script>',
      '&amp',
      '\u0000',
    )
    const soup = fc.array(fc.oneof(tag, fc.lorem({ maxCount: 12 }), fc.string()), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(soup, async (parts) => {
        try {
          const { text, blocks } = await parsePage(parts.join(''))
          for (const { span, marks } of blocks) {
            expect(text.slice(...span).trim()).not.toBe('')
            for (const mark of marks) expect(mark.span[0] >= span[0] && mark.span[1] <= span[1]).toBe(true)
          }
        } catch (error) {
          expect(error).toMatchObject({ name: 'ExtractError' })
        }
      }),
    )
  })
})
