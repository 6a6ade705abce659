/**
 * Boosted regression trees, laid out for scoring by feature rather than by tree: QuickScorer (Lucchese et al., SIGIR 2015),
 * four times as fast as walking down each tree. It looks at the splits at which the second child is right, so the first
 * child is the one that usually is: a third fewer of them.
 */
export type Forest = {
  base: number
  /** Columns of the features that splits look at, the usually low ones first. */
  columns: Int32Array
  /** How many of them are usually low: there the low child comes first, in the others the high one. */
  lowColumns: number
  /** Where the splits of each of these begin; one longer than `columns`. */
  starts: Int32Array
  /** By split, beginning with the usual side of its column: the value from which on the high child is right. */
  thresholds: Float32Array
  /** By split: its tree, and in the low byte the leaves that remain when the second child is right, one bit each. */
  splits: Uint32Array
  /** Log-odds of the leaves, first children's first, MAX_LEAVES for each tree. */
  leaves: Float32Array
}

/** As it is stored: trees in preorder, so that `low` is the next node; base64 of little-endian numbers. */
export type StoredForest = {
  features: string[]
  /** Features whose values mostly lie above their thresholds. */
  usuallyHigh: string[]
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
  const usuallyHigh = stored.features.map((name) => stored.usuallyHigh.includes(name))
  const { leaves, splits } = readTrees(stored, usuallyHigh)
  const order = [...stored.features.keys()].sort((a, b) => Number(usuallyHigh[a]) - Number(usuallyHigh[b]) || a - b)
  const sorted = order.flatMap((feature) => {
    const own = splits.filter((split) => split.feature === feature).sort((a, b) => a.threshold - b.threshold)
    return usuallyHigh[feature] ? own.reverse() : own
  })
  const starts = order.map((feature) => sorted.findIndex((split) => split.feature === feature))
  return {
    base: stored.base,
    columns: Int32Array.from(order, (feature) => columnOf(stored.features[feature]!, names)),
    lowColumns: usuallyHigh.filter((isHigh) => !isHigh).length,
    starts: Int32Array.from([...starts, sorted.length]),
    thresholds: Float32Array.from(sorted, ({ threshold }) => threshold),
    splits: Uint32Array.from(sorted, ({ tree, remaining }) => (tree << 8) | remaining),
    leaves,
  }
}

function columnOf(name: string, names: readonly string[]): number {
  const column = names.indexOf(name)
  if (column < 0)
    throw new Error(`The main-text model needs the feature "${name}", which no longer exists: train it again.`)
  return column
}

type Split = { feature: number; threshold: number; tree: number; remaining: number }

function readTrees(stored: StoredForest, usuallyHigh: readonly boolean[]): { leaves: Float32Array; splits: Split[] } {
  const sizes = fromBase64(stored.sizes)
  const features = fromBase64(stored.feature)
  const highs = fromBase64(stored.high)
  const bytes = fromBase64(stored.number)
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const leaves = new Float32Array(sizes.length * MAX_LEAVES)
  const splits: Split[] = []
  for (let tree = 0, start = 0; tree < sizes.length; start += sizes[tree++]!) {
    let leaf = 0
    const walk = (node: number): void => {
      const feature = features[node]!
      const number = numbers.getFloat32(4 * node, true)
      if (feature === LEAF) {
        leaves[tree * MAX_LEAVES + leaf++] = number
        return
      }
      const [low, high] = [node + 1, node + highs[node]!]
      const before = leaf
      walk(usuallyHigh[feature] ? high : low)
      const first = (1 << leaf) - (1 << before)
      splits.push({ feature, threshold: number, tree, remaining: ~first & 0xff })
      walk(usuallyHigh[feature] ? low : high)
    }
    walk(start)
    if (leaf > MAX_LEAVES) throw new Error(`A tree of the main-text model has more than ${MAX_LEAVES} leaves.`)
  }
  return { leaves, splits }
}

/**
 * Log-odds of each row.
 *
 * @param rows the features, one row after the other
 * @param width features in a row
 */
export function scoreRows(forest: Forest, rows: Float32Array, width: number): Float64Array {
  const { columns, lowColumns, starts, thresholds, splits, leaves, base } = forest
  const reachable = new Uint8Array(leaves.length / MAX_LEAVES)
  const scores = new Float64Array(rows.length / width)
  for (let row = 0; row < scores.length; row++) {
    reachable.fill(0xff)
    for (let column = 0; column < lowColumns; column++) {
      const value = rows[row * width + columns[column]!]!
      const end = starts[column + 1]!
      for (let at = starts[column]!; at < end && thresholds[at]! <= value; at++) {
        const split = splits[at]!
        reachable[split >>> 8]! &= split
      }
    }
    for (let column = lowColumns; column < columns.length; column++) {
      const value = rows[row * width + columns[column]!]!
      const end = starts[column + 1]!
      for (let at = starts[column]!; at < end && thresholds[at]! > value; at++) {
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

/**
 * @param trees with features as indices into `names`
 * @param columns by feature: its values, as they usually are
 */
export function storeForest(
  base: number,
  trees: TreeNode[],
  names: readonly string[],
  columns: readonly Float32Array[],
): StoredForest {
  const used = new Map<number, number>()
  const nodes: { feature: number; number: number; high: number }[] = []
  const sizes = trees.map((tree) => {
    const start = nodes.length
    writeNode(tree, nodes, used)
    return nodes.length - start
  })
  const numbers = new DataView(new ArrayBuffer(4 * nodes.length))
  for (const [i, { number }] of nodes.entries()) numbers.setFloat32(4 * i, number, true)
  const thresholds = Map.groupBy(trees.flatMap(splitsOf), ({ feature }) => feature)
  const isUsuallyHigh = (feature: number) =>
    aboveThresholds(
      columns[feature]!,
      thresholds.get(feature)!.map(({ threshold }) => threshold),
    ) > 0.5
  const nameOf = (feature: number) => names[feature]!
  return {
    features: [...used.keys()].map(nameOf),
    usuallyHigh: [...used.keys()].filter(isUsuallyHigh).map(nameOf),
    base,
    sizes: toBase64(Uint8Array.from(sizes)),
    feature: toBase64(Uint8Array.from(nodes, ({ feature }) => feature)),
    number: toBase64(new Uint8Array(numbers.buffer)),
    high: toBase64(Uint8Array.from(nodes, ({ high }) => high)),
  }
}

const splitsOf = (node: TreeNode): { feature: number; threshold: number }[] =>
  'value' in node ? [] : [node, ...splitsOf(node.low), ...splitsOf(node.high)]

/** Share of all pairs of a value and a threshold in which the value reaches the threshold. */
function aboveThresholds(values: Float32Array, thresholds: readonly number[]): number {
  let above = 0
  for (const value of values) for (const threshold of thresholds) if (value >= threshold) above += 1
  return above / (values.length * thresholds.length)
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
