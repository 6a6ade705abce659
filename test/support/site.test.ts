import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Site, startSite } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

test('names itself in its feed', async () => {
  const response = await fetch(`${site.url}/feed.xml`)
  expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  const body = await response.text()
  expect(body).toContain(`<link>${site.url}/`)
  expect(body).not.toContain('{{')
})

test('answers 304 to who has the page already', async () => {
  const first = await fetch(`${site.url}/`)
  await first.arrayBuffer()
  const ask = (headers: Record<string, string>) =>
    fetch(`${site.url}/`, { headers }).then((response) => response.status)
  expect(await ask({ 'if-none-match': first.headers.get('etag')! })).toBe(304)
  expect(await ask({ 'if-modified-since': first.headers.get('last-modified')! })).toBe(304)
  expect(await ask({ 'if-none-match': '"another"', 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' })).toBe(200)
})

test('sends the Russian page in its own encoding', async () => {
  const response = await fetch(`${site.url}/ru/2024/12/intervyu-alieva.html`)
  expect(response.headers.get('content-type')).toBe('text/html; charset=windows-1251')
  expect(new TextDecoder('windows-1251').decode(await response.arrayBuffer())).toContain('Алиев')
})

test('keeps what was asked, and publishes anew', async () => {
  site.put('/extra.html', '<p>new</p>')
  expect(await (await fetch(`${site.url}/extra.html`)).text()).toBe('<p>new</p>')
  site.put('/extra.html', null)
  expect((await fetch(`${site.url}/extra.html`)).status).toBe(404)
  expect((await fetch(`${site.url}/../package.json`)).status).toBe(404)
  expect(site.requests.map((request) => request.path)).toContain('/extra.html')
})
