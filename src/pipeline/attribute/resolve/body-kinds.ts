import { genderOfName } from '../../given-names.ts'
import type { NameRun } from './names.ts'
import { isRole } from './words.ts'

/** Nouns of one family: by any of the first, a body of any of them may be called when it is mentioned again. */
type Family = { called: ReadonlySet<string>; others: ReadonlySet<string> }

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

const COMPANY: Family = {
  called: set(`company firm business corporation unternehmen firma konzern société entreprise compagnie empresa compañía
    компани фирм şirket şirkət`),
  others:
    set(`inc corp corporation ltd llc plc co nv sa spa ab ag gmbh kg se holdings holding technologies industries systems partners
    promoter distributor airlines airways semiconductor pharmaceuticals motors brewery shipyard foods
    manufacturer retailer developer operator airline carrier startup start-up supplier contractor brewer insurer lender
    utility chain conglomerate builder housebuilder broadcaster publisher producer giant exporter importer owner
    hersteller betreiber anbieter gesellschaft werft reederei brauerei verlag
    groupe exploitant constructeur opérateur armateur fabricant éditeur chantier start-up
    grupo operadora fabricante constructora naviera aerolínea cadena
    корпораци холдинг госкомпани застройщик оператор производител завод ооо оао ао пао зао
    firma fabrika holdinq müəssisə`),
}
const ASSOCIATION: Family = {
  called:
    set(`group organisation organization association charity verein verband initiative bürgerinitiative organisation
    collectif ong entité asociación organización colectivo entidad ассоциаци организаци объединени движени
    dernek birlik cəmiyyət təşkilat assosiasiya`),
  others: set(`society trust foundation alliance coalition campaign league network institute institut stiftung bund
    fédération confédération syndicat fondation federación confederación sindicato fundación plataforma фонд союз
    федераци vakıf sendika oda kurum federasyon fond ittifaq`),
}
const AUTHORITY: Family = {
  called: set('agency authority watchdog regulator behörde amt organisme organismo ведомств orqan'),
  others: set(`administration bureau service office department commission ministry inspectorate ministerium bundesamt
    landesamt ministère agence préfecture direction ministerio agencia dirección министерств агентств служб управлени
    департамент комитет bakanlık müdürlük nazirlik agentlik idarə komitə`),
}
const MEDIA: Family = {
  called: set('newspaper paper magazine zeitung blatt journal quotidien diario periódico газет издани gazete qəzet'),
  others: set('times post tribune herald guardian telegraph gazette chronicle courier observer weekly daily news'),
}
const POLICE: Family = { called: set('force'), others: set('police constabulary') }
const FAMILIES: readonly Family[] = [POLICE, COMPANY, ASSOCIATION, AUTHORITY, MEDIA]

/** Kinds that stand for no other, and for which no other stands. */
const OWN = set(`union party council university college school bank club team museum theatre hospital church port fund
  federation committee board court parliament chamber cooperative movement channel campaign administration
  gewerkschaft partei universität hochschule klinik museum kammer handelskammer sender gericht staatsanwaltschaft
  parti université chambre mairie chaîne musée hôpital tribunal parquet
  partido universidad cámara ayuntamiento consistorio club museo hospital fiscalía
  парти университет институт клуб музей телеканал палат прокуратур мэри
  parti üniversite belediye kulüp partiya universitet klub bələdiyyə mərkəz`)

const KINDS: ReadonlySet<string> = new Set([
  ...FAMILIES.flatMap(({ called, others }) => [...called, ...others]),
  ...OWN,
])

/** "Verkehrsministerium", "Chemiekonzern": the noun at the end of a German compound; "chipmaker" is a manufacturer. */
const COMPOUND =
  /^\p{L}{3,}-?(ministerium|konzern|unternehmen|verein|verband|hersteller|betreiber|gesellschaft|partei|gewerkschaft|behörde|anbieter|universität|stiftung|zeitung|sender|reederei|werft|brauerei|initiative)s?$/u
const MAKER = /^\p{L}{3,}-?maker$/u
/** "Derneği", "Müdürlüğü", "Nazirliyi": the noun of a Turkish or Azerbaijani name, whose stop is softened. */
const POSSESSED: readonly [RegExp, string][] = [
  [/(l[ıiuü]|ne)[ğy][ıiuü]$/u, '$1k'],
  [/(bir)li[ğy]i$/u, '$1lik'],
  [/^vakfı$/u, 'vakıf'],
  [/(?<=\p{L}{3})s[ıiuüa]$/u, ''],
  [/(?<=şirkət|şirket|cəmiyyət|universitet|fond|kurum|klub)[ıiuü]$/u, ''],
  [/^kulübü$/u, 'kulüp'],
]
/** Most words are no kind, and asking each pattern takes time. */
const SHORTEST_COMPOUND = 8
const POSSESSED_END = /[ıiuüaə]$/u
const RUSSIAN_CASE = /(?:иями|ями|ами|ого|ому|ей|ой|ью|ом|ем|ях|ах|ия|ии|ию|[аяуюеыиойь])$/u

