import { azerbaijani as azerbaijaniCues, turkish as turkishCues } from '../../acts/turkic.ts'
import { type Grammar, NO_NAMING, NO_WORDS, words } from '../grammar.ts'

const SHARED = {
  verbs: NO_WORDS,
  verbEnding: null,
  prepositions: NO_WORDS,
  linking: NO_WORDS,
  auxiliaries: NO_WORDS,
  adverbEnding: null,
  control: NO_WORDS,
  hearerVerbs: NO_WORDS,
  bareClause: NO_WORDS,
  accordingNouns: null,
  accordingTo: [],
  echo: null,
  bodyPreposition: NO_WORDS,
  speakers: null,
  reportive: NO_WORDS,
  verbSecond: false,
  naming: NO_NAMING,
  oblique: NO_WORDS,
  possessives: NO_WORDS,
  basePlural: false,
  verbFinal: true,
  elides: false,
} satisfies Partial<Grammar>

export const turkish: Grammar = {
  ...SHARED,
  cues: turkishCues,
  pronouns: words('o onlar ben biz'),
  determiners: words('bir bu şu'),
  clauseWords: words('ve ama ancak fakat çünkü ki'),
  coordinators: words('ve ama'),
  adverbs: words('ayrıca da de daha sonra dün bugün ise şöyle şunları'),
  complementisers: words('ki'),
  times: words('pazartesi salı çarşamba perşembe cuma cumartesi pazar dün bugün'),
  accordingAfter: ['göre'],
}

export const azerbaijani: Grammar = {
  ...SHARED,
  cues: azerbaijaniCues,
  pronouns: words('o onlar mən biz'),
  determiners: words('bir bu'),
  clauseWords: words('və amma lakin ancaq çünki ki'),
  coordinators: words('və amma'),
  adverbs: words('həmçinin da də sonra dünən bu gün isə eyni zamanda'),
  complementisers: words('ki'),
  times: words('dünən bugün'),
  accordingAfter: ['sözlərinə görə', 'fikrincə', 'məlumatına görə', 'görə'],
}
