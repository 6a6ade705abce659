import { describe, expect, it } from 'vitest'
import { readTalk } from './talk.ts'

/** A sitting: who presides, who asks, who answers for the government, and somebody who speaks once. */
const SITTING = [
  ['chair', 'Order. I call the first question, and I remind members to be brief.'],
  ['member', 'What has the minister done for the people of Norrby since the reservoir closed?'],
  [
    'minister',
    'I thank her for the question. We have set forty million aside, and the first pipe will be laid by Easter.',
  ],
  ['member', 'My constituents were promised that two years ago. Will he come to Norrby and tell them so himself?'],
  [
    'minister',
    'I should be glad to come. I would only say that we have laid more pipe in six months than they did in six years.',
  ],
  ['chair', 'I thank you both. I call the next question.'],
  ['guest', 'Does the minister accept that my water costs twice as much as it did?'],
  ['minister', 'I do not accept that figure. It went up by a third, and I have asked the regulator to look at it.'],
] as const
type Who = (typeof SITTING)[number][0]
type Printed = Record<Who, string>

const ROLES = ['S', 'Q', 'A', 'Q', 'A', 'S', 'Q', 'A']
const NAMES: Record<Who, string | null> = {
  chair: null,
  member: 'Anna Holm',
  minister: 'Robert Lind',
  guest: 'Peter Marsh',
}

const printed = (line: (who: string, said: string) => string, labels: Printed) =>
  SITTING.map(([who, said]) => line(labels[who], said)).join('\n')
const page = (body: string, title: string) =>
  `<html lang="en"><head><title>${title}</title></head><body><main><article><h1>${title}</h1>${body}</article></main></body></html>`

const CONSTITUENCIES: Printed = {
  chair: 'Mr Speaker',
  member: 'Anna Holm (Norrby East) (Lab)',
  minister: 'The Minister for Water (Robert Lind)',
  guest: 'Sir Peter Marsh (Calder Valley) (Con)',
}

const PAGES: [print: string, body: string][] = [
  ['bold, over the speech', printed((who, said) => `<p><b>${who}</b></p><p>${said}</p>`, CONSTITUENCIES)],
  ['with a colon', printed((who, said) => `<p>${who}: ${said}</p>`, CONSTITUENCIES)],
  ['as headings', printed((who, said) => `<h4>${who}</h4><p>${said}</p>`, CONSTITUENCIES)],
  [
    'links in boxes of one template',
    printed(
      (who, said) => `<div class="part"><div class="who"><a href="/m">${who}</a></div><div><p>${said}</p></div></div>`,
      CONSTITUENCIES,
    ),
  ],
  [
    'bold names, and the place in plain letters',
    printed((who, said) => `<p>${who.replace(/^[^(]+(?<! )/u, '<b>$&</b>')} ${said}</p>`, CONSTITUENCIES),
  ],
  [
    'honorifics and a party',
    printed((who, said) => `<p><b>${who}:</b> ${said}</p>`, {
      chair: 'The Speaker',
      member: 'Ms. Anna Holm (Norrby East, Lib.)',
      minister: 'Hon. Robert Lind (Minister of Water, CPC)',
      guest: 'Mr. Peter Marsh (Calder, BQ)',
    }),
  ],
  [
    'offices behind the names',
    printed((who, said) => `<p><strong>${who}.</strong> – ${said}</p>`, {
      chair: 'The Speaker',
      member: 'Anna Holm, on behalf of the Green Group',
      minister: 'Robert Lind, Member of the Commission',
      guest: 'Peter Marsh (PPE)',
    }),
  ],
]

const TEXTS: [print: string, text: string][] = [
  [
    'capitals and a colon',
    printed((who, said) => `${who}: ${said}`, {
      chair: 'MR. SPEAKER',
      member: 'SHRIMATI ANNA HOLM (NORRBY)',
      minister: 'THE MINISTER OF WATER (SHRI ROBERT LIND)',
      guest: 'DR. PETER MARSH (CALDER)',
    }),
  ],
  [
    'titles and a full stop',
    printed((who, said) => `  ${who}. ${said}`, {
      chair: 'The PRESIDING OFFICER',
      member: 'Ms. ANNA HOLM',
      minister: 'Mr. ROBERT LIND',
      guest: 'Mr. PETER MARSH of Calder',
    }),
  ],
  [
    'capitals and a dash',
    printed((who, said) => `${who} – ${said}`, {
      chair: 'MR. SPEAKER',
      member: 'ANNA HOLM (Norrby)',
      minister: 'ROBERT LIND (Calder)',
      guest: 'PETER MARSH (Eastholm)',
    }),
  ],
  [
    'numbers',
    SITTING.map(([who, said], at) => {
      const labels: Printed = {
        chair: 'TALMANNEN',
        member: 'ANNA HOLM (S)',
        minister: 'Klimatminister ROBERT LIND (M)',
        guest: 'PETER MARSH (C)',
      }
      return `Anf. ${at + 1} ${labels[who]}: ${said}`
    }).join('\n\n'),
  ],
]

