import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { dateOrDateTime } from '../../../schemas/common.ts'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Mark, Parsed, ParsedBlock } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { bylineIn, described } from './described.ts'

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
const text = z.coerce.string().optional().catch(undefined)
const names = z
  .union([z.string().transform((name) => [name]), z.array(z.string())])
  .optional()
  .catch(undefined)
const date = z
  .preprocess((value) => (value instanceof Date ? value.toISOString() : value), dateOrDateTime)
  .optional()
  .catch(undefined)
const frontMatter = z.object({
  title: text,
  subtitle: text,
  author: names,
  authors: names,
  publisher: text,
  channel: text,
  lang: text,
  language: text,
  keywords: names,
  tags: names,
  date,
  publishdate: date,
  published: date,
})
type FrontMatter = z.infer<typeof frontMatter>

const RULE = /^\s*(?:[-*_]\s*){3,}$/
/** A heading's underline; one dash alone is a list. */
const UNDERLINE = /^ {0,3}(=|-)\1{2,}\s*$/
const FENCE = /^ {0,3}(```|~~~)/
/** Links show their text, pictures and comments nothing. */
const PICTURE = /!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)|<!--[\s\S]*?-->/g
const LINK = /\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)/g
const EMPHASIS = /(\*\*|__)(?=\S)([^\n]*?\S)\1|(?<![\p{L}\p{N}*_])([*_])(?=\S)([^\n*_]*?\S)\3(?![\p{L}\p{N}])/gu

/** Markdown: its marks become blocks, bold and italic; the words stay as they are. */
export function parseMarkdown(decoded: Decoded, head: SnapshotHead): Parsed {
  const matter = FRONT_MATTER.exec(decoded.text)
  const stated = matter === null ? {} : readFrontMatter(matter[1] ?? '')
  const body = decoded.text.slice(matter?.[0].length ?? 0)
  const rendered = render(body)
  if (rendered.text === '') throw new ExtractError('no_text', 'This Markdown holds no text.')
  const heading = rendered.blocks.find(({ kind, level }) => kind === 'heading' && level === 1)
  const metadata = described(
    rendered.text,
    decoded,
    head,
    {
      title: stated.title ?? (heading ? rendered.text.slice(...heading.span) : null),
      subtitle: stated.subtitle ?? null,
      authors: stated.authors ?? stated.author ?? [],
      byline: bylineIn(rendered.text, rendered.blocks),
      publisher: stated.publisher ?? stated.channel ?? null,
      language: stated.language ?? stated.lang ?? null,
      keywords: stated.keywords ?? stated.tags ?? [],
      datePublished: stated.date ?? stated.published ?? stated.publishdate ?? null,
    },
    'front-matter',
  )
  return { ...rendered, timings: [], metadata }
}

function readFrontMatter(yaml: string): Partial<FrontMatter> {
  try {
    return frontMatter.safeParse(parseYaml(yaml)).data ?? {}
  } catch {
    // Front matter that is no YAML is a rule and a paragraph; nothing is lost but its meaning.
    return {}
  }
}

function render(markdown: string): { text: string; blocks: ParsedBlock[] } {
  const blocks: ParsedBlock[] = []
  let rendered = ''
  for (const paragraph of paragraphsOf(withoutHtml(markdown.replace(PICTURE, '')))) {
    const { text, marks } = inline(paragraph.text)
    if (text === '') continue
    if (rendered !== '') rendered += '\n\n'
    const start = rendered.length
    rendered += text
    blocks.push({
      kind: paragraph.kind,
      ...(paragraph.level !== undefined && { level: paragraph.level }),
      span: [start, rendered.length],
      marks: marks.map(({ kind, span }) => ({ kind, span: [span[0] + start, span[1] + start] })),
    })
  }
  return { text: rendered, blocks }
}

/** HTML inside Markdown: bold and italic stay what they are, line breaks break, all other tags go. */
function withoutHtml(markdown: string): string {
  return markdown
    .replace(/<(\/?)(?:b|strong)>/gi, '**')
    .replace(/<(\/?)(?:i|em)>/gi, '_')
    .replace(/[ \t]*<br\s*\/?>[ \t]*/gi, '  \n')
    .replace(
      /<\/?(?:p|div|section|article|blockquote|h[1-6]|ul|ol|li|table|tr|center|details|summary)\b[^<>\n]{0,500}>/gi,
      '\n\n',
    )
    .replace(/<(https?:\/\/[^<>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>\n]{0,500})?\/?>/gi, '')
}

type Paragraph = { kind: ParsedBlock['kind']; level?: number; text: string }

function paragraphsOf(markdown: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: Paragraph | null = null
  let fence: string | null = null
  for (const line of markdown.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? null
    if (fence !== null) {
      if (mark === fence) fence = null
      else if (open !== null) open.text += open.text === '' ? line : `\n${line}`
      if (fence === null) open = null
      continue
    }
    if (mark !== null) {
      fence = mark
      open = { kind: 'preformatted', text: '' }
      paragraphs.push(open)
      continue
    }
    const level = UNDERLINE.exec(line)?.[1]
    if (level !== undefined && open?.kind === 'paragraph' && !open.text.includes('\n')) {
      Object.assign(open, { kind: 'heading', level: level === '=' ? 1 : 2 })
      open = null
      continue
    }
    const marked = blockStart(line)
    if (line.trim() === '' || RULE.test(line)) open = null
    else if (marked !== null) {
      paragraphs.push(marked)
      // A line after a heading is a paragraph of its own; one after a list item or a quotation goes on in it.
      open = marked.kind === 'heading' ? null : marked
    } else if (open !== null)
      open.text = / {2}$|\\$/.test(open.text)
        ? `${open.text.replace(/\\$/, '').trimEnd()}\n${line.trim()}`
        : `${open.text} ${line.trim()}`
    else {
      open = { kind: 'paragraph', text: line.trimStart() }
      paragraphs.push(open)
    }
  }
  return paragraphs
}

function blockStart(line: string): Paragraph | null {
  const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
  if (heading !== null) return { kind: 'heading', level: heading[1]!.length, text: heading[2]! }
  const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$/.exec(line)
  if (item !== null) return { kind: 'listItem', text: item[1]! }
  const quote = /^\s*>\s?(.*)$/.exec(line)
  return quote === null ? null : { kind: 'blockQuote', text: quote[1]! }
}

function inline(source: string): { text: string; marks: Mark[] } {
  const linked = source
    .replace(LINK, '$1')
    .replaceAll('***', '**')
    .replace(/[ \t]+/g, ' ')
    .trim()
  const marks: Mark[] = []
  let text = ''
  let from = 0
  for (const match of linked.matchAll(EMPHASIS)) {
    text += linked.slice(from, match.index)
    const words = match[2] ?? match[4] ?? ''
    marks.push({ kind: match[1] === undefined ? 'italic' : 'bold', span: [text.length, text.length + words.length] })
    text += words
    from = match.index + match[0].length
  }
  return { text: text + linked.slice(from), marks }
}
