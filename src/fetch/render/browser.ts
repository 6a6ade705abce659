import type { Browser, BrowserType } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

/** There is no browser to render with. `message` says what to do. */
export class NoBrowser extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`pages cannot be rendered: ${what}`, options)
    this.name = 'NoBrowser'
  }
}

/**
 * Everything that a page asks for is answered by us. What could be asked past that (by a WebSocket, WebRTC, a
 * prefetch) finds no names, and a proxy that nobody is.
 */
const NOWHERE = 'http://127.0.0.1:9'
const ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
]

/**
 * Where Chromium is.
 *
 * @param path the environment variable PATH
 * @throws {NoBrowser} when playwright-core or Chromium is missing
 */
export async function locateChromium(path: string): Promise<string> {
  const chromium = await loadPlaywright()
  const found = await findChromium(chromium.executablePath(), path)
  if (found !== null) return found
  throw new NoBrowser(
    'Chromium is not installed (apt-get install chromium, or npx playwright-core install chromium-headless-shell)',
  )
}

async function loadPlaywright(): Promise<BrowserType> {
  try {
    return (await import('playwright-core')).chromium
  } catch (cause) {
    throw new NoBrowser('the package playwright-core is not installed (npm install playwright-core)', { cause })
  }
}

/** @throws {NoBrowser} when playwright-core or Chromium is missing, or Chromium does not start */
export async function launchChromium(path: string): Promise<Browser> {
  const executablePath = await locateChromium(path)
  const chromium = await loadPlaywright()
  try {
    return await chromium.launch({
      executablePath,
      headless: true,
      // Chromium refuses to sandbox for root, as containers often are.
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: { server: NOWHERE },
      args: ARGUMENTS,
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause)
    throw new NoBrowser(`${executablePath} does not start: ${reason}`, { cause })
  }
}
