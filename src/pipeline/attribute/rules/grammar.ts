import type { Cue, CueLexicon } from '../acts/lexicon.ts'

/** What the rules know of a language's reporting sentences. All words in lower case, straight apostrophes. */
export type Grammar = {
  cues: CueLexicon
  /** Separable verbs: first word, then particle. */
  separable?: ReadonlyMap<string, ReadonlyMap<string, Cue>>
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
  /** Frequent verbs that are no cues: a noun phrase after one is its object, not the next verb's subject. */
  verbs: ReadonlySet<string>
  /** Endings of verb forms that the lists do not hold. */
  verbEnding: RegExp | null
  /** How any verb looks that says by standing behind a quotation, before its subject. Null where a model reads such. */
  saysBehind: RegExp | null
  complementisers: ReadonlySet<string>
  /** Words that make the verb behind them a passive: "se ordenó la liberación". */
  passives: ReadonlySet<string>
  /** Verbs before the infinitive that speaks: "went on to say", "refused to comment". */
  control: ReadonlySet<string>
  /** Lemmas of cues whose first object is the hearer: "told reporters that". */
  hearerVerbs: ReadonlySet<string>
  /** Lemmas that take a clause without a complementiser: "said he". */
  bareClause: ReadonlySet<string>
  /** Days, months, "today": they date the saying. */
  times: ReadonlySet<string>
  /** Between cue and inverted subject: "de son côté", "por su parte". */
  asides: readonly string[]
  /** Whom it is said to, between cue and inverted subject: "сообщил журналистам глава района". */
  hearers: ReadonlySet<string>
  /** On which occasion, behind a subject and its preposition: "Зимин в ходе заседания заявил". */
  occasions: ReadonlySet<string>
  /** "according to", "laut": the speaker follows. */
  accordingTo: readonly string[]
  /** "pour": whose view it is follows, and then a quotation. */
  viewpoint: string | null
  /** "об этом": how a sentence begins that tells who said the one before. */
  backward: readonly string[]
  /** "nach": the speaker follows, when a noun of saying stands in it ("nach Angaben der Polizei"). */
  accordingNouns: { preposition: string; nouns: ReadonlySet<string> } | null
  /** "zufolge", "göre": the speaker stands before. */
  accordingAfter: readonly string[]
  /** Lower-case nouns for people and bodies that speak; null where any noun phrase may. */
  speakers: ReadonlySet<string> | null
  /** "„…“, so die Ministerin": a word that makes what it follows the next one's words. */
  echo: string | null
  /** The word before a body that "says" in the plural: "в компании сообщили". */
  bodyPreposition: ReadonlySet<string>
  /** The verb follows whatever stands first: "Gestern sagte sie". */
  verbSecond: boolean
  /** Verb forms that mark what somebody else said (German Konjunktiv I), first persons excluded. */
  reportive: ReadonlySet<string>
  /**
   * Sentences that do the same by their form: by themselves, or right behind a report, where a form that could be a mere
   * supposition is one no longer. Null where the language has no such form.
   */
  reportiveForms: { alone: RegExp; carried: RegExp } | null
  /** Lemmas of cues that name something, and what the rest of the sentence must show: "bezeichnen", "… als …". */
  naming: ReadonlyMap<string, RegExp>
  /** Determiners and pronouns that no subject begins with: "den", "ihm". */
  oblique: ReadonlySet<string>
  /** Possessives inside "по его словам". */
  possessives: ReadonlySet<string>
  /** The base form alone is a finite plural, so it needs a plural subject: "analysts say". */
  basePlural: boolean
  /** "Afirmó que …": a verb needs no subject. */
  dropsPronouns: boolean
  /** The verb stands at the end, content between speaker and cue. */
  verbFinal: boolean
  /** A trained model judges what the rules find. It was trained on what they found, so that must stay as it was. */
  judged: boolean
  /** Endings that make a clause a noun, at the end of what is reported: "istifa ettiğini açıkladı". */
  clauseEnding: RegExp | null
  /** French: "l'", "qu'" are words of their own, and a cue may stand inside the quotation marks. */
  elides: boolean
}

export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

export const NO_WORDS: ReadonlySet<string> = new Set()

export const NO_NAMING: ReadonlyMap<string, RegExp> = new Map()
