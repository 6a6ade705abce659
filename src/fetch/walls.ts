import { Parser } from 'htmlparser2'
import type { Fetched, NotFetched } from './types.ts'

type Response = Pick<Fetched, 'finalUrl' | 'headers' | 'body'>
type Wall = Pick<NotFetched, 'outcome' | 'detail'>

/** What a page shows of itself; `text` is cut off where it is long enough to be an article. */
type Look = { title: string; text: string; markup: string; hasPassword: boolean }

/** A page with more words than that holds something to read, whatever else is on it. */
const ARTICLE_CHARACTERS = 1_500
/** Walls are small; a large page is looked at in its beginning. */
const MAX_BYTES = 256 * 1024

const SILENT = new Set(['script', 'style', 'template', 'svg', 'head'])

/** Marks that the makers of bot walls leave in their pages: in scripts, cookies, form fields. */
const CHALLENGE_MARKUP =
  /_cf_chl_opt|\/cdn-cgi\/challenge-platform\/|captcha-delivery\.com|px-captcha|_pxAppId|_Incapsula_Resource|Incapsula incident ID|sec-if-cpt-container|bm-verify=|ak-challenge|awswaf|aws-waf-token|kpsdk|ddos-guard|hcaptcha\.com\/1\/api|recaptcha\/(?:api|enterprise)|challenges\.cloudflare\.com\/turnstile/i
const CHALLENGE_TEXT =
  /just a moment|checking (?:if the site connection is secure|your browser)|verif(?:y|ying) (?:that )?you are (?:a )?human|are you a robot|not a robot|enable javascript and cookies to continue|please (?:turn|enable) javascript on|access (?:to this page )?(?:has been )?denied|unusual (?:traffic|activity)|pardon our interruption|attention required|bitte bestätigen sie, dass sie kein roboter|я не робот|vérifi(?:er|ez) que vous (?:êtes|n'êtes pas)/i
const CONSENT_HOST = /^(?:consent|gdpr|privacy|cmp)\.|\.consent\./i
const CONSENT_PATH = /\/(?:consent|cookie-?wall|gdpr-consent|privacywall|zustimmung)(?:[/?.]|$)/i
const CONSENT_TEXT =
  /(?:accept|agree|reject) (?:all|to all|and continue|cookies)|we (?:and our partners|value your privacy)|before you continue|alle(?:s)? akzeptieren|mit werbung (?:und tracking )?(?:weiterlesen|nutzen)|tout accepter|aceptar todo|принять все/i
const LOGIN_PATH =
  /\/(?:log-?in|sign-?in|signon|anmelden|einloggen|connexion|auth(?:orize|entication)?|sso|giris|entrar)(?:[/?.]|$)/i
const LOGIN_TEXT =
  /\b(?:log ?in|sign ?in|subscribe|register) (?:to (?:continue|read|your account|access)|for free|now)|please (?:log|sign) ?in|jetzt anmelden|bitte (?:loggen|melden) sie sich|connectez-vous|identifiez-vous|iniciar sesión|войдите|oturum aç/i
const MISSING =
  /\b404\b|(?:page|article|file|story|content)(?: you (?:requested|are looking for))? (?:was |is |could |can|has )?(?:not|n't|no longer) (?:be )?(?:found|available|exist)|(?:does not|doesn't|no longer) exists?\b|page not found|not found|(?:seite|artikel|beitrag) (?:wurde )?(?:leider )?nicht (?:gefunden|verfügbar)|page (?:introuvable|non trouvée)|página no encontrada|страница не (?:найдена|существует)|sayfa bulunamadı|səhifə tapılmadı|strona nie istnieje/i

/**
 * A page that stands where a document should be, and says so with status 200: a bot challenge, a consent or login wall,
 * or "not found". Null for everything that holds text to read.
 */
export function findWall({ finalUrl, headers, body }: Response): Wall | null {
  const { host, hostname, pathname } = new URL(finalUrl)
  const look = lookAt(new TextDecoder('utf-8').decode(body.subarray(0, MAX_BYTES)))
  const says = (pattern: RegExp) => pattern.test(look.title) || pattern.test(look.text)
  if (headers['cf-mitigated'] === 'challenge') return challenge(host)
  if (look.text.length >= ARTICLE_CHARACTERS) return null
  if (CHALLENGE_MARKUP.test(look.markup) && (says(CHALLENGE_TEXT) || look.text.length < 200)) return challenge(host)
  if (CHALLENGE_TEXT.test(look.title) && look.text.length < 600) return challenge(host)
  if (CONSENT_HOST.test(hostname) || (CONSENT_PATH.test(pathname) && says(CONSENT_TEXT))) {
    return { outcome: 'consent_wall', detail: `${host} wants consent to its cookies before it shows the page` }
  }
  if ((look.hasPassword || LOGIN_PATH.test(pathname)) && (says(LOGIN_TEXT) || LOGIN_PATH.test(pathname))) {
    return { outcome: 'login_wall', detail: `${host} shows this page to those only who are logged in` }
  }
  if (MISSING.test(look.title) && look.text.length < 1_000) {
    return { outcome: 'soft_404', detail: `${host} says that there is no such page, but with status 200` }
  }
  return null
}

const challenge = (host: string): Wall => ({
  outcome: 'challenge',
  detail: `${host} asks for a proof that a person is reading (a bot challenge)`,
})

function lookAt(markup: string): Look {
  const look: Look = { title: '', text: '', markup, hasPassword: false }
  let silent = 0
  let inTitle = false
  const parser = new Parser({
    onopentag(name, attributes) {
      if (SILENT.has(name)) silent += 1
      if (name === 'title') inTitle = true
      if (name === 'input' && attributes.type === 'password') look.hasPassword = true
    },
    ontext(data) {
      if (inTitle && look.title.length < 500) look.title += data
      else if (silent === 0 && look.text.length < ARTICLE_CHARACTERS) look.text += data.replace(/\s+/g, ' ')
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (name === 'title') inTitle = false
    },
  })
  parser.end(markup)
  return look
}
