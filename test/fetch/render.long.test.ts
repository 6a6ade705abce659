import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Client, createClient } from '../../src/fetch/client.ts'
import { fetchPage } from '../../src/fetch/page.ts'
import { createRenderingClient } from '../../src/fetch/render/client.ts'
import { findChromium } from '../../src/fetch/render/find-chromium.ts'
import { createRenderer, type Renderer } from '../../src/fetch/render/renderer.ts'
import { createRobots, memoryRobotsCache } from '../../src/fetch/robots.ts'
import { NO_SETTINGS, type SiteSettings } from '../../src/fetch/site-settings.ts'
import { serve, type TestServer } from './support/server.ts'

// Chromium takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
const PATIENCE_MS = 60_000

const chromium = await findChromium('', process.env.PATH ?? '')

const html = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Bridge</title></head><body>${body}</body></html>`
const TEXT = 'Marta Lindqvist, the mayor, said that the bridge will open in May.'

let renderer: Renderer
let server: TestServer
let client: Client
const pages = new Map<string, { body: string; type?: string }>()
const asked = () => server.requests.map(({ url }) => url)

beforeAll(async () => {
  renderer = createRenderer({ timeoutMs: PATIENCE_MS, maxBytes: 200_000, path: process.env.PATH ?? '' })
  server = await serve((request, response) => {
    const page = pages.get(request.url ?? '')
    if (page === undefined) return void response.writeHead(404).end()
    response.setHeader('Content-Type', page.type ?? 'text/html; charset=utf-8')
    response.setHeader('ETag', '"same"')
    response.end(page.body)
  })
  client = rendering(renderer)
})
afterEach(() => {
  pages.clear()
  server.requests.length = 0
})
afterAll(async () => {
  await client.close()
  await server.close()
})

function rendering(by: Renderer, settings: Partial<SiteSettings> = { render: true }): Client {
  const settingsFor = async () => ({ ...NO_SETTINGS, ...settings })
  const options = { userAgent: 'Tester/1.0', timeoutMs: PATIENCE_MS, maxBytes: 200_000 }
  const plain = createClient({ ...options, allowNet: ['127.0.0.0/8'], settingsFor })
  const robots = createRobots({ client: plain, userAgent: options.userAgent, cache: memoryRobotsCache() })
  return createRenderingClient({ client: plain, settingsFor, robots, renderer: by })
}

const get = (path: string, options = {}) => fetchPage(client, `${server.url}${path}`, options)
const text = (body: Uint8Array) => new TextDecoder().decode(body)

describe.skipIf(chromium === null)(`rendering with ${chromium ?? 'Chromium, which is not installed here'}`, () => {
  it('gives a page as its scripts make it, and keeps what the server sent', async () => {
    pages.set('/a', { body: html('<div id="root"></div><script src="/app.js"></script>') })
    pages.set('/app.js', {
      type: 'text/javascript',
      body: `fetch('/api').then((r) => r.json()).then(({ text }) => { root.innerHTML = '<p>' + text + '</p>' })`,
    })
    pages.set('/api', { type: 'application/json', body: JSON.stringify({ text: TEXT }) })
    const result = await get('/a', { etag: '"same"' })
    if (result.outcome !== 'fetched') throw new Error(JSON.stringify(result))
    expect(text(result.body)).toContain(`<p>${TEXT}</p>`)
    expect(text(result.original!)).not.toContain(TEXT)
    expect(result.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(asked()).toEqual(['/a', '/robots.txt', '/app.js', '/api'])
    expect(server.requests[0]!.headers['if-none-match']).toBeUndefined()
  })

  it('leaves alone what is no HTML, and sites that are not to be rendered', async () => {
    pages.set('/feed', { body: '<rss/>', type: 'application/rss+xml' })
    expect(await client.get(`${server.url}/feed`)).toMatchObject({ outcome: 'fetched', body: Buffer.from('<rss/>') })
    pages.set('/b', { body: html('<p>As it came</p>') })
    const plain = rendering(renderer, { render: false })
    const result = await plain.get(`${server.url}/b`, { etag: '"old"' })
    expect(result).not.toHaveProperty('original')
    expect(server.requests.at(-1)!.headers['if-none-match']).toBe('"old"')
  })

  it('keeps to robots.txt and the address guard in what scripts ask for, and to text', async () => {
    const inside = await new Promise<Server>((resolve) => {
      const listening = createServer((_, response) => response.end('secret')).listen(0, '127.0.0.1', () =>
        resolve(listening),
      )
    })
    const hits: string[] = []
    inside.on('request', ({ url }) => hits.push(url ?? ''))
    const address = inside.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    pages.set('/robots.txt', { body: 'User-agent: *\nDisallow: /private', type: 'text/plain' })
    pages.set('/private', { body: 'x', type: 'text/plain' })
    pages.set('/c', {
      body: html(`<p id="p">Shown</p><img src="/picture.png"><link rel="stylesheet" href="/style.css">
        <link rel="prefetch" href="http://127.0.0.1:${port}/prefetch"><iframe src="http://127.0.0.1:${port}/frame"></iframe>
        <script>
        const tell = (what) => p.append(' ' + what)
        fetch('/private').then(() => tell('robots'), () => tell('refused'))
        fetch('http://10.0.0.1/').then(() => tell('inside'), () => tell('refused'))
        fetch('/form', { method: 'POST', body: 'x' }).then(() => tell('posted'), () => tell('refused'))
        new WebSocket('ws://127.0.0.1:${port}/socket').onopen = () => tell('socket')
        navigator.sendBeacon('http://127.0.0.1:${port}/beacon', 'x')
        new Image().src = 'http://127.0.0.1:${port}/image'
        navigator.serviceWorker?.register('/worker.js').catch(() => tell('refused'))
        </script>`),
    })
    const careful = rendering(renderer)
    try {
      const result = await fetchPage(careful, `${server.url}/c`)
      if (result.outcome !== 'fetched') throw new Error(JSON.stringify(result))
      const shown = text(result.body)
      expect(shown).toMatch(/Shown( refused){3,}/)
      expect(shown).not.toMatch(/Shown[^<]*(robots|inside|posted|socket)/)
      expect(hits).toEqual([])
      expect(asked().toSorted()).toEqual(['/c', '/robots.txt'])
    } finally {
      inside.close()
    }
  })

  it('recognises walls in what is shown', async () => {
    pages.set('/d', { body: html(`<script>document.title = 'Just a moment...'</script><p>Wait.</p>`) })
    expect(await get('/d')).toMatchObject({ outcome: 'challenge' })
    pages.set('/e', { body: html('<div id="root"></div><script>1</script>') })
    expect(await get('/e')).toMatchObject({ outcome: 'empty' })
  })

  it('has an end, whatever the scripts do', async () => {
    const hasty = rendering(createRenderer({ timeoutMs: 15_000, maxBytes: 50_000, path: process.env.PATH ?? '' }))
    try {
      pages.set('/endless', { body: html('<p>x</p><script>for (;;);</script>') })
      expect(await hasty.get(`${server.url}/endless`)).toMatchObject({ outcome: 'timeout' })
      pages.set('/large', { body: html(`<script>document.body.append('x'.repeat(60_000))</script>`) })
      expect(await hasty.get(`${server.url}/large`)).toMatchObject({ outcome: 'too_large' })
      pages.set('/away', { body: html(`<p>Here</p><script>location.href = 'http://10.0.0.1/'</script>`) })
      expect(await hasty.get(`${server.url}/away`)).toMatchObject({ outcome: 'fetched' })
      pages.set('/fine', { body: html('<p>Fine</p>') })
      expect(await hasty.get(`${server.url}/fine`)).toMatchObject({ outcome: 'fetched' })
    } finally {
      await hasty.close()
    }
  })
})

it('says what to install where there is no browser', async () => {
  const blind = rendering(createRenderer({ timeoutMs: 5_000, maxBytes: 50_000, path: '' }))
  pages.set('/f', { body: html('<p>x</p>') })
  try {
    expect(await blind.get(`${server.url}/f`)).toMatchObject({
      outcome: 'misconfigured',
      detail: expect.stringContaining('apt-get install chromium'),
    })
  } finally {
    await blind.close()
  }
})
