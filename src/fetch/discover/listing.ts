import type { Found } from './types.ts'

/**
 * Links of a listing page: what the selector names, or else the links of the same site that look like articles.
 * @throws {InvalidSource} when the selector is invalid
 */
export declare function parseListing(html: string, url: string, linkSelector: string | null): Found
