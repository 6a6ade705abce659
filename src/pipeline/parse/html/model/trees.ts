/**
 * Boosted regression trees, flattened. `feature` is negative in leaves; a value below the threshold goes to `low`.
 * The sum of one leaf a tree is the log-odds.
 */
export type Forest = {
  base: number
  roots: Int32Array
  feature: Int16Array
  threshold: Float64Array
  low: Int32Array
  high: Int32Array
  value: Float64Array
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
  const count = features.length
  const forest: Forest = {
    base: stored.base,
    roots: new Int32Array(sizes.length),
    feature: new Int16Array(count),
    threshold: new Float64Array(count),
    low: new Int32Array(count),
    high: new Int32Array(count),
    value: new Float64Array(count),
  }
  for (let tree = 0, at = 0; tree < sizes.length; tree++) {
    forest.roots[tree] = at
    at += sizes[tree]!
  }
  for (let i = 0; i < count; i++) {
    const number = numbers.getFloat32(4 * i, true)
    const isLeaf = features[i] === LEAF
    forest.feature[i] = isLeaf ? -1 : columns[features[i]!]!
    forest.threshold[i] = isLeaf ? 0 : number
    forest.value[i] = isLeaf ? number : 0
    forest.low[i] = i + 1
    forest.high[i] = i + highs[i]!
  }
  return forest
}

export function scoreRow(forest: Forest, row: Float32Array): number {
  const { feature, threshold, low, high, value, roots } = forest
  let sum = forest.base
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!
    for (let column = feature[node]!; column >= 0; column = feature[node]!) {
      node = row[column]! < threshold[node]! ? low[node]! : high[node]!
    }
    sum += value[node]!
  }
  return sum
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
