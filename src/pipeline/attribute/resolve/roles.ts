import type { NameRun } from './names.ts'
import { isRole, TITLES } from './words.ts'

const LONGEST_ROLE_CHARACTERS = 120
const LONGEST_TITLE_CHARACTERS = 60

/** Titles that are an office cut short. */
const ABBREVIATED: ReadonlyMap<string, string> = new Map([
  ['gov', 'governor'],
  ['sen', 'senator'],
  ['rep', 'representative'],
  ['gen', 'general'],
  ['col', 'colonel'],
  ['prof', 'professor'],
])

/** The offices that stand beside a name, in their own words: after it, in apposition before it, right before it. */
export function rolesBeside(text: string, { span: [start, end] }: NameRun): string[] {
  const before = untitled(text.slice(Math.max(0, start - LONGEST_TITLE_CHARACTERS), start))
  const roles = [
    roleAfter(text.slice(end, end + LONGEST_ROLE_CHARACTERS)),
    roleApposed(before),
    roleOf(before) ??
      romanceOffice(before) ??
      chainedRole(text.slice(Math.max(0, start - LONGEST_ROLE_CHARACTERS), start)) ??
      roleBefore(before),
  ]
  return roles.filter((role) => role !== null)
}

/** "The Governor of Norrby, His Excellency, Barr. Anna Lee": without what is no office between it and the name. */
const untitled = (text: string): string =>
  text.replace(
    /(?:(?:HRH|His Excellency,|Her Excellency,|(?:Barr|Hon|Engr|Dr|Mr|Mrs|Ms)\.?|Comrade|Madam|Chief|Igwe|Oba|Alhaji|Alhaja|\(Mrs\.?\))[ \u00a0])+$/u,
    '',
  )

/** What follows a name is a verb: ", commended the governor". */
const ACTS = /^\p{Ll}+(?:ed|ing|s) (?:the|an?|his|her|their|that|to|him|it|them)\b/u

