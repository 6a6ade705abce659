import { isNumberedVoice } from './name-book.ts'
import { bareName, FULL_NAME } from './names.ts'

/** Who says what: the label or voice by which the transcript tells speakers apart. */
type Said = { key: string | null; text: string }

/** How much of somebody's first turn is looked at, in characters. */
const OPENING_CHARS = 900
/** Turns from which on somebody takes part in a talk and doesn't only drop in. */
const FEWEST_TURNS = 3

const I_AM = new RegExp(
  `(?:[Mm]y name(?:['’]s| is)|I['’]m|I am|[Ii]ch bin|[Mm]ein Name ist|[Jj]e m['’]appelle|[Jj]e suis|[Mm]e llamo|[Ss]oy|[Mm]i chiamo|[Мм]еня зовут|[Bb]enim adım|[Mm]ənim adım)\\s(${FULL_NAME})`,
  'u',
)
const WITH_ME = new RegExp(
  `(?:[Ww]ith me (?:\\p{L}+\\s){0,2}is|[Jj]oined (?:\\p{L}+\\s){0,2}by|[Mm]y guests? (?:\\p{L}+\\s){0,2}is|(?:[Ss]peaking|[Tt]alking|[Cc]hatting|[Hh]ere|[Ii]nterviewing) (?:\\p{L}+\\s){0,2}with|[Zz]u Gast ist(?:\\s\\p{Ll}+){0,2}|[Bb]ei mir ist(?:\\s\\p{Ll}+){0,2}|[Mm]on invitée? (?:\\p{L}+\\s){0,2}est|[Cc]on(?:migo|\\snosotros) (?:\\p{L}+\\s){0,2}está|[Уу] нас в гостях|[Сс]о мной)\\s(${FULL_NAME})`,
  'u',
)

/**
 * Names of voices that a recogniser only numbered, as the speakers themselves give them: "my name is Hannah Odell, and with me
 * is Piet Verhaegen". The other is named where two take part.
 *
 * @returns names by label or voice
 */
export function selfIntroductions(said: readonly Said[]): ReadonlyMap<string, string> {
  const turns = Map.groupBy(
    said.filter(({ key }) => key !== null && isNumberedVoice(key)),
    ({ key }) => key!,
  )
  const found = new Map<string, string>()
  const guests = new Set<string>()
  for (const [key, own] of turns) {
    const opening = own[0]!.text.slice(0, OPENING_CHARS)
    const name = nameIn(I_AM, opening)
    if (name !== null) found.set(key, name)
    const guest = name === null ? null : nameIn(WITH_ME, opening)
    if (guest !== null) guests.add(guest)
  }
  const unnamed = [...turns].filter(([key, own]) => own.length >= FEWEST_TURNS && !found.has(key))
  if (guests.size === 1 && unnamed.length === 1) found.set(unnamed[0]![0], [...guests][0]!)
  return found
}

const HOUSE =
  "(?:the\\s)?(?:\\p{Lu}[\\p{L}\\p{N}&.’'-]*\\s){0,4}(?:News|Times|Post|Courier|Journal|Herald|Tribune|Gazette|Chronicle|Guardian|Telegraph|Observer|Mirror|Standard|Star|Sun|Radio|TV|Television|Broadcasting|Agency|Press|Magazine|Review|Daily|Weekly|Today|Media|Network|Reuters|Bloomberg|Politico|Axios|Interfax|Zeitung|Tagblatt|(?:Radio|Channel|Canal|Le|El)\\s\\p{Lu}\\p{L}+|\\p{Lu}{2,5})"
const OF_HOUSE = new RegExp(
  `^(?:(?:[Hh]i|[Hh]ello|[Gg]ood \\p{L}+|[Tt]hank you|[Tt]hanks|[Yy]es)[,.!]?\\s){0,2}(?:(?:[Tt]his is|[Ii]t['’]s)\\s)?(${FULL_NAME})(?:,\\s|\\s(?:from|with|of|at)\\s)${HOUSE}[.,:]`,
  'u',
)
/** "Thank you. Signe Maddern, I'm a skipper": a name, and then the first person. */
const NAME_FIRST = new RegExp(
  `^(?:(?:[Hh]i|[Hh]ello|[Gg]ood \\p{L}+|[Tt]hank you|[Tt]hanks|[Yy]es)[,.!]?\\s){0,2}(${FULL_NAME})[,.–—-]+\\s(?:I['’]m|I am)\\s(?:an?|the|from|with|at)\\s`,
  'u',
)
const RUSSIAN_HOUSE =
  '(?:газета|телеканал|канал|телекомпания|агентство|информагентство|радио|радиостанция|издание|журнал|портал|сайт|ТАСС|РИА|Интерфакс|ИА|[«"„])'
/** "Добрый день! Наталья Седых, газета «Речник».", "Телеканал «Волга», Пётр Чижов." */
const RUSSIAN = [
  new RegExp(
    `^(?:(?:[Дд]обр\\p{L}+ \\p{L}+|[Зз]дравствуйте|[Сс]пасибо)[,.!]?\\s){0,2}(${FULL_NAME}),\\s${RUSSIAN_HOUSE}`,
    'u',
  ),
  new RegExp(
    `^(?:(?:[Дд]обр\\p{L}+ \\p{L}+|[Зз]дравствуйте|[Сс]пасибо)[,.!]?\\s){0,2}(?:[Гг]азета|[Тт]елеканал|[Кк]анал|[Аа]гентство|[Рр]адио|[Рр]адиостанция|[Ии]здание|[Жж]урнал)\\s[«"„][^»"“]{2,40}[»"“],\\s(${FULL_NAME})[.,]`,
    'u',
  ),
]
const SELF_NAMED_CHARS = 200

/** The name that somebody whom the transcript calls "Question" or "Audience member" gives: "Ada Obi, Harbour Courier. Coach, …" */
export function selfNamed(text: string): string | null {
  const opening = text.slice(0, SELF_NAMED_CHARS)
  for (const pattern of [OF_HOUSE, NAME_FIRST, I_AM, ...RUSSIAN]) {
    const name = nameIn(pattern, opening)
    if (name !== null) return name
  }
  return null
}

const nameIn = (pattern: RegExp, text: string): string | null => {
  const name = pattern.exec(text)?.[1]
  return name === undefined ? null : bareName(name, '')
}
