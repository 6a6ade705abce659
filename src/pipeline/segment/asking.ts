const JAPANESE_QUESTION = /\p{Script=Hiragana}か。[」』\s]*$/u
const GREEK_QUESTION = /[;\u037E]["'»”’)\]*_\s]*$/u

/** Whether a text holds a question, by the marks of its script. */
export const isAsking = (text: string): boolean =>
  /[?？؟՞⸮]/u.test(text) ||
  JAPANESE_QUESTION.test(text) ||
  (/\p{Script=Greek}/u.test(text) && GREEK_QUESTION.test(text))

const ENDING_CHARS = 200

/** Whether what somebody says ends in a question. */
export const endsAsking = (text: string): boolean => isAsking(text.slice(-ENDING_CHARS))
