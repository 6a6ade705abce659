import type { Found } from './types.ts'

/** RSS, Atom, RDF and JSON Feed. @throws {InvalidSource} when the bytes are no feed */
export declare function parseFeed(bytes: Uint8Array, contentType: string | null, url: string): Found
