import { expect, test } from 'vitest'
import { attribute } from '../../../src/pipeline/attribute/attribute.ts'
import { report } from './report.ts'
import { speakersIn } from './said.ts'

test.each([
  [
    'a stranger who enters is whom the next "he" means',
    ['Councillor Tom Pike said the road was closed.', 'A man walking a dog shook his head. “Nobody told us,” he said.'],
    ['Tom Pike', '(A man)'],
  ],
  [
    'an office at the head of a sentence takes the stage',
    [
      'Governor Lena Ford said the rates would stay.',
      'Economist Ruth Adair said they should fall.',
      'The governor left open whether she would seek another term. “Ask my husband,” she said.',
    ],
    ['Lena Ford', 'Ruth Adair', 'Lena Ford'],
  ],
  [
    'who asked does not answer',
    [
      'Presenter Ada Holt met Ruth Adair on Monday.',
      'Holt asked what she would say to the driver. “Come home,” she answered.',
    ],
    ['Ada Holt', 'Ruth Adair'],
  ],
  [
    'a lead calls somebody by an office that the next paragraph gives a name',
    [
      'The health secretary said the fee was on the table.',
      'Harriet Pemberly told the programme that nobody would pay twice.',
    ],
    ['Harriet Pemberly', 'Harriet Pemberly'],
  ],
  [
    'a health secretary is no permanent secretary',
    [
      'Celia Bright, a former permanent secretary, said it would cost too much.',
      'The health secretary said nothing was decided.',
    ],
    ['Celia Bright', '(health secretary)'],
  ],
  [
    'a trade on the pitch is of whoever scored in the paragraph before',
    ['Danny Quill sent the goalkeeper the wrong way.', 'The striker said he had almost missed.'],
    ['Danny Quill'],
  ],
  ['whoever gives a name has it', ['A motorcyclist, who gave his name as Power, said the road was good.'], ['Power']],
  [
    'a body right behind its description',
    ['According to the regulator, the Pharmacy Council, the shop was closed.'],
    ['Pharmacy Council'],
  ],
  [
    'a force that spoke is "it"',
    ['Norrby Police said two men were held. It stressed that nobody was hurt.'],
    ['Norrby Police', 'Norrby Police'],
  ],
  [
    'a judge of England keeps the form',
    ['Mrs Justice Farrow said he had planned it for months.'],
    ['Mrs Justice Farrow'],
  ],
  [
    'letters behind a name are no part of it',
    ['Prosecutor Leila Hamdan KC said the motive was money.'],
    ['Leila Hamdan'],
  ],
  [
    'honours before a name are no part of it',
    ['The Commissioner for Water, Hon. (Mrs.) Ngozi Obi-Eze, said the pipes were dear.'],
    ['Ngozi Obi-Eze'],
  ],
  ['a day may be a first name', ['Comrade Sunday Agbo said the taps were dry.'], ['Sunday Agbo']],
  [
    'a sheriff’s office is one body',
    ['The Barlow County Sheriff’s Office said a truck was found.'],
    ['Barlow County Sheriff’s Office'],
  ],
  [
    'a first name behind "Sir" is of whoever bears it',
    ['The chair, Sir Gethin Probert, said it was late.', 'Sir Gethin said he would report in May.'],
    ['Gethin Probert', 'Gethin Probert'],
  ],
  [
    'retired somebody in apposition',
    ['Her neighbour, retired garda Pat Loftus, said the junction was dangerous.'],
    ['Pat Loftus'],
  ],
  [
    'Mrs tells two of one surname apart',
    [
      'The court heard of Gareth Pell on Monday.',
      'His wife, Rosalind Pell, was called. Mrs Pell said he had spoken of the kitchen.',
    ],
    ['Rosalind Pell'],
  ],
])('%s', (_, paragraphs, expected) => {
  expect(speakersIn('en', paragraphs)).toEqual(expected)
})

test.each([
  ['tr', ['Karasu Belediye Başkanı Tülay Ergün, suyun geleceğini söyledi.'], ['Tülay Ergün']],
  [
    'az',
    ['“Bu dövri deyil, – deyə mərkəzin direktoru Aytən Sultanlı jurnalistlərə söyləyib. – Dəniz çəkilir”.'],
    ['Aytən Sultanlı'],
  ],
  [
    'az',
    ['Rəşid Həmzəyev gəlib. Həmzəyev bu məlumatı təkzib edib: “Bu, yalandır, sənədlər göz qabağındadır”.'],
    ['Rəşid Həmzəyev'],
  ],
  [
    'ru',
    [
      'Эдуард Лямин приехал на причал. «Разрешено пятьдесят, — сказал Лямин журналистам на причале. — С этого и начнём».',
    ],
    ['Эдуард Лямин'],
  ],
  [
    'fr',
    ['Le maire, Gilles Pouzet, rêve.', '— Nous avons perdu l’école et la poste, martèle l’élu.'],
    ['Gilles Pouzet'],
  ],
])('%s: %s', (language, paragraphs, expected) => {
  expect(speakersIn(language, paragraphs)).toEqual(expected)
})

test.each([
  [
    'ru',
    [
      'Анна Лунина ответила.',
      '«Для холдинга это цена колеса. Никто график менять не станет.',
      'Я призываю звонить соседу», — подчеркнула она.',
    ],
  ],
  [
    'es',
    [
      'Lucía Arriza respondió.',
      '«No lo digo yo. Los tengo guardados en una caja.',
      '»Algún día la abriré en público», advirtió.',
    ],
  ],
  [
    'de',
    [
      'Ilse Vranz sprach.',
      '„Ich bin keine, die an Türen klopft.',
      'Wer mit mir arbeiten möchte, weiß das“, sagte Vranz.',
    ],
  ],
  [
    'en',
    ['Ilse Vranz spoke on Monday.', '“I am not a hateful person. I do not want that.', '“But you left,” Vranz said.'],
  ],
])('%s: a quotation over two paragraphs is one', (language, paragraphs) => {
  const { parsed, segmented } = report(paragraphs, language)
  const { attributions } = attribute(parsed, segmented)
  expect(attributions.map(({ content }) => content.length)).toEqual([2])
})
