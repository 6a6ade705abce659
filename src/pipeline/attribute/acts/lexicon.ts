import type { SpeechAct } from '../../../schemas/statement.ts'

/**
 * How a cue's form can stand in a sentence: "said" has its own subject, "saying" borrows one, "to say" hangs on another
 * verb, "a dit" (perfect) needs an auxiliary.
 */
export type CueForm = 'finite' | 'participle' | 'infinitive' | 'perfect' | 'noun'

export type Cue = {
  lemma: string
  act: SpeechAct
  form: CueForm
  /** Reports speech only with a quotation or a that-clause: "found that", never "found the keys". */
  weak: boolean
  /** The form is more often a noun: "claims", "states". */
  nounLike?: true
  /** The particle of a separable verb, which stands at the end of its clause: "teilte … mit". */
  particle?: string
}

/** Cue by its lower-case form; a form of several words is joined by single spaces. */
export type CueLexicon = ReadonlyMap<string, Cue>

/** Lemmas of one act, white space between them. "~" after a lemma makes it weak; "_" joins the words of one lemma. */
export type ActTable = Partial<Record<SpeechAct, string>>

export type Inflected = Record<Exclude<CueForm, 'noun'>, string[]>

/** The first entry of a form wins, so an act that stands earlier in the table is the preferred reading. */
export function cueLexicon(
  verbs: ActTable,
  inflect: (lemma: string) => Inflected,
  nouns: ActTable = {},
  isNounLike: (form: string) => boolean = () => false,
): CueLexicon {
  const lexicon = new Map<string, Cue>()
  const add = (form: string, cue: Cue) => {
    if (!lexicon.has(form)) lexicon.set(form, cue)
  }
  for (const [entry, act] of entries(verbs)) {
    const weak = entry.endsWith('~')
    const lemma = (weak ? entry.slice(0, -1) : entry).replaceAll('_', ' ')
    const forms = inflect(lemma)
    for (const form of ['finite', 'participle', 'perfect', 'infinitive'] as const) {
      for (const text of forms[form]) add(text, { lemma, act, form, weak, ...(isNounLike(text) && { nounLike: true }) })
    }
  }
  for (const [entry, act] of entries(nouns)) {
    const lemma = entry.replaceAll('_', ' ')
    add(lemma, { lemma, act, form: 'noun', weak: true })
  }
  return lexicon
}

function* entries(table: ActTable): Generator<[entry: string, act: SpeechAct]> {
  for (const [act, lemmas] of Object.entries(table) as [SpeechAct, string][]) {
    for (const lemma of lemmas.trim().split(/\s+/)) yield [lemma, act]
  }
}
