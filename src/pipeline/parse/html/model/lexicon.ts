import { Keywords } from '../keywords.ts'

const list = (text: string): string[] => text.split('|')

/** Words of short lines around an article, in the languages of the training pages; in the notation of Keywords. */
const LINE_WORDS = {
  share: list(
    '<share|<tweet|<facebook|<twitter|<whatsapp|<instagram|<linkedin|<pinterest|<email|<e-mail|<print|<teilen|<drucken|<compartir|<compartilh|<partager|<поделит|<udostępnij|<follow us|<folgen|分享|微博|打印',
  ),
  subscribe: list(
    'newsletter|subscri|abonn|sign up|inscri|suscr|подпис|prenumer|zapisz|register|login|log in|anmeld|cookie|privacy|datenschutz|javascript|browser',
  ),
  comment: list('comment|kommentar|coment|комментар|σχόλι|komentarz|评论|reply|antwort|respond'),
  rights: list(
    '©|(c)|copyright|all rights|rights reserved|alle rechte|impressum|版权|все права|prawa zastrzeżone|δικαιώματα|责任编辑|来源',
  ),
  picture: list(
    '<photo>|<foto>|<image>|<bild>|<picture>|<getty>|<reuters>|<afp>|<ap photo>|<video>|<quelle>|<source>|<credit>|<фото>|<zdjęcie>|<φωτο>|图片|资料图',
  ),
  byline: list(
    '<by>|<von>|<par>|<por>|<autor>|<author>|<redaktion>|<posted>|<published>|<updated>|<aktualisiert>|<stand>|<veröffentlicht>|<publié>|<автор>|<dodano>|<δημοσίευση>|作者|记者|编辑',
  ),
  notice: list(
    '声明|转载|免责|本网|版权|责任编辑|违法|举报|电话|邮箱|网友|правила|редакци|запрещ|comentario |comentários |comentarios |comentário |kommentare|terms of|disclaimer|opinions expressed|views expressed|not necessarily|moderat|политик|персональн|datenschutz|cookies|all rights|support us|donat|spende|sign up|download our|download the|our app|whatsapp',
  ),
} as const

/** What else such a line in lower case looks like. */
const LINE_PATTERNS = {
  readAlso:
    /^(read|see|watch|listen|check|view|click|lea|lee|leia|lire|lesen|siehe|mehr|weitere|more|related|also|à lire|a lire|voir|auch|czytaj|zobacz|читай|смотри|по теме|διαβάστε|δείτε|相关|延伸|推荐|更多|baca|veja|ver|confira|leggi|oku)/,
  date: /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(19|20)\d\d[-/年]|\b\d{1,2}\.? ?[a-zä]{3,9}\.? ?(19|20)\d\d\b|ago\b/,
  address: /https?:|www\.|@\w/,
  question: /^[\s\-–—•·»>]*\S.{0,200}\?["”»)]?$/,
  pointer: /[|»›→▶]|\.\.\.$|…$|\[…\]|\[\.\.\.\.\]/,
} as const

const WORD_NAMES = Object.keys(LINE_WORDS)
const lineWords = new Keywords(Object.values(LINE_WORDS))
const patterns = Object.values(LINE_PATTERNS)

/** Order is free: features go by name. */
export const SAYING_NAMES: readonly string[] = [...WORD_NAMES, ...Object.keys(LINE_PATTERNS)]

/** What a line in lower case says, one bit for each of SAYING_NAMES. */
export function sayingsOf(line: string): number {
  let bits = lineWords.listsIn(line)
  for (const [index, pattern] of patterns.entries()) if (pattern.test(line)) bits |= 1 << (WORD_NAMES.length + index)
  return bits
}

/** Longer blocks are prose; what they mention says nothing about what they are. */
export const MAX_LINE_LENGTH = 400

/** Sayings whose short lines stand where an article ends: sharing, comments, notices, other articles. */
export const MARKS = ['readAlso', 'share', 'subscribe', 'comment', 'rights', 'notice'].reduce(
  (bits, name) => bits | (1 << SAYING_NAMES.indexOf(name)),
  0,
)

/** Words that sites ask something of their readers with. Single ones stand in articles too; promotions are full of them. */
const PROMISING = list(
  '<you>|<your>|<our>|<us>|<subscri|<sign up>|<signed up>|<log in>|<logged in>|<account>|<free>|<app>|<download>|<newsletter>|<inbox>|<follow>|<join>|<member>|<members>|<support>|<donat|<offer>|<gift>|<discount>|<click>|<submit>|<letter>|<letters>|<sie>|<ihr>|<ihre>|<ihren>|<uns>|<unser>|<unsere|<abonn|<kostenlos>|<jetzt>|<spende|<hier>|<anmeld|<bestellen>|<vous>|<votre>|<nos>|<notre>|<gratuit|<inscri|<nuestr|<suscr|<síguenos>|<canal>|<gratis>|наш|подпис|присоединя|вступай|zapisz|nasz|关注|微信|下载',
)
const promisingWords = new Keywords([PROMISING])

/** How many such words a line in lower case has. */
export const promisesOf = (line: string): number => promisingWords.count(line)
