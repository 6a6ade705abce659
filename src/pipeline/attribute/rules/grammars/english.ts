import { english as cues } from '../../acts/english.ts'
import { type Grammar, NO_NAMING, NO_WORDS, words } from '../grammar.ts'

export const english: Grammar = {
  cues,
  pronouns: words('i he she they we it who you everyone everybody nobody someone some many others both'),
  determiners: words(
    'the a an this that these those his her its their our my your one two three four five some many several most no another each every few other both all any',
  ),
  prepositions: words(`in on at by for with from to of about after before during since until under over against between
    among through into as amid following despite regarding addressing without within via per like near upon`),
  linking: words("of for at in from on with to and & 's"),
  clauseWords: words(`that which who whom whose while whereas because since although though if when where after before
    unless until as than so but and or nor yet what how why whether even`),
  coordinators: words('and but or then'),
  auxiliaries: words(`has have had is are was were be been being do does did will would can could may might shall should
    must hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't cannot not never`),
  adverbs: words(`also later then again once still just even never always often earlier previously now soon ever
    first further furthermore therefore thus instead only too already yet here there meanwhile moreover however
    simply`),
  adverbEnding: /^\p{Ll}{2,}ly$/u,
  verbs:
    words(`made make makes gave give gives took take takes let lets got get gets went go goes came come comes saw see
    sees had put puts kept keep keeps left leave leaves met meet meets ran run runs won win wins lost lose loses held hold
    holds led lead leads brought bring brings sent send sends paid pay pays built build builds spent spend spends found
    find finds read reads cut cuts hit hits set sets stood stand stands sat sit began begin begins became become becomes
    knew know knows felt feel feels thought think thinks heard hear hears want wants need needs seem seems help helps
    use uses work works show shows spoke speak speaks fell fall falls rose rise rises threw drove drew broke chose wore
    include includes remain remains`),
  verbEnding: /^\p{Ll}{2,}(?:ed|ing)$/u,
  saysBehind: null,
  complementisers: words('that whether how why if'),
  passives: NO_WORDS,
  control: words('went go goes going refused refuses declined declines continued continues failed fails wants wanted'),
  hearerVerbs: words('tell inform remind assure reassure warn caution notify brief advise ask urge beg'),
  bareClause: words(
    'say tell claim think believe hope know feel fear insist suggest add write argue assume reckon admit predict warn hear',
  ),
  times:
    words(`monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january february
    march april may june july august september october november december`),
  asides: [],
  hearers: NO_WORDS,
  occasions: NO_WORDS,
  accordingTo: ['according to', 'in the words of', 'in the view of', 'in the opinion of'],
  viewpoint: null,
  backward: [],
  accordingNouns: null,
  accordingAfter: [],
  echo: null,
  bodyPreposition: NO_WORDS,
  speakers: null,
  reportive: NO_WORDS,
  reportiveForms: null,
  verbSecond: false,
  naming: NO_NAMING,
  oblique: NO_WORDS,
  possessives: NO_WORDS,
  basePlural: true,
  dropsPronouns: false,
  verbFinal: false,
  judged: true,
  clauseEnding: null,
  elides: false,
}
