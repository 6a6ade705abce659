import { describe, expect, it } from 'vitest'
import { exchange, interviewPage, readTalk } from './talk.ts'

const p = (text: string) => `<p>${text}</p>`
const talk = exchange((q) => p(`<b>${q}</b>`), p)
const published = '<meta property="article:published_time" content="2026-02-03T10:00:00Z">'

async function factsOf(lead: string, { title = 'The bridge will open', body = talk, head = published } = {}) {
  const { talk: facts, origins } = await readTalk(interviewPage(body, { title, lead, head }))
  return { ...facts, origins }
}

describe('for whom a talk was held', () => {
  it.each([
    [
      'Marta Lindqvist gave an interview to Norvik News Agency and the newspaper Fjordposten.',
      ['Norvik News Agency', 'Fjordposten'],
    ],
    [
      'The mayor gave an exclusive interview to Peer Holm, head of the agency, for the Northern Broadcasting Company and Norway’s Radio Vest.',
      ['Northern Broadcasting Company', 'Radio Vest'],
    ],
    ['The mayor defends the bridge in an interview with the Evening Post.', ['Evening Post']],
    ['“It will open,” the mayor told Reuters in an interview.', ['Reuters']],
    ['Marta Lindqvist sat down with German magazine Hafen for an interview.', ['Hafen']],
    ['In an interview with the Courier’s Ruth Calloway the mayor defends the bridge.', ['Courier']],
    ['Interview: Ruth Calloway (Radio North)', ['Radio North']],
    ['Wann die Brücke kommt, verrät die Bürgermeisterin im Interview mit dem Magazin Elbufer.', ['Elbufer']],
    ['Das sagte sie im taz-Interview.', ['taz']],
    ['Dans un entretien accordé au quotidien Le Littoral, la maire défend le pont.', ['Le Littoral']],
    ['La alcaldesa concedió una entrevista al diario El Faro del Norte.', ['El Faro del Norte']],
    ['Lo dice la sindaca in un’intervista al quotidiano Il Porto.', ['Il Porto']],
    ['A prefeita falou em entrevista ao jornal O Cais.', ['O Cais']],
    ['Об этом мэр рассказала в интервью телеканалу «Гавань».', ['Гавань']],
    ['Про це мер розповіла в інтерв’ю виданню «Пристань».', ['Пристань']],
    ['Mówi o tym burmistrz w wywiadzie dla PAP.', ['PAP']],
    ['Başkan, Hürriyet’e verdiği röportajda köprüyü anlattı.', ['Hürriyet']],
    ['Mer “Körpü” telekanalına müsahibə verib.', ['Körpü']],
    ['市长接受《港口日报》采访时谈到大桥。', ['港口日报']],
  ])('%s', async (lead, outlets) => {
    const facts = await factsOf(lead)
    expect(facts.outlets).toEqual(outlets)
    expect(facts.origins['talk.outlets']).toBe('text')
  })

  it('stands in titles, and in the labels of the questions', async () => {
    const titled = await factsOf('On the bridge.', { title: 'Interview to Norvik News Agency' })
    expect([titled.outlets, titled.origins['talk.outlets']]).toEqual([['Norvik News Agency'], 'heading'])
    const labelled = await factsOf('On the bridge.', {
      body: exchange(
        (q) => p(`<b>Fjord News:</b> ${q}`),
        (a) => p(`<b>Marta Lindqvist:</b> ${a}`),
      ),
    })
    expect(labelled.outlets).toEqual(['Fjord News'])
  })

  it.each([
    'Marta Lindqvist spoke to Ruth Calloway.',
    'In an interview with the President of Norvik the mayor defends the bridge.',
    'The mayor said in an interview last week that the bridge would open.',
    'Im TV-Interview verteidigt sie die Brücke.',
    'The police held a recorded interview with the FBI.',
    'Мэр дала интервью в понедельник.',
  ])('is not guessed: %s', async (lead) => {
    const facts = await factsOf(lead)
    expect(facts.outlets).toEqual([])
    expect(facts.origins).not.toHaveProperty('talk.outlets')
  })
})

