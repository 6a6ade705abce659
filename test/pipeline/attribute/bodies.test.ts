import { expect, test } from 'vitest'
import { attribute } from '../../../src/pipeline/attribute/attribute.ts'
import { report } from './report.ts'

/** The names of who said something in the paragraphs, in order; '?' for whoever has none. */
function speakers(paragraphs: string[], language: string): string[] {
  const { parsed, segmented } = report(paragraphs, language)
  const { people, attributions } = attribute(parsed, segmented)
  return attributions.map(({ speaker }) => (speaker.person === null ? '?' : (people[speaker.person]?.name ?? '?')))
}

test.each([
  [
    'a developer in apposition is the company',
    [
      'The developer, Calder Homes, has bought the quay. The company said it would build flats there.',
      '“We read it in the paper,” the harbour master said.',
    ],
    ['Calder Homes', '?'],
  ],
  [
    'a name with an ampersand is one body',
    ['The operator, Norrby & Western Ferries, said nobody was hurt.', 'The next boat is full, the company said.'],
    ['Norrby & Western Ferries', 'Norrby & Western Ferries'],
  ],
  [
    'a union and a company are told apart',
    [
      'Chipmaker Velanor cut its forecast on Monday.',
      'The Metaal union said the plant was safe. The company said it would hire nobody. “We heard that before,” the union said.',
    ],
    ['Metaal', 'Velanor', 'Metaal'],
  ],
  [
    'a ministry is the one last named',
    [
      'The Foreign Ministry said the road was open.',
      'The Ministry of Finance said the road was too dear. The ministry said it would not pay.',
    ],
    ['Foreign Ministry', 'Ministry of Finance', 'Ministry of Finance'],
  ],
  [
    'a newspaper is no network, and a country no company',
    [
      'The Norrby Times said the bridge was closed. The network said so, too.',
      'Finland said it would help. The company said nothing had changed.',
    ],
    ['Norrby Times', '?', 'Finland', '?'],
  ],
  [
    'of whom a body with an adjective is, nobody tells',
    ['The Supreme Court said the law was void.', 'The appeals court said it would follow.'],
    ['Supreme Court', '?'],
  ],
  [
    'a government is called by its country',
    ['The Norrish government said the ferries were late.'],
    ['Norrish government'],
  ],
  [
    'a party keeps its name alone',
    ['The opposition Civic Dawn party in Calder accused the mayor of hiding the bill.'],
    ['Civic Dawn'],
  ],
  [
    'whoever speaks for a body stands behind it',
    [
      'Spokesperson for the Foreign Ministry Anna Lee told reporters that the talks would go on.',
      'Lee said they were hard.',
    ],
    ['Anna Lee', 'Anna Lee'],
  ],
  [
    'a rival is no part of the name',
    ['Rival Calder Devices Inc. warned last week that demand was falling.'],
    ['Calder Devices Inc'],
  ],
  [
    'a body for something inside another is the first',
    ['The Center for Harbour Policy at the Calder Foundation said the quay was sinking.'],
    ['Center for Harbour Policy'],
  ],
])('%s', (_, paragraphs, expected) => {
  expect(speakers(paragraphs, 'en')).toEqual(expected)
})

test.each([
  ['de', ['Der Verein „Uferfreunde“ klagt. Der Verein teilte mit, die Brücke sei zu teuer.'], ['Uferfreunde']],
  ['de', ['Das Verkehrsministerium erklärte, die Brücke sei sicher.'], ['Verkehrsministerium']],
  [
    'fr',
    [
      'Le ministère des Ports a indiqué que le quai était fermé. Le ministère a ajouté que les travaux dureraient un mois.',
    ],
    ['ministère des Ports', 'ministère des Ports'],
  ],
  ['fr', ['L’association Eaux vives dénonce un chantier trop cher.'], ['Eaux vives']],
  [
    'es',
    [
      'La compañía Naviera Sur informó de que el puerto seguirá cerrado. La empresa añadió que las obras durarán un mes.',
    ],
    ['Naviera Sur', 'Naviera Sur'],
  ],
  [
    'ru',
    ['В Северном управлении порта сообщили, что мост закрыт. В ведомстве добавили, что работы продлятся месяц.'],
    ['Северное управление порта', 'Северное управление порта'],
  ],
  ['ru', ['Ассоциация «Чистая вода» считает, что проект дорогой.'], ['Чистая вода']],
  [
    'tr',
    ['Kıyı Koruma Derneği projenin pahalı olduğunu savundu. Dernek, “Buna izin vermeyeceğiz” dedi.'],
    ['Kıyı Koruma Derneği', 'Kıyı Koruma Derneği'],
  ],
  [
    'az',
    ['Dəniz Agentliyi körpünün bağlı qalacağını açıqlayıb. Agentlik işlərin bir ay davam edəcəyini bildirib.'],
    ['Dəniz Agentliyi', 'Dəniz Agentliyi'],
  ],
])('%s: a body mentioned again by what it is: %s', (language, paragraphs, expected) => {
  expect(speakers(paragraphs, language)).toEqual(expected)
})
