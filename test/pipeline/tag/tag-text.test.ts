import { describe, expect, it } from 'vitest'
import { tagText } from '../../../src/pipeline/tag/tag-text.ts'
import { atLevel } from '../../../src/pipeline/tag/taxonomy.ts'

const topTopics = (input: Parameters<typeof tagText>[0]) =>
  tagText(input).topics.map(({ uri }) => atLevel(uri.replace('medtop:', ''), 1))

describe('tagText', () => {
  it.each([
    ['en', 'The striker scored twice in the second half and the goalkeeper saved a penalty.', '15000000'],
    ['en', 'Patients wait months for surgery because hospitals lack nurses.', '07000000'],
    ['de', 'Der Stürmer traf kurz vor der Halbzeit, der Torwart hielt einen Elfmeter.', '15000000'],
    ['de', 'Die Krankenkassen zahlen die Impfung für alle Patienten.', '07000000'],
    ['ru', 'Правительство внесло в парламент законопроект о новых налогах.', '11000000'],
    ['ru', 'Вратарь отразил пенальти, и сборная вышла в финал.', '15000000'],
    ['fr', 'Les médecins réclament plus de lits dans les hôpitaux.', '07000000'],
    ['fr', 'Les syndicats appellent à la grève contre la baisse des salaires.', '09000000'],
    ['es', 'Los agricultores temen por la cosecha y por el precio de la gasolina.', '04000000'],
    ['es', 'La fiscalía investiga el robo y el asesinato de un comerciante.', '02000000'],
    ['tr', 'Hükümet seçimlerden önce yeni bir anayasa hazırlıyor.', '11000000'],
    ['tr', 'DEPREMDE YIKILAN EVLER İÇİN ARAMA KURTARMA SÜRÜYOR', '03000000'],
    ['az', 'Universitetin tələbələri imtahan verəcəklər.', '05000000'],
    ['az', 'Prezident nazirlərin istefasını qəbul etdi.', '11000000'],
  ])('finds the topic of a statement in %s: %s', (language, text, top) => {
    expect(topTopics({ text, language })[0]).toBe(top)
  })

  it('says nothing where nothing speaks for a topic', () => {
    expect(tagText({ text: 'Well, yes, I would think so.', language: 'en' }).topics).toEqual([])
  })

  it.each([
    ['de', 'In Frankreich hat die Diskussion über die Entscheidung begonnen.'],
    ['de', 'Er nahm das in Kauf.'],
    ['en', 'That is actually an important difference.'],
    ['en', 'Bear in mind that she plays a role in it.'],
  ])('takes no part of a word and no idiom for a topic, in %s: %s', (language, text) => {
    expect(tagText({ text, language }).topics).toEqual([])
  })

  it.each([
    ['Der Wahlkreis', '11000000'],
    ['Die Krebsforschung', '07000000'],
    ['Den Hochwasserschutz', '03000000'],
  ])('reads German compounds by their parts: %s', (text, top) => {
    expect(topTopics({ text, language: 'de' })).toContain(top)
  })

  it('lets a bare answer have the topic of its context', () => {
    const context = 'Will you vote to raise the income tax? Yes.'
    expect(topTopics({ text: 'Yes.', context, language: 'en' })[0]).toBe('11000000')
  })

  it('shows the words that speak for a topic', () => {
    const text = 'He promised to cut the income tax.'
    const [topic] = tagText({ text, language: 'en' }).topics
    expect(topic?.name).toBe('taxation')
    expect(topic?.evidence.map((span) => text.slice(...span))).toEqual(['income tax'])
  })

  it('detects the language where none is given', () => {
    expect(topTopics({ text: 'Der Bundestag stimmt morgen über die Steuerreform der Regierung ab.' })[0]).toBe(
      '11000000',
    )
  })

  it('gives places their codes', () => {
    const { entities } = tagText({
      text: "Ankara and the French oppose it, but NATO's partners in the US do not.",
      language: 'en',
    })
    expect(entities.map(({ name, type, uri }) => [name, type, uri])).toEqual([
      ['Ankara', 'place', 'iso3166:TR'],
      ['France', 'place', 'iso3166:FR'],
      ['NATO', 'organisation', 'http://www.wikidata.org/entity/Q7184'],
      ['United States', 'place', 'iso3166:US'],
    ])
  })
})
