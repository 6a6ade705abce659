import type { Participant } from '../../schemas/document.ts'
import { lookUp } from '../tag/gazetteer.ts'
import { gazetteerKey } from '../tag/gazetteer-key.ts'
import type { Turn } from '../types.ts'
import { isRoleWord } from './role-words.ts'

/** What outlets are called by kind. Small letters, but for German, which needs an article in front. */
const KIND = `(?:(?:online|news|television|tv|radio|state|public|daily|weekly|local|business|broadcasting|and)[ -]){0,5}(?:newspaper|daily|weekly|magazine|journal|channel|broadcaster|station|network|agency|news agency|newswire|portal|website|site|outlet|company|programme|program|show|podcast|quotidien|hebdomadaire|chaîne|agence|émission|diario|periódico|revista|cadena|canal|agencia|emisora|quotidiano|giornale|settimanale|rivista|agenzia|emittente|jornal|agência|emissora|телеканал\\p{L}*|канал\\p{L}*|газет\\p{L}*|журнал\\p{L}*|агентств\\p{L}*|информагентств\\p{L}*|радио\\p{L}*|издани\\p{L}*|портал\\p{L}*|сайт\\p{L}*|программ\\p{L}*|виданн\\p{L}*|dziennik\\p{L}*|tygodnik\\p{L}*)`
const GERMAN_KIND =
  '(?:der|dem|den|des)\\s(?:\\p{Ll}+\\s){0,2}(?:\\p{L}+)?(?:[Zz]eitung|[Mm]agazin|[Zz]eitschrift|[Ss]ender|[Aa]gentur|[Pp]ortal|[Bb]latt|[Rr]adio|[Pp]odcast)s?'

const WORD = "(?:\\p{Lu}|\\d)[\\p{L}\\p{M}\\p{N}.&'’+-]*"
/** "and" parts two outlets, but for "Television and Radio". */
const LINK =
  '(?:(?:of|the|de|la|le|du|del|della|di|für|der|&)\\s|(?:and|und|et|y|e|и)\\s(?=Radio|Television|Télévision))'
const RUN = `${WORD}(?:\\s${LINK}?${WORD}){0,7}`
const QUOTED = '[«“„"‘\']([^«»“”„"‘\\n]{2,60}?)[»”“"’\']'
const ARTICLE = "(?:the|an?|der|dem|den|die|das|le|la|les|l['’]|el|los|il|lo|gli|o|os)"

/** "German newspaper Die Zeit", "dem Magazin Stern", "телеканалу «Дождь»". */
const KIND_FIRST = new RegExp(
  `^(?:(?:${ARTICLE}\\s?)?(?:[\\p{L}-]+\\s){0,2}?${KIND}|${GERMAN_KIND})\\s(?:${QUOTED}|(${RUN}))`,
  'u',
)
/** "Mir television and radio broadcasting company", "TASS News Agency", "the Courier". */
const NAME_FIRST = new RegExp(`^(?:${ARTICLE}\\s?)?(?:${QUOTED}(?:\\s${RUN})?|(${RUN}))(\\s${KIND})?`, 'u')
const NEXT = /^(?:,|\s(?:and|und|et|y|e|и|ve|i|та)|\s?\/)\s(?:for\s)?/u

type LeadIn = { pattern: RegExp /** Only outlets are given interviews; one talks with anybody. */; isGiven: boolean }
const given = (source: string): LeadIn => ({ pattern: new RegExp(source, 'giu'), isGiven: true })
const held = (source: string): LeadIn => ({ pattern: new RegExp(source, 'giu'), isGiven: false })

