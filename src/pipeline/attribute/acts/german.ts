import { type ActTable, type Cue, cueLexicon, type Inflected } from './lexicon.ts'

/** "mit|teilen": the particle of a separable verb stands before the bar. */
const VERBS: ActTable = {
  deny: 'bestreiten dementieren leugnen zurück|weisen verneinen widersprechen ab|streiten',
  accuse: 'beschuldigen bezichtigen an|klagen vor|werfen unterstellen',
  criticise: `kritisieren bemängeln rügen tadeln verurteilen beklagen bedauern monieren an|prangern an|greifen~
    geißeln verspotten spotten schimpfen beanstanden`,
  praise: 'loben würdigen preisen begrüßen rühmen',
  support: 'befürworten unterstützen~ verteidigen~ plädieren',
  oppose: 'ab|lehnen protestieren',
  warn: 'warnen mahnen',
  threaten: 'drohen an|drohen',
  promise: 'versprechen versichern zu|sichern garantieren geloben beteuern zu|sagen~ schwören',
  demand: 'fordern verlangen ein|fordern an|mahnen',
  request: 'bitten appellieren auf|rufen auf|fordern',
  propose: 'vor|schlagen an|regen',
  advise: 'raten empfehlen',
  predict: 'prognostizieren vorher|sagen voraus|sagen erwarten~ rechnen~',
  hope: 'hoffen wünschen~',
  believe: 'glauben~ denken~ meinen finden~ vermuten annehmen~ befürchten schätzen fürchten halten~',
  doubt: 'zweifeln bezweifeln',
  ask: 'fragen nach|fragen',
  answer: 'antworten erwidern entgegnen kontern',
  announce: 'an|kündigen verkünden bekannt|geben bekannt|machen',
  admit: 'zu|geben ein|räumen gestehen ein|gestehen',
  agree: 'zu|stimmen bei|pflichten',
  refuse: 'weigern~',
  order: 'an|ordnen befehlen',
  thank: 'danken~',
  assert: `sagen erklären betonen mit|teilen berichten schreiben melden bestätigen behaupten erläutern äußern feststellen
    fest|stellen an|geben aus|führen hinzu|fügen hin|weisen unterstreichen bekräftigen hervor|heben verweisen~ erzählen
    argumentieren kommentieren resümieren bilanzieren konstatieren verlautbaren begründen bezeichnen~ nennen~ zitieren
    erinnern bemerken an|merken schildern beschreiben vergleichen~ fort|fahren~ ergänzen präzisieren klar|stellen
    heraus|stellen dar|legen wiederholen twittern formulieren informieren versichern aus|sagen urteilen sprechen~
    witzeln rufen~ flüstern analysieren~ rechtfertigen unken orakeln schwärmen`,
}

const STRONG: Record<string, [present: string, past: string, perfect: string]> = {
  bestreiten: ['bestreitet', 'bestritt', 'bestritten'],
  streiten: ['streitet', 'stritt', 'gestritten'],
  weisen: ['weist', 'wies', 'gewiesen'],
  verweisen: ['verweist', 'verwies', 'verwiesen'],
  widersprechen: ['widerspricht', 'widersprach', 'widersprochen'],
  werfen: ['wirft', 'warf', 'geworfen'],
  greifen: ['greift', 'griff', 'gegriffen'],
  preisen: ['preist', 'pries', 'gepriesen'],
  versprechen: ['verspricht', 'versprach', 'versprochen'],
  sprechen: ['spricht', 'sprach', 'gesprochen'],
  schwören: ['schwört', 'schwor', 'geschworen'],
  bitten: ['bittet', 'bat', 'gebeten'],
  rufen: ['ruft', 'rief', 'gerufen'],
  schlagen: ['schlägt', 'schlug', 'geschlagen'],
  raten: ['rät', 'riet', 'geraten'],
  empfehlen: ['empfiehlt', 'empfahl', 'empfohlen'],
  denken: ['denkt', 'dachte', 'gedacht'],
  finden: ['findet', 'fand', 'gefunden'],
  annehmen: ['annimmt', 'annahm', 'angenommen'],
  geben: ['gibt', 'gab', 'gegeben'],
  gestehen: ['gesteht', 'gestand', 'gestanden'],
  befehlen: ['befiehlt', 'befahl', 'befohlen'],
  schreiben: ['schreibt', 'schrieb', 'geschrieben'],
  beschreiben: ['beschreibt', 'beschrieb', 'beschrieben'],
  unterstreichen: ['unterstreicht', 'unterstrich', 'unterstrichen'],
  heben: ['hebt', 'hob', 'gehoben'],
  halten: ['hält', 'hielt', 'gehalten'],
  nennen: ['nennt', 'nannte', 'genannt'],
  vergleichen: ['vergleicht', 'verglich', 'verglichen'],
  fahren: ['fährt', 'fuhr', 'gefahren'],
}

function inflect(lemma: string): Inflected {
  const bar = lemma.indexOf('|')
  const particle = bar < 0 ? '' : lemma.slice(0, bar)
  const verb = lemma.slice(bar + 1)
  const stem = verb.replace(/e?n$/, '')
  const link = /(?:[td]|[bdfgkpst]n|chn)$/.test(stem) ? 'e' : ''
  const strong = STRONG[verb]
  const plain =
    /^(be|er|ver|ent|ge|zer|wider|unter|wieder)/.test(verb) ||
    /ieren$/.test(verb) ||
    /^(feststellen|annehmen)$/.test(verb)
  const [present, past, perfect] = strong ?? [
    `${stem}${link}t`,
    `${stem}${link}te`,
    `${plain ? '' : 'ge'}${stem}${link}t`,
  ]
  const plural = strong ? `${past.replace(/e$/, '')}en` : `${past}n`
  const finite = [present, past, plural]
  // Split in a main clause ("teilte … mit"), joined in a subordinate one ("wie er mitteilte").
  return {
    finite: particle
      ? [...finite.map((text) => `${text} ${particle}`), ...finite.map((text) => particle + text)]
      : finite,
    participle: [],
    perfect: [particle + perfect],
    infinitive: particle ? [`${verb} ${particle}`, particle + verb] : [verb],
  }
}

/** Forms of separable verbs by their first word: "teilte" → "mit" → the cue. */
function separated(lexicon: ReadonlyMap<string, Cue>): {
  joined: Map<string, Cue>
  split: Map<string, Map<string, Cue>>
} {
  const joined = new Map<string, Cue>()
  const split = new Map<string, Map<string, Cue>>()
  for (const [text, cue] of lexicon) {
    const [first, particle] = text.split(' ')
    const lemma = cue.lemma.replace('|', '')
    if (particle === undefined) {
      joined.set(text, { ...cue, lemma })
    } else {
      const particles = split.get(first!) ?? new Map<string, Cue>()
      particles.set(particle, { ...cue, lemma, particle })
      split.set(first!, particles)
    }
  }
  return { joined, split }
}

const { joined, split } = separated(cueLexicon(VERBS, inflect))

export const german = joined
export const germanSeparable: ReadonlyMap<string, ReadonlyMap<string, Cue>> = split
