import type { TreeNode } from '../../src/pipeline/parse/html/model/trees.ts'

/** Rows as columns; `page` groups rows that are sampled together. */
export type TrainingData = { columns: Float32Array[]; target: Uint8Array; weight: Float32Array; page: Int32Array }

export type BoostOptions = {
  trees: number
  leaves: number
  rate: number
  lambda: number
  /** Least sum of second derivatives in a leaf. */
  minHessian: number
  columnShare: number
  pageShare: number
  seed: number
}

const MAX_BINS = 64
const MIN_GAIN = 1e-4

/**
 * Gradient boosting of logistic loss with histogram trees grown leaf by leaf, after LightGBM. Deterministic: the same
 * data and seed give the same trees to the bit.
 */
export function boost(data: TrainingData, options: BoostOptions): { base: number; trees: TreeNode[] } {
  const { columns, target, weight, page } = data
  const rows = target.length
  const random = randomFrom(options.seed)
  const edges = columns.map(edgesOf)
  const bins = columns.map((column, f) => Uint8Array.from(column, (value) => binOf(edges[f]!, value)))
  const pages = page.reduce((largest, value) => Math.max(largest, value), 0) + 1
  const base = baseLogOdds(target, weight)
  const sums = new Float64Array(rows).fill(base)
  const gradient = new Float64Array(rows)
  const hessian = new Float64Array(rows)
  const trees: TreeNode[] = []
  for (let t = 0; t < options.trees; t++) {
    const kept = Uint8Array.from({ length: pages }, () => (random() < options.pageShare ? 1 : 0))
    const sample: number[] = []
    for (let i = 0; i < rows; i++) {
      const p = 1 / (1 + Math.exp(-sums[i]!))
      gradient[i] = weight[i]! * (p - target[i]!)
      hessian[i] = weight[i]! * Math.max(p * (1 - p), 1e-3)
      if (kept[page[i]!] === 1) sample.push(i)
    }
    const usable = [...columns.keys()].filter((f) => edges[f]!.length > 0 && random() < options.columnShare)
    const grower = new TreeGrower(bins, edges, usable, gradient, hessian, options)
    const tree = grower.grow(Int32Array.from(sample))
    trees.push(tree)
    for (let i = 0; i < rows; i++) sums[i]! += valueAt(tree, columns, i)
  }
  return { base, trees }
}

function baseLogOdds(target: Uint8Array, weight: Float32Array): number {
  let all = 0
  let positive = 0
  for (let i = 0; i < target.length; i++) {
    all += weight[i]!
    positive += weight[i]! * target[i]!
  }
  return Math.log((positive + 1e-6) / (all - positive + 1e-6))
}

function valueAt(tree: TreeNode, columns: Float32Array[], row: number): number {
  let node = tree
  while ('feature' in node) node = columns[node.feature]![row]! < node.threshold ? node.low : node.high
  return node.value
}

/** Thresholds that cut the values into at most MAX_BINS parts of about equal size. */
function edgesOf(column: Float32Array): Float32Array {
  const sorted = Float32Array.from(column).sort()
  const distinct = [...new Set(sorted)]
  if (distinct.length <= MAX_BINS) return Float32Array.from(distinct.slice(1))
  const edges = new Set<number>()
  for (let k = 1; k < MAX_BINS; k++) edges.add(sorted[Math.floor((k * sorted.length) / MAX_BINS)]!)
  edges.delete(sorted[0]!)
  return Float32Array.from(edges)
}

