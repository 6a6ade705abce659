/** How many readings are looked at. */
export type Breadth = {
  /** Added to the log-odds of a cue's beginning, one decoding for each: the higher, the more cues are proposed. */
  readonly biases: readonly number[]
  /** A boundary is a candidate when the sequence model gives it this much. */
  readonly least: { readonly speaker: number; readonly content: number }
  /** Runners-up this far behind (in log-probability) are not followed. */
  readonly margin: number
}

/** Training learns from more wrong readings than a text is read with: half a point of content found. */
export const TRAINING: Breadth = { biases: [-1, 0.5, 2, 4], least: { speaker: 0.003, content: 0.003 }, margin: 3 }

/** Takes three fifths of the time that placing takes at `TRAINING`'s breadth, with as much found. */
export const READING: Breadth = { biases: [-0.5, 1, 3.3], least: { speaker: 0.003, content: 0.01 }, margin: 2 }
