import type { Client } from './client.ts'

/** One host's robots.txt as it is kept between fetches. */
export type RobotsEntry = {
  /** rules: `body` says. allow: there is none (4xx). unreachable: nothing may be fetched for a while (5xx, time-out). */
  state: 'rules' | 'allow' | 'unreachable'
  body: string
  /** What was wrong, for people; null unless unreachable. */
  detail: string | null
  /** RFC 3339; after it the file is fetched again. */
  expiresAt: string
}

/** Keys are origins: "https://example.org". */
export type RobotsCache = {
  get(origin: string): Promise<RobotsEntry | null>
  set(origin: string, entry: RobotsEntry): Promise<void>
}

export type RobotsRules = {
  isAllowed(url: string): boolean
  crawlDelaySeconds: number | null
  sitemaps: string[]
}

export type Robots = {
  /** The rules for a URL's host. @throws {HopRefused} when robots.txt forbids the URL or cannot be had */
  check(url: string, options?: { signal?: AbortSignal }): Promise<RobotsRules>
}

/** @param userAgent the full header; its product token ("Onrecord") is what rules are matched with */
export declare function parseRobots(body: string, userAgent: string): RobotsRules
export declare function createRobots(options: {
  client: Client
  userAgent: string
  cache: RobotsCache
  now?: () => Date
}): Robots
/** A cache in memory that forgets the oldest of more than `maxOrigins`. */
export declare function memoryRobotsCache(maxOrigins?: number): RobotsCache
