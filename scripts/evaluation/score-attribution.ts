/** The scoring rules of the attribution evaluation; spans are [start, end) in code points or UTF-16 units of the text. */
import { ROLES, type Role } from '../../src/pipeline/attribute/finder/chain.ts'

type Span = readonly [number, number]
export type Scored = {
  speaker: readonly Span[]
  cue: readonly Span[]
  content: readonly Span[]
  kind: string
  confidence?: number
}

const TRIMMED = new Set(' \t\r\n.,;:!?"\'“”‘’«»„()—–-…')

/** Spans without punctuation and quotation marks at their ends, in order; emptied ones are left out. */
export function trim(text: string, spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (let [start, end] of spans) {
    while (start < end && TRIMMED.has(text[start]!)) start++
    while (end > start && TRIMMED.has(text[end - 1]!)) end--
    if (start < end) out.push([start, end])
  }
  return out.sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

function characters(spans: readonly Span[]): Set<number> {
  const set = new Set<number>()
  for (const [start, end] of spans) for (let i = start; i < end; i++) set.add(i)
  return set
}

function shared(a: Set<number>, b: Set<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let count = 0
  for (const i of small) if (large.has(i)) count++
  return count
}

function jaccard(a: Set<number>, b: Set<number>): number {
  if (a.size === 0 && b.size === 0) return 1
  const both = shared(a, b)
  return both / (a.size + b.size - both)
}

export const f1 = (hits: number, predicted: number, gold: number): number =>
  predicted + gold === 0 ? 0 : (200 * hits) / (predicted + gold)

type Prepared = {
  spans: { [role in Role]: Span[] }
  chars: { [role in Role]: Set<number> }
  confidence: number
}

function prepare(text: string, scored: Scored): Prepared {
  const of = (role: Role) => trim(text, scored[role])
  const spans = { speaker: of('speaker'), cue: of('cue'), content: of('content') }
  return {
    spans,
    chars: { speaker: characters(spans.speaker), cue: characters(spans.cue), content: characters(spans.content) },
    confidence: scored.confidence ?? 0,
  }
}

const THRESHOLDS = [0.3, 0.8] as const

class Tally {
  exact = { hits: 0, predicted: 0, gold: 0 }
  overlap = { hits: 0, predicted: 0, gold: 0 }
}

/** Collects documents and gives the figures of all. */
export class Scorer {
  readonly #roles = { speaker: new Tally(), cue: new Tally(), content: new Tally() }
  readonly #triple = { hits: 0, predicted: 0, gold: 0 }
  readonly #ggt = THRESHOLDS.map(() => ({
    hits: 0,
    speakers: 0,
    predicted: 0,
    gold: 0,
  }))
  readonly #reliability: { confidence: number; right: boolean }[] = []
  documents = 0

  add(text: string, gold: readonly Scored[], predicted: readonly Scored[]): void {
    this.documents++
    const golds = gold.filter((g) => g.content.length > 0).map((g) => prepare(text, g))
    const predictions = predicted.map((p) => prepare(text, p))
    for (const role of ROLES) this.#addRole(role, golds, predictions)
    this.#addTriples(golds, predictions)
    THRESHOLDS.forEach((_, t) => {
      this.#addGgt(t, golds, predictions)
    })
  }

  #addRole(role: Role, golds: Prepared[], predictions: Prepared[]): void {
    const { exact, overlap } = this.#roles[role]
    const keys = (items: Prepared[]) =>
      new Set(items.filter((x) => x.spans[role].length > 0).map((x) => JSON.stringify(x.spans[role])))
    const goldKeys = keys(golds)
    const predictedKeys = keys(predictions)
    for (const key of predictedKeys) if (goldKeys.has(key)) exact.hits++
    exact.predicted += predictedKeys.size
    exact.gold += goldKeys.size
    const all = (items: Prepared[]) => characters(items.flatMap((x) => x.spans[role]))
    const goldChars = all(golds)
    const predictedChars = all(predictions)
    overlap.hits += shared(goldChars, predictedChars)
    overlap.predicted += predictedChars.size
    overlap.gold += goldChars.size
  }

  #addTriples(golds: Prepared[], predictions: Prepared[]): void {
    const left = [...predictions]
    for (const gold of golds) {
      const hit = left.findIndex((p) => ROLES.every((role) => jaccard(gold.chars[role], p.chars[role]) > 0.5))
      if (hit >= 0) {
        left.splice(hit, 1)
        this.#triple.hits++
      }
    }
    this.#triple.gold += golds.length
    this.#triple.predicted += predictions.length
  }

  #addGgt(t: number, golds: Prepared[], predictions: Prepared[]): void {
    const tally = this.#ggt[t]!
    const left = [...predictions]
    const right = new Set<Prepared>()
    for (const gold of golds) {
      let best = -1
      let bestShare: number = THRESHOLDS[t]!
      left.forEach((p, i) => {
        const share = shared(gold.chars.content, p.chars.content) / Math.max(1, gold.chars.content.size)
        if (share > bestShare) {
          best = i
          bestShare = share
        }
      })
      if (best < 0) continue
      const [match] = left.splice(best, 1)
      tally.hits++
      const speakerRight =
        shared(gold.chars.speaker, match!.chars.speaker) > 0 ||
        (gold.spans.speaker.length === 0 && match!.spans.speaker.length === 0)
      if (speakerRight) {
        tally.speakers++
        right.add(match!)
      }
    }
    tally.gold += golds.length
    tally.predicted += predictions.length
    if (t === 0) for (const p of predictions) this.#reliability.push({ confidence: p.confidence, right: right.has(p) })
  }

  figures() {
    const tenth = (x: number) => Math.round(x * 10) / 10
    const role = (r: Role) => {
      const { exact, overlap } = this.#roles[r]
      return {
        exactF1: tenth(f1(exact.hits, exact.predicted, exact.gold)),
        overlapF1: tenth(f1(overlap.hits, overlap.predicted, overlap.gold)),
      }
    }
    const ggt = (t: number) => {
      const { hits, predicted, gold, speakers } = this.#ggt[t]!
      return {
        P: tenth((100 * hits) / Math.max(1, predicted)),
        R: tenth((100 * hits) / Math.max(1, gold)),
        F1: tenth(f1(hits, predicted, gold)),
        speakerAcc: tenth((100 * speakers) / Math.max(1, hits)),
      }
    }
    return {
      documents: this.documents,
      speaker: role('speaker'),
      cue: role('cue'),
      content: role('content'),
      triple: { F1: tenth(f1(this.#triple.hits, this.#triple.predicted, this.#triple.gold)) },
      'ggt0.3': ggt(0),
      'ggt0.8': ggt(1),
    }
  }

  /** Of the predictions whose confidence falls in each band, how many have content (at .3) and speaker right. */
  reliability(): { from: number; to: number; count: number; right: number }[] {
    const bands = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]
    return bands.map((from) => {
      const to = from === 90 ? 100 : from + 9
      const inBand = this.#reliability.filter(({ confidence }) => confidence >= from && confidence <= to)
      const right = inBand.filter((x) => x.right).length
      return {
        from,
        to,
        count: inBand.length,
        right: inBand.length === 0 ? 0 : Math.round((1000 * right) / inBand.length) / 10,
      }
    })
  }
}

export type Figures = ReturnType<Scorer['figures']>
