import type { Gender } from '../given-names.ts'
import { HONORIFICS } from '../honorifics.ts'

/** Offices and titles that stand before a name, compared in lower case without a full stop. */
const ROLE_WORDS = new Set(
  'president|vice|vice-president|prime|minister|deputy|first|acting|former|chairman|chairwoman|chairperson|chair|ceo|cfo|director|general|governor|head|chief|secretary|senator|sen|representative|rep|congressman|congresswoman|ambassador|king|queen|prince|princess|pope|patriarch|archbishop|bishop|mayor|chancellor|premier|speaker|commissioner|ombudsman|ombudsperson|aide|adviser|advisor|spokesman|spokesperson|spokeswoman|professor|prof|dr|doctor|coach|captain|judge|justice|attorney|officer|editor|editor-in-chief|correspondent|journalist|reporter|host|moderator|interviewer|anchor|mr|mrs|ms|miss|madam|mister|sir|lord|lady|colonel|major|lieutenant|sergeant|admiral|marshal|member|founder|co-founder|manager|author|writer|sheikh|emir|sultan|herr|frau|bundeskanzler|bundeskanzlerin|kanzler|kanzlerin|ministerin|präsident|präsidentin|bundespräsident|außenminister|außenministerin|staatssekretär|m|mme|mlle|monsieur|madame|président|présidente|ministre|sr|sra|señor|señora|presidente|presidenta|ministro|ministra|don|doña|signor|signora|президент|министр|премьер-министр|председатель|директор|глава|г-н|г-жа|başkan|cumhurbaşkanı|bakan|sayın|bay|bayan|prezident|nazir|cənab|xanım|pan|pani|economist|historian|singer|actor|actress|filmmaker|scientist|researcher|analyst|activist|lawmaker|mp|mep|novelist|poet|maire|directeur|directrice|professeur|écrivain|sénateur|sénatrice|député|députée|alcalde|alcaldesa|directora|escritor|escritora|profesor|profesora|senador|senadora|diputado|diputada|мэр|губернатор|депутат|сенатор|посол|режиссёр|режиссер|актёр|актер|актриса|певец|певица|писатель|писательница|поэт|журналист|журналистка|профессор|доктор|тренер|политолог|экономист|историк|эксперт|спикер|секретарь|генерал|полковник|основатель|руководитель|начальник|заместитель|премьер|вице-премьер|лидер|heer|mevrouw|dhr|mw|minister-president|voorzitter|staatssecretaris|shri|shrimati|smt|hon|honourable|honorable|dame|baroness|viscount|poseł|posłanka|marszałek|wicemarszałek|sekretarz|talman|vice-presidente|vicepresidente|vicepresidenta|deputado|deputada|diputad|onorevole|deputy-speaker|chairman-in-office|clerk|witness|court|presiding|deputato|deputata|sottosegretario|sottosegretaria|bakanı|başbakan|milletvekili|senatör|председательствующий|докладчик|докладчица|deputat|millətvəkili|müdiri|müdürü'.split(
    '|',
  ),
)

const each = (words: string, gender: Gender | null) => words.split('|').map((word) => [word, gender] as const)

/**
 * Of these, the ones that everybody has, and whom they tell of; the others are offices that one may hold without being
 * named.
 */
const ADDRESSES: ReadonlyMap<string, Gender | null> = new Map([
  ...HONORIFICS,
  ...each('madam|baroness|mlle|doña|signora|pani|mevrouw|mw|xanım|bayan|г-жа|smt|shrimati', 'f'),
  ...each('mister|don|signor|pan|heer|dhr|bay|cənab|г-н|shri', 'm'),
  ...each('viscount|sayın|hon|honourable|honorable|dr|prof|on|onorevole', null),
])

/** Articles that stand before an office or an honorific: "The Minister", "De heer", "El señor", "O Sr.". */
const ARTICLES = new Set('the|el|la|le|de|der|die|das|den|o|a|il|lo|an'.split('|'))

/** German names what somebody does in one capitalised word: "Schriftstellerin Sonja Silber", "US-Präsident". */
const GERMAN_ROLE =
  /(?:kolleg|vorgänger|nachfolger|stellvertreter|rentner|nachbar|landrat|landrät|stadtrat|stadträt|ingenieur|architekt|geschäftsführer|minister|kanzler|präsident|politiker|sprecher|chef|direktor|professor|expert|forscher|wissenschaftler|historiker|autor|schriftsteller|dichter|journalist|redakteur|reporter|korrespondent|ökonom|soziolog|politolog|psycholog|virolog|biolog|philosoph|trainer|regisseur|schauspieler|sänger|musiker|künstler|maler|unternehmer|gründer|leiter|vertreter|vorsitzend|führer|meister|abgeordnet|anwalt|anwält|richter|sekretär|kommissar|botschafter|berater|kenner|aktivist|spieler|kandidat|beauftragt|ministerpräsident|arzt|ärzt|pfarrer|bischof)(?:in|e|er|en|es)?$/u

export function isRoleWord(word: string): boolean {
  const key = bare(word)
  return ROLE_WORDS.has(key) || (key.length > 4 && GERMAN_ROLE.test(key))
}

/** "Mr", "Señora": says nothing of an office. */
export const isHonorific = (word: string): boolean => ADDRESSES.has(bare(word))

/** What an honorific tells: "Mrs" of a woman, "Herr" of a man, "Dr" nothing. */
export const genderOfHonorific = (word: string): Gender | null => ADDRESSES.get(bare(word)) ?? null

export const isArticle = (word: string): boolean => ARTICLES.has(word.toLocaleLowerCase('und'))

const bare = (word: string): string => word.replace(/[.,ªº]+$/u, '').toLocaleLowerCase('und')
