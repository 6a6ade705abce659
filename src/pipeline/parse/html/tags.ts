const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements that end the line of text they stand in. */
export const BLOCK_TAGS = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav noframes ol p plaintext ' +
    'pre search section summary table tbody td tfoot th thead tr ul xmp amp-accordion',
)

/** Elements whose content nobody reads as text. */
export const UNREAD_TAGS = set(
  'script style noscript template svg math iframe object select option optgroup textarea button video audio canvas map datalist ' +
    'amp-ad amp-embed amp-consent amp-sidebar amp-social-share',
)

/** Of these, the ones where pages keep text for readers without scripts. Read only when a page is empty without them. */
export const DORMANT_TAGS = set('noscript template')

/** Void elements of htmlparser2. */
export const VOID_TAGS = set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
)

/** Elements whose content the tokeniser takes literally, up to their end tag. */
export const RAW_TAGS = set('script style title textarea iframe noembed noframes plaintext xmp')

export const HEADING_TAGS = set('h1 h2 h3 h4 h5 h6')
