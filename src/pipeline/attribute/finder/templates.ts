/**
 * Feature templates as data. A template names one, two or three places of a vector of values, relative to a base; its
 * number is its place in the list. Going through them in one loop (`FeatureSink.all`) takes half the time of a call for
 * each.
 */
export type Templates = {
  readonly count: number
  /** Number, place of the value. */
  readonly ones: Int32Array
  /** Number, places of two values. */
  readonly twos: Int32Array
  /** Number, places of three values. */
  readonly threes: Int32Array
}

export type Template = readonly [number] | readonly [number, number] | readonly [number, number, number]

export function templates(list: readonly Template[]): Templates {
  const ofLength = (length: number) =>
    Int32Array.from(list.flatMap((places, number) => (places.length === length ? [number, ...places] : [])))
  return { count: list.length, ones: ofLength(1), twos: ofLength(2), threes: ofLength(3) }
}
