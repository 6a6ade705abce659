import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { event, type Statement, statement } from '../../src/schemas/index.ts'

async function example(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../schemas/examples/${name}.json`, import.meta.url), 'utf8'))
}

describe('statement/1', () => {
  it.each(['statement-1.indirect', 'statement-1.turn'])('takes the example %s as it is', async (name) => {
    const given = await example(name)
    expect(statement.parse(given)).toEqual(given)
  })

  const wrong: [string, (valid: Statement) => unknown][] = [
    ['another schema', (valid) => ({ ...valid, schema: 'statement/2' })],
    ['an unknown kind', (valid) => ({ ...valid, kind: 'paraphrase' })],
    ['no text', (valid) => ({ ...valid, text: '' })],
    ['no content span', (valid) => ({ ...valid, spans: { ...valid.spans, content: [] } })],
    ['a span that ends before it starts', (valid) => ({ ...valid, spans: { ...valid.spans, cue: [[5, 4]] } })],
    ['a fraction in a span', (valid) => ({ ...valid, spans: { ...valid.spans, cue: [[0.5, 4]] } })],
    ['a confidence over 100', (valid) => ({ ...valid, confidence: 101 })],
    ['no selector', (valid) => ({ ...valid, target: { ...valid.target, selector: [] } })],
    [
      'a snapshot without its algorithm',
      (valid) => ({ ...valid, target: { ...valid.target, snapshot: 'ab'.repeat(32) } }),
    ],
    ['a file as its source', (valid) => ({ ...valid, target: { ...valid.target, source: 'file:///etc/passwd' } })],
    ['a local time as firstSeen', (valid) => ({ ...valid, firstSeen: '2026-02-04T09:00:00' })],
    [
      'an act outside the list',
      (valid) => ({ ...valid, cue: { text: 'said', lemma: 'say', act: 'shout', negated: false } }),
    ],
    [
      'a date of another form',
      (valid) => ({ ...valid, saidAt: { value: '3 Feb 2026', precision: 'day', basis: 'lead' } }),
    ],
    ['no speaker', ({ speaker: _, ...rest }) => rest],
  ]
  it.each(wrong)('refuses %s', async (_, spoil) => {
    const valid = statement.parse(await example('statement-1.indirect'))
    expect(statement.safeParse(spoil(valid)).success).toBe(false)
  })
})

describe('event', () => {
  it('takes the example as it is', async () => {
    const given = await example('event.add')
    expect(event.parse(given)).toEqual(given)
  })

  it('refuses a seq of zero and an unknown operation', async () => {
    const valid = event.parse(await example('event.add'))
    expect(event.safeParse({ ...valid, seq: 0 }).success).toBe(false)
    expect(event.safeParse({ ...valid, op: 'UPSERT' }).success).toBe(false)
  })
})
