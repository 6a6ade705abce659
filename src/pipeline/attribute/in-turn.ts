import type { Attribution, Person } from '../types.ts'

const LEAST_IN_TURN = 50

/**
 * Inside a turn only what it quotes a named third party as saying is another statement: "I have asked them to …" and
 * what others want or do is the turn's own, nobody calls himself "he", and whom he speaks to is "you".
 */
export function isThirdParty(
  { speaker, confidence }: Attribution,
  turn: Attribution,
  people: readonly Person[],
): boolean {
  const { person, resolution } = speaker
  if (person === null || people[person]!.name === null || confidence < LEAST_IN_TURN) return false
  return resolution !== 'pronoun' || (person !== turn.speaker.person && person !== turn.addressee)
}

/** "He says he is": in a turn a pronoun is of whoever is named in it, or in the question that it answers. */
export function isSpokenOf(
  text: string,
  { speaker: { person, resolution } }: Attribution,
  { context, inReplyTo }: Attribution,
  turns: readonly Attribution[],
  people: readonly Person[],
): boolean {
  if (resolution !== 'pronoun') return true
  const surname = people[person!]!.name!.split(' ').at(-1)!
  const question = inReplyTo === null ? undefined : turns[inReplyTo]
  return [context, question?.context ?? context].some((span) => text.slice(...span).includes(surname))
}
