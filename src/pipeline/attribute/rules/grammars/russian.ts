import { russian as cues } from '../../acts/russian.ts'
import { type Grammar, NO_WORDS, words } from '../grammar.ts'

export const russian: Grammar = {
  cues,
  pronouns: words('он она они мы я вы многие некоторые кто'),
  determiners: words('этот эта эти тот та те его её ее их наш наша наши один два три несколько все другие свой'),
  prepositions: words(`в во на с со к ко по о об обо от ото из у за для при до после перед между через под над без про
    против среди около ради согласно благодаря`),
  linking: words('по в и при'),
  clauseWords: words(
    'что чтобы который которая которое которые где когда если потому поскольку хотя как и или но а ли пока однако',
  ),
  coordinators: words('и а но или'),
  auxiliaries: words('не был была были было будет будут бы ни может могут'),
  adverbs:
    words(`также тоже ещё еще уже затем потом тогда сегодня вчера ранее позже далее снова вновь сейчас теперь только
    лишь даже однако при этом кроме того особо отдельно`),
  adverbEnding: null,
  verbs: NO_WORDS,
  verbEnding: null,
  complementisers: words('что чтобы как почему зачем ли будто'),
  control: NO_WORDS,
  hearerVerbs: NO_WORDS,
  bareClause: NO_WORDS,
  times: words(`понедельник вторник среду среда четверг пятницу пятница субботу суббота воскресенье сегодня вчера завтра
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря`),
  accordingTo: [
    'по словам',
    'по мнению',
    'по данным',
    'по оценке',
    'по оценкам',
    'по информации',
    'по заявлению',
    'согласно данным',
    'со слов',
  ],
  accordingAfter: [],
  echo: null,
  bodyPreposition: words('в во на'),
  verbSecond: true,
  basePlural: false,
  verbFinal: false,
  elides: false,
}
