import { describe, expect, it } from 'vitest'
import { ANSWERS, exchange, interviewPage, QUESTIONS, readTalk } from './talk.ts'

const p = (text: string) => `<p>${text}</p>`
const boldQuestions = exchange((q) => p(`<b>${q}</b>`), p)
const roles = ({ said }: { said: [string | null, string | null, string, string][] }) =>
  said.map(([label, name, role]) => `${role} ${name ?? label ?? '?'}`)

describe('participants', () => {
  it.each([
    ['Marta Lindqvist spoke to Ruth Calloway.', 'Ruth Calloway'],
    ['Marta Lindqvist became mayor two years ago. She spoke to Ruth Calloway about bridges.', 'Ruth Calloway'],
    ['Interview: Ruth Calloway', 'Ruth Calloway'],
    ['Die Bürgermeisterin über Brücken und Fähren. Interview: Ruth Calloway', 'Ruth Calloway'],
    ['In an interview with the Courier’s Ruth Calloway, the mayor defends the bridge.', 'Ruth Calloway'],
    ['Das Gespräch führte Ruth Calloway.', 'Ruth Calloway'],
    ['Propos recueillis par Ruth Calloway', 'Ruth Calloway'],
    ['Интервью взяла Рут Коллоуэй', 'Рут Коллоуэй'],
  ])('are found in leads and credits: %s', async (lead, interviewer) => {
    const talk = await readTalk(interviewPage(boldQuestions, { lead }))
    expect(talk.participants).toContainEqual({ name: interviewer, role: 'interviewer', description: null })
    expect(roles(talk).slice(0, 2)).toEqual([`Q ${interviewer}`, 'A Marta Lindqvist'])
  })

  it.each([
    ['de', 'Marta Lindqvist: „Die Brücke wird aufgehen“', 'Über Brücken und Fähren.'],
    ['fr', 'Marta Lindqvist : « Le pont ouvrira »', 'Entretien'],
    ['tr', 'Belediye başkanı Marta Lindqvist: "Köprü açılacak"', 'Röportaj'],
    ['fr', 'Interview de Mme Marta Lindqvist, maire de Hamnvik', 'Le pont'],
    ['ru', 'Мост откроется', 'Мэр Марта Линдквист в интервью агентству рассказала о мосте.'],
    [
      'en',
      'The bridge',
      'It opens in May, Marta Lindqvist, mayor of Hamnvik, said in an interview with Radio North at Bridge Forum.',
    ],
    [
      'en',
      'The bridge',
      'It opens in May, Minister of Transport and Communications Marta Lindqvist said in an interview with Radio North.',
    ],
    ['tr', 'Köprü açılacak', 'Belediye başkanı Marta Lindqvist sorularımızı yanıtladı.'],
    ['ru', 'Мост откроется', 'Марта Линдквист рассказала корреспонденту «Вестника» о мосте.'],
    ['ru', 'Мост откроется', 'Корреспонденту Арине Полозовой рассказала о нём мэр Марта Линдквист.'],
    ['ru', 'Мост откроется', 'Марта Линдквист рассказала о нём корреспонденту Ивану Полозову.'],
  ])('are those whom title and lead let speak (%s): %s, %s', async (_, title, lead) => {
    const { participants } = await readTalk(interviewPage(boldQuestions, { title, lead }))
    expect(participants.map(({ name, role }) => [name, role])).toEqual([
      [expect.stringMatching(/^(?:Marta Lindqvist|Марта Линдквист)$/), 'interviewee'],
    ])
  })

  it('are no words of two lines, and no honorific', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q) => p(`<b>QUESTION:</b> ${q}`),
          (a) => p(`<b>MR. LINDQVIST:</b> ${a}`),
        ),
        { title: 'The mayor interviewed', lead: 'RUTH CALLOWAY REPORTS' },
      ),
    )
    expect(talk.participants).toEqual([])
  })

  it('are found in a byline that is no part of the text, and in a closing line', async () => {
    const byline = await readTalk(
      interviewPage(boldQuestions).replace('<main>', '<main><p class="byline">Interview: Ruth Calloway</p>'),
    )
    expect(roles(byline)[0]).toBe('Q Ruth Calloway')
    const closing = await readTalk(interviewPage(`${boldQuestions}${p('<i>Interview: Ruth Calloway</i>')}`))
    expect(roles(closing)[0]).toBe('Q Ruth Calloway')
    expect(closing.said).toHaveLength(8)
  })

  it('are not newspapers, agencies and sites', async () => {
    const head = '<meta name="author" content="Harbour Courier">'
    const talk = await readTalk(
      interviewPage(boldQuestions, { head, lead: 'The mayor gave an interview to Norvik News Agency.' }),
    )
    expect(talk.participants.map(({ name }) => name)).toEqual(['Marta Lindqvist'])
    expect(roles(talk)[0]).toBe('Q ?')
  })

  it('lose the occupation in front of their names', async () => {
    const talk = await readTalk(
      interviewPage(boldQuestions, { title: 'Interview mit Schriftstellerin Sonja Silber', lead: 'Ein Gespräch.' }),
    )
    expect(talk.participants.map(({ name }) => name)).toEqual(['Sonja Silber'])
  })

  it('are told by whom the first question speaks to', async () => {
    const body = boldQuestions.replace('You promised', 'Ms Lindqvist, you promised')
    const talk = await readTalk(
      interviewPage(body, {
        title: '“The bridge will open”: an interview',
        lead: 'Hamnvik’s mayor Marta Lindqvist is sure.',
      }),
    )
    expect(roles(talk)[1]).toBe('A Marta Lindqvist')
  })

  it('are told by the first question even where only the second says “you”', async () => {
    const page = interviewPage(
      '<p><b>Frau Lindqvist, die Reederei will aufhören.</b></p><p>Das hat sie oft gesagt.</p><p><b>Man wirft Ihnen vor, zu zögern. Tun Sie das?</b></p><p>Ich zögere nicht.</p><p><b>Wann entscheiden Sie?</b></p><p>Wenn ich alles weiß.</p>',
      { title: '„Ich zögere nicht“', lead: 'Bürgermeisterin Marta Lindqvist im Gespräch über die Fähre.' },
    )
    expect((await readTalk(page)).said.filter(([, , role]) => role === 'A').map(([, name]) => name)).toEqual([
      'Marta Lindqvist',
      'Marta Lindqvist',
      'Marta Lindqvist',
    ])
  })

  it('stay unknown where two could be meant', async () => {
    const lead = 'An interview with Marta Lindqvist. Interview with Jonas Falk.'
    const talk = await readTalk(
      interviewPage(boldQuestions, {
        title: 'Marta Lindqvist: “We build”',
        lead: `${lead} Jonas Falk interviews Jan Beck.`,
      }),
    )
    expect(new Set(roles(talk).filter((role) => role.startsWith('A')))).toEqual(new Set(['A ?']))
  })

  it('are told by initials, those too who say but one thing', async () => {
    const title = 'Who owns the sea? A debate'
    const { said } = await readTalk(
      `<main><h1>${title}</h1><p>The festival brought together Elnur Rzayev and Harriet Vane-Moss. Tunde Bakare was in the chair. This is an edited transcript.</p><p><b>TB:</b> Who does, in your view?</p><p><b>ER:</b> Nobody does, and that is the trouble, I think.</p><p><b>TB:</b> Do you agree?</p><p><b>HVM:</b> I only write about it, you know.</p><p><b>TB:</b> And the fish?</p><p><b>ER:</b> I wish they had a vote.</p></main>`,
    )
    expect(said.map(([label, name]) => [label, name])).toEqual([
      ['TB', 'Tunde Bakare'],
      ['ER', 'Elnur Rzayev'],
      ['TB', 'Tunde Bakare'],
      ['HVM', 'Harriet Vane-Moss'],
      ['TB', 'Tunde Bakare'],
      ['ER', 'Elnur Rzayev'],
    ])
  })
})

