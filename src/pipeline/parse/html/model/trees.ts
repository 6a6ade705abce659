/**
 * Boosted regression trees, laid out for scoring by feature rather than by tree: QuickScorer (Lucchese et al., SIGIR 2015),
 * four times as fast as walking down each tree.
 */
export type Forest = {
  base: number
  /** Columns of the features that splits look at. */
  columns: Int32Array
  /** Where the splits of each of these begin; one longer than `columns`. */
  starts: Int32Array
  /** By split, ascending for one column: the value from which on the high child is right. */
  thresholds: Float32Array
  /** By split: its tree, and in the low byte the leaves that remain when the high child is right, one bit each. */
  splits: Uint32Array
  /** Log-odds of the leaves, low ones first, MAX_LEAVES for each tree. */
  leaves: Float32Array
}

/** As it is stored: trees in preorder, so that `low` is the next node; base64 of little-endian numbers. */
export type StoredForest = {
  features: string[]
  base: number
  /** Nodes of each tree. */
  sizes: string
  /** Index into `features`, 255 in a leaf. */
  feature: string
  /** Threshold of a split, or value of a leaf. */
  number: string
  /** Distance from a split to its high child. */
  high: string
}

const LEAF = 255
/** The leaves of a tree are the bits of a byte. */
const MAX_LEAVES = 8

/** @param names the features in the order of the rows that will be scored */
export function loadForest(stored: StoredForest, names: readonly string[]): Forest {
  const columns = stored.features.map((name) => {
    const column = names.indexOf(name)
    if (column < 0)
      throw new Error(`The main-text model needs the feature "${name}", which no longer exists: train it again.`)
    return column
  })
  const sizes = fromBase64(stored.sizes)
  const features = fromBase64(stored.feature)
  const highs = fromBase64(stored.high)
  const bytes = fromBase64(stored.number)
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const leaves = new Float32Array(sizes.length * MAX_LEAVES)
  const splits: { feature: number; threshold: number; tree: number; remaining: number }[] = []
  for (let tree = 0, start = 0; tree < sizes.length; start += sizes[tree++]!) {
    let leaf = 0
    const walk = (node: number): void => {
      const feature = features[node]!
      const number = numbers.getFloat32(4 * node, true)
      if (feature === LEAF) {
        leaves[tree * MAX_LEAVES + leaf++] = number
        return
      }
      const first = leaf
      walk(node + 1)
      const low = (1 << leaf) - (1 << first)
      splits.push({ feature, threshold: number, tree, remaining: ~low & 0xff })
      walk(node + highs[node]!)
    }
    walk(start)
    if (leaf > MAX_LEAVES) throw new Error(`A tree of the main-text model has more than ${MAX_LEAVES} leaves.`)
  }
  splits.sort((a, b) => a.feature - b.feature || a.threshold - b.threshold)
  const starts = columns.map((_, feature) => splits.findIndex((split) => split.feature === feature))
  return {
    base: stored.base,
    columns: Int32Array.from(columns),
    starts: Int32Array.from([...starts, splits.length]),
    thresholds: Float32Array.from(splits, ({ threshold }) => threshold),
    splits: Uint32Array.from(splits, ({ tree, remaining }) => (tree << 8) | remaining),
    leaves,
  }
}

/**
 * Log-odds of each row.
 *
 * @param rows the features, one row after the other
 * @param width features in a row
 */
export function scoreRows(forest: Forest, rows: Float32Array, width: number): Float64Array {
  const { columns, starts, thresholds, splits, leaves, base } = forest
  const reachable = new Uint8Array(leaves.length / MAX_LEAVES)
  const scores = new Float64Array(rows.length / width)
  for (let row = 0; row < scores.length; row++) {
    reachable.fill(0xff)
    for (let column = 0; column < columns.length; column++) {
      const value = rows[row * width + columns[column]!]!
      const end = starts[column + 1]!
      for (let at = starts[column]!; at < end && thresholds[at]! <= value; at++) {
        const split = splits[at]!
        reachable[split >>> 8]! &= split
      }
    }
    let sum = base
    for (let tree = 0; tree < reachable.length; tree++) {
      const left = reachable[tree]!
      sum += leaves[tree * MAX_LEAVES + 31 - Math.clz32(left & -left)]!
    }
    scores[row] = sum
  }
  return scores
}

export type TreeNode = { feature: number; threshold: number; low: TreeNode; high: TreeNode } | { value: number }

/** @param trees with features as indices into `names` */
export function storeForest(base: number, trees: TreeNode[], names: readonly string[]): StoredForest {
  const used = new Map<number, number>()
  const nodes: { feature: number; number: number; high: number }[] = []
  const sizes = trees.map((tree) => {
    const start = nodes.length
    writeNode(tree, nodes, used)
    return nodes.length - start
  })
  const numbers = new DataView(new ArrayBuffer(4 * nodes.length))
  for (const [i, { number }] of nodes.entries()) numbers.setFloat32(4 * i, number, true)
  return {
    features: [...used.keys()].map((feature) => names[feature]!),
    base,
    sizes: toBase64(Uint8Array.from(sizes)),
    feature: toBase64(Uint8Array.from(nodes, ({ feature }) => feature)),
    number: toBase64(new Uint8Array(numbers.buffer)),
    high: toBase64(Uint8Array.from(nodes, ({ high }) => high)),
  }
}

function writeNode(
  node: TreeNode,
  nodes: { feature: number; number: number; high: number }[],
  used: Map<number, number>,
) {
  if ('value' in node) {
    nodes.push({ feature: LEAF, number: node.value, high: 0 })
    return
  }
  if (!used.has(node.feature)) used.set(node.feature, used.size)
  const own = { feature: used.get(node.feature)!, number: node.threshold, high: 0 }
  const at = nodes.push(own) - 1
  writeNode(node.low, nodes, used)
  own.high = nodes.length - at
  writeNode(node.high, nodes, used)
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