describe('turns of proceedings whose speakers are printed', () => {
  const expectSitting = (talk: Awaited<ReturnType<typeof readTalk>>) => {
    expect(talk.said.map(([, name, role, text]) => [name, role, text])).toEqual(
      SITTING.map(([who, said], at) => [NAMES[who], ROLES[at], said]),
    )
  }
  it.each(PAGES)('%s', async (_, body) => {
    expectSitting(await readTalk(page(body, 'Oral questions: water supply')))
  })
  it.each(TEXTS)('in text: %s', async (_, text) => {
    expectSitting(await readTalk(`Oral questions\n\n${text}\n`, { as: 'text' }))
  })
})

it('tells what the labels say of those who speak', async () => {
  const talk = await readTalk(
    page(
      printed((who, said) => `<p><b>${who}:</b> ${said}</p>`, CONSTITUENCIES),
      'Oral questions: water supply',
    ),
  )
  expect(talk.participants.map(({ name, description }) => [name, description])).toEqual([
    ['Anna Holm', 'Norrby East, Lab'],
    ['Robert Lind', 'Minister for Water'],
    ['Peter Marsh', 'Calder Valley, Con'],
  ])
  const call = await readTalk(
    '<main><h1>Harbourline earnings call</h1><p><b>Ruth Calloway, Head of Investor Relations:</b> Thank you, and good morning.</p><p><b>President of Norrby Daniel Osei:</b> I thank you, Ruth.</p><p><b>Ruth Calloway, Head of Investor Relations:</b> How do you see prices?</p><p><b>Daniel Osei:</b> We see them up.</p></main>',
  )
  expect(call.participants.map(({ name, description }) => [name, description])).toEqual([
    ['Ruth Calloway', 'Head of Investor Relations'],
    ['Daniel Osei', 'President of Norrby'],
  ])
})

describe('turns of proceedings in other languages', () => {
  it.each([
    [
      'French',
      [
        ['M. le président. La parole est à Mme Anna Holm.', null, 'S'],
        ['Mme Anna Holm. Quand comptez-vous agir, monsieur le ministre ?', 'Anna Holm', 'Q'],
        [
          'M. Pierre Marsan, ministre délégué. Nous avons engagé quarante millions, et je m’en réjouis.',
          'Pierre Marsan',
          'A',
        ],
        ['Mme Anna Holm. Mes électeurs attendent depuis deux ans. Quand viendrez-vous ?', 'Anna Holm', 'Q'],
        ['M. Pierre Marsan, ministre délégué. Je viendrai en mai.', 'Pierre Marsan', 'A'],
      ],
    ],
    [
      'Spanish',
      [
        ['El señor PRESIDENTE: Tiene la palabra la señora Holm Prieto.', null, 'S'],
        ['La señora HOLM PRIETO: ¿Cuándo piensan ustedes limitar los pozos?', 'Holm Prieto', 'Q'],
        [
          'El señor MINISTRO DE AGRICULTURA (Marsh Gil): Hemos destinado cuarenta millones y me alegro.',
          'Marsh Gil',
          'A',
        ],
        ['La señora HOLM PRIETO: ¿Y cuándo vendrá usted a vernos?', 'Holm Prieto', 'Q'],
        ['El señor MINISTRO DE AGRICULTURA (Marsh Gil): Iré en mayo, se lo prometo a usted.', 'Marsh Gil', 'A'],
      ],
    ],
    [
      'Turkish',
      [
        ['BAŞKAN – Söz, Sayın Anna Holm’e aittir. Buyurun.', null, 'S'],
        ['ANNA HOLM (İzmir) – Sayın Bakan, siz kuyuları ne zaman sınırlayacaksınız?', 'Anna Holm', 'Q'],
        ['MEHMET DEMİR (Konya) – Biz yeni borular için kırk milyon ayırdık.', 'Mehmet Demir', 'A'],
        ['ANNA HOLM (İzmir) – Peki siz bize ne zaman geleceksiniz?', 'Anna Holm', 'Q'],
        ['MEHMET DEMİR (Konya) – Ben mayısta geleceğim.', 'Mehmet Demir', 'A'],
      ],
    ],
    [
      'Dutch',
      [
        ['De voorzitter: Het woord is aan mevrouw Holm van GroenLinks.', null, 'S'],
        ['Mevrouw Holm (GroenLinks): Wanneer gaat u de putten beperken?', null, 'Q'],
        ['Minister Marsh: Wij hebben veertig miljoen uitgetrokken.', null, 'A'],
        ['Mevrouw Holm (GroenLinks): En wanneer komt u bij ons langs?', null, 'Q'],
        ['Minister Marsh: Ik kom in mei, dat beloof ik u.', null, 'A'],
      ],
    ],
    [
      'Russian',
      [
        ['Председательствующий. Слово предоставляется Холм Анне Викторовне.', null, 'S'],
        ['Холм А. В., фракция «Озеро». Когда вы намерены ограничить бурение?', 'Холм А. В.', 'Q'],
        ['Марш П. С. Мы выделили сорок миллионов на трубы.', 'Марш П. С.', 'A'],
        ['Холм А. В., фракция «Озеро». А когда вы к нам приедете?', 'Холм А. В.', 'Q'],
        ['Марш П. С. Я приеду в мае, обещаю вам.', 'Марш П. С.', 'A'],
      ],
    ],
  ] as const)('%s', async (_, lines) => {
    const { said } = await readTalk(`${lines.map(([line]) => line).join('\n\n')}\n`, { as: 'text' })
    expect(said.map(([, name, role]) => [name, role])).toEqual(lines.map(([, name, role]) => [name, role]))
    expect(lines.map(([line], at) => line.endsWith(said[at]![3]))).toEqual(lines.map(() => true))
  })
})