/** The kind of body that a noun names, one form for all its cases; null for any other word. */
export function kindOf(word: string): string | null {
  const lower = word.toLowerCase().replace(/\.$/, '')
  if (KINDS.has(lower)) return lower
  if (/^\p{Script=Cyrillic}/u.test(lower)) return formIn(lower.replace(RUSSIAN_CASE, '')) ?? formIn(lower.slice(0, -1))
  if (lower.length < SHORTEST_COMPOUND && !POSSESSED_END.test(lower)) return null
  const compound = COMPOUND.exec(lower)?.[1]
  if (compound !== undefined) return compound
  if (MAKER.test(lower)) return 'manufacturer'
  if (!POSSESSED_END.test(lower)) return null
  for (const [ending, form] of POSSESSED) {
    const bare = lower.replace(ending, form)
    if (bare !== lower && KINDS.has(bare)) return bare
  }
  return null
}

const formIn = (stem: string): string | null => (KINDS.has(stem) ? stem : KINDS.has(`${stem}и`) ? `${stem}и` : null)

/** Whether a body that is called by some kinds may be meant by one of them, or by a word for its family. */
export const mayBeCalled = (kinds: readonly string[], kind: string): boolean =>
  kinds.includes(kind) ||
  FAMILIES.some(({ called, others }) => called.has(kind) && kinds.some((one) => called.has(one) || others.has(one)))

/** Whether a word says no more than that a body is meant: "the company", "the group", "the agency". */
export const isFamilyWord = (kind: string): boolean => FAMILIES.some(({ called }) => called.has(kind))

export const kindsInName = (words: readonly string[]): string[] => words.map(kindOf).filter((kind) => kind !== null)

const LONGEST_NOUN = 32
const LONGEST_APPOSITION = 80
/** "chipmaker Norvane", "the developer, Brightwater,", "компания «Рубеж»" */
const BEFORE = /(?:^|[\s(«“"])([\p{L}-]+)(,?) ?([«„“"]?)$/u
/** ", a Dutch chipmaker that …", "(the operator)" */
const AFTER =
  /^["”»]?(?:, | \()(?:an?|the|ein|eine|une?|una) ((?:[\p{L}\p{N}'’-]+ ){0,5}?[\p{L}-]+)(?=[,.;)]| (?:that|which|based|in|for|of|with|behind|representing|from|and|mit|aus|der|die|das|de|que|qui) )/u
/** "the FNV Metaal union", "the Civic Accord party" */
const BEHIND = /^["”»]? (union|party|charity|newspaper|magazine|airline|club)(?![\p{L}\p{N}'’-])/u
/** What a person may be as well. */
const PERSONAL = set(
  'promoter distributor developer operator supplier contractor brewer insurer lender builder broadcaster publisher producer exporter importer owner',
)

/** The kinds that what stands beside a name gives it: a body, and nobody. */
export function kindsBeside(text: string, { span: [start, end], words, titles }: NameRun): string[] {
  if (titles.length > 0 || genderOfName(words[0]!) !== null) return []
  const kinds: (string | null)[] = []
  const tail = text.slice(end, end + LONGEST_APPOSITION)
  const [, noun, comma, mark] = BEFORE.exec(text.slice(Math.max(0, start - LONGEST_NOUN), start)) ?? []
  const kind =
    noun === undefined ||
    (PERSONAL.has(noun.toLowerCase()) && !isBusinessName(words) && kindsInName(words).length === 0)
      ? null
      : kindOf(noun)
  if (kind !== null && (comma === '' ? mark !== '' || isInName(kind) : /^["”»]?,/.test(tail))) kinds.push(kind)
  const apposed = AFTER.exec(tail)?.[1]?.split(' ').at(-1)
  if (apposed !== undefined && !PERSONAL.has(apposed) && !isRole(apposed)) kinds.push(kindOf(apposed))
  kinds.push(BEHIND.exec(tail)?.[1] ?? null)
  return kinds.filter((one) => one !== null)
}

/** "BigSky Live", "Calder Homes": no name of somebody. */
export const isBusinessName = (words: readonly string[]): boolean =>
  words.includes('&') || words.some((word) => /[a-z][A-Z]/.test(word)) || INDUSTRY.test(words.at(-1)!)
/** "Buses", "Inc": what stands behind the name proper. */
export const isBusinessWord = (word: string): boolean => INDUSTRY.test(word) || kindOf(word) !== null

const INDUSTRY =
  /^(?:Homes|Foods|Energy|Entertainment|Pictures|Records|Studios|Events|Productions|Ferries|Rail|Buses|Motors|Mining|Oil|Gas|Solar|Telecom|Mobile|Digital|Labs|Logistics|Shipping|Marine|Properties|Residential|Estates|Developments|Construction|Ventures|Capital|Insurance|Brands|Stores|Hotels|Resorts|Pharma|Live)$/

/** "the airline Norjet", not "told the council Falk": what stands before a name as a title does. */
const isInName = (kind: string): boolean =>
  [COMPANY, ASSOCIATION, MEDIA].some(({ called, others }) => called.has(kind) || others.has(kind))
