import { describe, expect, it } from 'vitest'
import { ANSWERS, exchange, interviewPage, QUESTIONS, readTalk, type Talk } from './talk.ts'

const p = (text: string) => `<p>${text}</p>`
const wrapped = (text: string, width: number, indent = '') =>
  text.replace(new RegExp(`(.{1,${width}})(?:\\s|$)`, 'g'), `$1\n${indent}`).trimEnd()

/** What the marking says of the two: label and name of who asks, and of who answers. */
type Speakers = { asks: [string | null, string | null]; answers: [string | null, string | null] }
const UNLABELLED: Speakers = { asks: [null, null], answers: [null, 'Marta Lindqvist'] }
const BY_NAME: Speakers = {
  asks: ['Ruth Calloway', 'Ruth Calloway'],
  answers: ['Marta Lindqvist', 'Marta Lindqvist'],
}
const labelled = (asks: string, answers: string): Speakers => ({
  asks: [asks, null],
  answers: [answers, 'Marta Lindqvist'],
})

const PAGES: [marking: string, body: string, speakers: Speakers][] = [
  [
    'bold labels',
    exchange(
      (q) => p(`<b>Ruth Calloway:</b> ${q}`),
      (a) => p(`<b>Marta Lindqvist:</b> ${a}`),
    ),
    BY_NAME,
  ],
  [
    'italic surnames',
    exchange(
      (q) => p(`<em>Calloway:</em> ${q}`),
      (a) => p(`<em>Lindqvist:</em> ${a}`),
    ),
    labelled('Calloway', 'Lindqvist'),
  ],
  [
    'capitals',
    exchange(
      (q) => p(`CALLOWAY: ${q}`),
      (a) => p(`LINDQVIST: ${a}`),
    ),
    labelled('CALLOWAY', 'LINDQVIST'),
  ],
  [
    'numbered questions of a committee',
    exchange(
      (q, n) => p(`<b>Q${n + 1} Ruth Calloway:</b> ${q}`),
      (a) => p(`<i>Marta Lindqvist:</i> ${a}`),
    ),
    BY_NAME,
  ],
  [
    'names with offices over the speech',
    exchange(
      (q) => p('<b>Ruth Calloway</b> -- <em>North Bank -- Analyst</em>') + p(q),
      (a) => p('<b>Marta Lindqvist</b> -- <em>Mayor</em>') + p(a),
    ),
    BY_NAME,
  ],
  [
    'names with parties over the speech',
    exchange(
      (q) => p('<b>Ruth Calloway</b> (Northport) (Lib)') + p(q),
      (a) => p('<b>Marta Lindqvist</b> (Hamnvik)') + p(a),
    ),
    BY_NAME,
  ],
  [
    'titles and surnames with a full stop',
    `<pre>${exchange(
      (q) => `    Senator Calloway. ${q}\n`,
      (a) => `    Ms. Lindqvist. ${a}\n`,
    )}</pre>`,
    labelled('Senator Calloway', 'Ms. Lindqvist'),
  ],
  [
    'letters in italic questions, and none before the answers',
    exchange(
      (q) => p(`<i>Q: ${q}</i>`),
      (a) => p(a),
    ),
    { asks: ['Q', null], answers: [null, 'Marta Lindqvist'] },
  ],
  [
    'names and times before the words',
    exchange(
      (q, n) => `<div><b>Ruth Calloway</b> <a href="#${n}">(0${n}:05)</a> <span>${q}</span></div>`,
      (a, n) => `<div><b>Marta Lindqvist</b> <a href="#${n}">(0${n}:25)</a> <span>${a}</span></div>`,
    ),
    BY_NAME,
  ],
  [
    'initials and surnames in a column of a table',
    `<p>Questions by Ruth Calloway</p><table>${exchange(
      (q) => `<tr><td><b>R. Calloway:</b></td><td>${q}</td></tr>`,
      (a) => `<tr><td><b>M. Lindqvist:</b></td><td>${a}</td></tr>`,
    )}</table>`,
    { asks: ['R. Calloway', 'Ruth Calloway'], answers: ['M. Lindqvist', 'Marta Lindqvist'] },
  ],
  [
    'letters',
    exchange(
      (q) => p(`Q: ${q}`),
      (a) => p(`A: ${a}`),
    ),
    labelled('Q', 'A'),
  ],
  [
    'letters with a full stop',
    exchange(
      (q) => p(`Q. ${q}`),
      (a) => p(`A. ${a}`),
    ),
    labelled('Q', 'A'),
  ],
  [
    'bold letters alone',
    exchange(
      (q) => p(`<strong>Q</strong> ${q}`),
      (a) => p(`<strong>A</strong> ${a}`),
    ),
    labelled('Q', 'A'),
  ],
  [
    'words',
    exchange(
      (q) => p(`Question: ${q}`),
      (a) => p(`Answer: ${a}`),
    ),
    labelled('Question', 'Answer'),
  ],
  [
    'labels with a time',
    exchange(
      (q, n) => p(`<b>Ruth Calloway</b> [00:0${n}:05]: ${q}`),
      (a, n) => p(`<b>Marta Lindqvist</b> [00:0${n}:25]: ${a}`),
    ),
    BY_NAME,
  ],
  [
    'labels on lines of their own',
    exchange(
      (q) => p('<b>Ruth Calloway</b>') + p(q),
      (a) => p('<b>Marta Lindqvist</b>') + p(a),
    ),
    BY_NAME,
  ],
  [
    'labels as headings',
    exchange(
      (q) => `<h4>Ruth Calloway</h4>${p(q)}`,
      (a) => `<h4>Marta Lindqvist</h4>${p(a)}`,
    ),
    BY_NAME,
  ],
  [
    'elements of a class “speaker”',
    exchange(
      (q) => `<div><span class="speaker">Ruth Calloway</span><span>${q}</span></div>`,
      (a) => `<div><span class="speaker">Marta Lindqvist</span><span>${a}</span></div>`,
    ),
    BY_NAME,
  ],
  [
    'blocks of a class “speaker”',
    exchange(
      (q) => `<div><div class="speaker">Ruth Calloway</div><div>${q}</div></div>`,
      (a) => `<div><div class="speaker">Marta Lindqvist</div><div>${a}</div></div>`,
    ),
    BY_NAME,
  ],
  [
    'a list of terms with names',
    `<dl>${exchange(
      (q) => `<dt>Ruth Calloway</dt><dd>${q}</dd>`,
      (a) => `<dt>Marta Lindqvist</dt><dd>${a}</dd>`,
    )}</dl>`,
    BY_NAME,
  ],
  [
    'rows of a table',
    `<table>${exchange(
      (q) => `<tr><td>Ruth Calloway</td><td>${q}</td></tr>`,
      (a) => `<tr><td>Marta Lindqvist</td><td>${a}</td></tr>`,
    )}</table>`,
    BY_NAME,
  ],
  [
    'rows of a table with letters',
    `<table>${exchange(
      (q) => `<tr><td>Q:</td><td>${q}</td></tr>`,
      (a) => `<tr><td>A:</td><td>${a}</td></tr>`,
    )}</table>`,
    labelled('Q', 'A'),
  ],
  [
    'lines of one paragraph',
    p(
      exchange(
        (q) => `<b>Calloway:</b> ${q}<br>`,
        (a) => `<b>Lindqvist:</b> ${a}<br>`,
      ),
    ),
    labelled('Calloway', 'Lindqvist'),
  ],
  ['bold questions', exchange((q) => p(`<strong>${q}</strong>`), p), UNLABELLED],
  [
    'bold questions in one paragraph with the answer',
    exchange(
      (q) => `<p><strong>${q}</strong><br>`,
      (a) => `${a}</p>`,
    ),
    UNLABELLED,
  ],
  [
    'bold questions between line breaks',
    p(
      exchange(
        (q) => `<b>${q}</b><br>`,
        (a) => `${a}<br><br>`,
      ),
    ),
    UNLABELLED,
  ],
  ['questions bold by style', exchange((q) => p(`<span style="font-weight: bold">${q}</span>`), p), UNLABELLED],
  ['italic questions', exchange((q) => p(`<i>${q}</i>`), p), UNLABELLED],
  ['questions as headings', exchange((q) => `<h3>${q}</h3>`, p), UNLABELLED],
  [
    'questions of a class',
    exchange(
      (q) => `<p class="question">${q}</p>`,
      (a) => `<p class="answer">${a}</p>`,
    ),
    UNLABELLED,
  ],
  [
    'questions as terms',
    `<dl>${exchange(
      (q) => `<dt>${q}</dt>`,
      (a) => `<dd>${a}</dd>`,
    )}</dl>`,
    UNLABELLED,
  ],
  [
    'bold letters in one paragraph',
    exchange(
      (q) => `<p><strong>Q.</strong> ${q}`,
      (a) => `<strong>A.</strong> ${a}</p>`,
    ),
    labelled('Q', 'A'),
  ],
  ['answers as block quotes', exchange(p, (a) => `<blockquote>${a}</blockquote>`), UNLABELLED],
  ['question marks alone', exchange(p, p), UNLABELLED],
  [
    'dashes',
    exchange(
      (q) => p(`— ${q}`),
      (a) => p(`— ${a}`),
    ),
    UNLABELLED,
  ],
  ['dashes before questions', exchange((q) => p(`— ${q}`), p), UNLABELLED],
  [
    'a colour',
    exchange(
      (q) => `<p style="color: #c00">${q}</p>`,
      (a) => p(a),
    ),
    UNLABELLED,
  ],
  [
    'a coloured font',
    exchange(
      (q) => p(`<font color="#800000">${q}</font>`),
      (a) => p(a),
    ),
    UNLABELLED,
  ],
  [
    'a class of which nobody knows what it looks like',
    exchange(
      (q) => `<div class="x7"><p>${q}</p></div>`,
      (a) => `<div class="x8"><p>${a}</p></div>`,
    ),
    UNLABELLED,
  ],
  [
    'underlining',
    exchange(
      (q) => p(`<u>${q}</u>`),
      (a) => p(a),
    ),
    UNLABELLED,
  ],
  [
    'answers that are indented',
    exchange(
      (q) => p(q),
      (a) => `<p style="margin-left: 40px">${a}</p>`,
    ),
    UNLABELLED,
  ],
  [
    'answers in italics',
    exchange(
      (q) => p(q),
      (a) => p(`<i>${a}</i>`),
    ),
    UNLABELLED,
  ],
  [
    'summaries of details',
    exchange(
      (q) => `<details open><summary>${q}</summary>`,
      (a) => `${p(a)}</details>`,
    ),
    UNLABELLED,
  ],
  [
    'names, offices and times in boxes',
    exchange(
      (q, n) =>
        `<div class="m"><div class="n">Ruth Calloway</div><div class="o">Courier</div><div class="t">0${n}:05</div><div>${p(q)}</div></div>`,
      (a, n) =>
        `<div class="m"><div class="n">Marta Lindqvist</div><div class="o">Mayor</div><div class="t">0${n}:25</div><div>${p(a)}</div></div>`,
    ),
    BY_NAME,
  ],
]

