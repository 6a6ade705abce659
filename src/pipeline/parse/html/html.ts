import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { placeOf } from '../metadata/around.ts'
import { creditsOf } from '../metadata/credits.ts'
import { findHeadline } from '../metadata/headline.ts'
import { bodyLettersOf, type LinkedObject, readJsonLd } from '../metadata/json-ld.ts'
import { readMetadata } from '../metadata/metadata.ts'
import { gatherSources } from '../metadata/sources.ts'
import { assemble } from './assemble.ts'
import { bodyInJson } from './elsewhere.ts'
import { stampEntries } from './entries.ts'
import { type Layout, layOut } from './layout.ts'
import { chooseMainText } from './main-text.ts'
import { scan } from './scan.ts'
import { statedBodyIsMissing } from './stated-body.ts'

/** A page with less text than this may keep its article where only scripts look. */
const SHORT_TEXT = 250
/** What is found elsewhere counts when it is this much longer. */
const FAR_LONGER = 2

type Reading = { layout: Layout; chosen: boolean[]; length: number }

/** Turns a page into its main text and what it says about itself. */
export function parseHtml(decoded: Decoded, head: SnapshotHead): Parsed {
  const page = scan(decoded.text)
  const linked = readJsonLd(page.witnesses.jsonLd)
  const seen = read(layOut(page), linked, head)
  return documentOf(
    seen.length >= SHORT_TEXT ? { reading: seen, warning: null } : elsewhere(seen, decoded, linked, head),
    linked,
    decoded,
    head,
  )
}

/** The same of HTML that holds a document and nothing around it, as converters write it: all of it is text. */
export function parseWholeHtml(decoded: Decoded, head: SnapshotHead): Parsed {
  const layout = layOut(scan(decoded.text))
  const reading = { layout, chosen: layout.blocks.map(() => true), length: decoded.text.length }
  return documentOf({ reading, warning: null }, [], decoded, head)
}

function documentOf(
  { reading, warning }: { reading: Reading; warning: string | null },
  linked: LinkedObject[],
  decoded: Decoded,
  head: SnapshotHead,
): Parsed {
  const { layout, chosen } = reading
  stampEntries(layout, chosen)
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
  const warnings = [...decoded.warnings]
  if (warning !== null) warnings.push(warning)
  else if (statedBodyIsMissing(linked, text)) warnings.push('text-differs-from-json-ld')
  const metadata = readMetadata(sources, headline, place, { ...decoded, warnings })
  return { text, blocks, timings: [], credits: creditsOf(layout, chosen, place), metadata }
}

function read(layout: Layout, linked: LinkedObject[], { finalUrl, url }: SnapshotHead): Reading {
  const chosen = chooseMainText(layout, bodyLettersOf(linked), finalUrl ?? url ?? '')
  const length = layout.blocks.reduce((sum, { text }, i) => sum + (chosen[i] ? text.length : 0), 0)
  return { layout, chosen, length }
}

/**
 * The article of a page that shows hardly any: in `<noscript>` or `<template>`, or in the JSON that scripts would draw.
 * What the page shows stays what it is read from where nothing longer is found.
 */
function elsewhere(
  seen: Reading,
  { text: html }: Decoded,
  linked: LinkedObject[],
  head: SnapshotHead,
): { reading: Reading; warning: string | null } {
  const { witnesses } = seen.layout.page
  const enough = Math.max(SHORT_TEXT, FAR_LONGER * seen.length)
  if (/<(?:noscript|template)\b/i.test(html)) {
    const reading = read(layOut(scan(html, { dormant: true })), linked, head)
    if (reading.length >= enough) return { reading, warning: 'text-from-dormant-elements' }
  }
  const body = bodyInJson(witnesses.jsonState, linked)
  if (body.length >= enough) {
    const page = { ...scan(`<html><body><article>${body}</article></body></html>`), witnesses }
    const layout = layOut(page)
    const chosen = layout.blocks.map(() => true)
    if (layout.blocks.length > 0) return { reading: { layout, chosen, length: body.length }, warning: 'text-from-json' }
  }
  return { reading: seen, warning: null }
}
