import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { createClient } from '../../../fetch/client.ts'
import { discoverSite, type SiteSource } from '../../../fetch/discover/site.ts'
import { politeDelay } from '../../../fetch/politeness.ts'
import { createRobots, memoryRobotsCache } from '../../../fetch/robots.ts'
import { UserError } from '../../../runtime/user-error.ts'
import type { Config } from '../../../schemas/config.ts'
import { configOf, withConfigOptions } from '../../config-options.ts'
import { wantsJson, writeLine } from '../../output.ts'
import { renderTable } from '../../table.ts'

export function discoverCommand(): Command {
  return withConfigOptions(
    new Command('discover')
      .description("Find a site's feeds and sitemaps. Needs no database.")
      .argument('<url>', 'a page of the site, best its front page')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText(
        'after',
        `
Looks at what the page offers, at robots.txt, and where nothing is offered at the usual places; reads each to see that
it is one, with the usual pause between requests.

Examples:
  $ onrecord sources discover https://example.com
  $ onrecord sources discover https://example.com --json | jq -r .url

Exit code: 0 when something was found, 1 otherwise.`,
      ),
  ).action(async (url: string, options: { json?: boolean }, self: Command) => {
    if (!URL.canParse(url)) throw new UserError(`"${url}" is not a URL; it should look like https://example.com`)
    const { page, sources } = await look(url, configOf(self))
    if (sources.length === 0) process.exitCode = 1
    if (page.outcome !== 'fetched' && 'detail' in page) process.stderr.write(`onrecord: ${url}: ${page.detail}\n`)
    if (wantsJson(options.json)) {
      for (const source of sources) await writeLine(JSON.stringify(source))
    } else if (sources.length === 0) {
      await writeLine(
        `No feed and no sitemap found. Perhaps as a listing: onrecord sources add ${url} --kind listing --name NAME`,
      )
    } else {
      await writeLine(renderTable(['kind', 'pages', 'newest', 'found by', 'url', 'title'], sources.map(row)))
      await writeLine(`\nAdd one with: onrecord sources add ${sources[0]?.url} --kind ${sources[0]?.kind} --name NAME`)
    }
  })
}

async function look(url: string, config: Config) {
  const userAgent = config.ONRECORD_USER_AGENT
  const client = createClient({
    userAgent,
    allowNet: config.ONRECORD_ALLOW_NET,
    timeoutMs: config.ONRECORD_FETCH_TIMEOUT_MS,
    maxBytes: config.ONRECORD_MAX_BYTES,
  })
  const robots = createRobots({ client, userAgent, cache: memoryRobotsCache() })
  let requests = 0
  let delayMs = config.ONRECORD_HOST_DELAY_MS
  const pause = async () => {
    if (requests > 0) await sleep(delayMs)
    requests += 1
  }
  const checkHop = async (hop: string) => {
    const { crawlDelaySeconds } = await robots.check(hop, { beforeRequest: pause })
    delayMs = politeDelay({ configuredMs: config.ONRECORD_HOST_DELAY_MS, crawlDelaySeconds, jitter: Math.random() })
    await pause()
  }
  try {
    return await discoverSite(url, {
      get: (address) => client.get(address, { checkHop }),
      robotsSitemaps: async (address) =>
        robots.check(new URL('/', address).href).then(
          ({ sitemaps }) => sitemaps,
          // The site's front page may be forbidden, or its robots.txt not to be had.
          () => [],
        ),
    })
  } finally {
    await client.close()
  }
}

function row({ kind, items, isIndex, newest, by, title, url }: SiteSource): string[] {
  return [isIndex ? 'sitemap index' : kind, String(items), newest?.slice(0, 10) ?? '', by, url, title ?? '']
}
