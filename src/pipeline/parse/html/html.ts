import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { readMetadata } from '../metadata/metadata.ts'
import { gatherSources } from '../metadata/sources.ts'
import { assemble } from './assemble.ts'
import { layOut } from './layout.ts'
import { chooseMainText } from './main-text.ts'
import { scan } from './scan.ts'

/** Turns a page into its main text and what it says about itself. */
export function parseHtml(decoded: Decoded, head: SnapshotHead): Parsed {
  const layout = layOut(scan(decoded.text))
  const chosen = chooseMainText(layout)
  const { text, blocks } = assemble(layout.blocks.filter((_, i) => chosen[i]))
  if (text === '') {
    throw new ExtractError(
      'no_text',
      'This page holds no article text: it may be drawn by scripts, or be a list of links.',
    )
  }
  const metadata = readMetadata(gatherSources(layout, chosen, text, head), decoded)
  return { text, blocks, timings: [], metadata }
}