describe('roles', () => {
  it('tell who asks when both only carry their names', async () => {
    const talk = await readTalk(
      interviewPage(
        [
          p('<b>Ruth Calloway:</b> Let us speak about the bridge.'),
          p(`<b>Marta Lindqvist:</b> ${ANSWERS[0]}`),
          p('<b>Ruth Calloway:</b> Right.'),
          p(`<b>Marta Lindqvist:</b> ${ANSWERS[1]} You know that, don’t you?`),
          p(`<b>Ruth Calloway:</b> ${QUESTIONS[2]}`),
          p(`<b>Marta Lindqvist:</b> ${ANSWERS[2]}`),
          p(`<b>Ruth Calloway:</b> ${QUESTIONS[3]}`),
          p(`<b>Marta Lindqvist:</b> ${ANSWERS[3]}`),
        ].join(''),
      ),
    )
    expect(talk.said.map(([, , role]) => role).join('')).toBe('QASAQAQA')
    expect(talk.turns.map(({ inReplyTo }) => inReplyTo)).toEqual([null, 0, null, 0, null, 4, null, 6])
  })

  it('know several interviewers', async () => {
    const talk = await readTalk(
      interviewPage(
        [
          p(`<b>Ruth Calloway:</b> ${QUESTIONS[0]}`),
          p(`<b>Marta Lindqvist:</b> ${ANSWERS[0]}`),
          p('<b>Jan Beck:</b> And the ferry?'),
          p(`<b>Lindqvist:</b> ${ANSWERS[1]}`),
          p(`<b>Calloway:</b> ${QUESTIONS[2]}`),
          p(`<b>Lindqvist:</b> ${ANSWERS[2]}`),
        ].join(''),
        { lead: 'Marta Lindqvist spoke to Ruth Calloway (Radio North) and Jan Beck.' },
      ),
    )
    expect(roles(talk)).toEqual([
      'Q Ruth Calloway',
      'A Marta Lindqvist',
      'Q Jan Beck',
      'A Marta Lindqvist',
      'Q Ruth Calloway',
      'A Marta Lindqvist',
    ])
  })

  it('let moderators and the audience ask, and several people answer one question', async () => {
    const talk = await readTalk(
      interviewPage(
        [
          p(`<b>Moderator:</b> ${QUESTIONS[0]}`),
          p(`<b>Marta Lindqvist:</b> ${ANSWERS[0]}`),
          p('<b>Jonas Falk:</b> I doubt that, and I said so in the council last year.'),
          p(`<b>Audience member:</b> ${QUESTIONS[2]}`),
          p(`<b>Jonas Falk:</b> ${ANSWERS[2]}`),
        ].join(''),
        { title: 'Panel: the bridge', lead: 'A conversation with Marta Lindqvist and Jonas Falk.' },
      ),
    )
    expect(roles(talk)).toEqual([
      'Q Moderator',
      'A Marta Lindqvist',
      'A Jonas Falk',
      'Q Audience member',
      'A Jonas Falk',
    ])
    expect(talk.turns.map(({ inReplyTo }) => inReplyTo)).toEqual([null, 0, 0, null, 3])
  })

  it('do not take whoever gives the floor at a news conference for one who answers', async () => {
    const press = (n: number) =>
      p('<b>Press officer Jan Beck:</b> The lady over there, please.') +
      p(`<b>Question:</b> ${QUESTIONS[n]}`) +
      p(`<b>Marta Lindqvist:</b> ${ANSWERS[n]} ${ANSWERS[n]} What do you think of that?`)
    const talk = await readTalk(
      interviewPage([0, 1, 2, 3].map(press).join(''), { title: 'News conference by the mayor', lead: 'Hamnvik.' }),
    )
    expect(talk.said.map(([, , role]) => role).join('')).toBe('SQASQASQASQA')
    expect(new Set(talk.said.filter(([label]) => label === 'Question').map(([, name]) => name))).toEqual(
      new Set([null]),
    )
  })

  it('know a first question that only speaks to somebody, and a lead in bold as none', async () => {
    const prompts = exchange(
      (q, n) => p(`<b>${n === 0 ? 'Mayor, the ferry company says that it will stop.' : q}</b>`),
      (a) => p(a),
    )
    const lead = '<p><b>The mayor of Hamnvik has had a long year behind her.</b></p><p>It rains when we meet.</p>'
    const { said } = await readTalk(interviewPage(lead + prompts))
    expect(said[0]).toEqual([null, null, 'Q', 'Mayor, the ferry company says that it will stop.'])
    expect(said).toHaveLength(8)
  })
})

