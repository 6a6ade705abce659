import type { TextBlock } from './page.ts'
import type { Attributes } from './page-parser.ts'

/** Inline elements that set words off without saying why. */
const SETTING_OFF = new Set(['u', 'font', 'mark', 'ins', 'big', 'small', 'cite', 'span', 'q'])
/** What a style can do to set a paragraph off from its neighbours, besides bold and italics. */
const DECLARATION =
  /(?:^|[;\s])(color|background(?:-color)?|text-decoration(?:-line)?|margin-left|padding-left|text-indent|font-size|font-family)\s*:\s*([^;]+)/gi

/** The declarations of a style attribute by which paragraphs differ; '' for none. */
export function styling(style: string | undefined): string {
  if (style === undefined) return ''
  let found = ''
  for (const [, name, value] of style.matchAll(DECLARATION)) found += `${name}:${value!.trim()};`
  return found.toLowerCase()
}

/** How an inline element prints its words; '' where it does not set them off. */
export function inlinePrint(tag: string, { class: look = '', style, color }: Attributes): string {
  if (!SETTING_OFF.has(tag)) return ''
  const print = `${look}${styling(style)}${color ?? ''}`
  return print === '' && (tag === 'span' || tag === 'font') ? '' : `${tag} ${print}`
}

/**
 * How a block is printed, for comparing with others of its page: its element, classes and styles, those of the element
 * around it, and of the inline elements around its words.
 */
export function printOf({ container, inline }: TextBlock): string {
  const { parent } = container
  const own = `${container.tag} ${container.look} ${container.styling}`
  return `${own} < ${parent?.tag ?? ''} ${parent?.look ?? ''} ${parent?.styling ?? ''} > ${inline}`
}
