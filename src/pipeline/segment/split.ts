import { segment } from 'sentencex'

/**
 * The text cut into sentences by sentencex, white space behind each included, together all of the text. It panics on
 * some texts (dots set apart between quotations: `"Why?" . . . "Who?"`); those are cut by Unicode's rules.
 */
export function splitSentences(language: string, text: string): string[] {
  try {
    return segment(language, text)
  } catch {
    const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
    return [...segmenter.segment(text)].map((piece) => piece.segment)
  }
}