const TEXTS: [marking: string, as: 'text' | 'markdown', text: string, speakers: Speakers][] = [
  [
    'labels',
    'text',
    exchange(
      (q) => `Ruth Calloway: ${q}\n`,
      (a) => `Marta Lindqvist: ${a}\n`,
    ),
    BY_NAME,
  ],
  [
    'wrapped lines',
    'text',
    exchange(
      (q) => wrapped(`Ruth Calloway: ${q}`, 66),
      (a) => wrapped(`Marta Lindqvist: ${a}`, 66),
    ),
    BY_NAME,
  ],
  [
    'speakers in a column',
    'text',
    exchange(
      (q) => `CALLOWAY     ${wrapped(q, 60, '             ')}\n`,
      (a) => `LINDQVIST    ${wrapped(a, 60, '             ')}\n`,
    ),
    labelled('CALLOWAY', 'LINDQVIST'),
  ],
  [
    'names with times on lines of their own',
    'text',
    exchange(
      (q, n) => `Ruth Calloway (0${n}:05):\n${q}\n`,
      (a, n) => `Marta Lindqvist (0${n}:25):\n${a}\n`,
    ),
    BY_NAME,
  ],
  [
    'names and times in two columns',
    'text',
    exchange(
      (q, n) => `Ruth Calloway  0:0${n}:05\n${q}\n`,
      (a, n) => `Marta Lindqvist  0:0${n}:25\n${a}\n`,
    ),
    BY_NAME,
  ],
  [
    'bold labels',
    'markdown',
    exchange(
      (q) => `**Ruth Calloway:** ${q}\n`,
      (a) => `**Marta Lindqvist:** ${a}\n`,
    ),
    BY_NAME,
  ],
  [
    'bold labels over the speech',
    'markdown',
    exchange(
      (q) => `**Ruth Calloway**\n${q}\n`,
      (a) => `**Marta Lindqvist**\n${a}\n`,
    ),
    BY_NAME,
  ],
  [
    'bold questions',
    'markdown',
    exchange(
      (q) => `**${q}**\n`,
      (a) => `${a}\n`,
    ),
    UNLABELLED,
  ],
  [
    'headings',
    'markdown',
    exchange(
      (q) => `### ${q}\n`,
      (a) => `${a}\n`,
    ),
    UNLABELLED,
  ],
  [
    'quoted questions',
    'markdown',
    exchange(
      (q) => `> ${q}\n`,
      (a) => `${a}\n`,
    ),
    UNLABELLED,
  ],
  [
    'numbers',
    'text',
    exchange(
      (q, n) => `${n + 1}. ${q}\n`,
      (a) => `${a}\n`,
    ),
    UNLABELLED,
  ],
  [
    'a hyphen before each question',
    'text',
    exchange(
      (q) => `- ${q}\n`,
      (a) => `${a}\n`,
    ),
    UNLABELLED,
  ],
  [
    'names and a hyphen',
    'text',
    exchange(
      (q) => `Interviewer - ${q}\n`,
      (a) => `Lindqvist - ${a}\n`,
    ),
    labelled('Interviewer', 'Lindqvist'),
  ],
  [
    'initials that are declared',
    'text',
    `Interviewer: Ruth Calloway (RC)\nInterviewee: Marta Lindqvist (ML)\n\n${exchange(
      (q) => `RC: ${q}\n`,
      (a) => `ML: ${a}\n`,
    )}`,
    { asks: ['RC', 'Ruth Calloway'], answers: ['ML', 'Marta Lindqvist'] },
  ],
  [
    'doubled brackets, as Wikinews has them',
    'markdown',
    exchange(
      (q) => `**((Ruth Calloway))** ${q}\n`,
      (a) => `**Marta Lindqvist:** ${a}\n`,
    ),
    BY_NAME,
  ],
  [
    'names as headings',
    'markdown',
    exchange(
      (q) => `## Ruth Calloway\n\n${q}\n`,
      (a) => `## Marta Lindqvist\n\n${a}\n`,
    ),
    BY_NAME,
  ],
  [
    'names, with the time on a line of its own',
    'text',
    exchange(
      (q, n) => `00:0${n}:05\n\nRuth Calloway: ${q}\n`,
      (a, n) => `00:0${n}:25\n\nMarta Lindqvist: ${a}\n`,
    ),
    BY_NAME,
  ],
]

