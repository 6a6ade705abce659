import type { Event } from '../../src/schemas/event.ts'
import type { Statement } from '../../src/schemas/statement.ts'
import type { Filter } from '../../src/schemas/subscription.ts'
import { TOPICS } from './corpus.ts'

const [WAR, CONFLICT, ECONOMY] = TOPICS as [string, string, string]
/** What the taxonomy says of the three. */
export const ancestors = (uri: string): string[] => (uri === CONFLICT ? [WAR] : [])

export type Subscriber = {
  name: string
  filter: Filter
  /** The filter once more, in plain words, so that the store's is not judged by itself. */
  wants: (event: Event) => boolean
}

/** A change is wanted when the statement before or after it is. */
const either =
  (wants: (statement: Statement) => boolean) =>
  ({ statement, previous }: Event): boolean =>
    wants(statement) || (previous !== null && wants(previous))

const sourceOf = ({ document }: Statement): string => `source-${Number(document.url?.split('/').at(-1)) % 3}`

export const subscribers: Subscriber[] = [
  { name: 'everything', filter: {}, wants: () => true },
  { name: 'ada', filter: { speakers: ['ada'] }, wants: either(({ speaker }) => speaker.name === 'Ada Obi') },
  { name: 'war', filter: { topics: [WAR] }, wants: either(({ topics }) => topics[0]?.uri !== ECONOMY) },
  { name: 'denials', filter: { acts: ['deny', 'warn'] }, wants: either(({ cue }) => cue?.act !== 'assert') },
  { name: 'quotes', filter: { kinds: ['direct'] }, wants: either(({ kind }) => kind === 'direct') },
  { name: 'kenya', filter: { entities: ['KENYA'] }, wants: either(({ entities }) => entities[0]?.name === 'Kenya') },
  { name: 'german', filter: { languages: ['de'] }, wants: either(({ language }) => language === 'de-at') },
  {
    name: 'sources',
    filter: { sources: ['source-0', 'source-2'] },
    wants: either((each) => sourceOf(each) !== 'source-1'),
  },
  {
    name: 'bridge',
    filter: { text: '"the bridge" open*' },
    wants: either(({ text }) => /the bridge.* open/.test(text)),
  },
  {
    name: 'sure-changes',
    filter: { minConfidence: 60, ops: ['MOD', 'DEL'], speakers: ['person:bo-lind', 'kaya'] },
    wants: (event) =>
      event.op !== 'ADD' &&
      either(({ confidence, speaker }) => confidence >= 60 && /Lind|Kaya/.test(speaker.name ?? ''))(event),
  },
]
