import { genderOfName } from '../../given-names.ts'
import type { NameRun } from './names.ts'

/** A run of names without what its language writes with a capital beside a name. */
export function whoAlone(run: NameRun, language: string | null): NameRun {
  switch (language) {
    case 'de':
      return withoutOccasion(withoutOccupation(withoutOwned(run)))
    case 'tr':
    case 'az':
      return withoutPlaceBehind(withoutOccupation(run))
    default:
      return run
  }
}

const OPINION =
  /^(?:Ansicht|Meinung|Angaben|Worten|Aussagen?|Darstellung|Einschätzung|Auffassung|Überzeugung|Sicht|Informationen|Berechnungen|Schätzungen?)$/

/** "Bücherregal von Anna Lee": in German a noun has a capital, and what stands behind "von" is the name. */
function withoutOwned(run: NameRun): NameRun {
  const { words, span } = run
  const von = words.indexOf('von')
  const isOpinion = OPINION.test(words[0]!)
  if (von !== 1 || (words.length < 4 && !isOpinion) || genderOfName(words[0]!) !== null) return run
  const cut = words[0]!.length + 'von'.length + 2
  return { ...run, words: words.slice(2), span: [span[0] + cut, span[1]] }
}

/** "sagte Anna Lee zum Auftakt", "des Aufzugbauers Kronwerk" */
function withoutOccasion(run: NameRun): NameRun {
  const { words, span } = run
  const zum = words.indexOf('zum')
  if (zum > 1) {
    const rest = words.slice(0, zum)
    return { ...run, words: rest, span: [span[0], span[0] + rest.join(' ').length] }
  }
  const [first, ...others] = words
  return others.length > 0 &&
    /^\p{Lu}\p{Ll}{4,}(?:bauers|herstellers|betreibers|konzerns|anbieters|vereins|verbands)$|^(?:Firma|Unternehmen|Plattform)$/u.test(
      first!,
    )
    ? { ...run, words: others, span: [span[0] + first!.length + 1, span[1]] }
    : run
}

/** "Kämmerer Ludwig Falk": in German a noun before a first name is what somebody does. */
function withoutOccupation(run: NameRun): NameRun {
  const [noun, given, ...rest] = run.words
  if (rest.length === 0 || genderOfName(noun!) !== null || genderOfName(given!) === null) return run
  const titles = [...run.titles, noun!]
  return { ...run, titles, words: run.words.slice(1), span: [run.span[0] + noun!.length + 1, run.span[1]] }
}

/** "Erkenntnissen der Biologie": in German a lone article between nouns is none of a name's particles. */
export const isGermanGenitive = (words: readonly string[]): boolean =>
  words.some(
    (word, at) => /^(?:der|des|den|dem|die)$/.test(word) && !/^(?:von|van|an|in|auf|zu)$/.test(words[at - 1] ?? ''),
  )

/** "Rövşən Qaraxanlı Ağcəbədidə": behind a whole name, where something was. */
function withoutPlaceBehind(run: NameRun): NameRun {
  const { span, words } = run
  const isPlace = words.length > 2 && /\p{L}{3}[dt][aeə]n?$/u.test(words.at(-1)!)
  if (!isPlace || genderOfName(words[0]!) === null) return run
  const rest = words.slice(0, -1)
  return { ...run, words: rest, span: [span[0], span[0] + rest.join(' ').length] }
}
