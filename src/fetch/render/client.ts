import { type Client, HopRefused } from '../client.ts'
import type { Robots } from '../robots.ts'
import type { SiteSettings } from '../site-settings.ts'
import type { Renderer } from './renderer.ts'

/**
 * A client that gives the HTML pages of sites with `render` as a browser shows them; everything else as it comes. What
 * scripts ask for keeps to robots.txt and the address guard, but waits for no turn of its own: browsers ask for it too.
 */
export function createRenderingClient(deps: {
  client: Client
  settingsFor: (url: URL) => Promise<SiteSettings>
  robots: Robots
  renderer: Renderer
}): Client {
  const { client, settingsFor, robots, renderer } = deps

  async function isRendered(url: string): Promise<boolean> {
    try {
      return (await settingsFor(new URL(url))).render
    } catch (error) {
      // The client comes upon it as well, and makes an outcome of it.
      if (error instanceof HopRefused) return false
      throw error
    }
  }

  return {
    async get(url, options = {}) {
      if (!(await isRendered(url))) return client.get(url, options)
      // A frame that has not changed says nothing about what its scripts would show.
      const { etag: _, lastModified: __, ...unconditional } = options
      const page = await client.get(url, unconditional)
      if (page.outcome !== 'fetched' || !/html/i.test(page.headers['content-type'] ?? '')) return page
      const { signal } = options
      const checkHop = async (hop: string) => {
        await robots.check(hop, signal === undefined ? {} : { signal })
      }
      return renderer.render(page, {
        signal,
        get: (asked) => client.get(asked, { accept: '*/*', checkHop, ...(signal && { signal }) }),
      })
    },
    async close() {
      await Promise.all([renderer.close(), client.close()])
    },
  }
}
