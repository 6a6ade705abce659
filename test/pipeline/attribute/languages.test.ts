import { describe, expect, test } from 'vitest'
import { report } from './report.ts'
import { said } from './said.ts'

/** One report in the languages that are read by grammar alone. */
const REPORTS: Record<string, { paragraphs: string[]; wanted: string[] }> = {
  fr: {
    paragraphs: [
      "Le ministre des Ports, Paul Morand, a annoncé lundi sa démission. « Je ne pouvais plus défendre ce projet », a-t-il déclaré devant la presse à Brest. Selon lui, le gouvernement avait promis d'entendre les pêcheurs.",
      "« C'est une décision courageuse », estime Claire Duval, maire de la ville. Elle demande au Premier ministre de suspendre les travaux.",
      "La porte-parole du gouvernement, Anne Lefort, a assuré que le calendrier serait tenu. D'après l'opposition, le projet coûtera deux milliards d'euros.",
    ],
    wanted: [
      'Paul Morand | annoncer/announce | sa démission',
      'Paul Morand | déclarer/assert | « Je ne pouvais plus défendre ce projet »',
      "Paul Morand | selon/assert | le gouvernement avait promis d'entendre les pêcheurs",
      "Claire Duval | estimer/believe | « C'est une décision courageuse »",
      'Anne Lefort | assurer/promise | que le calendrier serait tenu',
      "(opposition) | d'après/assert | le projet coûtera deux milliards d'euros",
    ],
  },
  es: {
    paragraphs: [
      'La ministra de Puertos, Laura Gil, anunció este lunes su dimisión. “Ya no podía defender este proyecto”, dijo ante la prensa en Vigo. Según la ministra, el Gobierno había prometido escuchar a los pescadores.',
      '“Es una decisión valiente”, afirmó el alcalde, Pedro Ruiz. El portavoz del Gobierno, Juan Mora, aseguró que el calendario se cumplirá. Ruiz pidió al presidente que suspenda las obras.',
    ],
    wanted: [
      'Laura Gil | anunciar/announce | su dimisión',
      'Laura Gil | decir/assert | “Ya no podía defender este proyecto”',
      'Laura Gil | según/assert | el Gobierno había prometido escuchar a los pescadores',
      'Pedro Ruiz | afirmar/assert | “Es una decisión valiente”',
      'Juan Mora | asegurar/promise | que el calendario se cumplirá',
      'Pedro Ruiz | pedir/request | que suspenda las obras',
    ],
  },
  ru: {
    paragraphs: [
      'Министр портов Павел Орлов в понедельник объявил об отставке. «Я больше не мог защищать этот проект», — сказал он журналистам. По его словам, правительство обещало выслушать рыбаков.',
      '«Это смелое решение», — заявила мэр города Анна Лебедева. Она призвала премьер-министра остановить работы.',
      'Пресс-секретарь правительства Игорь Сомов заверил, что сроки будут соблюдены. Как отметил Сомов, проект обойдётся в два миллиарда рублей.',
    ],
    wanted: [
      'Павел Орлов | объявить/announce | об отставке',
      'Павел Орлов | сказать/assert | «Я больше не мог защищать этот проект»',
      'Павел Орлов | словам/assert | правительство обещало выслушать рыбаков',
      'Анна Лебедева | заявить/assert | «Это смелое решение»',
      'Анна Лебедева | призвать/request | премьер-министра остановить работы',
      'Игорь Сомов | заверить/promise | что сроки будут соблюдены',
      'Игорь Сомов | отметить/assert | проект обойдётся в два миллиарда рублей',
    ],
  },
  tr: {
    paragraphs: [
      'Liman Bakanı Kemal Aydın pazartesi günü istifa ettiğini açıkladı. Aydın, "Bu projeyi artık savunamazdım" dedi. Bakan, hükümetin balıkçıları dinlemeye söz verdiğini söyledi.',
      'Belediye Başkanı Ayşe Demir ise "Bu cesur bir karar" ifadelerini kullandı. Demir, başbakandan çalışmaları durdurmasını istedi.',
      "Hükümet Sözcüsü Murat Kaya'ya göre takvim değişmeyecek.",
    ],
    wanted: [
      'Kemal Aydın | açıkladı/announce | istifa ettiğini',
      'Kemal Aydın | dedi/assert | "Bu projeyi artık savunamazdım"',
      'Kemal Aydın | söyledi/assert | hükümetin balıkçıları dinlemeye söz verdiğini',
      'Ayşe Demir | ifadelerini kullandı/assert | "Bu cesur bir karar"',
      'Ayşe Demir | istedi/demand | başbakandan çalışmaları durdurmasını',
      'Murat Kaya | göre/assert | takvim değişmeyecek',
    ],
  },
  az: {
    paragraphs: [
      'Liman naziri Kamal Əliyev bazar ertəsi istefa verdiyini açıqladı. "Bu layihəni daha müdafiə edə bilməzdim", - deyə nazir jurnalistlərə bildirib. Onun sözlərinə görə, hökumət balıqçıları dinləməyə söz vermişdi.',
      'Şəhər meri Leyla Məmmədova qeyd edib ki, bu cəsarətli qərardır. O, baş naziri işləri dayandırmağa çağırıb.',
      '"Təqvim dəyişməyəcək", - hökumət sözçüsü Murad Quliyev vurğulayıb.',
    ],
    wanted: [
      'Kamal Əliyev | bildirib/assert | "Bu layihəni daha müdafiə edə bilməzdim"',
      'Kamal Əliyev | görə/assert | hökumət balıqçıları dinləməyə söz vermişdi',
      'Leyla Məmmədova | qeyd edib/assert | bu cəsarətli qərardır',
      'Leyla Məmmədova | çağırıb/request | baş naziri işləri dayandırmağa',
      'Murad Quliyev | vurğulayıb/assert | "Təqvim dəyişməyəcək"',
    ],
  },
}

