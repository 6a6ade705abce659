import type { LinkedObject } from '../metadata/json-ld.ts'
import { isObject } from '../metadata/json-ld.ts'

/** Fields under which scripts keep what they would draw. */
const BODY_KEY =
  /^(?:article_?)?(?:body|content|text|html|description_?html|body_?html|content_?html|rendered|transcript)$/i
const MOST_VALUES = 50_000
const SHORTEST_BODY = 300
const SHORTEST_PARAGRAPH = 2

/**
 * The text of an article as JSON holds it, as HTML: from the state that scripts would draw, or from JSON-LD. The longest
 * one found; empty where there is none. Lists of paragraphs ("[{ type: 'p', text: … }]") are put together.
 */
export function bodyInJson(states: readonly string[], linked: readonly LinkedObject[]): string {
  const bodies = linked
    .flatMap(({ articleBody, text }) => [articleBody, text])
    .filter((body) => typeof body === 'string')
  let longest = bodies.map(asMarkup).reduce(longer, '')
  for (const state of states) longest = longer(longest, bodyIn(parsed(state)))
  return longest.length < SHORTEST_BODY ? '' : longest
}

const longer = (a: string, b: string): string => (b.length > a.length ? b : a)

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function bodyIn(root: unknown): string {
  let longest = ''
  const queue: unknown[] = [root]
  for (let i = 0; i < queue.length && i < MOST_VALUES; i++) {
    const value = queue[i]
    if (Array.isArray(value)) {
      longest = longer(longest, value.map(paragraphOf).join('\n'))
      queue.push(...value)
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'string') {
          if (BODY_KEY.test(key)) longest = longer(longest, asMarkup(inner))
        } else queue.push(inner)
      }
    }
  }
  return longest
}

/** One item of a list of paragraphs; empty where it is none. */
function paragraphOf(item: unknown): string {
  if (typeof item === 'string') return item.length < SHORTEST_PARAGRAPH || !/\s/.test(item) ? '' : asMarkup(item)
  if (!isObject(item)) return ''
  for (const [key, value] of Object.entries(item)) {
    if (typeof value === 'string' && BODY_KEY.test(key) && value.length >= SHORTEST_PARAGRAPH) {
      const rank = /^h[1-6]$/i.exec(String(item.type ?? item.tag ?? item.name ?? ''))?.[0]
      return rank === undefined ? asMarkup(value) : `<${rank}>${value}</${rank}>`
    }
  }
  return ''
}

/** Plain text becomes paragraphs; markup stays. */
function asMarkup(text: string): string {
  if (/<(?:p|div|h[1-6]|br|li)\b/i.test(text)) return text
  return text
    .split(/\r?\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line}</p>`)
    .join('\n')
}