/** What stands right before an outlet where it says who was talked to. */
const LEAD_INS: readonly LeadIn[] = [
  given('\\binterviews?\\s(?:to|for)\\s'),
  given('\\binterview\\s(?:to|with)\\s[^.;\\n]{3,160}?\\sfor\\s'),
  given('\\b(?:wywiad\\p{L}*\\sdla)\\s'),
  given("(?:entretien|interview)\\s(?:exclusi\\p{L}+\\s)?(?:accordée?|donnée?)\\s(?:à|au|aux)\\s(?:l['’])?"),
  given('\\bconced\\p{L}+\\s(?:una?\\s)?entrevista\\s(?:exclusiva\\s)?(?:a|à|ao?|al)\\s'),
  given('لـ\\s?(?=[«“"])'),
  given("(?<!\\p{L})(?:интервью|інтерв[’']ю)\\s(?:для\\s)?"),
  held(
    '\\b(?:interview(?:ed|s)?|conversation|talk(?:s|ed|ing)?|sp(?:oke|eaks?|eaking)|sat\\sdown)\\s(?:by|with|to)\\s',
  ),
  held('\\b(?:told|tells)\\s'),
  held('\\b(?:journalists?|reporters?|correspondents?|editors?)\\s(?:from|of|for|at|with)\\s'),
  held('(?<!\\p{L})(?:Interview|Gespräch)\\s(?:mit|für|bei)\\s'),
  held('(?<!\\p{L})[Ii]m\\s(?:Interview|Gespräch)\\s(?=de[rs]\\s)'),
  held("(?:entretien|interview|conversation)\\s(?:exclusi\\p{L}+\\s)?(?:à|au|aux|avec|pour|dans)\\s(?:l['’])?"),
  held('\\bentrevista\\s(?:exclusiva\\s)?(?:a|à|ao?|al|con|com|para)\\s'),
  held("\\b(?:intervista|colloquio)\\s(?:esclusiva\\s)?(?:a|al|alla|allo|con|per)\\s(?:l['’])?"),
  held('\\bw\\srozmowie\\sz\\s'),
  held('συνέντευξη\\p{L}*\\s(?:του\\s|της\\s)?(?:στην?|στο|στον)\\s'),
]
/** An apostrophe parts the name from its case. */
const TURKISH_RUN = '\\p{Lu}[\\p{L}\\p{N}.]*(?:\\s\\p{Lu}[\\p{L}\\p{N}.]*){0,4}'
/** Outlets before the word for the talk: "CNN Türk'e verdiği röportaj", "“Xəzər” telekanalına müsahibə", "taz-Interview". */
const BEFORE_TALK: readonly RegExp[] = [
  new RegExp(
    `(?:${QUOTED}|(${TURKISH_RUN}))(?:['’][yn]?[ea]|\\s(?:gazetesi|dergisi|kanalı|ajansı|televizyonu)n[ea])\\s(?:verdiği|verdi|özel\\s|konuştu)`,
    'gu',
  ),
  new RegExp(
    `(?:${QUOTED}|(${RUN}))\\s(?:telekanalı|qəzeti|agentliyi|saytı|portalı|jurnalı)n[aə]\\s(?:\\p{L}+\\s){0,2}müsahibə`,
    'gu',
  ),
  /接受(?:了)?《([^》\n]{2,30})》/gu,
  /(?<!\p{L})([“„"]?)(\p{L}[\p{L}.]{2,20})-(?:Interview|Gespräch)(?!\p{L})/gu,
]
/** Outlets whose names don't say what they are. */
const KNOWN = new Set(
  (
    'AP|AFP|APA|PAP|ČTK|ANSA|EFE|DPA|BBC|CNN|NBC|ABC|CBS|NPR|PBS|ZDF|ARD|WDR|NDR|MDR|SWR|RTL|ORF|SRF|RAI|RTVE|RTP|TRT|NTV|NHK|' +
    'TF1|France 2|France 24|BFM|RTBF|Reuters|Bloomberg|Interfax|Euronews|Al Jazeera|Al Arabiya|Le Monde|Monde|Libération|Le Figaro|' +
    'Figaro|Le Point|Mediapart|El País|El Mundo|La Vanguardia|La Repubblica|Repubblica|La Stampa|Corriere della Sera|Der Spiegel|' +
    'Spiegel|SPIEGEL|Die Zeit|ZEIT|Die Welt|WELT|FAZ|F.A.Z|taz|The Guardian|Guardian|The Economist|Economist|Politico|Axios|Wired|Forbes|' +
    'RIA Novosti|Rossiya Segodnya|РИА Новости|Ведомости|Коммерсантъ|Медуза|Дождь|Hürriyet|Milliyet|Cumhuriyet|Habertürk|' +
    'Folha|O Globo|Gazeta Wyborcza|Rzeczpospolita|Onet|Svenska Dagbladet|Dagens Nyheter|Aftenposten'
  ).split('|'),
)
const NO_OUTLET =
  /^(?:tv|video|radio|live|exklusiv|sommer|experten|fach|telefon|online|e-?mail|podcast|kurz|zeitungs?|presse|January|February|March|April|May|June|July|August|September|October|November|December)$/iu
const ACRONYM = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d.]{2,6}$/u
const LONGEST = 80
const OWNER = new RegExp(`(${RUN})['’]s\\s$`, 'u')

type Evidence = { isGiven: boolean; isKind: boolean; isQuoted: boolean }

/** Outlets that sentences about a talk say it was given to. */
export function outletsIn(
  sentence: string,
  isOutlet: (name: string) => boolean,
  participants: readonly Participant[],
): string[] {
  const people = participants.map(({ name }) => name)
  const accept = (name: string, { isGiven, isKind, isQuoted }: Evidence): boolean =>
    name.length <= LONGEST &&
    !NO_OUTLET.test(name) &&
    !isRoleWord(name.split(' ')[0]!) &&
    !people.some((person) => person.includes(name) || name.includes(person)) &&
    (isKind || isOutlet(name) || KNOWN.has(name) || (isGiven && (isQuoted || ACRONYM.test(name))))
  const found: string[] = []
  for (const { pattern, isGiven } of LEAD_INS)
    for (const match of sentence.matchAll(pattern))
      found.push(...listAt(sentence.slice(match.index + match[0].length), isGiven, accept))
  for (const pattern of BEFORE_TALK)
    for (const [, quoted, run] of sentence.matchAll(pattern)) {
      const name = trimmed(run ?? quoted ?? '')
      if (name !== '' && accept(name, { isGiven: true, isKind: false, isQuoted: run === undefined })) found.push(name)
    }
  return found
}

function listAt(text: string, isGiven: boolean, accept: (name: string, evidence: Evidence) => boolean): string[] {
  const names: string[] = []
  for (let rest = text; ; ) {
    const first = KIND_FIRST.exec(rest)
    const match = first ?? NAME_FIRST.exec(rest)
    if (match === null) return names
    const [whole, quoted, run, kind] = match
    const name = trimmed(quoted ?? run ?? '')
    const evidence = { isGiven, isKind: first !== null || kind !== undefined, isQuoted: quoted !== undefined }
    if (name === '' || !accept(name, evidence)) return names
    names.push(name)
    const next = NEXT.exec(rest.slice(whole.length))
    if (next === null) return names
    rest = rest.slice(whole.length + next[0].length)
  }
}

/** Without the country or city before it ("Russia’s RIA Novosti"), a possessive ending, and the end of a sentence. */
function trimmed(name: string): string {
  const bare = name.replace(/[.,]+$/u, '').replace(/['’]s$/u, '')
  const owner = /^(.+?)['’]s\s(.+)$/u.exec(bare)
  return owner !== null && lookUp(gazetteerKey(owner[1]!))?.type === 'place' ? owner[2]! : bare
}

/** Whom those who asked work for: "Ruth Calloway (Radio North)", "the Courier’s Ruth Calloway". */
export function employersIn(line: string, participants: readonly Participant[]): string[] {
  const found = participants.flatMap(({ name, role }) => {
    const at = role === 'interviewer' ? line.indexOf(name) : -1
    if (at < 0) return []
    const behind = /^\s\((\p{Lu}[^()\n]{1,40})\)/u.exec(line.slice(at + name.length))?.[1]
    const before = OWNER.exec(line.slice(Math.max(0, at - LONGEST), at))?.[1]
    return [behind, before]
  })
  return found.filter((outlet) => outlet !== undefined)
}

/** Outlets that put the questions under their own name: "SRF News: …". */
export function askingOutlets(turns: readonly Turn[], isOutlet: (name: string) => boolean): string[] {
  const asking = turns.flatMap(({ role, label }) => (role === 'question' && label !== null ? [label] : []))
  return [...new Set(asking)].filter(isOutlet)
}
