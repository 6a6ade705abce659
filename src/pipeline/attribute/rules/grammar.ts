import type { CueLexicon } from '../acts/lexicon.ts'

/** What the rules know of a language's reporting sentences. All words in lower case, straight apostrophes. */
export type Grammar = {
  cues: CueLexicon
  /** Pronouns that can be who speaks. */
  pronouns: ReadonlySet<string>
  determiners: ReadonlySet<string>
  prepositions: ReadonlySet<string>
  /** Prepositions inside a noun phrase: "the president of France". */
  linking: ReadonlySet<string>
  /** Words that begin a clause, so no noun phrase reaches over them. */
  clauseWords: ReadonlySet<string>
  coordinators: ReadonlySet<string>
  /** Auxiliaries, adverbs and negations that stand between subject and cue. */
  auxiliaries: ReadonlySet<string>
  adverbs: ReadonlySet<string>
  adverbEnding: RegExp | null
  negations: ReadonlySet<string>
  complementisers: ReadonlySet<string>
  /** Verbs before the infinitive that speaks: "went on to say", "refused to comment". */
  control: ReadonlySet<string>
  /** Lemmas of cues whose first object is the hearer: "told reporters that". */
  hearerVerbs: ReadonlySet<string>
  /** Lemmas that take a clause without a complementiser: "said he". */
  bareClause: ReadonlySet<string>
  /** Days, months, "today": they date the saying. */
  times: ReadonlySet<string>
  /** "according to", "laut": each a list of words, the speaker follows. */
  accordingTo: readonly (readonly string[])[]
  /** The verb stands at the end, content between speaker and cue. */
  verbFinal: boolean
  elides: boolean
}

export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))
