import type { Found } from './types.ts'

/** A urlset, a news sitemap or an index, gzip or plain. @throws {InvalidSource} when the bytes are no sitemap */
export declare function parseSitemap(bytes: Uint8Array, url: string): Found
