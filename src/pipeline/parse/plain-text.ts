import { Parser } from 'htmlparser2'

/** The words of a piece of markup: without its tags, with character references resolved. */
export function plainText(markup: string): string {
  if (!/[<&]/.test(markup)) return markup
  let text = ''
  const parser = new Parser({
    ontext: (data) => {
      text += data
    },
    onopentagname: (name) => {
      if (name === 'br') text += '\n'
    },
  })
  parser.end(markup)
  return text
}
