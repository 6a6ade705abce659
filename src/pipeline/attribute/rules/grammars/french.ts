import { french as cues } from '../../acts/french.ts'
import { type Grammar, NO_WORDS, words } from '../grammar.ts'

export const french: Grammar = {
  cues,
  pronouns: words('il elle ils elles on nous je vous celui-ci celle-ci ce-dernier certains beaucoup'),
  determiners: words(
    "le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos plusieurs deux trois quatre du",
  ),
  prepositions:
    words(`à au aux de d' du des en dans par pour sur sous avec sans chez vers entre contre depuis pendant après
    avant selon lors devant dès malgré parmi`),
  linking: words("de d' du des à au aux en et pour la le les l'"),
  clauseWords: words(
    "que qu' qui dont où quand lorsque lorsqu' si puisque puisqu' parce car comme mais et ou donc or ni tandis alors quoique",
  ),
  coordinators: words('et mais ou puis'),
  auxiliaries:
    words(`a ont avait avaient aura auront ait aient est sont était étaient sera peut doit veut fait s' n' ne pas
    jamais l' en y lui leur se`),
  adverbs: words(`aussi également ensuite encore déjà toujours enfin ainsi alors toutefois cependant notamment d'abord
    pourtant même plus tard hier désormais`),
  adverbEnding: /^\p{Ll}{3,}ment$/u,
  verbs: NO_WORDS,
  verbEnding: null,
  saysBehind: /(?:e|[^n]t|ent)$/u,
  complementisers: words("que qu' si pourquoi comment"),
  passives: NO_WORDS,
  control: NO_WORDS,
  hearerVerbs: words('assurer avertir prévenir informer rappeler'),
  bareClause: NO_WORDS,
  times:
    words(`lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain janvier février mars avril mai
    matin midi après-midi soir juin juillet août septembre octobre novembre décembre`),
  asides: [
    'de son côté',
    'de leur côté',
    'pour sa part',
    'pour leur part',
    'à son tour',
    'à leur tour',
    'quant à lui',
    'quant à elle',
    'par ailleurs',
    'en outre',
    'de nouveau',
    'à nouveau',
  ],
  hearers: NO_WORDS,
  occasions: NO_WORDS,
  accordingTo: ['selon', "d' après", 'à en croire', "de l' avis de", 'aux yeux de'],
  viewpoint: 'pour',
  backward: ["c' est ce qu'"],
  accordingNouns: null,
  accordingAfter: [],
  echo: null,
  bodyPreposition: NO_WORDS,
  speakers: null,
  reportive: NO_WORDS,
  reportiveForms: null,
  verbSecond: false,
  naming: new Map([['qualifier', /(?:^| )d[e'] ?/]]),
  oblique: NO_WORDS,
  possessives: NO_WORDS,
  basePlural: false,
  dropsPronouns: false,
  verbFinal: false,
  judged: false,
  clauseEnding: null,
  elides: true,
}
