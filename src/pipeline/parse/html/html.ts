import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { placeOf } from '../metadata/around.ts'
import { creditsOf } from '../metadata/credits.ts'
import { findHeadline } from '../metadata/headline.ts'
import { bodyLettersOf, readJsonLd } from '../metadata/json-ld.ts'
import { readMetadata } from '../metadata/metadata.ts'
import { gatherSources } from '../metadata/sources.ts'
import { assemble } from './assemble.ts'
import { layOut } from './layout.ts'
import { chooseMainText } from './main-text.ts'
import { scan } from './scan.ts'

/** Turns a page into its main text and what it says about itself. */
export function parseHtml(decoded: Decoded, head: SnapshotHead): Parsed {
  const page = scan(decoded.text)
  const linked = readJsonLd(page.witnesses.jsonLd)
  const layout = layOut(page)
  const chosen = chooseMainText(layout, bodyLettersOf(linked))
  const { text, blocks } = assemble(layout.blocks.filter((_, i) => chosen[i]))
  if (text === '') {
    throw new ExtractError(
      'no_text',
      'This page holds no article text: it may be drawn by scripts, or be a list of links.',
    )
  }
  const sources = gatherSources({ layout, linked, chosen, text, head })
  const headline = findHeadline(sources)
  const place = placeOf(layout, chosen, headline?.block ?? -1)
  const metadata = readMetadata(sources, headline, place, decoded)
  return { text, blocks, timings: [], credits: creditsOf(layout, chosen, place), metadata }
}
