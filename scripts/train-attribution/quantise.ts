/** A share of weights this small is clipped to the largest byte. */
const KEPT = 0.9995

/** Weights as signed bytes with one scale for all: value = byte × scale. */
export function quantise(weights: Float32Array): { table: Int8Array; scale: number } {
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort()
  const scale = (sizes[Math.floor(sizes.length * KEPT)] ?? 1) / 127
  const table = new Int8Array(weights.length)
  for (let i = 0; i < table.length; i++) {
    table[i] = Math.max(-127, Math.min(127, Math.round(weights[i]! / scale)))
  }
  return { table, scale }
}