describe('when a talk was held', () => {
  it.each([
    ['The interview took place on January 28, 2026.', '2026-01-28'],
    ['The interview was recorded on 28 January.', '2026-01-28'],
    ['On December 17, Marta Lindqvist, the mayor of Hamnvik, gave an interview to Norvik News Agency.', '2025-12-17'],
    ['Date of interview: 28 January 2026', '2026-01-28'],
    ['Das Gespräch wurde am 28. Januar 2026 geführt.', '2026-01-28'],
    ['L’entretien a eu lieu le 28 janvier 2026.', '2026-01-28'],
    ['La entrevista se realizó el 28 de enero de 2026.', '2026-01-28'],
    ['Интервью записано 28 января 2026 года.', '2026-01-28'],
    ['Дата интервью: 28.01.2026', '2026-01-28'],
  ])('%s', async (lead, date) => {
    const facts = await factsOf(lead)
    expect([facts.date, facts.origins['talk.date']]).toEqual([date, 'text'])
  })

  it('stands in closing lines too', async () => {
    const body = `${talk}${p('<i>The interview was conducted by Ruth Calloway on 27 January 2026 in Oslo.</i>')}`
    expect(await factsOf('On the bridge.', { body })).toMatchObject({ date: '2026-01-27', place: 'Oslo' })
  })

  it.each([
    'This interview was first published on January 28, 2026.',
    'The interview was held between 27 January 2026 and 29 January 2026.',
    'The council gave its consent on January 28, 2026.',
    'Marta Lindqvist, mayor since May 12, 2021, in an interview.',
  ])('is not guessed: %s', async (lead) => {
    expect((await factsOf(lead)).date).toBeNull()
  })

  it('needs a year, its own or the page’s', async () => {
    expect((await factsOf('The interview took place on January 28.', { head: '' })).date).toBeNull()
  })

  it('dates what was said', async () => {
    const { extract } = await import('../../../src/index.ts')
    const html = interviewPage(talk, { lead: 'The interview took place on January 28, 2026.', head: published })
    const { statements } = await extract(new TextEncoder().encode(html), { contentType: 'text/html' })
    expect(statements[1]?.saidAt).toEqual({ value: '2026-01-28', precision: 'day', basis: 'lead' })
  })
})

describe('where a talk was held', () => {
  it.each([
    ['The interview was recorded on January 28, 2026 in Hamnvik, Norvik County.', 'Hamnvik, Norvik County'],
    ['The press conference took place at the Town Hall on Harbour Square.', 'the Town Hall on Harbour Square'],
    ['Place: The Old Customs House, Hamnvik', 'The Old Customs House, Hamnvik'],
    ['Das Gespräch fand in Berlin statt.', 'Berlin'],
    ['Entretien réalisé à Paris par Ruth Calloway.', 'Paris'],
    ['La entrevista se realizó en Madrid.', 'Madrid'],
    ['Место проведения: Ратуша', 'Ратуша'],
  ])('%s', async (lead, place) => {
    const facts = await factsOf(lead)
    expect([facts.place, facts.origins['talk.place']]).toEqual([place, 'text'])
  })

  it('is the line that governments print with the time of day', async () => {
    const above = await factsOf('East Hall</p><p class="lead">2:05 P.M. EST')
    expect(above.place).toBe('East Hall')
    const below = await factsOf('January 28, 2026</p><p class="lead">16:40</p><p class="lead">The Castle, Oslo')
    expect(below.place).toBe('The Castle, Oslo')
  })

  it.each([
    'The interview was held in English.',
    'The interview was recorded in January.',
    'Marta Lindqvist, born in Oslo, gave an interview to Norvik News Agency.',
  ])('is not guessed: %s', async (lead) => {
    expect((await factsOf(lead)).place).toBeNull()
  })
})
