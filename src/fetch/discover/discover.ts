import type { SourceKind } from '../../schemas/source.ts'
import type { Found } from './types.ts'

/**
 * What a source's bytes offer, whatever kind it is declared as: a feed that is a sitemap is read as one.
 * @throws {InvalidSource} when the bytes are nothing of the kind
 */
export declare function discover(
  source: { kind: SourceKind; url: string; linkSelector: string | null },
  response: { body: Uint8Array; contentType: string | null },
): Found
