import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchOutput, statement } from '../../src/schemas/index.ts'
import { runOnrecord } from '../support/run.ts'

const REPORT = `Harbour bridge to open in May

The mayor of Hamnvik, Marta Lindqvist, said that the bridge will open in May.

"We are ready," she said. According to the port authority, two lanes stay closed until autumn.
`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-test-'))
  await writeFile(join(folder, 'report.txt'), REPORT)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const lines = (stdout: string): unknown[] =>
  stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('onrecord extract', () => {
  it('prints the statements of a file as JSON lines into a pipe', async () => {
    const { code, stdout, stderr } = await runOnrecord(['extract', join(folder, 'report.txt')])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const statements = lines(stdout).map((line) => statement.parse(line))
    expect(statements.map(({ speaker, text }) => [speaker.name, text])).toContainEqual([
      'Marta Lindqvist',
      expect.stringContaining('bridge will open in May'),
    ])
  })

  it('reads standard input as it is told to', async () => {
    const captions = 'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Marta Lindqvist>The bridge opens in May.\n'
    const { code, stdout } = await runOnrecord(['extract', '--as', 'vtt', '-'], { input: captions })
    expect(code).toBe(0)
    const [first] = lines(stdout).map((line) => statement.parse(line))
    expect(first).toMatchObject({ kind: 'turn', speaker: { name: 'Marta Lindqvist' } })
    expect(first?.target.selector).toContainEqual(expect.objectContaining({ type: 'FragmentSelector', value: 't=1,4' }))
  })

  it.each([
    [['extract'], /Nothing to extract/],
    [['extract', '/no/such/file.html'], /\/no\/such\/file\.html cannot be read: there is no such file/],
    [['extract', 'file:///etc/passwd'], /file/],
    [['extract', '--as', 'gif', '-'], /--as/],
    [['extract', '--published-at', 'yesterday', '-'], /--published-at/],
    [['extract', 'http://127.0.0.1:9/'], /127\.0\.0\.1/],
    [['extract', '--nonsense'], /--nonsense/],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, stdout, stderr } = await runOnrecord(args)
    expect(code).toBeGreaterThan(0)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('tells an input without a document by its exit code', async () => {
    const { code, stderr } = await runOnrecord(['extract', '-'], { input: '' })
    expect(code).toBe(1)
    expect(stderr).toMatch(/empty|nothing/i)
  })
})

describe('onrecord extract --batch', () => {
  it('answers every line in order, good or bad', async () => {
    const input = [
      JSON.stringify({ id: 'a', contentType: 'text/plain', body: REPORT }),
      '{ not json',
      JSON.stringify({ id: 'c', contentType: 'text/plain' }),
      JSON.stringify({
        id: 'd',
        contentType: 'text/plain',
        bodyBase64: Buffer.from(REPORT, 'latin1').toString('base64'),
      }),
      JSON.stringify({ id: 'e', contentType: 'application/zip', bodyBase64: 'UEsDBBQAAAAIAA==' }),
      JSON.stringify({ id: 'f', contentType: 'text/html', body: '' }),
    ].join('\n')
    const { code, stdout } = await runOnrecord(['extract', '--batch'], { input })
    expect(code).toBe(0)
    const answers = lines(stdout).map((line) => batchOutput.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 'c', 'd', 'e', 'f'])
    expect(answers.map((answer) => ('error' in answer ? answer.error.code : 'document'))).toEqual([
      'document',
      'invalid_json',
      'invalid_input',
      'document',
      'unsupported_type',
      expect.any(String),
    ])
  })

  it('keeps the characters of plain text one to one', async () => {
    const body = `\r\n  Ragged\ttext — “so”  \r\n\r\n😀 stays.\u00a0\n`
    const { stdout } = await runOnrecord(['extract', '--batch'], {
      input: JSON.stringify({ id: 'x', contentType: 'text/plain', body }),
    })
    const [answer] = lines(stdout).map((line) => batchOutput.parse(line))
    expect(answer && 'document' in answer && answer.document.text).toBe(body)
  })
})
