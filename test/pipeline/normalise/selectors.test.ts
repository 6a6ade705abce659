import { describe, expect, it } from 'vitest'
import { codePointsOf } from '../../../src/pipeline/normalise/code-points.ts'
import { selectorsOf } from '../../../src/pipeline/normalise/selectors.ts'

const text = '😀 “We hope,” she said, “for peace.” The end.'

describe('selectorsOf', () => {
  const pieces = [
    [text.indexOf('We'), text.indexOf(',')],
    [text.indexOf('for'), text.indexOf('.')],
  ] as const
  const selectors = selectorsOf(text, [...pieces], [], codePointsOf(text))

  it('gives a quote and a position for each piece', () => {
    expect(selectors.map(({ type }) => type)).toEqual([
      'TextQuoteSelector',
      'TextPositionSelector',
      'TextQuoteSelector',
      'TextPositionSelector',
    ])
  })

  it('gives positions in code points that hold the quote', () => {
    const characters = [...text]
    const found = selectors.flatMap((selector) =>
      selector.type === 'TextPositionSelector' ? [characters.slice(selector.start, selector.end).join('')] : [],
    )
    expect(found).toEqual(['We hope', 'for peace'])
  })

  it('gives quotes whose surroundings are in the text', () => {
    for (const selector of selectors) {
      if (selector.type === 'TextQuoteSelector') {
        expect(text).toContain(`${selector.prefix}${selector.exact}${selector.suffix}`)
      }
    }
  })

  it('never cuts a character in two', () => {
    const emoji = '😀'.repeat(40)
    const [quote] = selectorsOf(`${emoji}x${emoji}`, [[80, 81]], [], codePointsOf(`${emoji}x${emoji}`))
    expect(quote?.type === 'TextQuoteSelector' && quote.prefix.isWellFormed() && quote.suffix.isWellFormed()).toBe(true)
  })

  it('adds the media fragment that the pieces were spoken in', () => {
    const timings = [
      { span: [0, 10] as const, start: 1.25, end: 2 },
      { span: [10, text.length] as const, start: 2, end: 4.5 },
    ]
    const last = selectorsOf(text, [...pieces], timings, codePointsOf(text)).at(-1)
    expect(last).toMatchObject({ type: 'FragmentSelector', value: 't=1.25,4.5' })
  })
})
