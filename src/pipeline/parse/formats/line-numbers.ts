/** Numbers at the left of a court's transcript: of each line, beginning anew on each page. */
const NUMBER = /^([^\S\r\n]{0,8})(\d{1,3})(?=[^\S\r\n]|[\r\n]|$)/gmu
const FEWEST = 10
/** Share of the lines with text that have a number, and of these that count on from the one before. */
const MOST_LINES = 0.7
const MOST_IN_ORDER = 0.8

/**
 * The text with the numbers of its lines as white space, character for character, where most of its lines are numbered;
 * else the text as it is.
 */
export function blankLineNumbers(text: string): string {
  const numbers = [...text.matchAll(NUMBER)].map(([, , digits]) => Number(digits))
  if (numbers.length < FEWEST) return text
  const lines = text.match(/^.*\S.*$/gmu)?.length ?? 0
  const inOrder = numbers.filter((number, at) => number === 1 || number === numbers[at - 1]! + 1).length
  if (numbers.length < lines * MOST_LINES || inOrder < numbers.length * MOST_IN_ORDER) return text
  return text.replace(NUMBER, (_, indent: string, digits: string) => indent + ' '.repeat(digits.length))
}
