import type { Parsed, Person, Segmented, Span } from '../../types.ts'
import { type NameRun, nameRuns, surnameOf } from './names.ts'
import { BODIES, type Gender, genderOfName, PARTICLES, ROLES, TITLES } from './words.ts'

/** A person or body that the document names, with where. */
export type Known = Person & {
  gender: Gender | null
  mentions: Span[]
  /** Known to be a person, not merely called by two capitalised words: only such can be meant by "he" or "she". */
  human: boolean
}

const LONGEST_ROLE_CHARACTERS = 120

/** Everybody whom the document calls by a full name, and whoever its participants and turns name. */
export function knownPeople(parsed: Parsed, segmented: Segmented): Known[] {
  const known = new Map<string, Known>()
  const add = (name: string, role: string | null, human: boolean): Known => {
    const gender = genderOfName(name.split(' ')[0]!)
    const person = known.get(name) ?? { type: 'person', name, role, gender, mentions: [], human: false }
    person.role ??= role
    person.human ||= human || gender !== null || role !== null
    known.set(name, person)
    return person
  }
  for (const participant of segmented.participants) add(participant.name, participant.description, true)
  for (const turn of segmented.turns) if (turn.name !== null) add(turn.name, null, true)
  const runs = parsed.blocks.filter(({ kind }) => kind !== 'heading').flatMap(({ span }) => nameRuns(parsed.text, span))
  for (const run of runs) {
    if (isFullName(run)) add(run.words.join(' '), roleBeside(parsed.text, run.span), false).mentions.push(run.span)
  }
  const bySurname = Map.groupBy(known.values(), (person) => surnameOf(person.name ?? ''))
  for (const run of runs) {
    const bearers = run.words.length === 1 ? (bySurname.get(run.words[0]!) ?? []) : []
    if (bearers.length === 1) bearers[0]!.mentions.push(run.span)
  }
  return [...known.values()]
}

function isFullName({ words }: NameRun): boolean {
  const names = words.filter((word) => !PARTICLES.has(word))
  if (names.length < 2 || names.length > 4) return false
  return !words.some((word) => BODIES.has(word.toLowerCase()) || /^\p{Lu}{3,}$/u.test(word))
}

/** "…, the President of Azerbaijan," after the name, or "Foreign Minister" before it. */
function roleBeside(text: string, [start, end]: Span): string | null {
  const after = /^,[ \u00a0]([^,.;:()“”"«»\n]{3,120})[,.]/.exec(text.slice(end, end + LONGEST_ROLE_CHARACTERS))
  if (after) {
    const role = after[1]!.replace(/^(the|a|an|der|die|das|le|la|l['’]|el) ?/i, '')
    const first = role.split(/\s+/).slice(0, 6)
    if (
      first.some((word) => ROLES.has(word.toLowerCase().replace(/['’]s$/, ''))) &&
      !/\b(who|which|and|said)\b/.test(role)
    )
      return role
  }
  const before = /((?:[\p{L}’'-]+ ){1,4})$/u.exec(text.slice(Math.max(0, start - 60), start))
  if (!before) return null
  const words = before[1]!.trim().split(' ')
  let from = words.length
  let role = from
  while (
    from > 0 &&
    (/^\p{Lu}/u.test(words[from - 1]!) || ROLES.has(words[from - 1]!.toLowerCase()) || words[from - 1] === 'former')
  ) {
    from--
    if (ROLES.has(words[from]!.toLowerCase())) role = Math.min(role, from)
  }
  return role < words.length && !TITLES.has(words[role]!.toLowerCase())
    ? words
        .slice(from)
        .join(' ')
        .replace(/^(The|Mr|Mrs|Ms) /, '')
    : null
}

export const bearersOf = (known: readonly Known[], surname: string): Known[] =>
  known.filter((person) => person.name !== null && surnameOf(person.name) === surname)
