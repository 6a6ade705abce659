/** Labels that a stop, a dash or a space parts from the speech, as parliaments and courts print them. */

const inBothCases = (words: string): string =>
  words
    .split(' ')
    .flatMap((word) => [word, word.toLocaleUpperCase('und')])
    .join('|')

const OFFICE_WORD = `(?:${inBothCases('Acting Deputy Vice Presiding Chair Chairman Chairwoman President Speaker Clerk Witness Court Officer')}|pro tempore)`
const TITLE = `(?:${inBothCases('Mr Mrs Ms Miss Messrs Dr Prof Sir Dame Senator Representative General Admiral Secretary Ambassador Governor Chairman Chairwoman Chair')}|MM?|Mme|Mlle)`
const PRESIDING = `(?:${inBothCases('Председательствующий Председательствующая Головуючий Головуюча Przewodniczący Przewodnicząca Talmannen')})`
const NAME = String.raw`(?:\s(?:\p{Lu}\.|\p{Lu}[\p{L}'’-]+)){1,4}`
const PLACE = String.raw`(?:\sof\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)`
const REMARK = String.raw`(?:\s\([^()\n]{1,80}\))`
const OFFICE = String.raw`(?:,\s[^.:;?!\n]{2,90})`
/** What stands behind begins a sentence. */
const STOP = String.raw`\.\s*(?:[–—-]\s*)?(?=["'«“„¿¡(\[]?\s?[\p{Lu}\p{Lo}])`
const CAPS = String.raw`(?=[^.(,–—]{5})\p{Lu}[\p{Lu}\p{M}'’-]+(?:\s(?:\p{Lu}\.|[\p{Lu}\p{M}'’-]{2,})){0,5}`

/** The label is the first group of each; the whole match ends where the speech begins. */
export const STOPPED_LABELS: readonly RegExp[] = [
  // "Ms. Holm. Thank you", "Mme Anna Holm, ministre déléguée. Je vous remercie"
  new RegExp(`^(${TITLE}\\.?${NAME}${PLACE}?${REMARK}?(?:(?=,\\s\\p{Ll})${OFFICE})?)${STOP}`, 'u'),
  // "The PRESIDING OFFICER. Order", "Председательствующий. Спасибо"
  new RegExp(`^((?:T(?:he|HE)(?:\\s${OFFICE_WORD}){1,4}|${PRESIDING})${REMARK}?)${STOP}`, 'u'),
  // "M. le président. La séance est ouverte"
  new RegExp(
    `^((?:M\\.|Mme|Mlle) (?:le|la|l['’])\\s?\\p{Ll}[\\p{L}-]+(?:\\s\\p{L}[\\p{L}'’-]*){0,8}?${OFFICE}?)${STOP}`,
    'u',
  ),
  // "ANNA HOLM (PD). Signor Presidente", "ANNA HOLM (İzmir) – Sayın Başkan"
  new RegExp(`^(${CAPS}${REMARK}?${OFFICE}?)(?:${STOP}|\\s[–—]\\s(?=\\S))`, 'u'),
  // "ГОЛОВУЮЧИЙ Добрий день": in capitals, and not even a stop behind.
  new RegExp(`^((?=\\p{Lu}{4})${PRESIDING})\\s+(?=\\p{Lu}\\p{Ll}*[\\s,!.])`, 'u'),
  // "Холм А. В., фракция «Озеро». Спасибо", "ХОЛМ А.В. Спасибо"
  /^(\p{Lu}[\p{L}-]{2,30}\s\p{Lu}\.\s?\p{Lu}\.(?:,\s[^.:?!\n]{2,90}(?=\.))?)\.?\s+(?=["«„(]?\p{Lu}\p{Ll}*[\s,!.])/u,
]
