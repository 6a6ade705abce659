import { Parser } from 'htmlparser2'
import type { Fetched, NotFetched } from './types.ts'
import * as marks from './wall-marks.ts'

type Response = Pick<Fetched, 'finalUrl' | 'headers' | 'body'>
type Wall = Pick<NotFetched, 'outcome' | 'detail'>

/** What a page shows of itself; `text` is cut off where it is long enough to be an article. */
type Look = {
  title: string
  text: string
  /** Shown to those only who run no scripts. */
  noscript: string
  markup: string
  hasPassword: boolean
  hasScript: boolean
  /** Of an article: a heading of its own, or a block that is called so. */
  hasArticle: boolean
}

/** A page with more words than that holds something to read, whatever else is on it. */
const ARTICLE_CHARACTERS = 1_500
/** Pages of walls say little. */
const FEW_CHARACTERS = 600
const HARDLY_ANY_CHARACTERS = 200
/** "Not found" comes with a menu and what else there is to read. */
const MISSING_CHARACTERS = 1_000
/** Walls are small; a large page is looked at in its beginning. */
const MAX_BYTES = 256 * 1024

const SILENT = new Set(['script', 'style', 'template', 'svg', 'head'])

/**
 * A page that stands where a document should be, and says so with status 200: a bot challenge, a consent or login wall,
 * "not found", or a frame that only scripts would fill. Null for everything that holds text to read.
 */
export function findWall({ finalUrl, headers, body }: Response): Wall | null {
  const { host, hostname, pathname } = new URL(finalUrl)
  if (marks.CHALLENGE_HEADERS.some(([name, value]) => value.test(headers[name] ?? ''))) return challenge(host)
  const look = lookAt(new TextDecoder('utf-8').decode(body.subarray(0, MAX_BYTES)))
  const { title, text, markup } = look
  const says = (pattern: RegExp) => [title, text, look.noscript].some((part) => pattern.test(part))
  if (text.length >= ARTICLE_CHARACTERS) return null
  const isMarked = marks.CHALLENGE_MARKUP.test(markup)
  if (isMarked && (says(marks.CHALLENGE_TEXT) || text.length < HARDLY_ANY_CHARACTERS)) return challenge(host)
  if (text.length < FEW_CHARACTERS && segments(title).some((part) => marks.CHALLENGE_TITLE.test(part)))
    return challenge(host)
  const isConsentPage = marks.CONSENT_HOST.test(hostname) || marks.CONSENT_PATH.test(pathname)
  const onlyAsks = text.length < FEW_CHARACTERS && !look.hasArticle
  if (marks.CONSENT_HOST.test(hostname) || ((isConsentPage || onlyAsks) && says(marks.CONSENT_TEXT))) {
    return { outcome: 'consent_wall', detail: `${host} wants consent to its cookies before it shows the page` }
  }
  if (marks.LOGIN_PATH.test(pathname) || (look.hasPassword && says(marks.LOGIN_TEXT))) {
    return { outcome: 'login_wall', detail: `${host} shows this page to those only who are logged in` }
  }
  if (text.length < MISSING_CHARACTERS && segments(title).some((part) => marks.MISSING.test(part))) {
    return { outcome: 'soft_404', detail: `${host} says that there is no such page, but with status 200` }
  }
  if (look.hasScript && text.trim() === '' && !marks.STATE.test(markup)) {
    const detail = `${host} shows nothing without running scripts; a source with --render has them run`
    return { outcome: 'empty', detail }
  }
  return null
}

const challenge = (host: string): Wall => ({
  outcome: 'challenge',
  detail: `${host} asks for a proof that a person is reading (a bot challenge)`,
})

/** "Page not found | The News" says two things. A dash joins words as often as it parts them. */
const segments = (title: string): string[] => title.split(/\s[|–—·»:-]\s/).map((part) => part.trim())

function lookAt(markup: string): Look {
  const look: Look = {
    title: '',
    text: '',
    noscript: '',
    markup,
    hasPassword: false,
    hasScript: false,
    hasArticle: false,
  }
  let silent = 0
  let noscript = 0
  let inTitle = false
  const parser = new Parser({
    onopentag(name, attributes) {
      if (SILENT.has(name)) silent += 1
      if (name === 'noscript') noscript += 1
      if (name === 'title' && silent <= 1) inTitle = true
      if (name === 'script') look.hasScript = true
      if (name === 'article' || name === 'h1') look.hasArticle = true
      if (name === 'input' && attributes.type === 'password') look.hasPassword = true
    },
    ontext(data) {
      if (inTitle && look.title.length < 500) look.title += data
      else if (silent > 0) return
      else if (noscript > 0) look.noscript += data
      else if (look.text.length < ARTICLE_CHARACTERS) look.text += data.replace(/\s+/g, ' ')
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (name === 'noscript') noscript = Math.max(0, noscript - 1)
      if (name === 'title') inTitle = false
    },
  })
  parser.end(markup)
  return look
}
