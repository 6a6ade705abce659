/** Boosted regression trees in preorder, flattened: the low child of a split is the next node. */
export type Forest = {
  base: number
  roots: Int32Array
  /** Column of the feature that a split looks at; -1 in a leaf. */
  feature: Int16Array
  /** Values below this go to the low child; in a leaf, its log-odds. */
  number: Float32Array
  high: Int32Array
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
  const forest: Forest = {
    base: stored.base,
    roots: new Int32Array(sizes.length),
    feature: Int16Array.from(features, (index) => (index === LEAF ? -1 : columns[index]!)),
    number: Float32Array.from(features, (_, i) => numbers.getFloat32(4 * i, true)),
    high: Int32Array.from(highs, (distance, i) => i + distance),
  }
  for (let tree = 0, at = 0; tree < sizes.length; tree++) {
    forest.roots[tree] = at
    at += sizes[tree]!
  }
  return forest
}

/**
 * Log-odds of all rows. Tree by tree, because neighbouring blocks mostly take the same way through a tree: half the
 * time of going row by row.
 *
 * @param columns the matrix of features, one column after the other
 */
export function scoreRows(forest: Forest, columns: Float32Array, rows: number): Float64Array {
  const { feature, number, high, roots } = forest
  const sums = new Float64Array(rows).fill(forest.base)
  for (let tree = 0; tree < roots.length; tree++) {
    const root = roots[tree]!
    for (let row = 0; row < rows; row++) {
      let node = root
      for (let column = feature[node]!; column >= 0; column = feature[node]!) {
        node = columns[column * rows + row]! < number[node]! ? node + 1 : high[node]!
      }
      sums[row]! += number[node]!
    }
  }
  return sums
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
