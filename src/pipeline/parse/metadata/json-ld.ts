import { lettersOf } from '../html/title-block.ts'
import { plainText } from '../plain-text.ts'

export type LinkedObject = { [key: string]: unknown }

const MAX_SCRIPT_CHARS = 4_000_000
const MAX_OBJECTS = 3_000

/** All objects with an `@type` in a page's JSON-LD, outer before inner. What isn't JSON is passed over. */
export function readJsonLd(scripts: string[]): LinkedObject[] {
  const objects: LinkedObject[] = []
  const queue: unknown[] = []
  for (const script of scripts) if (script.length <= MAX_SCRIPT_CHARS) queue.push(parseLeniently(script))
  for (let i = 0; i < queue.length && objects.length < MAX_OBJECTS; i++) {
    const value = queue[i]
    if (Array.isArray(value)) for (const item of value) queue.push(item)
    else if (isObject(value)) {
      if (value['@type'] !== undefined) objects.push(value)
      for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) queue.push(inner)
    }
  }
  return objects
}

export function isObject(value: unknown): value is LinkedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Pages wrap JSON in comments, leave line breaks inside strings, and end it with a semicolon. */
function parseLeniently(script: string): unknown {
  const bare = script
    .trim()
    .replace(/^(?:<!--|(?:\/\/)?\s*<!\[CDATA\[|\/\*.{0,40}?\*\/)\s*/, '')
    .replace(/\s*(?:-->|(?:\/\/)?\s*\]\]>|;)$/, '')
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, ' ')]) {
    try {
      return JSON.parse(attempt)
    } catch {}
  }
  return null
}

export function typesOf(object: LinkedObject): string[] {
  const type = object['@type']
  const names = Array.isArray(type) ? type : [type]
  return names.filter((name) => typeof name === 'string').map((name) => name.replace(/^.*[/#:]/, ''))
}

/** The text of a value that is a string, an object with a name, or a list of such: its first. */
export function textOf(value: unknown): string | null {
  return textsOf(value)[0] ?? null
}

export function textsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value]
  const texts: string[] = []
  for (const item of values) {
    const text = isObject(item) ? (item.name ?? item['@value'] ?? item.url ?? item['@id']) : item
    const single = Array.isArray(text) ? text[0] : text
    if (typeof single === 'string' && single.trim() !== '') texts.push(plainText(single))
  }
  return texts
}

const MIN_BODY_CHARS = 100

/** Letters of the article's text as JSON-LD repeats it; empty where it doesn't. */
export function bodyLettersOf(objects: LinkedObject[]): string {
  const bodies = objects.flatMap(({ articleBody }) => (typeof articleBody === 'string' ? [articleBody] : []))
  return bodies
    .filter((body) => body.length > MIN_BODY_CHARS)
    .map((body) => lettersOf(body.replace(/<[^>]{1,500}>|&#?\w{1,8};/g, ' ')))
    .join(' ')
}
