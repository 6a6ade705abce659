/**
 * The measures of main text that the field uses, to the digit of the reference scorer. Word 4-gram shingles after the
 * article-extraction-benchmark (zyte), wanted and unwanted strings after trafilatura's evaluation.
 */
export type Counts = { truePositive: number; falsePositive: number; falseNegative: number }
export type Score = { P: number; R: number; F1: number }

const WORD = /[\p{L}\p{N}_]+/gu
const SHINGLE_WORDS = 4

export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

export function shinglesOf(text: string): Map<string, number> {
  const words = wordsOf(text)
  const shingles = new Map<string, number>()
  if (words.length === 0) return shingles
  const count = Math.max(1, words.length - SHINGLE_WORDS + 1)
  for (let i = 0; i < count; i++) {
    const shingle = words.slice(i, i + SHINGLE_WORDS).join(' ')
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1)
  }
  return shingles
}

/** One page: counts of shingles, as shares of all. */
export function compareShingles(gold: Map<string, number>, predicted: Map<string, number>): Counts {
  let hits = 0
  for (const [shingle, count] of gold) hits += Math.min(count, predicted.get(shingle) ?? 0)
  const extra = sum(predicted.values()) - hits
  const missed = sum(gold.values()) - hits
  const all = hits + extra + missed || 1
  return { truePositive: hits / all, falsePositive: extra / all, falseNegative: missed / all }
}

/** Precision and recall as means over pages; pages without a prediction are left out of the precision. */
export function meanOverPages(pages: Counts[]): Score {
  const precisions = pages.filter((page) => page.truePositive + page.falsePositive > 0)
  const recalls = pages.filter((page) => page.truePositive + page.falseNegative > 0)
  const P = mean(precisions.map((page) => page.truePositive / (page.truePositive + page.falsePositive)))
  const R = mean(recalls.map((page) => page.truePositive / (page.truePositive + page.falseNegative)))
  return scoreOf(P, R)
}

export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** One page: strings that must be in the text, and strings that must not. */
export function countSegments(wanted: string[], unwanted: string[], text: string): Counts {
  const folded = foldSpace(text)
  const truePositive = wanted.filter((segment) => folded.includes(foldSpace(segment))).length
  const falsePositive = unwanted.filter((segment) => folded.includes(foldSpace(segment))).length
  return { truePositive, falsePositive, falseNegative: wanted.length - truePositive }
}

export function overAll(pages: Counts[]): Score {
  const hits = sum(pages.map((page) => page.truePositive))
  const P = hits / Math.max(1, hits + sum(pages.map((page) => page.falsePositive)))
  const R = hits / Math.max(1, hits + sum(pages.map((page) => page.falseNegative)))
  return scoreOf(P, R)
}

function scoreOf(P: number, R: number): Score {
  return { P, R, F1: P + R === 0 ? 0 : (2 * P * R) / (P + R) }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function mean(values: number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length
}
