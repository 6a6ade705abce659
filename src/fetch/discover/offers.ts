export type OfferedSource = { url: string; kind: 'feed' | 'sitemap'; title: string | null }

/** The feeds and sitemaps that a page offers. */
export declare function discoverFeeds(html: string, url: string): OfferedSource[]
