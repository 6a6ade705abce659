/** What short lines around an article say, in the languages of the training pages. Order is free: features go by name. */
export const LINE_PATTERNS: Readonly<Record<string, RegExp>> = {
  readAlso:
    /^(read|see|watch|listen|check|view|click|lea|lee|leia|lire|lesen|siehe|mehr|weitere|more|related|also|à lire|a lire|voir|auch|czytaj|zobacz|читай|смотри|по теме|διαβάστε|δείτε|相关|延伸|推荐|更多|baca|veja|ver|confira|leggi|oku)/i,
  share:
    /\b(share|tweet|facebook|twitter|whatsapp|instagram|linkedin|pinterest|email|e-mail|print|teilen|drucken|compartir|compartilh|partager|поделит|udostępnij|follow us|folgen)|分享|微博|打印/i,
  subscribe:
    /newsletter|subscri|abonn|sign up|inscri|suscr|подпис|prenumer|zapisz|register|log ?in|anmeld|cookie|privacy|datenschutz|javascript|browser/i,
  comment: /comment|kommentar|coment|комментар|σχόλι|komentarz|评论|reply|antwort|respond/i,
  rights:
    /©|\(c\)|copyright|all rights|rights reserved|alle rechte|impressum|版权|все права|prawa zastrzeżone|δικαιώματα|责任编辑|来源/i,
  picture:
    /\b(photo|foto|image|bild|picture|getty|reuters|afp|ap photo|video|quelle|source|credit|фото|zdjęcie|φωτο)\b|图片|资料图/i,
  byline:
    /\b(by|von|par|por|autor|author|redaktion|posted|published|updated|aktualisiert|stand|veröffentlicht|publié|автор|dodano|δημοσίευση)\b|作者|记者|编辑/i,
  date: /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(19|20)\d\d[-/年]|\b\d{1,2}\.? ?[a-zä]{3,9}\.? ?(19|20)\d\d\b|ago\b/i,
  address: /https?:|www\.|@\w/i,
  question: /^[\s\-–—•·»>]*\S.{0,200}\?["”»)]?$/,
  pointer: /[|»›→▶]|\.\.\.$|…$|\[…\]|\[\.\.\.\]/,
  notice:
    /声明|转载|免责|本网|版权|责任编辑|违法|举报|电话|邮箱|网友|правила|редакци|запрещ|coment[áa]rios? |kommentare|terms of|disclaimer|opinions expressed|views expressed|not necessarily|moderat|политик|персональн|datenschutz|cookies|all rights|support us|donat|spende|sign up|download (our|the)|our app|whatsapp/i,
}

/** Longer blocks are prose; what they mention says nothing about what they are. */
export const MAX_LINE_LENGTH = 400

/** Patterns whose short lines stand where an article ends: sharing, comments, notices, other articles. */
export const MARK_NAMES: readonly string[] = ['readAlso', 'share', 'subscribe', 'comment', 'rights', 'notice']

/** Words that sites ask something of their readers with. Single ones stand in articles too; promotions are full of them. */
export const PROMISING =
  /\b(?:you|your|our|us|subscri\w*|sign(?:ed)? up|log(?:ged)? in|account|free|app|download|newsletter|inbox|follow|join|members?|support|donat\w*|offer|gift|discount|click|submit|letters?|sie|ihre?n?|uns|unsere?[mnrs]?|abonn\w*|kostenlos|jetzt|spende\w*|hier|anmeld\w*|bestellen|vous|votre|nos|notre|gratuit\w*|inscri\w*|nuestr\w+|suscr\w*|síguenos|canal|gratis)\b|наш\p{L}*|подпис\p{L}*|присоединя\p{L}*|вступай\p{L}*|zapisz|nasz\p{L}*|naszym|关注|微信|下载/gu
