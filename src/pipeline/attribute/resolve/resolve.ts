import type { Resolution } from '../../../schemas/statement.ts'
import type { Gender } from '../../given-names.ts'
import type { Parsed, Person, Segmented, Span } from '../../types.ts'
import { type Antecedent, Antecedents, lastBefore } from './antecedents.ts'
import { Bodies } from './bodies.ts'
import { kindOf } from './body-kinds.ts'
import { properBody, withPurpose } from './body-names.ts'
import {
  holds,
  isAnyOffice,
  isDemonym,
  isOfAnother,
  isOfPolitics,
  isRenaming,
  isRomancePerson,
  isServing,
  isTrade,
} from './descriptions.ts'
import { holdersIn, strangersIn } from './entrances.ts'
import { germanMinistry, germanNoun, isBodyNoun } from './german-nouns.ts'
import { type Reading, readMention } from './mention.ts'
import { type NameRun, nameRuns } from './names.ts'
import { bodyInNominative } from './nominative.ts'
import { isBeforeFirstName, type Known, type Mention, People, unnamed } from './people.ts'
import { BODIES, genderInWords, isPlural, isRole } from './words.ts'

export type Resolved = { person: number | null; resolution: Resolution; confidence: number }

const UNRESOLVED: Resolved = { person: null, resolution: 'unresolved', confidence: 0 }

const LONGEST_NAME_CHARACTERS = 60
const APPOSED = /, (?:an?|the|his|her|their) [^,.;:()\n]{2,60}, $/
const LONGEST_APPOSITION_CHARACTERS = 72
/** The article shows a body. */
const APPOSED_BODY = /^, (the) (?=\p{Lu})/u
const SELF_NAMED =
  /^,? who (?:\p{L}+ ){0,2}?(?:identified (?:him|her|them)sel(?:f|ves)|gave (?:his|her|their) name|introduced (?:him|her)self|asked to be (?:identified|named|called)|wanted to be (?:identified|named)|goes by|gave (?:his|her) first name) (?:only )?(?:as |by )?(?:the name )?(?=\p{Lu})/u
