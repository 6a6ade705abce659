import type { Span } from '../../types.ts'

/** An attribution as its three roles stand in the text. */
export type Found = {
  paragraph: number
  speaker: Span[]
  cue: Span[]
  content: Span[]
  /** 0 to 1. */
  confidence: number
  /** Without a speaker of its own, by whoever said this other one. */
  carriedFrom?: Found
  freeIndirect?: true
  /** The verb has no subject, as its language allows: whoever the sentence before tells of. */
  dropped?: true
  /** In what this other one says: "X said that Y had promised …". */
  within?: Found
  /** What something is called or taken for. */
  naming?: true
}