/** The number of edges at or below a value. */
function binOf(edges: Float32Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

type Leaf = {
  rows: Int32Array
  gradient: number
  hessian: number
  histograms: Float64Array[]
  best: Split | null
  node: Growing
}
type Split = { column: number; bin: number; gain: number }
type Growing = { made: TreeNode | null; split?: { feature: number; threshold: number; low: Growing; high: Growing } }

class TreeGrower {
  #bins: Uint8Array[]
  #edges: Float32Array[]
  #columns: number[]
  #gradient: Float64Array
  #hessian: Float64Array
  #options: BoostOptions

  constructor(
    bins: Uint8Array[],
    edges: Float32Array[],
    columns: number[],
    gradient: Float64Array,
    hessian: Float64Array,
    options: BoostOptions,
  ) {
    this.#bins = bins
    this.#edges = edges
    this.#columns = columns
    this.#gradient = gradient
    this.#hessian = hessian
    this.#options = options
  }

  grow(rows: Int32Array): TreeNode {
    const root: Growing = { made: null }
    let leaves = [this.#leaf(rows, this.#histogramsOf(rows), root)]
    while (leaves.length < this.#options.leaves) {
      const next = leaves.reduce((a, b) => ((b.best?.gain ?? 0) > (a.best?.gain ?? 0) ? b : a))
      if (next.best === null) break
      leaves = leaves.filter((leaf) => leaf !== next).concat(this.#divide(next, next.best))
    }
    for (const { node, gradient, hessian } of leaves) {
      node.made = { value: Math.fround((-this.#options.rate * gradient) / (hessian + this.#options.lambda)) }
    }
    return finish(root)
  }

  #divide(leaf: Leaf, { column, bin }: Split): Leaf[] {
    const feature = this.#columns[column]!
    const bins = this.#bins[feature]!
    const low = leaf.rows.filter((row) => bins[row]! <= bin)
    const high = leaf.rows.filter((row) => bins[row]! > bin)
    const [small, other] = low.length < high.length ? [low, high] : [high, low]
    const counted = this.#histogramsOf(small)
    // The larger side's histogram is the parent's less the smaller side's.
    const rest = leaf.histograms.map((all, k) => all.map((value, q) => value - counted[k]![q]!))
    const lowNode: Growing = { made: null }
    const highNode: Growing = { made: null }
    leaf.node.split = { feature, threshold: this.#edges[feature]![bin]!, low: lowNode, high: highNode }
    return [
      this.#leaf(low, low === small ? counted : rest, lowNode),
      this.#leaf(high, high === other ? rest : counted, highNode),
    ]
  }

  #leaf(rows: Int32Array, histograms: Float64Array[], node: Growing): Leaf {
    let gradient = 0
    let hessian = 0
    for (const row of rows) {
      gradient += this.#gradient[row]!
      hessian += this.#hessian[row]!
    }
    return { rows, gradient, hessian, histograms, node, best: this.#bestSplit(histograms, gradient, hessian) }
  }

  /** Sums of gradients and hessians by bin, interleaved, for each usable column. */
  #histogramsOf(rows: Int32Array): Float64Array[] {
    return this.#columns.map((f) => {
      const histogram = new Float64Array(2 * (this.#edges[f]!.length + 1))
      const bins = this.#bins[f]!
      for (let k = 0; k < rows.length; k++) {
        const row = rows[k]!
        const at = bins[row]! << 1
        histogram[at]! += this.#gradient[row]!
        histogram[at + 1]! += this.#hessian[row]!
      }
      return histogram
    })
  }

  #bestSplit(histograms: Float64Array[], gradient: number, hessian: number): Split | null {
    const { lambda, minHessian } = this.#options
    const whole = (gradient * gradient) / (hessian + lambda)
    let best: Split | null = null
    for (const [column, histogram] of histograms.entries()) {
      let lowGradient = 0
      let lowHessian = 0
      for (let q = 0; q < histogram.length - 2; q += 2) {
        lowGradient += histogram[q]!
        lowHessian += histogram[q + 1]!
        const highHessian = hessian - lowHessian
        if (lowHessian < minHessian || highHessian < minHessian) continue
        const highGradient = gradient - lowGradient
        const low = (lowGradient * lowGradient) / (lowHessian + lambda)
        const high = (highGradient * highGradient) / (highHessian + lambda)
        const gain = low + high - whole
        if (gain > (best?.gain ?? MIN_GAIN)) best = { column, bin: q >> 1, gain }
      }
    }
    return best
  }
}

function finish(node: Growing): TreeNode {
  if (node.split === undefined) return node.made ?? { value: 0 }
  const { feature, threshold, low, high } = node.split
  return { feature, threshold, low: finish(low), high: finish(high) }
}

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
