import type { Span } from '../types.ts'
import { someSays } from './acts/acts.ts'
import { findAttributions } from './finder/finder.ts'
import type { Found } from './rules/found.ts'
import { findByRules } from './rules/rules.ts'

/** "…, Azertac reports": how agencies sign what they pass on. */
const RELAYS = /^(?:has |have )?(?:reports?|reported|informs?|informed|writes?|wrote)(?: (?:with|citing|via)\b.*)?$/
/** The same behind what somebody said: "…, Lee said, Interfax reports". */
const SIGNATURE =
  /^(?:the )?\p{Lu}[\p{L}\d-]*(?: \p{Lu}[\p{L}\d-]*){0,3} (?:reports?|reported|informs?|informed|writes?)$/u
/** Where it was said is nothing that was said. */
const OCCASION =
  /,? (?:in|at|during) (?:an?|the|his|her) (?:\p{L}+ )?(?:interview|statement|briefing|conference|meeting|speech|address|article|session)\b[^.;“”"]*$/u
/** A clause read without its end looks less like a report than it is. */
const LEAST = 0.2

/**
 * "The bridge will open, Mayor Lee said in an interview, Norrby News reports": Lee's words, not the agency's. A report
 * that an agency signs at its end, and that somebody makes in it, is read again without the agency.
 */
export function withoutRelays(text: string, found: readonly Found[], language: string): Found[] {
  return found.flatMap((one) => {
    const inner = isSigned(text, one) ? reportsIn(text, one, language) : []
    return inner.length > 0 ? inner : [withoutSignature(text, one)]
  })
}

/** Content first, then the name and the verb. */
function isSigned(text: string, { speaker, cue, content }: Found): boolean {
  const [mention] = speaker
  const last = cue.at(-1)
  const end = content.at(-1)?.[1]
  if (mention === undefined || end === undefined || last === undefined) return false
  const isName = /^(?:the )?\p{Lu}/u.test(text.slice(...mention))
  const isBehind = end <= mention[0] && text.slice(end, mention[0]).endsWith(', ')
  return isName && isBehind && mention[1] <= last[0] && RELAYS.test(text.slice(...last))
}

/** What the rules read from the clause's beginning on, or else what the model finds in it. */
function reportsIn(text: string, { paragraph, content, speaker }: Found, language: string): Found[] {
  const start = content[0]![0]
  const end = speaker[0]![0] - ', '.length
  const clause: Span = [start, end - (OCCASION.exec(text.slice(start, end))?.[0].length ?? 0)]
  const isReport = (one: Found) => one.speaker.length > 0 && someSays(text, one.cue, language)
  const reports = findByRules(text, [clause], [clause], language)
  const whole = reports.filter((one) => isReport(one) && one.content[0]![0] === clause[0])
  const found =
    whole.length > 0 ? whole : findAttributions(text, [clause], language, reports).map(({ found: one }) => one)
  return found.filter((one) => isReport(one) && one.confidence >= LEAST).map((one) => ({ ...one, paragraph }))
}

function withoutSignature(text: string, found: Found): Found {
  const { content } = found
  const isSignature = content.length > 1 && SIGNATURE.test(text.slice(...content.at(-1)!))
  return isSignature ? { ...found, content: content.slice(0, -1) } : found
}