it('what a host says in welcome and farewell is no question, and its reply no answer', async () => {
  const talk = await readTalk(
    interviewPage(
      [
        'Ruth Calloway: Welcome to Harbour Talk. With me is the mayor of Hamnvik.',
        'Marta Lindqvist: It is good to be here.',
        ...QUESTIONS.flatMap((question, n) => [`Ruth Calloway: ${question}`, `Marta Lindqvist: ${ANSWERS[n]}`]),
        'Ruth Calloway: Marta Lindqvist, thank you so much for coming.',
        'Marta Lindqvist: My pleasure.',
      ]
        .map(p)
        .join(''),
    ),
  )
  expect(talk.said.map(([, , role]) => role).join('')).toBe('SSQAQAQAQASS')
})

describe('what is not said', () => {
  it('is music in captions and who made them; ">>" alone is a change of speakers', async () => {
    const cues = [
      '♪ ♪',
      ...QUESTIONS.flatMap((question, n) => [`>> CALLOWAY: ${question}`, `>> LINDQVIST: ${ANSWERS[n]}`]),
      '>> And the ferry?',
      '>> It stays.',
      '♪ ♪',
      'Captions by OPENLINE ACCESS www.openline.example',
    ]
    const srt = cues.map((cue, n) => `${n + 1}\n00:00:${10 + n},000 --> 00:00:${11 + n},000\n${cue}`).join('\n\n')
    const talk = await readTalk(srt, { as: 'srt', url: 'https://courier.example/talk.srt' })
    expect(talk.said.at(-3)?.[3]).toBe(ANSWERS[3])
    expect(talk.said.slice(-2).map(([, name, , text]) => [name, text])).toEqual([
      [null, 'And the ferry?'],
      [null, 'It stays.'],
    ])
  })

  it('is no part of a turn: notes, captions, boxes, pull quotes, pointers, credits, portraits', async () => {
    const margin = [
      '<aside class="box"><h3>The bridge</h3><p>Length: 300 metres. Built since 2021.</p></aside>',
      p('Marta Lindqvist at the pier (Photo: Jan Beck/Courier)'),
      `<blockquote>${ANSWERS[0]!.slice(0, 60)}</blockquote>`,
      p('<b>Read also:</b> <a href="/ferry">How the ferry was lost</a>'),
    ]
    const body = exchange(
      (q) => p(`<b>${q}</b>`),
      (a, n) => p(`(laughs) ${a} [Applause]`) + margin[n]!,
    )
    const portrait = p('<b>Marta Lindqvist</b>, 54, is mayor of Hamnvik. She lives in Old Town.')
    const talk = await readTalk(interviewPage(`${body}${p('<i>Interview: Ruth Calloway</i>')}${portrait}`))
    expect(talk.said.map(([, , , text]) => text)).toEqual(QUESTIONS.flatMap((question, n) => [question, ANSWERS[n]]))
  })

  it.each([
    p('<em>This talk was shortened for reasons of space.</em>'),
    '<p class="outro">The mayor takes her coat. Outside the ferry is leaving.</p>',
    `<h3>Show notes</h3>${p('The music is by The Low Pass.')}`,
    p('Transcribed by Scribe Well'),
  ])('is what follows the last answer in another print: %s', async (outro) => {
    const talk = await readTalk(interviewPage(`${exchange((q) => p(`<b>${q}</b>`), p)}${outro}`))
    expect(talk.said.at(-1)?.[3]).toBe(ANSWERS[3])
  })

  it('is the reporter’s between answers in quotation marks, which may run over paragraphs', async () => {
    const body = exchange(
      (q) => p(`<b>${q}</b>`),
      (a, n) => p(`«${a}`) + p('My office knows».') + (n === 1 ? p('She looks out at the rain.') : ''),
    )
    const talk = await readTalk(interviewPage(body))
    expect(talk.said.filter(([, , role]) => role === 'A').map(([, , , text]) => text)).toEqual(
      ANSWERS.map((a) => `«${a} / My office knows».`),
    )
  })

  it('may be thousands of headings between two turns', async () => {
    const turns = QUESTIONS.map(
      (question, n) => `**Ruth Calloway:** ${question}\n\n**Marta Lindqvist:** ${ANSWERS[n]}\n\n`,
    )
    const headings = '### Over there\n\n'.repeat(20_000)
    const text = `# Interview\n\n${turns.slice(0, 2).join('')}${headings}${turns.slice(2).join('')}### Notes\n\nMusic.`
    const talk = await readTalk(text, { as: 'markdown' })
    expect(talk.said.map(([, , , said]) => said)).toEqual(QUESTIONS.flatMap((question, n) => [question, ANSWERS[n]]))
  })

  it('is no note of the editors', async () => {
    const talk = await readTalk(
      interviewPage(
        `${exchange((q) => p(`<b>${q}</b>`), p)}${p('<small>Editor’s note: greetings were left out.</small>')}`,
      ),
    )
    expect(talk.said.at(-1)?.[3]).toBe(ANSWERS[3])
  })

  it('is neither who takes part, nor what was done to the transcript, nor what the programme is', async () => {
    const turns = exchange(
      (q) => `**CALLOWAY:** ${q}\n`,
      (a) => `**LINDQVIST:** ${a}\n`,
    )
    const head = '# The bridge\n\n**Host:** Ruth Calloway\n**Guest:** Marta Lindqvist, mayor of Hamnvik since 2019\n\n'
    const note = 'The text has been lightly edited for clarity. Check against delivery.\n\n'
    const end = '\n\n---\n\n**About this program:** Bridges is made in Hamnvik.\n\n(c) 2026 Radio North.'
    const { said, participants } = await readTalk(`${head}${note}${turns}${end}`, { as: 'markdown' })
    expect(said.map(([label, , , text]) => [label, text])).toEqual(
      QUESTIONS.flatMap((question, n) => [
        ['CALLOWAY', question],
        ['LINDQVIST', ANSWERS[n]],
      ]),
    )
    expect(participants.map(({ name }) => name)).toEqual(['Ruth Calloway', 'Marta Lindqvist'])
  })

  it('is not a whole paragraph in which an editor explains a word', async () => {
    const explained = 'Так сказал и Филин (прим. ред. — инженер), и я ему верю.'
    const text = [
      'Интервью',
      'Вопрос: Когда откроется мост?',
      'Ответ: Мы откроем его в мае.',
      explained,
      'Вопрос: А кто за него заплатит?',
      'Ответ: Мы все.',
    ]
    const { said } = await readTalk(`${text.join('\n\n')}\n`, { as: 'text' })
    expect(said[1]?.[3]).toBe(`Мы откроем его в мае. / ${explained}`)
  })

  it('is no invitation to subscribe that stands in the middle of an answer', async () => {
    const box =
      '<div class="newsletter"><h4>Sign up for our newsletter</h4><p>Get the best stories each morning.</p></div>'
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q) => p(`<b>${q}</b>`),
          (a, n) => p(a) + (n === 1 ? box + p('So it goes.') : ''),
        ),
      ),
    )
    expect(talk.parsed.text).not.toMatch(/newsletter|best stories/)
    expect(talk.said[3]?.[3]).toBe(`${ANSWERS[1]} / So it goes.`)
  })

  it('does not turn a site’s own question into the interviewer’s', async () => {
    const offer =
      p('<b>Want to know more?</b>') + p('Sign up for our newsletter and get the news straight to your inbox.')
    expect((await readTalk(interviewPage(`${boldQuestions}${offer}`))).said).toHaveLength(8)
  })
})

