import { Random } from '../train-attribution/random.ts'

/** Sparse features with their values, and how much of each topic they are. */
export type Example = { ids: number[]; values: number[]; target: ReadonlyMap<number, number> }

const EPOCHS = 3
const RATE = 0.18
const BIAS_RATE = 0.02
/** Smaller errors change nothing. */
const LEAST_ERROR = 1e-3

/** Multinomial logistic regression by AdaGrad. Weights stand feature by feature, `topics` of them each. */
export function learn(
  examples: readonly Example[],
  features: number,
  topics: number,
  report: (line: string) => void,
): { weights: Float32Array; bias: Float32Array } {
  const weights = new Float32Array(features * topics)
  const squares = new Float32Array(features * topics).fill(1e-3)
  const bias = new Float32Array(topics)
  const error = new Float64Array(topics)
  const random = new Random(1)
  const order = [...examples]
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    let loss = 0
    random.shuffle(order)
    for (const { ids, values, target } of order) {
      error.set(bias)
      ids.forEach((id, i) => {
        for (let topic = 0; topic < topics; topic++) error[topic]! += weights[id * topics + topic]! * values[i]!
      })
      const highest = Math.max(...error)
      let total = 0
      for (let topic = 0; topic < topics; topic++) total += error[topic] = Math.exp(error[topic]! - highest)
      for (let topic = 0; topic < topics; topic++) error[topic]! /= total
      for (const [topic, share] of target) {
        loss -= share * Math.log(error[topic]! + 1e-9)
        error[topic]! -= share
      }
      const wrong: number[] = []
      for (let topic = 0; topic < topics; topic++) {
        bias[topic]! -= BIAS_RATE * error[topic]!
        if (Math.abs(error[topic]!) > LEAST_ERROR) wrong.push(topic)
      }
      ids.forEach((id, i) => {
        for (const topic of wrong) {
          const at = id * topics + topic
          const gradient = error[topic]! * values[i]!
          squares[at]! += gradient * gradient
          weights[at]! -= (RATE * gradient) / Math.sqrt(squares[at]!)
        }
      })
    }
    report(`epoch ${epoch}: loss ${(loss / examples.length).toFixed(3)}`)
  }
  return { weights, bias }
}
