import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../../src/pipeline/parse/decode/decode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)))

/** Encodes through the decoder's own table, for encodings of one byte a character. */
function encodeSingleByte(text: string, encoding: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]),
  )
  return Uint8Array.from([...text].map((char) => table.get(char) ?? 0x3f))
}

const RUSSIAN =
  'Министр сообщил, что переговоры продолжатся на следующей неделе, а договор подпишут весной, если обе стороны согласятся. '

describe('decode', () => {
  it('reads UTF-8 without any declaration', () => {
    expect(decode(utf8('Größe, žena, 面談'), null)).toEqual({
      text: 'Größe, žena, 面談',
      encoding: 'utf-8',
      warnings: [],
    })
  })

  it('lets the byte order mark win over everything and drops it from the text', () => {
    const wide = bytes([0xff, 0xfe, 0x41, 0x00, 0xe9, 0x00])
    expect(decode(wide, 'text/html; charset=iso-8859-1')).toMatchObject({ text: 'Aé', encoding: 'utf-16le' })
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'é'), 'text/html; charset=koi8-r')).toMatchObject({ text: 'é' })
  })

  it('lets the HTTP charset win over the meta element', () => {
    const page = bytes('<meta charset="windows-1252"><p>', [...encodeSingleByte('Привет', 'windows-1251')])
    expect(decode(page, 'text/html; charset="windows-1251"')).toMatchObject({
      text: '<meta charset="windows-1252"><p>Привет',
      encoding: 'windows-1251',
    })
  })

  it('reads meta charset, http-equiv and the XML declaration, but not one inside a comment', () => {
    const cz = [...encodeSingleByte('Příliš žluťoučký', 'windows-1250')]
    expect(decode(bytes('<META CHARSET=windows-1250>', cz), null).text).toContain('Příliš žluťoučký')
    const equiv = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'
    expect(decode(bytes(equiv, cz), 'text/html').text).toContain('Příliš')
    expect(decode(bytes('<?xml version="1.0" encoding="windows-1250"?>', cz), null).text).toContain('žluťoučký')
    const hidden = bytes('<!-- <meta charset="koi8-r"> --><meta charset="windows-1250">', cz)
    expect(decode(hidden, null).encoding).toBe('windows-1250')
  })

  it('detects an encoding that nobody declared', () => {
    const page = encodeSingleByte(RUSSIAN.repeat(4), 'windows-1251')
    expect(decode(page, null)).toMatchObject({ encoding: 'windows-1251', text: RUSSIAN.repeat(4) })
  })

  it('notices a page that says UTF-8 and is something else', () => {
    const page = bytes('<meta charset="utf-8"><p>', [...encodeSingleByte(RUSSIAN.repeat(4), 'koi8-r')])
    const { text, encoding, warnings } = decode(page, 'text/html; charset=utf-8')
    expect(encoding).toBe('koi8-r')
    expect(text).toContain('Министр сообщил')
    expect(warnings).toContain('encoding-mislabelled')
  })

  it('notices a page that says Latin and is UTF-8', () => {
    const { text, warnings } = decode(utf8('Crème brûlée'), 'text/html; charset=iso-8859-1')
    expect(text).toBe('Crème brûlée')
    expect(warnings).toEqual(['encoding-mislabelled'])
  })

  it('keeps UTF-8 with a few broken bytes and says so', () => {
    const page = bytes('Größe und Höhe, Straße, Übung, Äpfel, ', [0xe9], ' süß')
    const { text, encoding, warnings } = decode(page, 'text/html; charset=utf-8')
    expect(encoding).toBe('utf-8')
    expect(text).toContain('Äpfel, \uFFFD süß')
    expect(warnings).toEqual(['invalid-bytes'])
  })

  it('keeps UTF-8 that was cut inside a character', () => {
    expect(decode(bytes('Äpfel', [0xc3]), 'text/html; charset=utf-8')).toMatchObject({
      encoding: 'utf-8',
      warnings: ['invalid-bytes'],
    })
  })

  it('reports text that was damaged before it was sent, and leaves it alone', () => {
    const damaged = 'GrÃ¼ÃŸe an die KÃ¤ufer, sagt sieâ€™s'
    expect(decode(utf8(damaged), null)).toEqual({ text: damaged, encoding: 'utf-8', warnings: ['mojibake'] })
    const cyrillic = new TextDecoder('windows-1251').decode(utf8('Здравствуйте, уважаемые коллеги и друзья'))
    expect(decode(utf8(cyrillic), null).warnings).toEqual(['mojibake'])
  })

  it('sees no damage in French, Portuguese and Russian', () => {
    const sound = 'Âge, Ânimo, «São Paulo», châteaux, À la carte. Российская Федерация: СССР, «Рассвет», РСФСР — Ёлка.'
    expect(decode(utf8(sound), null).warnings).toEqual([])
  })

  it('passes over a charset that does not exist', () => {
    expect(decode(utf8('Zürich'), 'text/html; charset=utf-99')).toEqual({
      text: 'Zürich',
      encoding: 'utf-8',
      warnings: ['encoding-unknown'],
    })
  })

  it('never throws, and gives back any text that was written as UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string()), (input, type) => {
        expect(typeof decode(input, type).text).toBe('string')
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(utf8(`a${text}`), 'text/plain; charset=utf-8').text).toBe(`a${text}`)
      }),
    )
  })
})