describe('no turns', () => {
  it.each([
    [
      'a report with quotations',
      p('“We shall open it in May,” Marta Lindqvist told the Courier on Monday. “Who pays for the ferry? We all do.”') +
        p('Asked whether she would run again, she laughed: “Ask me in a year.”') +
        p('Why it matters: the bridge has been late for three years, and the council is losing patience.') +
        p('What happens next? The council votes in March, and the harbour master has to agree.'),
    ],
    [
      'a list of questions that readers ask',
      [
        ['When does the bridge open?', 'The bridge opens on the second Saturday of May at ten in the morning.'],
        ['How much does it cost?', 'Crossing is free for people on foot and costs two crowns for cars.'],
        ['Where can cars be parked?', 'There is a car park at the old shipyard with room for ninety cars.'],
        ['Is there a bus?', 'Line 4 stops at the bridge every twenty minutes.'],
      ]
        .map(([q, a]) => p(`<b>${q}</b>`) + p(a!))
        .join(''),
    ],
    [
      'a list of facts',
      ['Length: 300 metres', 'Price: 40 million crowns', 'Architect: Jan Beck', 'Opening: May', 'Owner: the town']
        .map((fact) => p(`<b>${fact.replace(':', ':</b>')}`))
        .join('') + p(ANSWERS[0]!.replaceAll('I ', 'the mayor ')),
    ],
  ])('in %s', async (_, body) => {
    const page = interviewPage(body, {
      title: 'Bridge will open in May',
      lead: 'The mayor of Hamnvik defends her plans.',
    })
    expect((await readTalk(page)).said).toEqual([])
  })
})