/** "…, the President of Azerbaijan,", "… is a historian of finance." */
function roleAfter(text: string): string | null {
  const role = /^(?:,[ \u00a0]| (?:is|was) (?=an? |the ))([^,.;:()“”"«»\n]{3,120}?)(?:[,.]|[ \u00a0]who[ \u00a0])/
    .exec(text)?.[1]
    ?.replace(/^(the|a|an|der|die|das|le|la|l['’]|el)[ ]?(?=\p{L})/iu, '')
  if (role === undefined || ACTS.test(role) || /\b(who|which|and|said|qui|que|der|die)\b/.test(role)) return null
  const first = role.split(/[\s-]+/).slice(0, 6)
  return first.some((word) => isRole(word.toLowerCase().replace(/['’]s$/, ''))) ? role : null
}

/** With whatever the office is of ("the press secretary to the governor, Anna Lee"), and without. */
const APPOSED = [7, 5].map(
  (most) =>
    new RegExp(
      `(?<!\\b(?:to|for|of)[ \\u00a0])((?:\\p{Lu}[\\p{L}-]*['’]s|\\b(?:the|its|their))(?:[ \\u00a0][\\p{L}-]+){1,${most}}),[ \\u00a0]$`,
      'iu',
    ),
)

/** "Azerbaijan's president, Ilham Aliyev": the office stands first, the name in apposition. */
function roleApposed(text: string): string | null {
  if (!/,[ \u00a0]$/.test(text)) return null
  const role = APPOSED.map((print) => print.exec(text)?.[1]).find(
    (found) => found !== undefined && isRole(lastWord(found.split(/[ \u00a0](?:of|for|to)[ \u00a0]/)[0]!)),
  )
  if (role !== undefined) return role.replace(/^the /i, '')
  // "La ministra de Puertos, Laura Gil"
  const romance = ROMANCE_OFFICE.exec(text)?.[1]
  return romance !== undefined && isRole(romance.split(/[ \u00a0]/)[0]!.toLowerCase()) ? romance : null
}

const ROMANCE_OFFICE =
  /(?:^|[\s(«“])(?:le|la|l['’]|el|los|las|al|del|au|du)[ \u00a0]?((?:[\p{L}'’-]+[ \u00a0]){0,7}[\p{L}'’-]+),[ \u00a0]$/iu

/** "la ministre des Transports Hélène Morel" */
function romanceOffice(text: string): string | null {
  const role =
    /(?:^|[\s(«“"])(?:le |la |l['’]|el )(\p{Ll}[\p{L}'’-]+ (?:(?:de la |de l['’]|des |du |de |d['’]|del |de los |de las )[\p{L}'’-]+ ){1,3})$/iu.exec(
      text.replaceAll('\u00a0', ' '),
    )?.[1]
  return role !== undefined && isRole(role.split(' ')[0]!.toLowerCase()) ? role.trim() : null
}

/** "president of Russia Vladimir Putin" */
function roleOf(text: string): string | null {
  if (!text.includes(' of ')) return null
  const match =
    /(?:^|\s)((?:\p{L}+ ){0,2}\p{L}+) (of (?:the )?\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2}(?: (?:parliament|government|senate|party|ministry|committee|council|union))?)[ \u00a0]$/u.exec(
      text,
    )
  if (match === null || !isRole(lastWord(match[1]!))) return null
  const words = match[1]!.split(' ')
  const from = words.findIndex((word) => isRole(word.toLowerCase()) || /^\p{Lu}/u.test(word))
  return `${words.slice(from).join(' ')} ${match[2]}`.replace(/^The /, '')
}

const SMALL = /^(?:of|for|the|and|on|in)$/

/** "Deputy Minister of Transport and Communications of the Republic of Kazakhstan Daniyar Akhmetov" */
function chainedRole(text: string): string | null {
  if (!text.includes(' of ') && !text.includes(' for ')) return null
  const all = text.split(/[ \u00a0]/)
  if (all.pop() !== '') return null
  let from = all.length
  while (from > 0 && (SMALL.test(all[from - 1]!) || /^\p{Lu}[\p{L}’'-]*$/u.test(all[from - 1]!))) from--
  const words = all.slice(from)
  // "The Governor of Norrby": whose the office is, not who holds it.
  if (SMALL.test(words.at(-1)?.toLowerCase() ?? '')) return null
  while (words.length > 0 && SMALL.test(words[0]!.toLowerCase())) words.shift()
  const link = words.findIndex((word) => word === 'of' || word === 'for')
  return link > 0 && isRole(words[link - 1]!.toLowerCase()) ? words.join(' ') : null
}

/** The run of capitalised or role words right before a name, from its first role or the adjective before that. */
function roleBefore(text: string): string | null {
  const words = lastWords(text).map(inFull)
  const russian = russianOffice(words)
  if (russian !== null) return russian
  let from = words.length
  let named = false
  while (from > 0) {
    const word = words[from - 1]!
    const isOffice = isOfficeWord(word)
    // "… im Ausland. Generalsekretär"
    if (/\p{L}{5,}\.$/u.test(word)) break
    if (
      !isOffice &&
      !(named && /^(?:\p{Lu}|former$|ex-)/u.test(word)) &&
      !(!named && /^(?:\p{Lu}|\p{Script=Cyrillic})/u.test(word) && isRole(words[from - 2]?.toLowerCase() ?? ''))
    )
      break
    named ||= isOffice
    from--
  }
  return named
    ? words
        .slice(from)
        .join(' ')
        .replace(/^(The|Der|Die|Le|La|El) /, '')
    : null
}

/** "губернатор Верхнего края Анна Ли": what an office is of stands between it and the name, in a case of its own. */
function russianOffice(words: readonly string[]): string | null {
  const from = words.findLastIndex((word) => isRole(word.toLowerCase()))
  const isRussian =
    from >= 0 && from < words.length - 1 && words.slice(from).every((word) => /^\p{Script=Cyrillic}/u.test(word))
  return isRussian ? words.slice(from).join(' ') : null
}

const MOST_WORDS = 5

/** The words that a text ends with, up to the last one that stands beside anything but a space. */
function lastWords(text: string): string[] {
  const words: string[] = []
  const all = text.split(/[ \u00a0]/)
  if (all.pop() !== '') return []
  while (words.length < MOST_WORDS) {
    const whole = all.pop() ?? ''
    const word = /[\p{L}’'-]+\.?$/u.exec(whole)?.[0]
    if (word === undefined) break
    words.unshift(word)
    if (word !== whole) break
  }
  return words
}

const inFull = (word: string): string => ABBREVIATED.get(word.toLowerCase().replace(/\.$/, '')) ?? word

function isOfficeWord(word: string): boolean {
  const lower = word.toLowerCase()
  return isRole(lower) && (!TITLES.has(lower) || lower === 'professor')
}

const lastWord = (text: string): string =>
  text
    .split(/[ \u00a0]/)
    .at(-1)!
    .toLowerCase()