const LONGEST_PARTY_CHARACTERS = 16
const OFFICE_BEFORE = /(?:\b[Dd](?:er|ie) )?(\p{Lu}[\p{L}-]*) $/u
/** "в «Автодоре» сообщили": a body whose name stands in a case. */
const RUSSIAN_PREPOSITION = /^(?:в|во|на) [«"„]?$/iu
/** Of two bearers of a surname, the one named this many times as often by the full name is meant. */
const DOMINANCE = 3

/**
 * Finds who a speaker mention is. Mentions are to come in the order of the text: a speaker found is what the next
 * pronoun can refer to.
 */
export class SpeakerResolver {
  readonly people: Person[] = []
  readonly #text: string
  readonly #title: string
  readonly #named: People
  readonly #antecedents: Antecedents
  readonly #indices = new Map<string, number>()
  /** Speakers found so far, in order of the text. */
  readonly #spoke: Mention[] = []
  /** Who asked something right before. */
  #asker: Known | null = null
  readonly #bodies: Bodies

  /** `contents` are what somebody is found to have said, in any order. */
  constructor(parsed: Parsed, segmented: Segmented, sentences: readonly Span[], contents: readonly Span[]) {
    this.#text = parsed.text
    this.#title = parsed.metadata.title ?? ''
    this.#named = new People(parsed, segmented)
    this.#bodies = new Bodies(this.#named)
    const entrances = [...strangersIn(parsed.text), ...holdersIn(parsed.text, this.#named.all)]
    this.#antecedents = new Antecedents(this.#named.mentions, { text: parsed.text, sentences, contents, entrances })
  }

  /** `cue` is the verb beside the mention; it tells the German "sagte sie" from "sagten sie". */
  resolve(spans: readonly Span[], cue: string): Resolved {
    const found = this.#read(spans, cue)
    const last = this.#spoke.at(-1)
    this.#asker = ASKS.test(cue) && last !== undefined && last.at === spans[0]?.[0] ? last.known : null
    return found
  }

  #read(spans: readonly Span[], cue: string): Resolved {
    const span = spans[0]
    if (!span) return UNRESOLVED
    const party = this.#beforeParty(span[0])
    if (party) return this.#name(span[0], { kind: 'name', run: party, article: false, role: null })
    if (isSingularSie(this.#text, span, cue)) return this.#pronoun(span[0], 'f', cue)
    const reading = this.#surname(span) ?? readMention(this.#text, [span[0], spans.at(-1)![1]])
    switch (reading.kind) {
      case 'pronoun':
        return this.#pronoun(span[0], reading.gender, cue)
      case 'relative':
        return this.#relative(span[0])
      case 'nobody':
        return this.#it(span)
      case 'name':
        return this.#name(span[0], reading)
      case 'description':
        return this.#description(span[0], reading)
    }
  }

  /** Where the sentence before a place names the only person that it tells of, with the office before the name. */
  subjectBefore(at: number): Span | null {
    const subject = this.#antecedents.subjectBefore(at)
    if (subject === null) return null
    const before = this.#text.slice(Math.max(0, subject.at - LONGEST_NAME_CHARACTERS), subject.at)
    const [phrase, office] = OFFICE_BEFORE.exec(before) ?? []
    const start = office !== undefined && isRole(office.toLowerCase()) ? subject.at - phrase!.length : subject.at
    return [start, subject.end]
  }

  /** Whom a verb without a subject has for one: whoever the same paragraph spoke of last. */
  omitted(at: number): Resolved | null {
    const found = this.#antecedents.of(at, null, this.#spoke)
    const isNear = found !== null && this.#isInParagraph(found.known, at)
    return isNear ? this.#speaks(found.known, at, 'carried', Math.min(70, found.confidence)) : null
  }

  /** Whether somebody is named or speaks between the beginning of a paragraph and a place in it. */
  #isInParagraph(known: Known, at: number): boolean {
    const start = this.#text.lastIndexOf('\n', at) + 1
    const isHere = (mention: Mention) => mention.known === known && mention.at >= start && mention.at < at
    return this.#spoke.some(isHere) || this.#named.mentions.some(isHere)
  }

  /** The speaker of what somebody else reports: not whom the next "he" means. */
  resolveInside(spans: readonly Span[], cue: string): Resolved {
    const people = this.#spoke.length
    const bodies = this.#bodies.spoke.length
    const found = this.resolve(spans, cue)
    this.#spoke.length = people
    this.#bodies.spoke.length = bodies
    return found
  }

  /** A surname that is another word elsewhere: "May said". */
  #surname(span: Span): Reading | null {
    const word = this.#text.slice(...span)
    if (!/^\p{Lu}\p{Ll}+$/u.test(word) || this.#named.bearersOf(word).length === 0) return null
    return { kind: 'name', run: { span, words: [word], titles: [], gender: null }, article: false, role: null }
  }

  /** A turn's speaker, by the name that segmenting found. */
  named(name: string, resolution: Resolution, confidence: number): Resolved {
    const known = this.#named.find(name.split(' '))
    return { person: this.#index(known ?? { type: 'person', name, role: null }), resolution, confidence }
  }

  /** Whom a name means that does not speak here: the one a statement is made to. */
  addressed(span: Span): number | null {
    const run = nameRuns(this.#text, span)[0]
    if (run === undefined || run.span[0] !== span[0]) return null
    const known = run.words.length > 1 ? this.#named.find(run.words) : only(this.#named.bearersOf(run.words[0]!))
    return known?.human ? this.#index(known) : null
  }

  #pronoun(at: number, gender: Gender | null, cue: string): Resolved {
    // "Holt asked … “…,” she answered": not who asked.
    const except = ANSWERS.test(cue) ? this.#asker : null
    const found = this.#antecedents.of(at, gender, this.#spoke, except) ?? this.#inTitle(gender)
    if (!found) return UNRESOLVED
    const body = this.#isInParagraph(found.known, at) ? null : this.#bodyAtHead(at)
    if (body)
      return {
        person: this.#index({ type: 'organisation', name: null, role: body }),
        resolution: 'organisation',
        confidence: 65,
      }
    found.known.gender ??= gender
    return this.#speaks(found.known, at, 'pronoun', found.confidence)
  }

  /** "The force said … It stressed …": the body that spoke in the sentences before of the same paragraph. */
  #it([start, end]: Span): Resolved {
    const last = this.#bodies.spoke.at(-1)
    const isBody = last !== undefined && /^it$/i.test(this.#text.slice(start, end))
    const isNear =
      isBody && last.at >= this.#text.lastIndexOf('\n', start) + 1 && this.#spoke.every(({ at }) => at < last.at)
    return isNear ? this.#speaks(last.known, start, 'pronoun', 70) : UNRESOLVED
  }

  /** "Le groupe Valpac … « … », écrit-il": languages with a gender for things call a body "il" as well. */
  #bodyAtHead(at: number): string | null {
    const head = this.#text.slice(this.#text.lastIndexOf('\n', at) + 1, at)
    const [, noun] = /^(?:Le |La |L['’]|El )(\p{Ll}+)/u.exec(head) ?? []
    return noun !== undefined && BODIES.has(noun) ? noun : null
  }

  /** Before anybody is named, "she" is whom the title names first. */
  #inTitle(gender: Gender | null): Antecedent | null {
    const known = this.#firstInTitle()?.known
    const fits = known?.human && (gender === null || known.gender === gender)
    return fits ? { known, confidence: 60 } : null
  }

  #firstInTitle(): { run: NameRun; known: Known } | null {
    const [run] = nameRuns(this.#title, [0, this.#title.length])
    const known = run && this.#named.find(run.words)
    return known ? { run, known } : null
  }

  /** "Anna Lee, R-W.Va., said": a mention that begins within the party and state is of the name before them. */
  #beforeParty(at: number): NameRun | null {
    const party = /[,(] ?[RDI]-(?:\p{Lu}[\p{L}.]*)?$/u.exec(
      this.#text.slice(Math.max(0, at - LONGEST_PARTY_CHARACTERS), at),
    )
    return party && this.#nameEndingAt(at - party[0].length)
  }

  #nameEndingAt(at: number): NameRun | null {
    const run = nameRuns(this.#text, [Math.max(0, at - LONGEST_NAME_CHARACTERS), at]).at(-1)
    return run && /^[^\p{L}]{0,3}$/u.test(this.#text.slice(run.span[1], at)) ? run : null
  }

  /** "Anna Lee, who", "Anna Lee, the mayor, who": whoever's name ends right before it. */
  #relative(at: number): Resolved {
    const apposed = APPOSED.exec(this.#text.slice(Math.max(0, at - LONGEST_APPOSITION_CHARACTERS), at))?.[0].length ?? 0
    const run = this.#nameEndingAt(at) ?? this.#nameEndingAt(at - apposed)
    if (!run) return UNRESOLVED
    const known =
      run.words.length > 1 ? this.#named.find(run.words) : this.#bearer(run.words[0]!, at, run.gender)?.known
    return known?.human ? this.#speaks(known, at, 'pronoun', 85) : UNRESOLVED
  }

  #name(at: number, { run, article, role }: Extract<Reading, { kind: 'name' }>): Resolved {
    const { words } = run
    const body = words.length === 1 ? this.#named.spelledOut(words[0]!.replaceAll('.', '')) : undefined
    if (body) return this.#speaks({ ...body, type: 'organisation' }, at, 'organisation', 85)
    const whole = words.length === 1 ? this.#named.mentionAt(run.span) : undefined
    if (whole) return this.#speaks(whole, at, 'name', 97)
    if (words.length > 1) {
      const known = this.#named.find(words)
      if (known && !(article && known.type === 'person' && !known.human)) {
        if (known.type === 'organisation') return this.#speaks(known, at, 'organisation', 88)
        known.human = true
        return this.#speaks(known, at, 'name', 97)
      }
    } else if (!article) {
      const bearer = this.#bearer(words[0]!, at, run.gender)
      if (bearer) {
        // Who speaks and has a first name is somebody, whatever that name tells.
        bearer.known.human ||= bearer.known.type === 'person' && bearer.known.words.length > 1
        return this.#speaks(bearer.known, at, 'surname', bearer.confidence)
      }
      if (this.#named.bearersOf(words[0]!).length > 0 && !this.#named.isBody(words)) return UNRESOLVED
      const called = run.titles.every(isBeforeFirstName) ? this.#named.calledByFirstName(words[0]!) : undefined
      if (called && called.since < at) return this.#speaks(called, at, 'name', 80)
    }
    const isBody = (article || this.#named.isBody(words)) && run.titles.length === 0 && role === null
    if (words.length === 1 && ROADS.test(words[0]!)) return UNRESOLVED
    const inFull =
      words.length === 1
        ? isBody && article
          ? this.#bodies.endingIn(words[0]!)
          : this.#bodies.beginningWith(words[0]!)
        : undefined
    if (inFull) return this.#speaks(inFull, at, 'organisation', 80)
    const meant = isDemonym(this.#text.slice(at, run.span[1])) ? this.#antecedents.of(at, null, this.#spoke) : null
    if (meant) return this.#speaks(meant.known, at, 'role', Math.min(65, meant.confidence))
    const again = words.length === 1 && kindOf(words[0]!) !== null ? this.#bodies.meant(at, words[0]!) : null
    if (again) return this.#speaks(again, at, 'organisation', 70)
    const ministry = germanMinistry(this.#text.slice(at, run.span[1]))
    if (ministry) {
      const known = this.#named.find([ministry]) ?? this.#named.introduce([ministry], 'organisation', null)
      return this.#speaks(known, at, 'organisation', 75)
    }
    if (isBodyNoun(this.#text.slice(at, run.span[1]))) {
      const [noun] = words
      return {
        person: this.#index({ type: 'organisation', name: null, role: noun! }),
        resolution: 'organisation',
        confidence: 75,
      }
    }
    const isInCase = RUSSIAN_PREPOSITION.test(this.#text.slice(at, run.span[0]))
    if (isInCase) {
      const body = { type: 'organisation' as const, name: null, role: this.#text.slice(...run.span) }
      return { person: this.#index(body), resolution: 'organisation', confidence: 75 }
    }
    if (run.titles.length === 0 && !this.#named.couldBeName(words)) return this.#commonNoun(at, run)
    const known = this.#named.introduce(words, isBody ? 'organisation' : 'person', role)
    known.gender ??= run.gender
    if (isBody) return this.#speaks(known, at, 'organisation', 80)
    return this.#speaks(
      known,
      at,
      words.length > 1 ? 'name' : 'surname',
      words.length > 1 || run.titles.length > 0 ? 85 : 70,
    )
  }

  /** German "eine frühere Pflegerin": nobody by name, but somebody whom "sie" can mean. */
  #commonNoun(at: number, { span }: NameRun): Resolved {
    const phrase = this.#text.slice(at, span[1])
    const { noun, gender } = germanNoun(phrase) ?? {}
    if (noun === undefined || gender === undefined) return UNRESOLVED
    const somebody = unnamed('group', noun, gender)
    if (gender !== null) this.#spoke.push({ at, end: at, known: somebody })
    return { person: this.#index(somebody), resolution: 'role', confidence: 70 }
  }

  /** Whom a surname alone means: its only bearer, or the one the document is about, or the one last named. */
  #bearer(surname: string, at: number, gender: Gender | null): { known: Known; confidence: number } | null {
    const bearers = this.#named.bearersOf(surname)
    if (bearers.length === 1) return { known: bearers[0]!, confidence: bearers[0]!.words.length > 1 ? 95 : 80 }
    const people = bearers.filter(({ type }) => type === 'person')
    // A report gives the full name before it uses the surname.
    const introduced = people.filter(({ since }) => since < at)
    const likely = introduced.length > 0 ? introduced : people
    const sure = likely.some(({ human }) => human) ? likely.filter(({ human, full }) => human || full > 1) : likely
    const ofGender = sure.filter((known) => gender === null || known.gender === null || known.gender === gender)
    const fitting = ofGender.some(({ kin }) => !kin) ? ofGender.filter(({ kin }) => !kin) : ofGender
    if (fitting.length === 1) return { known: fitting[0]!, confidence: 85 }
    const [first, second] = [...fitting].sort((a, b) => b.full - a.full)
    if (!first || !second) return null
    if (first.full >= DOMINANCE * second.full) return { known: first, confidence: 75 }
    const ours = ({ known }: Mention) => fitting.includes(known)
    const last = lastBefore(this.#spoke, at, ours) ?? lastBefore(this.#named.mentions, at, ours)
    if (last) return { known: last.known, confidence: 65 }
    return first.full > second.full ? { known: first, confidence: 60 } : null
  }

  #description(
    at: number,
    { definite, roles, names, type, text }: Extract<Reading, { kind: 'description' }>,
  ): Resolved {
    const called = this.#calledBehind(at, text)
    if (called !== null) return called
    if (definite && roles.length > 0) {
      const gender = genderInWords(text) ?? genderOfArticle(this.#text.slice(at, at + 4))
      const fits = (known: Known) => known.human && !(gender && known.gender && gender !== known.gender)
      const all = this.#named.all.filter((known) => fits(known) && holds(known, { roles, names, text }))
      // Of several, those whom the document has named so far.
      const introduced = all.filter(({ since }) => since < at)
      const holders = introduced.length > 0 ? introduced : all
      if (holders.length === 1) return this.#speaks(holders[0]!, at, 'role', names.length > 0 ? 85 : 78)
      const ours = ({ known }: Mention) => holders.includes(known)
      const [first, second] = [...holders].sort((a, b) => b.full - a.full)
      const known =
        lastBefore(this.#named.mentions, at, ours)?.known ??
        (first && second && first.full > second.full ? first : null)
      if (known) return this.#speaks(known, at, 'role', 65)
      if (holders.length > 0) return UNRESOLVED
      const meant =
        this.#lastNamed(at, text) ??
        this.#onlyOne(at, text, gender) ??
        (names.length === 0 ? (this.#subjectOf(at, text) ?? this.#titled(at, text)) : null)
      if (meant) return this.#speaks(meant.known, at, 'role', Math.min(65, meant.confidence))
    }
    const renamed =
      definite && roles.length === 0
        ? (this.#lastNamed(at, text) ??
          (isRomancePerson(this.#text.slice(at, at + text.length + 4))
            ? this.#onlyOne(at, text, genderOfArticle(this.#text.slice(at, at + 4)))
            : null))
        : null
    if (renamed) return this.#speaks(renamed.known, at, 'role', Math.min(65, renamed.confidence))
    const body = type !== 'person' && definite && names.length === 0 ? this.#bodies.meant(at, text) : null
    if (body) return this.#speaks(body, at, 'organisation', 70)
    if (type === 'organisation') {
      const proper = properBody(text)
      if (proper)
        return this.#speaks(this.#named.find(proper) ?? this.#named.introduce(proper, type, null), at, type, 80)
      return { person: this.#index({ type, name: null, role: text }), resolution: type, confidence: 75 }
    }
    const somebody = unnamed('group', text, genderInWords(text))
    // "A spokeswoman said … She added": the next pronoun is hers.
    if (type === 'person' || somebody.gender !== null) this.#spoke.push({ at, end: at, known: somebody })
    return { person: this.#index(somebody), resolution: 'role', confidence: 75 }
  }

  /** "the regulator, the Pharmacy Council,", "a driver, who gave his name as Power,": the name right behind. */
  #calledBehind(at: number, text: string): Resolved | null {
    const from = this.#text.indexOf(text, at) + text.length
    const tail = this.#text.slice(from, from + LONGEST_APPOSITION_CHARACTERS)
    const [link, article] = APPOSED_BODY.exec(tail) ?? SELF_NAMED.exec(tail) ?? []
    if (link === undefined) return null
    const start = from + link.length
    const found = nameRuns(this.#text, [start, Math.min(this.#text.length, start + LONGEST_NAME_CHARACTERS)])[0]
    if (found === undefined || found.span[0] !== start) return null
    const run = withPurpose(this.#text, found, start + LONGEST_NAME_CHARACTERS)
    if (article !== undefined && !/^[,.;]/.test(this.#text.slice(run.span[1], run.span[1] + 1))) return null
    return this.#name(start, { kind: 'name', run, article: article !== undefined, role: text })
  }

  /** Whom a description means that gives somebody just named another word: "the former mayor", "the official". */
  #lastNamed(at: number, text: string): Antecedent | null {
    const renames = isRenaming(text)
    if (!renames && !isAnyOffice(text)) return null
    const found = this.#antecedents.of(at, genderInWords(text), this.#spoke)
    return found !== null && (renames || isOfPolitics(text) || found.known.offices.length > 0) ? found : null
  }

  /** In what tells of one person alone so far, an office that nobody is said to hold, unless it serves another. */
  #onlyOne(at: number, text: string, gender: Gender | null): Antecedent | null {
    if (isServing(text) || isSeveral(this.#text.slice(at, at + text.length + LONGEST_ARTICLE_CHARACTERS))) return null
    const [known, other] = this.#named.all.filter((one) => one.human && one.words.length > 1 && one.since < at)
    const fits =
      known !== undefined &&
      other === undefined &&
      !isOfAnother(text, known.offices) &&
      !(gender && known.gender && gender !== known.gender)
    return fits && this.#spoke.some((mention) => mention.known === known) ? { known, confidence: 60 } : null
  }

  /** An office that nobody is said to hold is of the one person of the sentence before, unless it serves another. */
  #subjectOf(at: number, text: string): Antecedent | null {
    if (isSeveral(this.#text.slice(at, at + text.length + LONGEST_ARTICLE_CHARACTERS))) return null
    const opensParagraph = isTrade(text) && this.#text[at - 1] === '\n'
    const known = isServing(text) ? undefined : this.#antecedents.subjectBefore(at, opensParagraph)?.known
    return known !== undefined && known.offices.length === 0 ? { known, confidence: 60 } : null
  }

  /** An office that nobody is said to hold, in a feature about the one person whom title and text name first. */
  #titled(at: number, text: string): Antecedent | null {
    const { run, known } = this.#firstInTitle() ?? {}
    if (run?.span[0] !== 0 || run.words.length < 2 || known?.gender == null) return null
    const isSubject = known === this.#named.mentions[0]?.known && known.human && known.offices.length === 0
    const gender = genderInWords(text)
    const fits = known.since < at && (gender === null || known.gender === gender)
    return isSubject && fits && !isServing(text) ? { known, confidence: 60 } : null
  }

  #speaks(known: Known, at: number, resolution: Resolution, confidence: number): Resolved {
    if (known.type === 'person') this.#spoke.push({ at, end: at, known })
    if (known.type === 'organisation') {
      known.name = known.name === null ? null : (bodyInNominative(known.name) ?? known.name)
      this.#bodies.spoke.push({ at, end: at, known })
    }
    return { person: this.#index(known), resolution, confidence }
  }

  #index({ type, name, role }: Person): number {
    const key = `${type}\n${name ?? ''}\n${name === null ? role : ''}`
    const index = this.#indices.get(key) ?? this.people.push({ type, name, role }) - 1
    this.#indices.set(key, index)
    return index
  }
}

/** By the verb: the cue, or an auxiliary behind the mention. */
const isSingularSie = (text: string, [start, end]: Span, cue: string): boolean =>
  /^sie$/i.test(text.slice(start, end)) &&
  (/^\p{Ll}+(?:te|t|[^n])(?:\s|$)/u.test(cue) ||
    /^ (?:hat|habe|wird|werde|ist|sei|war)(?= )/.test(text.slice(end, end + 8)))

/** German "Der Vorsitzende": a man, where it speaks; "die" may be several. French and Spanish tell in both. */
const genderOfArticle = (start: string): Gender | null =>
  /^(?:[Dd]er |El |el |[Ll]e )/u.test(start) ? 'm' : /^[Ll]a /u.test(start) ? 'f' : null

const LONGEST_ARTICLE_CHARACTERS = 4

/** "Die Mitarbeiter", "los vecinos", "experts": German "die" is of a woman before "-in" alone. */
const isSeveral = (phrase: string): boolean =>
  /^(?:los|las|les) /i.test(phrase) ||
  (/^die /i.test(phrase) && !/in\b/.test(phrase)) ||
  phrase.split(/[^\p{L}]+/u).some(isPlural)

/** Of "Route 41" nothing is said by it. */
const ROADS = /^(?:Route|Highway|Interstate|Street|Road|Avenue|Lane|Bridge|River|Junction|Exit)$/
const ASKS = /^(?:asked|asks|wondered|inquired|queried|pressed)\b/
const ANSWERS = /^(?:answered|answers|replied|replies|responded|responds|shot back|retorted)\b/

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined)
