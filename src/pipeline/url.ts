/** This string cannot be a page's address. `message` is a sentence for people. */
export class InvalidUrl extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InvalidUrl'
  }
}

/** The longest URL that `webUrl` in the schemas lets through. */
const MAX_LENGTH = 8_192

/** Parameters that only tell where a reader came from, or which visit it is. A name ending in * stands for all that begin so. */
const TRACKING = [
  'utm_*',
  'mtm_*',
  'matomo_*',
  'pk_*',
  'piwik_*',
  'hsa_*',
  '_hsenc',
  '_hsmi',
  '__hssc',
  '__hstc',
  '__hsfp',
  'hsctatracking',
  'at_campaign*',
  'at_custom*',
  'at_medium',
  'at_bbc_team',
  'at_link*',
  'at_format',
  'at_ptr_name',
  'fbclid',
  'fb_action_ids',
  'fb_action_types',
  'fb_ref',
  'fb_source',
  'gclid',
  'gclsrc',
  'gbraid',
  'wbraid',
  'gad_source',
  'gad_campaignid',
  'dclid',
  'msclkid',
  'yclid',
  'ysclid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'ml_subscriber',
  'ml_subscriber_hash',
  'oly_anon_id',
  'oly_enc_id',
  'vero_conv',
  'vero_id',
  'wickedid',
  'rb_clickid',
  's_cid',
  '_ga',
  '_gl',
  '_openstat',
  'wt_mc',
  'wt.mc_id',
  'wt_zmc',
  'xtor',
  'ns_campaign',
  'ns_mchannel',
  'ns_source',
  'ns_linkname',
  'ns_fee',
  'cmpid',
  'ncid',
  'guccounter',
  'guce_referrer',
  'guce_referrer_sig',
  '__twitter_impression',
  'amp_js_v',
  'usqp',
  'srsltid',
  'sfmc_id',
  'sfmc_sub',
  'trk_contact',
  'trk_msg',
  'trk_module',
  'trk_sid',
  'dm_i',
  'epik',
  'phpsessid',
  'jsessionid',
  'aspsessionid*',
]
const TRACKING_NAMES = new Set(TRACKING.filter((name) => !name.endsWith('*')))
const TRACKING_PREFIXES = TRACKING.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))

/**
 * The address under which a page is known: two links to one page should give one string. Keeps the case of the path,
 * the trailing slash, and the order of parameters, since a server may mean something by each.
 *
 * @throws {InvalidUrl} when the string is no http or https URL, or carries a user name or password
 */
export function canonicalUrl(url: string): string {
  const parsed = parseWebUrl(url)
  parsed.hostname = parsed.hostname.replace(/\.+$/, '')
  parsed.pathname = normalisePercents(parsed.pathname).replace(/;jsessionid=[^/;]*/gi, '')
  parsed.search = canonicalQuery(parsed.search)
  // "#!" is the old convention for pages that scripts load: the fragment names the page.
  if (!parsed.hash.startsWith('#!')) parsed.hash = ''
  if (parsed.href.length > MAX_LENGTH) {
    throw new InvalidUrl(`a URL of ${parsed.host} has ${parsed.href.length} characters; at most ${MAX_LENGTH} are kept`)
  }
  return parsed.href
}

function parseWebUrl(url: string): URL {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch (cause) {
    throw new InvalidUrl(`"${shorten(url)}" is not a URL`, { cause })
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new InvalidUrl(`"${shorten(url)}" is not an http or https URL`)
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new InvalidUrl(`the URL for ${parsed.host} carries a user name or password; give it without`)
  }
  return parsed
}

function shorten(url: string): string {
  return url.length > 200 ? `${url.slice(0, 200)}…` : url
}

function canonicalQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !isTracking(parameter))
  return kept.length === 0 ? '' : `?${kept.map(normalisePercents).join('&')}`
}

function isTracking(parameter: string): boolean {
  const name = normalisePercents(parameter.split('=', 1)[0]!).toLowerCase()
  return TRACKING_NAMES.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix))
}

/**
 * RFC 3986, 6.2.2: upper-case hex digits, and no escape for letters, digits, "-", ".", "_" and "~". A "%" that begins
 * no escape is escaped, or else decoding what follows it could make one.
 */
function normalisePercents(text: string): string {
  return text.replace(/%([0-9a-f]{2})?/gi, (escaped, hex: string | undefined) => {
    if (hex === undefined) return '%25'
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase()
  })
}
