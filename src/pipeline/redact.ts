import type { Document } from '../schemas/document.ts'
import type { Statement } from '../schemas/statement.ts'

/** What stands for a character that was taken out: offsets stay what they are. */
const BLACK = '█'
/** Between the pieces of a statement's text. */
const GAP = ' … '
/** A shorter piece stands in too many places by chance. */
const MIN_PIECE = 12

/** Takes what was said out of a text, wherever it stands in it. Takes a list of what was said. */
export function redactText(text: string, said: readonly string[]): string {
  return said
    .flatMap((each) => each.split(GAP))
    .filter((piece) => piece.length >= MIN_PIECE || piece === text)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, piece) => rest.replaceAll(piece, blacken), text)
}

/** As many code points as there were; line ends stay. */
const blacken = (piece: string): string => piece.replace(/[^\n]/gu, BLACK)

/** A document without what some people said in it, and without their names where it lists who speaks. */
export function redactDocument(document: Document, said: readonly string[], names: readonly string[]): Document {
  const isGone = (name: string | null) => name !== null && names.includes(name)
  return {
    ...document,
    title: document.title === null ? null : redactText(document.title, said),
    subtitle: document.subtitle === null ? null : redactText(document.subtitle, said),
    text: redactText(document.text, said),
    participants: document.participants.filter(({ name }) => !isGone(name)),
    turns: document.turns.map((turn) =>
      isGone(turn.name)
        ? { ...turn, speaker: null, name: null, text: blacken(turn.text) }
        : { ...turn, text: redactText(turn.text, said) },
    ),
  }
}

/** Somebody else's statement, without what stands around it. */
export function redactStatement(statement: Statement, said: readonly string[]): Statement {
  const { target, document } = statement
  return {
    ...statement,
    document: { ...document, title: document.title === null ? null : redactText(document.title, said) },
    target: {
      ...target,
      context: redactText(target.context, said),
      selector: target.selector.map((selector) =>
        selector.type === 'TextQuoteSelector'
          ? { ...selector, prefix: redactText(selector.prefix, said), suffix: redactText(selector.suffix, said) }
          : selector,
      ),
    },
  }
}

/** What is left of a statement that was forgotten: ids, so that those who hold it can find it. */
export function tombstoneOf(statement: Statement): Statement {
  const erased = '[erased]'
  const { id, document, target } = statement
  return {
    ...statement,
    ...{ id, kind: 'indirect', text: erased, language: null, addressee: null, cue: null, freeIndirect: false },
    ...{ inReplyTo: null, within: null, topics: [], entities: [], dates: [], quantities: [], saidAt: null },
    speaker: {
      ...{ name: null, literal: null, id: null, role: null, uri: null },
      ...{ resolution: 'unresolved', confidence: 0 },
    },
    target: {
      source: null,
      selector: [{ type: 'TextPositionSelector', start: 0, end: 0 }],
      context: erased,
      snapshot: target.snapshot,
    },
    document: {
      ...{ id: document.id, revision: document.revision },
      ...{ url: null, title: null, publisher: null, datePublished: null, genre: null },
    },
    cluster: null,
    spans: { speaker: [], cue: [], content: [[0, 0]] },
    status: 'canceled',
  }
}
