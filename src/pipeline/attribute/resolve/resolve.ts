import type { Resolution } from '../../../schemas/statement.ts'
import type { Parsed, Person, Segmented, Span } from '../../types.ts'
import { nameRuns } from './names.ts'
import { bearersOf, type Known, knownPeople } from './people.ts'
import { BODIES, type Gender, OTHER_PRONOUNS, ROLES, SINGULAR_PRONOUNS, TITLES } from './words.ts'

export type Resolved = { person: number | null; resolution: Resolution; confidence: number }

const UNRESOLVED: Resolved = { person: null, resolution: 'unresolved', confidence: 0 }

/** How far back a pronoun's person is looked for, in characters. */
const PRONOUN_REACH = 900

/** Finds who a speaker mention is. Mentions come in the order of the text; a resolved one becomes the next pronoun's context. */
export class SpeakerResolver {
  readonly people: Person[] = []
  readonly #text: string
  readonly #known: Known[]
  readonly #focus: { at: number; known: Known; spoke: boolean }[] = []

  constructor(parsed: Parsed, segmented: Segmented) {
    this.#text = parsed.text
    this.#known = knownPeople(parsed, segmented)
    for (const known of this.#known) {
      for (const [at] of known.mentions) this.#focus.push({ at, known, spoke: false })
    }
  }

  resolve(spans: readonly Span[]): Resolved {
    const span = spans[0]
    if (!span) return UNRESOLVED
    const literal = this.#text.slice(...span)
    const lower = literal.toLowerCase().trim()
    if (SINGULAR_PRONOUNS.has(lower)) return this.#pronoun(span[0], SINGULAR_PRONOUNS.get(lower) ?? null)
    if (OTHER_PRONOUNS.has(lower)) return UNRESOLVED
    return this.#named(span, literal) ?? this.#described(literal)
  }

  /** A turn's speaker, by the name that segmenting found. */
  named(name: string, resolution: Resolution, confidence: number): Resolved {
    const known = this.#known.find((person) => person.name === name)
    return { person: this.#index(known ?? { type: 'person', name, role: null }), resolution, confidence }
  }

  #pronoun(at: number, gender: Gender | null): Resolved {
    const near = this.#focus
      .filter((mention) => mention.at < at && mention.at > at - PRONOUN_REACH && mention.known.human)
      .filter(({ known }) => gender === null || known.gender === null || known.gender === gender)
      .sort((a, b) => b.at - a.at)
    const last = near.find((mention) => mention.spoke) ?? near[0]
    if (!last) return UNRESOLVED
    const rivals = near.filter((mention) => mention.at > last.at && mention.known !== last.known)
    const confidence = rivals.length === 0 ? 88 : 70
    last.known.gender ??= gender
    this.#focus.push({ at, known: last.known, spoke: true })
    return { person: this.#index(last.known), resolution: 'pronoun', confidence }
  }

  #named(span: Span, literal: string): Resolved | null {
    const run = nameRuns(this.#text, [span[0], span[0] + literal.split(',')[0]!.length]).at(-1)
    if (!run) return null
    const name = run.words.join(' ')
    const before = this.#text.slice(span[0], run.span[0]).trim().split(/\s+/).filter(Boolean)
    const article = /^(the|die|der|das|le|la|les|el|los|l['’])$/i.test(before[0] ?? '') && before.length === 1
    const exact = this.#known.find((person) => person.name === name)
    if (exact && !article) return this.#speaks(exact, span[0], 'name', 98)
    if (run.words.length === 1 && !article) {
      const bearers = bearersOf(this.#known, name)
      if (bearers.length === 1) return this.#speaks(bearers[0]!, span[0], 'surname', 95)
      if (bearers.length > 1) return UNRESOLVED
    }
    const body = article || run.words.some((word) => BODIES.has(word.toLowerCase()) || /^\p{Lu}{2,}$/u.test(word))
    const titled = before.some(
      (word) => TITLES.has(word.toLowerCase().replace('.', '')) || ROLES.has(word.toLowerCase()),
    )
    const type = body && !titled ? 'organisation' : 'person'
    const known: Known = { type, name, role: null, gender: null, mentions: [], human: type === 'person' }
    this.#known.push(known)
    return this.#speaks(
      known,
      span[0],
      type === 'organisation' ? 'organisation' : run.words.length > 1 ? 'name' : 'surname',
      75,
    )
  }

  #described(literal: string): Resolved {
    const words = literal.toLowerCase().replace(/[,()]/g, ' ').split(/\s+/)
    const definite = /^(the|der|die|das|le|la|l['’]|el)/.test(words[0] ?? '')
    const roles = words.filter((word) => ROLES.has(word))
    if (definite && roles.length > 0) {
      const holders = this.#known.filter((person) =>
        roles.every((role) => person.role?.toLowerCase().split(/\s+/).includes(role)),
      )
      if (holders.length === 1) return { person: this.#index(holders[0]!), resolution: 'role', confidence: 80 }
      return UNRESOLVED
    }
    return { person: this.#index({ type: 'group', name: null, role: literal }), resolution: 'role', confidence: 60 }
  }

  #speaks(known: Known, at: number, resolution: Resolution, confidence: number): Resolved {
    if (known.type === 'person') this.#focus.push({ at, known, spoke: true })
    return { person: this.#index(known), resolution, confidence }
  }

  #index(person: Known | Person): number {
    const at = this.people.findIndex(
      (other) =>
        other.name === person.name && other.type === person.type && (other.name !== null || other.role === person.role),
    )
    if (at >= 0) return at
    return this.people.push({ type: person.type, name: person.name, role: person.role }) - 1
  }
}
