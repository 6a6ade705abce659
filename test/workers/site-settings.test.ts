import { beforeEach, describe, expect, it } from 'vitest'
import { HopRefused } from '../../src/fetch/client.ts'
import { type RequestSettings, requestSettings } from '../../src/schemas/request.ts'
import { addSource } from '../../src/store/sources.ts'
import { createSiteSettings } from '../../src/workers/site-settings.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()
beforeEach(() => database.pool.query('DELETE FROM onrecord.sources'))

const add = (name: string, url: string, request: Partial<RequestSettings>) =>
  addSource(database.pool, {
    name,
    url,
    kind: 'feed',
    schedule: { type: 'every', seconds: 900 },
    request,
  })

const secrets: Record<string, string> = { ONRECORD_SECRET_KEY: 'hush', KEY: 'not this one' }
const settingsFor = (url: string) =>
  createSiteSettings({ pool: database.pool, secret: (variable) => secrets[variable] })(new URL(url))

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is how secrets are named
const KEY = '${KEY}'

describe('the settings of a site', () => {
  it('are those of the source that was added first for it', async () => {
    await add('plain', 'https://news.example.co.uk/feed', {})
    await add('first', 'https://news.example.co.uk/feed', { headers: { 'X-A': '1' } })
    await add('second', 'https://www.example.co.uk/feed', { headers: { 'X-B': '1' } })
    for (const url of [
      'https://news.example.co.uk/robots.txt',
      'https://example.co.uk/a',
      'https://m.example.co.uk/',
    ]) {
      expect(await settingsFor(url)).toMatchObject({ headers: [{ name: 'X-A', value: '1', isSecret: false }] })
    }
    for (const url of ['https://other.co.uk/', 'https://example.com/', 'https://notexample.co.uk/']) {
      expect(await settingsFor(url)).toEqual({ headers: [], proxy: null, render: false })
    }
  })

  it('are not those of a neighbour on the same host', async () => {
    await add('pages', 'https://desk.github.io/feed', { headers: { 'X-A': '1' } })
    expect((await settingsFor('https://other.github.io/')).headers).toEqual([])
    expect((await settingsFor('https://desk.github.io/a')).headers).toHaveLength(1)
  })

  it('take secrets from the environment, and from nowhere else', async () => {
    await add('desk', 'https://news.example/feed', {
      headers: { 'X-A': '1', Authorization: `Bearer ${KEY}` },
      proxy: `http://user:${KEY}@proxy.example:3128`,
      render: true,
    })
    expect(await settingsFor('https://news.example/')).toEqual({
      headers: [
        { name: 'X-A', value: '1', isSecret: false },
        { name: 'Authorization', value: 'Bearer hush', isSecret: true },
      ],
      proxy: 'http://user:hush@proxy.example:3128',
      render: true,
    })
    const { rows } = await database.pool.query('SELECT request::text FROM onrecord.sources')
    expect(JSON.stringify(rows)).not.toContain('hush')
  })

  it('keep the secrets of an https source off http', async () => {
    await add('desk', 'https://news.example/feed', { headers: { Cookie: KEY, 'X-A': '1' } })
    expect((await settingsFor('http://news.example/')).headers.map(({ name }) => name)).toEqual(['X-A'])
  })

  it('name the variable that is missing', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is how secrets are named
    await add('desk', 'https://news.example/feed', { headers: { Cookie: '${NONE}' } })
    const refused = settingsFor('https://news.example/')
    await expect(refused).rejects.toThrow(HopRefused)
    await expect(refused).rejects.toThrow(/desk needs the environment variable ONRECORD_SECRET_NONE/)
  })
})

describe('what a user may set', () => {
  it.each([
    [{ headers: { Cookie: 'session=abc' } }, /looks like a secret/],
    [{ headers: { 'X-Api-Key': 'abc' } }, /looks like a secret/],
    [{ headers: { Host: 'other.example' } }, /./],
    [{ headers: { 'X-A': 'a\r\nX-B: b' } }, /one line/],
    [{ headers: { 'X A': 'b' } }, /./],
    [{ proxy: 'http://user:abc@proxy.example' }, /holds a password/],
    [{ proxy: 'ftp://proxy.example' }, /must be a URL/],
    [{ proxy: 'proxy' }, /must be a URL/],
  ])('%j is refused', (settings, message) => {
    const result = requestSettings.safeParse(settings)
    expect(result.success).toBe(false)
    expect(result.error?.message).toMatch(message)
  })

  it.each([
    [{ headers: { Cookie: KEY, 'Accept-Language': 'de' } }],
    [{ proxy: KEY }],
    [{ proxy: `http://user:${KEY}@proxy.example:3128` }],
    [{ proxy: 'socks5://proxy.example:1080' }],
  ])('%j is taken', (settings) => {
    expect(requestSettings.safeParse(settings).success).toBe(true)
  })
})
