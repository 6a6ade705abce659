import type { Templates } from './templates.ts'

/**
 * FNV-1a over UTF-16 code units, from the first or another on, with a final avalanche: 32 bits, the same on every platform.
 */
export function hashString(value: string, from = 0): number {
  let h = 0x811c9dc5
  for (let i = from; i < value.length; i++) h = Math.imul(h ^ value.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 12)) | 0
}

export function mix(h: number, value: number): number {
  const x = Math.imul(h ^ value, 0x9e3779b1)
  return x ^ (x >>> 15)
}

const index = (h: number, shift: number): number => Math.imul(h ^ (h >>> 13), 0x85ebca6b) >>> shift

/** Collects the hashed features of one decision. Each call is one template; the order of calls names the templates. */
export class FeatureSink {
  readonly indexes: Int32Array
  length = 0
  #template = 0
  readonly #shift: number

  /** @param bits table size as a power of two */
  constructor(capacity: number, bits: number) {
    this.indexes = new Int32Array(capacity)
    this.#shift = 32 - bits
  }

  /** Begins a family of templates; families never share template numbers. */
  family(number: number): void {
    this.#template = number << 8
  }

  skip(templates: number): void {
    this.#template += templates
  }

  one(a: number): void {
    this.#push(mix(this.#template++ + 1, a))
  }

  two(a: number, b: number): void {
    this.#push(mix(mix(this.#template++ + 1, a), b))
  }

  three(a: number, b: number, c: number): void {
    this.#push(mix(mix(mix(this.#template++ + 1, a), b), c))
  }

  /** The features of all templates over the values that stand at `base`. */
  all({ count, ones, twos, threes }: Templates, values: Int32Array, base: number): void {
    const { indexes, length } = this
    const shift = this.#shift
    const first = this.#template + 1
    for (let t = 0; t < ones.length; t += 2) {
      const number = ones[t]!
      const h = mix(first + number, values[base + ones[t + 1]!]!)
      indexes[length + number] = index(h, shift)
    }
    for (let t = 0; t < twos.length; t += 3) {
      const number = twos[t]!
      const h = mix(mix(first + number, values[base + twos[t + 1]!]!), values[base + twos[t + 2]!]!)
      indexes[length + number] = index(h, shift)
    }
    for (let t = 0; t < threes.length; t += 4) {
      const number = threes[t]!
      const two = mix(mix(first + number, values[base + threes[t + 1]!]!), values[base + threes[t + 2]!]!)
      indexes[length + number] = index(mix(two, values[base + threes[t + 3]!]!), shift)
    }
    this.length = length + count
    this.#template += count
  }

  #push(h: number): void {
    this.indexes[this.length++] = index(h, this.#shift)
  }
}