test.each(Object.entries(REPORTS))(
  'who says what in a report, by its grammar: %s',
  (language, { paragraphs, wanted }) => {
    expect(said(report(paragraphs, language))).toEqual(wanted)
  },
)

test.each([
  ['es', 'El puerto perdió dinero, lo que preocupa a todos, informó este jueves el Banco Central.', 'Banco Central'],
  ['es', 'El ministro Juan Mora, que llegó tarde, dijo que no.', 'Juan Mora'],
  ['es', '“No iremos nunca a ese puerto”, dijo el lunes el alcalde, Pedro Ruiz.', 'Pedro Ruiz'],
  ['fr', '« Nous ne partirons jamais d’ici », a affirmé mardi soir Anne Lefort.', 'Anne Lefort'],
  ['fr', '« Nous partirons demain, a-t-elle promis. C’est sûr. »', '?'],
  ['fr', '« Nous avons peu de temps, et il le faut », a précisé la procureure Anne Lefort.', 'Anne Lefort'],
  ['fr', '« On ne s’y attendait pas », confie de son côté Anne Lefort, une voisine.', 'Anne Lefort'],
  ['fr', '« Le quai doit rester ouvert », s’inquiète Anne Lefort.', 'Anne Lefort'],
  ['fr', 'Pour Anne Lefort, « il faut tout revoir ».', 'Anne Lefort'],
  ['fr', 'Le maire, Luc Morel, a dit que la ville paierait, a précisé Anne Lefort.', 'Anne Lefort'],
  ['es', '«El plan funciona», señaló por su parte Pedro Ruiz.', 'Pedro Ruiz'],
  ['es', '“No vamos a ceder”, advirtió este lunes la ministra de Hacienda, Rosa Nieto.', 'Rosa Nieto'],
  ['es', '“La verdad —dijo Pedro Ruiz— es que no lo sabemos”.', 'Pedro Ruiz'],
  ['es', '—Nunca lo pensé —confiesa la actriz Rosa Nieto—. Fue un golpe.', 'Rosa Nieto'],
  ['ru', 'Мост закроют осенью, сообщил журналистам вице-губернатор Андрей Лаптев.', 'Андрей Лаптев'],
  ['ru', 'Мост закроют осенью, рассказал газете «Залив» в среду глава порта Андрей Лаптев.', 'Андрей Лаптев'],
  ['ru', 'Мост закроют осенью, сообщила корреспонденту ИА Залив мэр Анна Соболева.', 'Анна Соболева'],
  ['ru', 'Мост закроют осенью, уточнили в прокуратуре Калдера.', '(в прокуратуре Калдера)'],
  ['ru', 'Глава порта Андрей Лаптев в ходе заседания заявил, что мост закроют.', 'Андрей Лаптев'],
  ['ru', 'На вопрос о сроках Андрей Лаптев ответил, что мост закроют.', 'Андрей Лаптев'],
  ['ru', '«Мы не ждали такого, — говорит Анна Соболева. — Дом унесло».', 'Анна Соболева'],
  ['ru', '"Мост закрыт", - сказала Анна Соболева.', 'Анна Соболева'],
  ['tr', 'Selin Demir, "Biz hazırız" diyerek sözlerini tamamladı.', 'Selin Demir'],
  ['tr', 'AFAD’dan yapılan yazılı açıklamada, "Köprü bu gece kapalı kalacak" denildi.', 'AFAD'],
  ['az', 'AYNA-dan bildirilib ki, körpü bağlanacaq.', 'AYNA'],
])('who speaks stands where the grammar has it (%s): %s', (language, sentence, speaker) => {
  expect(said(report([sentence], language)).map((line) => line.split(' | ')[0])).toEqual([speaker])
})

