import type { NameRun } from './names.ts'

/** "Per Dahl, who": somebody, whatever the name tells; "a Republican on Capitol Hill, who" tells of another. */
export const isWho = (text: string, { span: [start, end] }: NameRun): boolean =>
  /^,\swho(?:m|se)?\s/.test(text.slice(end, end + 8)) &&
  !/\s(?:in|on|at|of|from)\s$/.test(text.slice(Math.max(0, start - 6), start))

const KIN_CHARS = 24
/** "Her son Jake", "his late wife, Ada": whom reports call by the first name alone. */
const KIN =
  /(?:^|\s)(?:[Hh]is|[Hh]er|[Tt]heir|my|\p{L}+['’]s) (?:\p{Ll}+ )?(husband|wife|son|daughter|brother|sister|father|mother|widow|widower|partner|nephew|niece|uncle|aunt|grandfather|grandmother|grandson|granddaughter),? $/u

export function kinBefore(text: string, { span: [start] }: NameRun): string | null {
  return KIN.exec(text.slice(Math.max(0, start - KIN_CHARS), start))?.[1] ?? null
}

/** "Ada Obi, 41, opened it": papers give the age of people alone. */
export const isAged = (text: string, { span: [, end] }: NameRun): boolean =>
  /^,? \(?\d{1,2}[,).]/.test(text.slice(end, end + 6))

/** "Her new film, Salt Road," */
const WORK =
  /(?:^|[\s(])(?:film|movie|book|novel|memoir|album|song|single|series|show|sitcom|musical|opera|play|podcast|game|app|ship|ferry|restaurant|band),? [“"‘']?$/
export const isWork = (text: string, { span: [start] }: NameRun): boolean =>
  WORK.test(text.slice(Math.max(0, start - 14), start))

/** "Obi is late", not "in Alden it": who is called by the last name alone and does something is somebody. */
export const isSubject = (text: string, { span: [start, end] }: NameRun): boolean =>
  /^ (?:\p{Ll}+(?:s|ed)|has|had|was|is|told|spoke|took|went|came|left|made|gave|wrote|did) /u.test(
    text.slice(end, end + 24),
  ) &&
  /(?:^|[.!?:,;”"’\n] |\n|\b(?:and|but|when|while|as|that|because) )$/.test(text.slice(Math.max(0, start - 9), start))
