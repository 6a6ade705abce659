import { describe, expect, test } from 'vitest'
import { attribute } from '../../../src/pipeline/attribute/attribute.ts'
import { report, transcript } from './report.ts'
import { said } from './said.ts'

describe('reported speech in English', () => {
  test('a that-clause, and who "she" is', () => {
    const document = report(
      [
        'Anna Lindqvist, the mayor of Norrby, stated that the harbour would close in May. She warned that prices could rise.',
      ],
      'en',
    )
    expect(said(document)).toEqual([
      'Anna Lindqvist | state/assert | that the harbour would close in May',
      'Anna Lindqvist | warn/warn | that prices could rise',
    ])
    expect(attribute(document.parsed, document.segmented).people).toEqual([
      { type: 'person', name: 'Anna Lindqvist', role: 'mayor of Norrby' },
    ])
  })

  test('one speaker, a chain of cues, several statements', () => {
    const document = report(
      ['Peter Brandt said that the ferry was late, citing a broken pump, and stressed that nobody was hurt.'],
      'en',
    )
    expect(said(document)).toEqual([
      'Peter Brandt | say/assert | that the ferry was late',
      'Peter Brandt | cite/assert | a broken pump',
      'Peter Brandt | stress/assert | that nobody was hurt',
    ])
  })

  test('", and accused" goes on with whoever speaks', () => {
    const document = report(
      [
        'Peter Brandt said on Monday that his town had no need of a second bridge, and accused the port of hiding a report.',
      ],
      'en',
    )
    expect(said(document)).toEqual([
      'Peter Brandt | say/assert | that his town had no need of a second bridge',
      'Peter Brandt | accuse/accuse | the port of hiding a report',
    ])
  })

  test('a quotation interrupted by its cue is one statement', () => {
    const document = report(['“We lost the key,” said Peter Brandt. “It was never found.”'], 'en')
    expect(said(document)).toEqual(['Peter Brandt | say/assert | “We lost the key,” … “It was never found.”'])
  })
})

test('two who are quoted in one paragraph keep their own words', () => {
  const document = report(
    [
      '"It\'s a disgrace," said one resident, who asked not to be named. Others were more forgiving. "They do their best," Jean Moss, 71, said outside the hall.',
    ],
    'en',
  )
  expect(said(document).filter((line) => line.includes('say/assert'))).toEqual([
    '(one resident) | say/assert | "It\'s a disgrace,"',
    'Jean Moss | say/assert | "They do their best,"',
  ])
})

test('a quotation that another is introduced for is not of the one before', () => {
  const document = report(
    [
      '"I support them, they work hard," said Tom Birch, a fisherman. His wife disagreed. "They already earn enough, I think."',
    ],
    'en',
  )
  expect(said(document)).toEqual([
    'Tom Birch | say/assert | "I support them, they work hard,"',
    '(His wife) | disagreed/assert | "They already earn enough, I think."',
  ])
})

describe('transcripts', () => {
  test('an answer points to its question', () => {
    const document = transcript(
      [
        { label: 'Question', name: null, role: 'question', inReplyTo: null, text: 'When will the bridge open?' },
        { label: 'Ruth Okoye', name: 'Ruth Okoye', role: 'answer', inReplyTo: 0, text: 'In June. Not before.' },
      ],
      [],
      'en',
    )
    const { people, attributions } = attribute(document.parsed, document.segmented)
    expect(attributions.map(({ kind, cue, inReplyTo, addressee }) => [kind, cue?.act, inReplyTo, addressee])).toEqual([
      ['turn', 'ask', null, 0],
      ['turn', 'answer', 0, null],
    ])
    expect(people.map(({ name }) => name)).toEqual(['Ruth Okoye'])
  })

  test('a pronoun in an answer is of nobody whom only an earlier answer names', () => {
    const asks = { label: 'Question', name: null, role: 'question' as const, inReplyTo: null }
    const answers = { label: 'Okoye', name: 'Ruth Okoye', role: 'answer' as const }
    const document = transcript(
      [
        { ...asks, text: 'What do people say?' },
        { ...answers, inReplyTo: 0, text: 'Peter Brandt said that the ferry is late. He said that it is dirty.' },
        { ...asks, text: 'And the minister?' },
        { ...answers, inReplyTo: 2, text: 'He says that he is behind me.' },
      ],
      [],
      'en',
    )
    expect(said(document).filter((line) => line.startsWith('Peter Brandt'))).toEqual([
      'Peter Brandt | say/assert | that the ferry is late',
      'Peter Brandt | say/assert | that it is dirty',
    ])
  })
})

test('a quoted word before a comma does not end what is said', () => {
  const document = report(['Peter Brandt replied that if the harbour is a “museum,” the town should close it.'], 'en')
  expect(said(document)).toEqual([
    'Peter Brandt | reply/answer | that if the harbour is a “museum,” the town should close it',
  ])
})

describe('what somebody reports another to have said', () => {
  const text = ['Peter Brandt said that Ruth Okoye had promised that the ferry would run at night. He called it a lie.']

  test('is the other one’s statement, within the first', () => {
    const { parsed, segmented } = report(text, 'en')
    const { people, attributions } = attribute(parsed, segmented)
    const inner = attributions.find(({ cue }) => cue?.lemma === 'promise')
    expect(inner && people[inner.speaker.person ?? -1]?.name).toBe('Ruth Okoye')
    expect(inner && attributions[inner.within ?? -1]?.cue?.lemma).toBe('say')
  })

  test('does not change who “he” is', () => {
    const { parsed, segmented } = report(text, 'en')
    const { people, attributions } = attribute(parsed, segmented)
    const last = attributions.at(-1)
    expect(last && people[last.speaker.person ?? -1]?.name).toBe('Peter Brandt')
  })
})

test('a quotation’s own “I said” is a part of it', () => {
  const document = report(['“I said I would pay for the bridge, and I will,” Peter Brandt told the council.'], 'en')
  expect(said(document)).toEqual(['Peter Brandt | tell/assert | “I said I would pay for the bridge, and I will,”'])
})

describe('a language', () => {
  const quotation = '“Most jest zamknięty do maja i nikt nie wie, co dalej.” Tak było wczoraj.'
  const warnings = (language: string | null) => {
    const { parsed, segmented } = report([quotation], language)
    return attribute(parsed, segmented).warnings
  }

  test.each(['pl', null])('that is not read (%s) yields quotations alone, and says so', (language) => {
    expect(said(report([quotation], language))).toEqual([
      '? | - | “Most jest zamknięty do maja i nikt nie wie, co dalej.”',
    ])
    expect(warnings(language)).toEqual(['quotations-only'])
  })

  test('that is read by rules alone says so', () => {
    expect(warnings('fr')).toEqual(['reported-speech-by-rules'])
    expect(warnings('en')).toEqual([])
  })
})

test('what is quoted inside a quotation is of whom it names', () => {
  const document = report(
    [
      '"My colleague Irina Holt told me in May: \'Give us the date and we will give you the ships.\'," Anar Akmed said.',
    ],
    'en',
  )
  expect(said(document)).toEqual([
    expect.stringMatching(/^Anar Akmed \| say\/assert/),
    "Irina Holt | tell/assert | 'Give us the date and we will give you the ships.'",
  ])
  expect(attribute(document.parsed, document.segmented).attributions.map(({ within }) => within)).toEqual([null, 0])
})