test.each([
  ['ru', 'Мост откроют осенью. Об этом сообщила журналистам мэр Анна Соболева.', 'Мост откроют осенью'],
  ['es', 'El puente abrirá en otoño. Así lo anunció la alcaldesa Anna Soler.', 'El puente abrirá en otoño'],
  ['az', 'Körpü payızda açılacaq. Bu barədə nazir Anna Soltanova məlumat verib.', 'Körpü payızda açılacaq'],
])('whoever is said to have told so said the sentence before (%s)', (language, text, content) => {
  const [one, ...others] = said(report([text], language))
  expect(one).toMatch(/^(?:Анна|Anna) \p{Lu}/u)
  expect(one?.split(' | ').at(-1)).toBe(content)
  expect(others).toEqual([])
})

test('a cue inside dialogue parts what is said in two', () => {
  const text = '— Мы готовы к зиме, — подчеркнула Анна Соболева. — Уголь есть.'
  expect(said(report([text], 'ru'))).toEqual(['Анна Соболева | подчеркнуть/assert | Мы готовы к зиме … Уголь есть.'])
})

test('Spanish leaves the pronoun out, and whoever the sentence before tells of speaks', () => {
  const text =
    'El portavoz de la oposición, Marcos Tejada, celebró la decisión. “Es una victoria del sentido común”, afirmó, y se marchó.'
  expect(said(report([text], 'es'))).toEqual(['Marcos Tejada | afirmar/assert | “Es una victoria del sentido común”'])
})

test('Turkish has a quotation inside the subject of another report', () => {
  const text =
    'Muhalefet lideri Mert Tarhan kararı karşıladı. "Bu sağduyunun zaferidir" diyen Tarhan, başkanın halkı daha önce dinlemesi gerektiğini söyledi.'
  expect(said(report([text], 'tr')).map((line) => line.replace(/ \| [^|]* \|/, ':'))).toEqual([
    'Mert Tarhan: "Bu sağduyunun zaferidir"',
    'Mert Tarhan: başkanın halkı daha önce dinlemesi gerektiğini',
  ])
})

test('a place that an office is of is no part of a Russian name, and a surname in front is', () => {
  const speakers = (text: string) => said(report([text], 'ru')).map((line) => line.split(' | ')[0])
  expect(speakers('Мэр Калдера Анна Соболева объявила, что проект остановлен.')).toEqual(['Анна Соболева'])
  expect(speakers('Тарасов Сергей Иванович заявил, что проект остановлен.')).toEqual(['Тарасов Сергей Иванович'])
})

