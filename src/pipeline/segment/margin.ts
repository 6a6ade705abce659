import { CLOCK } from './clock.ts'
import type { Line } from './lines.ts'
import { pullQuotes } from './pull-quotes.ts'

const CAPTION_CHARS = 300
const CREDIT =
  /(?:^|[([|–—-]\s?)(?:photos?|fotos?|image|picture|illustration|bild|bilder|grafik|crédits?(?: photo)?|credits?|фото|fotoğraf|fotografie|zdjęcie|图片|写真)(?:\s(?:by|von|de|di|par)|\s?[:：©])\s?[^.?!\n]{2,80}[)\]]?\s*$/iu
/** A time stamp on a line of its own. */
const TIME = new RegExp(`^\\s*[[(]?${CLOCK.source}[\\])]?\\s*$`, 'u')
const POINTER_CHARS = 200
const POINTER =
  /^[\s*_>»→▶•-]*(?:read (?:also|more|next|on)\b|see also\b|also read\b|more on this|related:|watch:|listen:|lesen sie (?:auch|hier|dazu|mehr)\b|mehr zum thema|siehe auch\b|auch interessant|lire aussi\b|à lire\b|voir aussi\b|lea también\b|lee también\b|le puede interesar|leggi anche\b|leia (?:também|mais)\b|читайте также|читать также|смотрите также|по теме:|czytaj (?:też|także|więcej)|zobacz (?:też|także)|ayrıca oku|ilgili haber|həmçinin oxu|διαβάστε (?:επίσης|ακόμη)|延伸阅读|相关阅读)/iu
/** What the editors add; it may be longer than a pointer. */
const NOTE =
  /^[^\p{L}\p{N}]*(?:editor['’]?s['’]? note|note from the editors?|anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)|note de la rédaction|nota (?:del editor|de la redacción|dell['’]editore)|прим(?:ечание|\.) ред(?:акции|\.)|от редакции|od redakcji|editörün notu|redaksiyanın qeydi)/iu
/** What was done to a transcript before it was printed. */
const EDITED =
  /^[^\p{L}\p{N}]*(?:(?:the|this) (?:text|transcript|interview|conversation|discussion|q&a|panel|recording|audio|episode|translation) (?:below )?(?:has been|was|is|may|might|contains)\b[^?!]*\b(?:edited|transcribed|condensed|abridged|translated|generated|errors?|clarity|brevity|length|accuracy|readability)\b|check against delivery|das (?:gespräch|interview) wurde[^?!]*(?:gekürzt|redigiert|übersetzt|bearbeitet))[^?!]*$/iu
/** Boxes are few among a talk's paragraphs. */
const MOST_BOXED = 0.3

/**
 * Lines that stand between the turns of a talk and are said by nobody: captions in the running text, pointers to other
 * articles, boxes.
 */
export function marginLines(lines: readonly Line[]): ReadonlySet<number> {
  const margin = pullQuotes(lines)
  const boxed: number[] = []
  lines.forEach(({ text, path, kind }, index) => {
    if (kind === 'caption') return
    if (text.length <= CAPTION_CHARS && CREDIT.test(text)) margin.add(index)
    else if (TIME.test(text) || (text.length <= CAPTION_CHARS && EDITED.test(text))) margin.add(index)
    else if ((text.length <= POINTER_CHARS && POINTER.test(text)) || NOTE.test(text)) margin.add(index)
    else if (path !== null && /\/(?:aside|figure)\[/u.test(path)) boxed.push(index)
  })
  if (boxed.length <= lines.length * MOST_BOXED) for (const index of boxed) margin.add(index)
  return margin
}
