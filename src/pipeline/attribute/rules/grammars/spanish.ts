import { spanish as cues } from '../../acts/spanish.ts'
import { type Grammar, NO_WORDS, words } from '../grammar.ts'

export const spanish: Grammar = {
  cues,
  pronouns: words('él ella ellos ellas yo nosotros usted ustedes quien quienes este éste esta ésta muchos algunos'),
  determiners: words(
    'el la los las un una unos unas su sus este esta estos estas ese esa nuestro nuestra varios varias dos tres',
  ),
  prepositions: words(`a al de del en con por para sobre sin desde hasta entre contra tras durante según ante bajo hacia
    mediante`),
  linking: words('de del la las el los y en para e'),
  clauseWords: words('que quien cual donde cuando si porque pues como mientras aunque pero y o ni sino e'),
  coordinators: words('y e o pero'),
  auxiliaries: words(
    `ha han había habían haya haber es son fue era está están estaba puede debe quiere no nunca se le les lo ya me nos`,
  ),
  adverbs:
    words(`antes también además después luego entonces ya todavía aún siempre así asimismo ayer hoy ahora mismo anteriormente
    posteriormente`),
  adverbEnding: /^\p{Ll}{3,}mente$/u,
  verbs: NO_WORDS,
  verbEnding: null,
  saysBehind: /(?:[aeó]|ía|[aeo]n)$/u,
  complementisers: words('que si cómo cuándo'),
  passives: words('se'),
  control: NO_WORDS,
  hearerVerbs: words('asegurar advertir informar recordar'),
  bareClause: NO_WORDS,
  times:
    words(`lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana enero febrero marzo abril mayo junio
    julio agosto septiembre octubre noviembre diciembre`),
  asides: ['por su parte', 'por su lado', 'a su vez', 'por su cuenta', 'al respecto', 'en este sentido'],
  hearers: NO_WORDS,
  occasions: NO_WORDS,
  accordingTo: ['según', 'de acuerdo con', 'en opinión de', 'a juicio de', 'en palabras de'],
  viewpoint: 'para',
  backward: ['así lo', 'así se'],
  accordingNouns: null,
  accordingAfter: [],
  echo: null,
  bodyPreposition: NO_WORDS,
  speakers: null,
  reportive: NO_WORDS,
  reportiveForms: null,
  verbSecond: true,
  naming: new Map([
    ['calificar', /(?:^| )(?:de|como) /],
    ['tachar', /(?:^| )de /],
  ]),
  oblique: NO_WORDS,
  possessives: words('su'),
  basePlural: false,
  dropsPronouns: true,
  verbFinal: false,
  judged: false,
  clauseEnding: null,
  elides: false,
}