test.each([
  ['es', 'La liberación del avión se ordenó el lunes.'],
  ['es', 'Fue una denuncia anónima que no contaba con fundamento.'],
])('a passive and a noun report nothing (%s): %s', (language, sentence) => {
  expect(said(report([sentence], language))).toEqual([])
})

test('an office, and the name behind it, are one person in German', () => {
  const sentences = [
    'Wirtschaftsminister Jens Harms gerät unter Druck.',
    '„Er hat nicht alles gesagt“, sagte die Fraktionschefin der Grünen, Maike Petersen, am Dienstag.',
    'Sie kündigte an, einen Ausschuss zu beantragen.',
    '„Ich habe mir nichts vorzuwerfen“, so der Minister.',
  ]
  expect(said(report([sentences.join(' ')], 'de')).map((line) => line.split(' | ')[0])).toEqual([
    'Maike Petersen',
    'Maike Petersen',
    'Jens Harms',
  ])
})

test('what the reported one reports of others does not make them speak on', () => {
  const paragraph =
    'Hafenminister Paul Ahrens hat am Montag seinen Rücktritt erklärt. „Ich konnte dieses Projekt nicht länger verteidigen“, sagte er in Emden. Die Regierung habe versprochen, die Fischer anzuhören. Das sei nicht geschehen.'
  expect(said(report([paragraph], 'de')).at(-1)).toBe('Paul Ahrens | - | Das sei nicht geschehen')
})

describe('German', () => {
  const lines = (text: string) => said(report([text], 'de')).map((line) => line.replace(/ \| [^|]* \|/, ':'))

  test('what stands before and behind an inserted "sagte sie" is one statement', () => {
    const text =
      'Senatorin Julia Behrens blieb im Amt. Sie trage dafür die Verantwortung, sagte sie vor der Presse, schließe einen Rücktritt aber aus.'
    expect(lines(text)).toEqual([
      'Julia Behrens: Sie trage dafür die Verantwortung … schließe einen Rücktritt aber aus',
    ])
  })

  test.each([
    ['„Geht der rein, ist das Spiel durch“, haderte Trainer Uwe Kranz.', 'Uwe Kranz'],
    ['„Das haben wir lange nicht mehr geschafft“, verriet Uwe Kranz nach dem Spiel.', 'Uwe Kranz'],
    ['Man zahle heute doppelt so viel wie vor fünf Jahren, klagte Uwe Kranz.', 'Uwe Kranz'],
  ])('a verb that says only behind what was said: %s', (text, who) => {
    expect(lines(text).map((line) => line.split(':')[0])).toEqual([who])
  })

  test('Konjunktiv behind a noun carries on a report, and the past tells nothing', () => {
    const report = '„Wir helfen den Kliniken“, sagte Ministerin Julia Behrens.'
    expect(lines(`${report} Das Land stelle dafür 38 Millionen Euro bereit.`).at(-1)).toBe(
      'Julia Behrens: Das Land stelle dafür 38 Millionen Euro bereit',
    )
    expect(lines(`${report} Das Land stellte dafür 38 Millionen Euro bereit.`)).toHaveLength(1)
  })

  test('an office has the gender of its article', () => {
    const text =
      'Die Vorsitzende Julia Behrens kam spät. Der Vorsitzende der Linken, Uwe Kranz, warf ihr vor, sie sei zu spät gekommen.'
    expect(lines(text).at(-1)).toMatch(/^Uwe Kranz:/u)
  })

  test('reported speech without a cue is of the only person whom the sentence before tells of', () => {
    const text =
      'Im Rat sprach Senatorin Julia Behrens lange. Die Preise für Stahl seien stark gestiegen, das habe niemand vorhersehen können.'
    expect(lines(text).at(-1)).toBe(
      'Julia Behrens: Die Preise für Stahl seien stark gestiegen, das habe niemand vorhersehen können',
    )
  })
})
