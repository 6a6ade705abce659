import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSourcesFile } from '../../src/cli/sources-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-sources-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(yaml: string) {
  const path = join(folder, 'sources.yaml')
  await writeFile(path, yaml)
  return readSourcesFile(path)
}

describe('a file of sources', () => {
  it('needs little, and can say everything', async () => {
    const [small, large] = await read(`
sources:
  - name: small
    url: https://news.example/feed?utm_source=x
  - name: large
    url: https://news.example/debates
    kind: listing
    select: h2 a
    cron: 0 7-19 * * 1-5
    tz: Europe/Berlin
    include: [/debates/*]
    exclude: ['*/print/*']
    depth: 2
    maxPages: 200
    headers: { X-Desk: politics }
    proxy: http://proxy.example:3128
    render: true
    paused: true
`)
    expect(small).toMatchObject({
      url: 'https://news.example/feed',
      kind: 'feed',
      schedule: { type: 'every', seconds: 900 },
    })
    expect(large).toEqual({
      name: 'large',
      url: 'https://news.example/debates',
      kind: 'listing',
      schedule: { type: 'cron', expression: '0 7-19 * * 1-5', timeZone: 'Europe/Berlin' },
      linkSelector: 'h2 a',
      include: ['/debates/*'],
      exclude: ['*/print/*'],
      depth: 2,
      maxPagesPerRun: 200,
      request: { headers: { 'X-Desk': 'politics' }, proxy: 'http://proxy.example:3128', render: true },
      state: 'paused',
    })
  })

  it('may leave the interval to what it learns', async () => {
    const yaml = (adaptive: string) => `sources: [{ name: a, url: 'https://a.example/', adaptive: ${adaptive} }]`
    expect(await read(yaml('true'))).toMatchObject([{ schedule: { minSeconds: 300, maxSeconds: 86_400 } }])
    expect(await read(yaml('{ min: 10m, max: 6h }'))).toMatchObject([
      { schedule: { minSeconds: 600, maxSeconds: 21_600 } },
    ])
    await expect(read(yaml('{ min: 2d }'))).rejects.toThrow(/longer than the longest/)
  })

  it.each([
    ['sources: [', /is no YAML/],
    ['sources: [{ name: a }]', /url/],
    ['sources:\n  - name: a\n    url: https://a.example/\n    evry: 5m', /line 4, sources\[0\].*evry/],
    ["sources: [{ name: a, url: 'https://a.example/', every: soon }]", /A duration looks like/],
    ["sources: [{ name: a, url: 'https://a.example/', every: 5m, cron: '* * * * *' }]", /source "a": give one of/],
    ["sources: [{ name: a, url: 'https://a.example/', cron: 'at noon' }]", /source "a": cron "at noon"/],
    [
      "sources: [{ name: a, url: 'https://a.example/' }, { name: a, url: 'https://b.example/' }]",
      /two sources named "a"/,
    ],
  ])('says what is wrong in %s', async (yaml, message) => {
    await expect(read(yaml)).rejects.toThrow(message)
  })
})
