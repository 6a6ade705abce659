/** The mean of weights at several points of training; what they are last depends on the order of the examples. */
export class WeightAverage {
  readonly #sum: Float32Array
  #count = 0

  constructor(size: number) {
    this.#sum = new Float32Array(size)
  }

  add(weights: Float32Array): void {
    this.#count++
    for (let k = 0; k < weights.length; k++) this.#sum[k]! += weights[k]!
  }

  mean(): Float32Array {
    return this.#sum.map((sum) => sum / this.#count)
  }
}
