import { azerbaijani as azerbaijaniCues, turkish as turkishCues } from '../../acts/turkic.ts'
import { type Grammar, NO_NAMING, NO_WORDS, words } from '../grammar.ts'

const SHARED = {
  verbs: NO_WORDS,
  verbEnding: null,
  saysBehind: null,
  prepositions: NO_WORDS,
  linking: NO_WORDS,
  auxiliaries: NO_WORDS,
  adverbEnding: null,
  passives: words(`denildi belirtildi edildi kaydedildi bildirildi aktarıldı vurgulandı duyuruldu açıklandı bildirilib
    bildirilir deyilib deyilir vurğulanıb verilib edilib`),
  control: NO_WORDS,
  hearerVerbs: NO_WORDS,
  bareClause: NO_WORDS,
  asides: [],
  hearers: NO_WORDS,
  occasions: NO_WORDS,
  viewpoint: null,
  backward: ['bu barədə', 'bunu', 'bu sözləri'],
  accordingNouns: null,
  accordingTo: [],
  echo: null,
  bodyPreposition: NO_WORDS,
  reportive: NO_WORDS,
  reportiveForms: null,
  verbSecond: false,
  naming: NO_NAMING,
  oblique: NO_WORDS,
  possessives: NO_WORDS,
  basePlural: false,
  dropsPronouns: false,
  verbFinal: true,
  judged: false,
  elides: false,
} satisfies Partial<Grammar>

export const turkish: Grammar = {
  ...SHARED,
  cues: turkishCues,
  pronouns: words('o onlar ben biz ona'),
  determiners: words('bir bu şu'),
  clauseWords: words('ve ama ancak fakat çünkü ki'),
  coordinators: words('ve ama'),
  adverbs: words('ayrıca da de daha sonra dün bugün ise şöyle şunları olarak konuyla ilgili bununla'),
  complementisers: words('ki'),
  times: words('pazartesi salı çarşamba perşembe cuma cumartesi pazar dün bugün'),
  accordingAfter: ['göre'],
  clauseEnding:
    /(?:[dt][ıiuü]ğ[ıiuü]n[ıiuü]|(?:acağ|eceğ)[ıi]n[ıi]|(?:[dt][ıiuü]k|acak|ecek)l[ae]r[ıi]n[ıi]|m[ae]s[ıi]n[ıi])$/u,
  speakers:
    words(`bakan başkan cumhurbaşkanı başbakan sözcü müdür vali milletvekili vekil uzman uzmanlar yetkili yetkililer
    avukat savcı polis büyükelçi lider genel sekreter general yönetmen yazar oyuncu teknik direktör kaptan
    antrenör doktor profesör öğretmen gazeteci muhtar kaymakam komutan sanatçı şarkıcı esnaf vatandaş vatandaşlar
    öğrenci yurttaş mağdur baba anne sendika şirket
    kaptan profesör hoca ekonomist yönetici usta bakanlık dernek belediye müdürlük birlik kurum oda vakıf valilik savcılık başsavcılık
    emniyet jandarma büyükelçilik kulüp federasyon üniversite hastane komisyon başkanlık kooperatif`),
}

export const azerbaijani: Grammar = {
  ...SHARED,
  cues: azerbaijaniCues,
  pronouns: words('o onlar mən biz onun'),
  determiners: words('bir bu'),
  clauseWords: words('və amma lakin ancaq çünki ki'),
  coordinators: words('və amma'),
  adverbs: words('həmçinin da də sonra dünən bu gün isə eyni zamanda buna cavab olaraq bununla bağlı'),
  complementisers: words('ki'),
  times: words('dünən bugün'),
  accordingAfter: ['sözlərinə görə', 'fikrincə', 'məlumatına görə', 'görə'],
  clauseEnding:
    /(?:[dt][ıiuü][ğy][ıiuü]n[ıiuü]|(?:acağ|əcəy)[ıi]n[ıi]|(?:[dt][ıiuü]k|acaq|əcək)l[aə]r[ıi]n[ıi]|m[aə]s[ıi]n[ıi])$/u,
  speakers: words(`nazir prezident sözçü rəis direktor deputat ekspert vəkil prokuror general səfir lider sədr mer
    baş jurnalist yazıçı müəllim həkim məşqçi komandir şahid sakin sakinlər ekspertlər rəsmi
    nazirlik agentlik komitə şirkət birlik idarə fond klub səfirlik polis prokurorluq məhkəmə mərkəz cəmiyyət müsahib usta
    sənətkar rəssam alim`),
}