function expectExchange(talk: Talk, { asks, answers }: Speakers) {
  const fold = (text: string) => text.replace(/\s+/g, ' ')
  expect(talk.said.map(([label, name, role, text]) => [label, name, role, fold(text)])).toEqual(
    QUESTIONS.flatMap((question, n) => [
      [...asks, 'Q', question],
      [...answers, 'A', ANSWERS[n]],
    ]),
  )
  expect(talk.turns.map(({ inReplyTo }) => inReplyTo)).toEqual(QUESTIONS.flatMap((_, n) => [null, 2 * n]))
  expect(talk.genre.genre).toBe('Interview')
}

describe('turns of a page marked by', () => {
  it.each(PAGES)('%s', async (_, body, speakers) => {
    expectExchange(await readTalk(interviewPage(body)), speakers)
  })
})

describe('turns of a text marked by', () => {
  it.each(TEXTS)('%s (%s)', async (_, as, text, speakers) => {
    const title = 'Interview with Marta Lindqvist'
    expectExchange(await readTalk(`${as === 'markdown' ? '# ' : ''}${title}\n\n${text}`, { as }), speakers)
  })
})

describe('labels', () => {
  it('stand for a person by initials, once the full name was given', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q, n) => p(n === 0 ? `Ruth Calloway: ${q}` : `R.C.: ${q}`),
          (a, n) => p(n === 0 ? `Marta Lindqvist: ${a}` : `M.L.: ${a}`),
        ),
      ),
    )
    expect(talk.said.slice(2, 4).map(([label, name]) => [label, name])).toEqual([
      ['R.C.', 'Ruth Calloway'],
      ['M.L.', 'Marta Lindqvist'],
    ])
  })

  it('give who asks in brackets, and whoever answers by name', async () => {
    const talk = await readTalk(
      `Transcript: press call with Marta Lindqvist\n\n${exchange(
        (q, n) => `Q (${n === 1 ? 'Tern' : 'Ada Tern, Courier'}): ${q}\n`,
        (a, n) => `${n < 2 ? 'A' : 'LINDQVIST'}: ${a}\n`,
      )}\n###\n\nMEDIA CONTACT:\n\nMarta Lindqvist, Mayor\nTel.: 100`,
      { as: 'text' },
    )
    expect(talk.said.map(([, name, role]) => [name, role])).toEqual(
      QUESTIONS.flatMap(() => [
        ['Ada Tern', 'Q'],
        ['Marta Lindqvist', 'A'],
      ]),
    )
    expect(talk.said.at(-1)?.[3]).toBe(ANSWERS[3])
  })

  it('go on after a mark between the parts of a talk', async () => {
    const talk = await readTalk(
      `Interview with Marta Lindqvist\n\n${exchange(
        (q) => `Ruth Calloway: ${q}\n`,
        (a) => `Marta Lindqvist: ${a}\n\n###\n`,
      )}`,
      { as: 'text' },
    )
    expect(talk.said.map(([, , , text]) => text)).toEqual(QUESTIONS.flatMap((question, n) => [question, ANSWERS[n]]))
  })

  it('stand in bold with their dash, in answers to questions that are terms', async () => {
    const dl = exchange(
      (q, n) => `${n === 2 ? '<dt class="inter">The ferry</dt>' : ''}<dt class="question">${q}</dt>`,
      (a, n) => `<dd><p><b>${n === 0 ? 'Marta Lindqvist' : 'M. L.'} –</b> ${a}</p></dd>`,
    )
    const talk = await readTalk(
      interviewPage(`<dl>${dl}<dt class="question">Who comes next?</dt><dd>Rabbits.</dd></dl>`),
    )
    expect(talk.said.map(([, name, role, text]) => [name, role, text])).toEqual(
      [...QUESTIONS, 'Who comes next?'].flatMap((question, n) => [
        [null, 'Q', question],
        ['Marta Lindqvist', 'A', ANSWERS[n] ?? 'Rabbits.'],
      ]),
    )
  })

  it('tell wife and husband by their honorifics', async () => {
    const talk = await readTalk(
      interviewPage(
        QUESTIONS.map(
          (q, n) => p(`<b>Q:</b> ${q}`) + p(`<b>${n % 2 === 0 ? 'Mr' : 'Mrs'}. Lind:</b> ${ANSWERS[n]}`),
        ).join(''),
        { title: 'An interview with Peter and Ingrid', lead: 'Peter Lind and his wife, Ingrid Lind, keep the light.' },
      ),
    )
    expect(talk.said.filter(([, , role]) => role === 'A').map(([, name]) => name)).toEqual([
      'Peter Lind',
      'Ingrid Lind',
      'Peter Lind',
      'Ingrid Lind',
    ])
  })

  it('give couples their names', async () => {
    const [title, lead] = ['Интервью с хозяевами пекарни', 'Наталья и Игорь Заварины купили старую машину.']
    const talk = await readTalk(
      interviewPage(
        ['Почему?', 'Зачем?', 'Куда?']
          .map((q) => p(`<b>${q}</b>`) + p('<b>Игорь:</b> Она мне понравилась.') + p('<b>Наталья:</b> А мне нет.'))
          .join(''),
        { title, lead },
      ),
    )
    expect([...new Set(talk.said.map(([, name]) => name))]).toEqual([null, 'Игорь Заварин', 'Наталья Заварина'])
  })

  it('are terms over paragraphs, and initials from then on', async () => {
    const dl = exchange(
      (q, n) => `<dt>${n === 0 ? 'Ruth Calloway' : 'R. C.'}</dt><dd>${p(q)}</dd>`,
      (a, n) => `<dt>${n === 0 ? 'Marta Lindqvist' : 'M. L.'}</dt><dd>${p(a)}</dd>`,
    )
    const talk = await readTalk(interviewPage(`<dl>${dl}</dl>`))
    expect(talk.said.map(([, name, , text]) => [name, text])).toEqual(
      QUESTIONS.flatMap((question, n) => [
        ['Ruth Calloway', question],
        ['Marta Lindqvist', ANSWERS[n]],
      ]),
    )
  })

  it('hold on when only the first turn of each speaker has one', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q, n) => p(`<b>${n === 0 ? 'Harbour Courier: ' : ''}${q}</b>`),
          (a, n) => p(`${n === 0 ? '<b>Marta Lindqvist:</b> ' : ''}${a}`),
        ),
      ),
    )
    expect(talk.said.map(([label, name, role]) => [label, name, role]).slice(0, 4)).toEqual([
      ['Harbour Courier', 'Harbour Courier', 'Q'],
      ['Marta Lindqvist', 'Marta Lindqvist', 'A'],
      [null, 'Harbour Courier', 'Q'],
      [null, 'Marta Lindqvist', 'A'],
    ])
    expect(talk.participants.map(({ name }) => name)).toEqual(['Marta Lindqvist'])
  })

  it('carry an office at first, and the name alone later', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q) => p(`<b>Question:</b> ${q}`),
          (a, n) => p(`<b>${n === 0 ? 'President of Norvik Marta Lindqvist' : 'Marta Lindqvist'}:</b> ${a}`),
        ),
        { title: 'News conference', lead: 'Questions to President of Norvik Marta Lindqvist.' },
      ),
    )
    expect(new Set(talk.said.filter(([, , role]) => role === 'A').map(([, name]) => name))).toEqual(
      new Set(['Marta Lindqvist']),
    )
  })

  it('may carry an office behind the name', async () => {
    const [asked, answered] = ['RUTH CALLOWAY, COURIER HOST', 'MARTA LINDQVIST, MAYOR OF HAMNVIK']
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q, n) => p(`${n === 0 ? asked : 'CALLOWAY'}: ${q}`),
          (a, n) => p(`${n === 0 ? answered : 'LINDQVIST'}: ${a}`),
        ),
        { title: 'The morning talk', lead: 'Transcript' },
      ),
    )
    expect(talk.participants.map(({ name, role }) => [name, role])).toEqual([
      ['Ruth Calloway', 'interviewer'],
      ['Marta Lindqvist', 'interviewee'],
    ])
    expect(talk.said.map(([label]) => label).slice(0, 3)).toEqual([asked, answered, 'CALLOWAY'])
  })

  it('are a mere Q at a briefing, and the surname of whoever answers', async () => {
    const [, , third = ''] = QUESTIONS
    const talk = await readTalk(
      interviewPage(
        p('MS. LINDQVIST:  Good morning. I have nothing at the top.') +
          exchange(
            (q) => p(`Q&nbsp;&nbsp; ${q === third ? 'Some people in Old Town feel forgotten.' : q}`),
            (a) => p(`MS. LINDQVIST:  ${a}`),
          ),
        { title: 'Press Briefing by Mayor Marta Lindqvist', lead: 'Town Hall, 10:14 a.m.' },
      ),
    )
    expect(talk.said.map(([label, name, role]) => [label, name, role])).toEqual([
      ['MS. LINDQVIST', 'Marta Lindqvist', 'S'],
      ...QUESTIONS.flatMap(() => [
        ['Q', null, 'Q'],
        ['MS. LINDQVIST', 'Marta Lindqvist', 'A'],
      ]),
    ])
  })

  it.each([
    ['ru', 'Вопрос', 'Ответ', 'Когда откроется мост?', 'Мост мы откроем в мае, как я и обещала жителям города.'],
    ['az', 'Sual', 'Cavab', 'Körpü nə vaxt açılacaq?', 'Biz körpünü may ayında açacağıq, mən bunu söz vermişdim.'],
    ['tr', 'Soru', 'Cevap', 'Köprü ne zaman açılacak?', 'Köprüyü mayıs ayında açacağız, geçen yıl söz vermiştim.'],
    ['de', 'Frage', 'Antwort', 'Wann wird die Brücke eröffnet?', 'Wir eröffnen die Brücke im Mai, so wie versprochen.'],
    ['es', 'Pregunta', 'Respuesta', '¿Cuándo se abre el puente?', 'Abriremos el puente en mayo, como prometí.'],
    ['zh', '问', '答', '大桥什么时候开通？', '我们将在五月开通大桥，这是我去年对市民的承诺。'],
    ['ar', 'س', 'ج', 'متى سيفتح الجسر؟', 'سنفتح الجسر في شهر مايو كما وعدت سكان مدينتنا.'],
    ['he', 'שאלה', 'תשובה', 'מתי ייפתח הגשר?', 'נפתח את הגשר בחודש מאי, כפי שהבטחתי לתושבי העיר.'],
  ])('are known in many languages: %s', async (_, q, a, question, answer) => {
    const talk = await readTalk(
      interviewPage([1, 2, 3].map(() => p(`${q}: ${question}`) + p(`${a}: ${answer}`)).join('')),
    )
    expect(talk.said.map(([label, , role, text]) => [label, role, text])).toEqual(
      [1, 2, 3].flatMap(() => [
        [q, 'Q', question],
        [a, 'A', answer],
      ]),
    )
  })

  it('may be shortened: “Pregunta.” at first, “P.” from then on', async () => {
    const talk = await readTalk(
      interviewPage(
        [
          p('<b>Pregunta.</b> ¿Cuándo se abre el puente?'),
          p('<b>Respuesta.</b> Abriremos el puente en mayo, como prometí.'),
          p('<b>P.</b> ¿Quién paga el transbordador?'),
          p('<b>R.</b> Lo pagamos todos: el ayuntamiento ha reservado dinero.'),
        ].join(''),
      ),
    )
    expect(talk.said.map(([, , role]) => role).join('')).toBe('QAQA')
  })
})

describe('languages that say you and I with endings', () => {
  const QUESTIONS_ASKED = [
    'Saati kaç günde çalıştırdınız?',
    'Neden durmuştu?',
    'Parasını aldınız mı?',
    'Sonra ne oldu?',
  ]
  const ANSWERED = [
    'Kırk bir günde. Otuzu temizlemekle geçti.',
    'Kuran kalmadı. Haftada iki kere kurulur o saat.',
    'Almadım. Çarkları kendim döktürdüm.',
    'Geceleri çalıştım, gündüzleri uyudum.',
  ]

  it('have names over what is said', async () => {
    const body = QUESTIONS_ASKED.flatMap((question, n) => [
      `<p><b>Elif Sungur</b></p><p>${question}</p>`,
      `<p><b>Nevzat Karabey</b></p><p>${ANSWERED[n]}</p>`,
    ])
    const { said } = await readTalk(
      interviewPage(body.join('\n'), {
        title: 'Nevzat Karabey ile röportaj',
        lead: 'Saatçi Nevzat Karabey anlatıyor.',
      }),
    )
    expect(said.map(([, name, , text]) => [name, text])).toEqual(
      QUESTIONS_ASKED.flatMap((question, n) => [
        ['Elif Sungur', question],
        ['Nevzat Karabey', ANSWERED[n]],
      ]),
    )
  })
})

describe('unlabelled questions', () => {
  const PROMPT = 'Some people in Old Town say that you have forgotten them.'

  it('need no question mark where the others of their print have one', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q, n) => `<h3>${n === 2 ? PROMPT : q}</h3>`,
          (a, n) => p(a) + (n === 3 ? '<h3>The ferry</h3><p>My office runs it.</p>' : ''),
        ),
      ),
    )
    expect(talk.said.map(([, , role]) => role).join('')).toBe('QAQAQAQA')
    expect(talk.said[4]?.[3]).toBe(PROMPT)
  })

  it('are not all paragraphs of a page whose pull quote and notes are printed otherwise', async () => {
    const quote = '<blockquote><p>We shall open it on the second Saturday of the month</p></blockquote>'
    const talk = await readTalk(
      interviewPage(
        `<p class="intro"><i>She took office two years ago.</i></p><p>We met at noon.</p>${exchange(
          (q) => `<p><i>${q}</i></p>`,
          (a, n) => p(a) + (n === 1 ? quote : ''),
        )}<p class="end"><i>The bridge opens on 9 May.</i></p>`,
      ),
    )
    expect(talk.said.map(([, , role, text]) => [role, text])).toEqual(
      QUESTIONS.flatMap((question, n) => [
        ['Q', question],
        ['A', ANSWERS[n]],
      ]),
    )
  })

  it('nor where they stand in bold before their answers', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q, n) => `<p><b>${n === 2 ? PROMPT : q}</b> `,
          (a) => `${a}</p>`,
        ),
      ),
    )
    expect(talk.said.map(([, , role]) => role).join('')).toBe('QAQAQAQA')
    expect(talk.said[4]?.[3]).toBe(PROMPT)
  })

  it('nor between two turns of the other, where each turn has a dash', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q, n) => p(`– ${n === 2 ? PROMPT : q}`),
          (a) => p(`– ${a}`),
        ),
      ),
    )
    expect(talk.said.map(([, , role]) => role).join('')).toBe('QAQAQAQA')
  })

  it('may begin with a hyphen, in a language that says you and I with endings', async () => {
    const questions = ['Bu vəzifəyə necə gəldiniz?', 'Liman planı haqqında nə düşünürsünüz?', 'Yenə edərdinizmi?']
    const answers = ['Ailəmə söz vermişdim, o gün razılaşdım.', 'Kağız üzərində yaxşı plan idi.', 'Bəli, heç şübhəsiz.']
    const talk = await readTalk(
      interviewPage(questions.map((question, n) => p(`- ${question}`) + p(`- ${answers[n]}`)).join(''), {
        title: 'Liman müdiri Marta Lindqvist: “Heç kim soruşmadı”',
        lead: 'Liman müdiri suallarımızı cavablandırıb.',
      }),
    )
    expect(talk.said.map(([, name, role]) => [name, role])).toEqual(
      questions.flatMap(() => [
        [null, 'Q'],
        ['Marta Lindqvist', 'A'],
      ]),
    )
  })

  it('have a dash of double length among answers with names in Japanese', async () => {
    const questions = [
      'この職に就いた経緯を教えてください。',
      '港湾計画をどう見ていますか。',
      '最後にひと言お願いします。',
      '難しいですね。',
    ]
    const answers = [
      '家族に帰ると約束していました。',
      '私は紙の上では良い計画だと思います。',
      'はい、迷わずに。',
      '私はやめません。',
    ]
    const talk = await readTalk(
      interviewPage(
        questions
          .map((q, n) => p(`<b>――${q}</b>`) + p(`<b>${n % 2 === 0 ? '久世' : '名取'}</b>　${answers[n]}`))
          .join(''),
        { title: '港湾局長インタビュー', lead: '港湾局長の久世智之さんと、技師の名取はるさんに話を聞いた。' },
      ),
    )
    expect(talk.said.map(([, name, role, text]) => [name, role, text])).toEqual(
      questions.flatMap((question, n) => [
        [null, 'Q', question],
        [n % 2 === 0 ? '久世智之' : '名取はる', 'A', answers[n]],
      ]),
    )
  })

  it('may be labelled now and then, and have a dash like all else', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q, n) => p(n % 3 === 0 ? `Correspondent: ${q}` : `– ${q}`),
          (a) => p(`– ${a}`) + p('My office knows.'),
        ),
      ),
    )
    expect(talk.said.map(([, , role]) => role).join('')).toBe('QAQAQAQA')
    expect(talk.said[1]?.[3]).toBe(`${ANSWERS[0]} / My office knows.`)
  })

  it('are headings among headings of boxes', async () => {
    const talk = await readTalk(
      interviewPage(
        exchange(
          (q) => `<h3>${q}</h3>`,
          (a, n) => p(a) + (n < 2 ? `<aside><h3>The bridge in figures</h3>${p('Length: 300 metres.')}</aside>` : ''),
        ),
      ),
    )
    expect(talk.said.map(([, , role]) => role).join('')).toBe('QAQAQAQA')
  })

  it('have a dash of double length in Japanese', async () => {
    const questions = ['この職に就いた経緯を教えてください。', '港湾計画をどう見ていますか。', 'もう一度やりますか。']
    const answers = ['家族に帰ると約束していました。', '紙の上では良い計画でした。', 'はい、迷わずに。']
    const talk = await readTalk(
      interviewPage(questions.map((question, n) => p(`――${question}`) + p(answers[n]!)).join(''), {
        title: '港湾局長に聞く',
        lead: '港湾局長に話を聞いた。',
      }),
    )
    expect(talk.said.map(([, , role, text]) => [role, text])).toEqual(
      questions.flatMap((question, n) => [
        ['Q', question],
        ['A', answers[n]],
      ]),
    )
  })
})
