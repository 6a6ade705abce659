/**
 * Linear-chain conditional random fields over one table of hashed features (Lafferty et al. 2001). A row of the table
 * holds the weights of all heads: one that labels speaker, cue and content together, and one for each role alone, which
 * may overlap. Labels are begin and inside per role, 0 is outside.
 */
export type Head = { readonly offset: number; readonly labels: number }

export const ROLES = ['speaker', 'cue', 'content'] as const
export type Role = (typeof ROLES)[number]

export const JOINT: Head = { offset: 0, labels: 7 }
export const SINGLE: { readonly [role in Role]: Head } = {
  speaker: { offset: 7, labels: 3 },
  cue: { offset: 10, labels: 3 },
  content: { offset: 13, labels: 3 },
}
export const HEADS: readonly Head[] = [JOINT, SINGLE.speaker, SINGLE.cue, SINGLE.content]
export const COLUMNS = 16

/** Begin labels are odd; the inside label after them may follow only the same role's begin or inside. */
export const isInside = (label: number): boolean => label > 0 && label % 2 === 0
export const mayFollow = (previous: number, label: number): boolean =>
  !isInside(label) || previous === label || previous === label - 1

export type Transitions = {
  /** labels × labels, from × to. */
  pairs: Float32Array
  first: Float32Array
}

/** Forward and backward passes of one head, scaled per token; buffers are kept between runs. */
export class ForwardBackward {
  readonly #head: Head
  /** exp(transition), 0 where forbidden. */
  readonly steps: Float64Array
  readonly #first: Float64Array
  alpha = new Float64Array(0)
  beta = new Float64Array(0)
  /** exp(emission), scaled by the token's largest. */
  emitted = new Float64Array(0)
  scales = new Float64Array(0)

  constructor(head: Head, transitions: Transitions) {
    this.#head = head
    this.steps = new Float64Array(head.labels * head.labels)
    this.#first = new Float64Array(head.labels)
    this.load(transitions)
  }

  load({ pairs, first }: Transitions): void {
    const { labels } = this.#head
    for (let from = 0; from < labels; from++) {
      for (let to = 0; to < labels; to++) {
        const k = from * labels + to
        this.steps[k] = mayFollow(from, to) ? Math.exp(pairs[k]!) : 0
      }
      this.#first[from] = isInside(from) ? 0 : Math.exp(first[from]!)
    }
  }

  /** Writes the label probabilities of each token into the head's columns of `out`. */
  run(emissions: Float64Array, count: number, out: Float32Array): void {
    const { offset, labels } = this.#head
    if (this.scales.length < count) {
      this.alpha = new Float64Array(count * labels)
      this.beta = new Float64Array(count * labels)
      this.emitted = new Float64Array(count * labels)
      this.scales = new Float64Array(count)
    }
    const { alpha, beta, emitted, scales, steps } = this
    for (let i = 0; i < count; i++) {
      const row = i * COLUMNS + offset
      const here = i * labels
      const before = here - labels
      let largest = emissions[row]!
      for (let y = 1; y < labels; y++) if (emissions[row + y]! > largest) largest = emissions[row + y]!
      let sum = 0
      for (let y = 0; y < labels; y++) {
        const weight = Math.exp(emissions[row + y]! - largest)
        let reach = 0
        if (i === 0) reach = this.#first[y]!
        else if (isInside(y)) {
          reach = alpha[before + y - 1]! * steps[(y - 1) * labels + y]! + alpha[before + y]! * steps[y * labels + y]!
        } else for (let x = 0; x < labels; x++) reach += alpha[before + x]! * steps[x * labels + y]!
        emitted[here + y] = weight
        alpha[here + y] = reach * weight
        sum += reach * weight
      }
      for (let y = 0; y < labels; y++) alpha[here + y]! /= sum
      scales[i] = sum
    }
    for (let i = count - 1; i >= 0; i--) {
      const here = i * labels
      const next = here + labels
      for (let x = 0; x < labels; x++) {
        let rest = 1
        if (i < count - 1) {
          rest = 0
          for (let y = 0; y < labels; y++) {
            // The others' steps are 0.
            if (isInside(y) && y !== x && y !== x + 1) continue
            rest += steps[x * labels + y]! * emitted[next + y]! * beta[next + y]!
          }
          rest /= scales[i + 1]!
        }
        beta[here + x] = rest
        out[i * COLUMNS + offset + x] = alpha[here + x]! * rest
      }
    }
  }
}