describe('labels of office', () => {
  it('with what the office is of, and a surname', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q) => p(`<b>Question:</b> ${q}`),
          (a) => p(`<b>Foreign Minister Lindqvist:</b> ${a}`),
        ),
        { title: 'The bridge will open', lead: 'Foreign Minister Marta Lindqvist answered questions in Hamnvik.' },
      ),
    )
    expect(talk.said[1]!.slice(0, 2)).toEqual(['Foreign Minister Lindqvist', 'Marta Lindqvist'])
  })

  it('in capitals, whose holder stands behind all of it', async () => {
    const lines = QUESTIONS.map((question, n) => `Q.  ${question}\n\nTHE MINISTER:  ${ANSWERS[n]}`)
    const head = 'PRESS CONFERENCE BY THE MINISTER OF BRIDGES AND FERRIES,\nMARTA LINDQVIST\n\n2:04 P.M.\n\nHamnvik'
    const talk = await readTalk(`${head}\n\n${lines.join('\n\n')}\n`, { as: 'text' })
    expect(talk.said.map(([label, name]) => [label, name]).slice(0, 2)).toEqual([
      ['Q', null],
      ['THE MINISTER', 'Marta Lindqvist'],
    ])
  })
})

it('spells initials out the first time', async () => {
  const said = QUESTIONS.map((question, n) => [question, ANSWERS[n]!] as const)
  const body = said.map(([question, answer], n) => {
    const [asks, answers] = n === 0 ? ['Ruth Calloway (RC)', 'Marta Lindqvist (ML)'] : ['RC', 'ML']
    return p(`<strong>${asks}:</strong> ${question}`) + p(`${answers}: ${answer}`)
  })
  const talk = await readTalk(interviewPage(body.join('')))
  expect(talk.said.map(([, name]) => name)).toEqual(QUESTIONS.flatMap(() => ['Ruth Calloway', 'Marta Lindqvist']))
})

it('is told by its closing note where nothing else says that it is an interview', async () => {
  const page = (note: string) =>
    interviewPage(`${exchange((q) => `<blockquote>${p(`<em>${q}</em>`)}</blockquote>`, p)}${p(note)}`, {
      title: 'Until it opens',
      lead: 'Marta Lindqvist builds bridges in Hamnvik.',
    })
  const talk = await readTalk(page('This interview has been edited for length.'))
  expect(talk.said.map(([, , role]) => role).join('')).toBe('QA'.repeat(QUESTIONS.length))
})
