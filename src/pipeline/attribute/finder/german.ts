import { splitSentences } from '../../segment/split.ts'
import type { RawTokens } from './tokens.ts'

const CLOSED_CLASSES: Record<string, string> = {
  ART: 'der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines',
  POSS: 'sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren mein meine meinen',
  PRON: 'er sie es wir ich ihm ihn ihnen uns mich mir man wer jemand niemand beide beiden alle dieser diese dieses diesen diesem jener jene jenes',
  REFL: 'sich',
  REL: 'welcher welche welches welchen dessen deren denen',
  APPR: 'in im an am auf aus bei beim mit nach von vom vor zum zur über unter für gegen durch um seit bis ohne zwischen wegen während trotz gegenüber hinter neben innerhalb außerhalb aufgrund angesichts',
  SRC: 'laut zufolge gemäß wonach demnach danach so',
  CONJ: 'und oder aber sondern sowie bzw jedoch doch denn',
  SUB: 'dass daß ob wenn weil als da wie obwohl damit sodass indem nachdem bevor falls sofern',
  HAVE: 'hat haben hatte hatten gehabt ist sind war waren gewesen wird werden wurde wurden worden',
  SUBJ: 'sei seien habe hätte hätten wäre wären werde würde würden könne könnte könnten müsse müsste müssten solle sollte sollten wolle dürfe dürften dürfte möge möchte möchten gebe gehe komme stehe liege bleibe lasse handele handle mache sehe nehme bestehe brauche wisse halte führe finde',
  MOD: 'kann können konnte konnten muss müssen musste mussten soll sollen will wollen wollte wollten darf dürfen durfte mag mögen',
  NEG: 'nicht nie niemals',
  ZU: 'zu',
  ADV: 'auch noch nur schon sehr weiter weiterhin heute gestern bereits außerdem zudem ferner dabei dort hier dann nun jetzt wieder immer mehr bisher allerdings dagegen deshalb daher dafür darauf darüber hingegen unterdessen inzwischen zuvor zunächst vorerst zuerst zuletzt anschließend später früher erst derzeit momentan kürzlich jüngst mittlerweile somit schließlich letztlich offenbar angeblich vermutlich',
  WH: 'was warum wo wann wieso woher wohin',
}

const CLOSED = new Map<string, string>()
for (const [tag, words] of Object.entries(CLOSED_CLASSES)) for (const word of words.split(' ')) CLOSED.set(word, tag)

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[-’'.,][\p{L}\p{N}]+)*|''|``|\S/gu
const ENDING = /(?:ungen|innen|eten|ten|test|tet|te|est|et|en|er|es|em|e|n|t|s)$/

/** A crude stem: weak verb and noun endings off, the "ge" of participles off, seven letters at most. */
function stem(lower: string): string {
  if (lower.length < 5 || CLOSED.has(lower)) return lower
  const bare = lower.replace(/^ge(?=.{4})/, '').replace(ENDING, '')
  return (bare.length < 3 ? lower : bare).slice(0, 7)
}

/** A coarse tag from the closed classes, the shape and the ending: no German tagger is small enough to ship. */
function tag(word: string, lower: string, first: boolean): string {
  const closed = CLOSED.get(lower)
  if (closed !== undefined) return closed
  if (/^\p{N}/u.test(word)) return 'NUM'
  if (!/^\p{L}/u.test(word)) return 'PUNCT'
  if (/^\p{Lu}/u.test(word)) {
    if (first) return 'FIRST'
    return /(?:ung|heit|keit|schaft|tion|tät|nis|ismus)(?:en|s)?$/.test(lower) ? 'ABSTR' : 'NOUN'
  }
  if (/^ge.+(?:t|en)$|iert$/.test(lower)) return 'PART'
  if (/(?:te|ten)$/.test(lower)) return 'PAST'
  if (/(?:lich|isch|ig|bar|los|sam)(?:e|en|er|es|em)?$/.test(lower)) return 'ADJ'
  if (/t$/.test(lower)) return 'VT'
  if (/(?:en|ern|eln)$/.test(lower)) return 'VEN'
  if (/e$/.test(lower)) return 'VE'
  return 'LOW'
}

/** Tokens, crude stems, coarse tags and sentences of one German paragraph. */
export function tagGerman(paragraph: string): RawTokens {
  const out: RawTokens = { words: [], lemmas: [], tags: [], starts: [], ends: [], sentences: [] }
  let sentence = 0
  let offset = 0
  for (const text of splitSentences('de', paragraph)) {
    let first = true
    for (const match of text.matchAll(TOKEN)) {
      const word = match[0]
      const lower = word.toLowerCase()
      out.words.push(word)
      out.lemmas.push(stem(lower))
      out.tags.push(tag(word, lower, first))
      out.starts.push(offset + match.index)
      out.ends.push(offset + match.index + word.length)
      out.sentences.push(sentence)
      if (/[\p{L}\p{N}]/u.test(word)) first = false
    }
    offset += text.length
    sentence++
  }
  return out
}