describe('a deposition', () => {
  const LINES = [
    'BY MS. CALLOWAY:',
    '     Q.   Where were you employed in March of that',
    'year?',
    '     A.   At the pumping station. I had been there',
    'for eleven years.',
    '     Q.   Did you tell anybody of the leak?',
    '               MR. BRANDT:  Objection to form.',
    '               THE WITNESS:  I told my manager twice.',
    '               (Recess taken.)',
    'BY MS. CALLOWAY:',
    '     Q.   What did he say to you?',
    '     A.   That it could wait until the summer.',
  ]
  const said = [
    ['Q', null, 'Q'],
    ['A', 'Peter James Marsh', 'A'],
    ['Q', null, 'Q'],
    ['MR. BRANDT', null, 'S'],
    ['THE WITNESS', 'Peter James Marsh', 'A'],
    ['Q', null, 'Q'],
    ['A', 'Peter James Marsh', 'A'],
  ]
  const head = 'DEPOSITION OF PETER JAMES MARSH\n\n'

  it('is read with numbered lines', async () => {
    const numbered = LINES.map((line, at) => `${String(at + 1).padStart(2)} ${line}`).join('\n')
    const talk = await readTalk(`${head}${numbered}\n`, { as: 'text' })
    expect(talk.said.map(([label, name, role]) => [label, name, role])).toEqual(said)
    expect(talk.said[0]![3].replace(/\s+/g, ' ')).toBe('Where were you employed in March of that year?')
    expect(talk.parsed.text).not.toMatch(/^\s*\d/m)
    expect(talk.parsed.text.length).toBe(head.length + numbered.length + 1)
  })

  it('is read without', async () => {
    const talk = await readTalk(`${head}${LINES.join('\n')}\n`, { as: 'text' })
    expect(talk.said.map(([label, name, role]) => [label, name, role])).toEqual(said)
  })
})

describe('pages with names and no turns', () => {
  it.each([
    [
      'a list of members',
      '<ul><li>Anna Holm (Norrby East) (Lab)</li><li>Sir Peter Marsh (Calder) (Con)</li><li>Robert Lind (West) (Con)</li></ul><p>The committee was appointed in March and examines spending.</p>',
    ],
    [
      'portraits',
      '<div class="card"><div class="name">Anna Holm</div><p>I joined in 2012, and I love the sea.</p></div><div class="card"><div class="name">Peter Marsh</div><p>I teach accounting. My book won a prize.</p></div><div class="card"><div class="name">Robert Lind</div><p>I run the office. You can find me upstairs.</p></div>',
    ],
    [
      'a programme',
      '<p><b>9:00 Welcome</b></p><p>Anna Holm, Chair of the Board</p><p><b>9:30 Water</b></p><p>Peter Marsh, University of Norrby: What can we learn?</p><p><b>10:30 Coffee</b></p>',
    ],
    [
      'minutes',
      '<p>Mr. Lind reported that the reservoir was at forty per cent.</p><p>The Chair asked officers to bring a plan.</p><p>Ms. Holm. Apologies were received.</p><p>The accounts were approved.</p>',
    ],
  ])('%s', async (_, body) => {
    expect((await readTalk(page(body, 'Norrby council'))).turns).toEqual([])
  })
})
