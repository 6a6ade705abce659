/** A page that a source names. */
export type FoundItem = {
  /** Absolute, http or https, without fragment; not canonicalised. */
  url: string
  title?: string
  /** RFC 3339, or a calendar date. */
  publishedAt?: string
  /** Transcripts of a podcast episode. */
  transcripts?: { url: string; type: string | null }[]
  enclosure?: { url: string; type: string | null }
}

export type FoundKind = 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap' | 'sitemapindex' | 'listing' | 'list'

export type Found = {
  kind: FoundKind
  title: string | null
  /** In the source's order, each URL once. */
  items: FoundItem[]
  /** Items that name no page and no text to read: a title alone, sound without a transcript, a link that is none. */
  unaddressed: number
  /** The next page of a feed or listing, with what is older. */
  next: string | null
  /** Sitemaps that an index names: to be fetched and discovered in turn. */
  sitemaps: { url: string; lastModified?: string }[]
}

/** The bytes are not what the source should be. `message` is a sentence for people. */
export class InvalidSource extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InvalidSource'
  }
}
