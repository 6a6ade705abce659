import type { SpeechAct } from '../../../schemas/statement.ts'

/**
 * What the words around a cue make of it: "refused to say" is a refusal, "could not say whether" a doubt, "stopped
 * short of accusing" an accusation that was not made.
 */
export type Framing = { act: SpeechAct; negated: boolean }

type Frames = {
  /** The cue's verb is not done. */
  negation: RegExp
  /** Not negations, though they hold one. */
  unless: RegExp
  /** To hold back what the cue would tell. */
  refusal: RegExp
  unwilling: RegExp
  unable: RegExp
  /** Lemmas whose negation holds something back. */
  telling: ReadonlySet<string>
  /** Lemmas that deny a possibility; not to do so leaves it open, however it is put. */
  excluding: ReadonlySet<string>
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map((word) => word.replaceAll('_', ' ')))

const FRAMES: Readonly<Record<string, Frames>> = {
  en: {
    negation:
      /\b(?:not|never|neither|nor|cannot|without|unable)\b|n['’]t\b|\b(?:refus|declin)\p{L}*\b|\b(?:stop|fall|fell)\p{L}* (?:well |just |far )?short of\b|\b(?:fail(?:s|ed)?|failing|neglected) to\b|\bavoid(?:s|ed|ing)?\b/iu,
    unless: /\bnot (?:only|just|merely|simply|surprisingly)\b|\bnever fail\p{L}* to\b/giu,
    refusal: /\b(?:refus|declin)\p{L}*\b/iu,
    unwilling: /\b(?:would|will) not\b|\b(?:wo|would)n['’]t\b|\b(?:not|n['’]t) (?:want|wish|care) to\b/iu,
    unable:
      /\b(?:can|could) not\b|\bcannot\b|\b(?:ca|could)n['’]t\b|\b(?:was|were|is|are)(?: not|n['’]t) able to\b|\bunable to\b/iu,
    telling:
      set(`say confirm comment tell specify disclose reveal discuss elaborate explain clarify identify name answer
      respond reply predict speculate estimate mention detail address`),
    excluding: set('rule_out exclude'),
  },
  de: {
    negation:
      /(?<!\p{L})(?:nicht|nie|niemals|kein\p{L}*|weder|ohne)(?!\p{L})|(?<!\p{L})(?:weiger|verweiger)\p{L}*|(?<!\p{L})(?:vermied|vermeide[nt]|vermieden|versäumte)(?!\p{L})/iu,
    unless: /(?<!\p{L})nicht (?:nur|bloß|zuletzt|allein)(?!\p{L})/giu,
    refusal:
      /(?<!\p{L})(?:weiger|verweiger)\p{L}*|(?<!\p{L})lehnte?n? (?:es |eine \p{L}+ )?ab(?!\p{L})|(?<!\p{L})abgelehnt(?!\p{L})/iu,
    unwilling: /(?<!\p{L})(?:will|wollte|wollten|wollen|mochte|möchte)(?!\p{L})/iu,
    unable: /(?<!\p{L})(?:kann|konnte|konnten|können)(?!\p{L})/iu,
    telling: set(`sagen bestätigen kommentieren mitteilen angeben äußern erklären erläutern beantworten antworten nennen
      präzisieren berichten ausführen sprechen`),
    excluding: set('ausschließen'),
  },
}

/** @param words the cue as `verbGroup` gives it */
export function frameOf(words: string, lemma: string, act: SpeechAct, language: string | null): Framing {
  const frames = FRAMES[language ?? '']
  if (frames === undefined) return { act, negated: NEGATION.test(words) }
  const group = words.replace(frames.unless, ' ')
  if (act === 'refuse' || (!frames.negation.test(group) && !frames.refusal.test(group))) return { act, negated: false }
  if (frames.excluding.has(lemma)) return { act, negated: true }
  if (frames.refusal.test(group)) return { act: 'refuse', negated: true }
  if (frames.telling.has(lemma)) {
    if (frames.unable.test(group)) return { act: 'doubt', negated: true }
    if (frames.unwilling.test(group)) return { act: 'refuse', negated: true }
  }
  return { act, negated: true }
}

/** Where there are no frames. */
const NEGATION = /(?:^|\s)(?:no|not|ne|n['’]|не|değil|refus\p{L}*)(?=\s|$)/iu
