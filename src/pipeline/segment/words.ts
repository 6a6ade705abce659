/** What labels, cues and boundary lines say, in the languages that transcripts come in. All compared in lower case. */

const set = (words: string): ReadonlySet<string> => new Set(words.split('|'))

/** "Question:", "Вопрос:" and the like. Single letters count only in pairs with an answer's. */
export const QUESTION_LABELS = set(
  'question|questions|q|вопрос|вопросы|в|питання|запитання|пытанне|sual|soru|s|frage|f|pregunta|p|domanda|d|pergunta|vraag|v|pytanie|otázka|otazka|fråga|spørgsmål|spørsmål|kysymys|ερώτηση|ερ|întrebare|kérdés|въпрос|питање|pitanje|vprašanje|küsimus|jautājums|klausimas|pyetje|հարց|კითხვა|сұрақ|savol|سؤال|السؤال|س|سوال|پرسش|שאלה|ש|प्रश्न|सवाल|问|問|提问|提問|质问|質問|질문|문|pertanyaan|tanya|soalan|câu hỏi|hỏi|คำถาม|ถาม',
)
export const ANSWER_LABELS = set(
  'answer|answers|a|ответ|ответы|о|відповідь|адказ|cavab|cevap|c|yanıt|antwort|respuesta|r|risposta|resposta|réponse|reponse|antwoord|odpowiedź|odpověď|odpoveď|svar|vastaus|απάντηση|απ|răspuns|válasz|отговор|одговор|odgovor|vastus|atbilde|atsakymas|përgjigje|պատասխան|პასუხი|жауап|javob|جواب|الجواب|ج|إجابة|پاسخ|תשובה|ת|उत्तर|जवाब|答|回答|答え|답변|답|jawaban|jawab|trả lời|đáp|คำตอบ|ตอบ',
)
/** Those who ask by trade. */
export const INTERVIEWER_LABELS = set(
  'interviewer|interviewers|reporter|reporters|journalist|journalists|correspondent|the press|press|host|presenter|anchor|корреспондент|журналист|журналистка|интервьюер|ведущий|ведущая|кореспондент|журналіст|ведучий|aparıcı|jurnalist|müxbir|sunucu|muhabir|gazeteci|interviewerin|reporterin|journalistin|redaktion|journaliste|intervieweur|intervieweuse|animateur|animatrice|entrevistador|entrevistadora|periodista|reportero|reportera|presentador|presentadora|giornalista|intervistatore|intervistatrice|conduttore|jornalista|repórter|entrevistadora|dziennikarz|dziennikarka|δημοσιογράφος|صحفي|الصحفي|المذيع|المحاور|خبرنگار|记者|記者|主持人|聞き手|インタビュアー|기자|진행자|wartawan',
)
export const MODERATOR_LABELS = set(
  'moderator|the moderator|mr speaker|mr. speaker|madam speaker|the speaker|mr deputy speaker|madam deputy speaker|the deputy speaker|presiding officer|the presiding officer|the court|an ceann comhairle|an cathaoirleach|an leas-cheann comhairle|an leaschathaoirleach|the clerk|m. le président|mme la présidente|el señor presidente|la señora presidenta|o sr. presidente|a sr.ª presidente|a sra. presidente|a sra. presidenta|voorzitter|de voorzitter|talmannen|головуючий|головуюча|председательствующая|moderatorin|moderation|chair|the chair|chairman|chairperson|chairwoman|the chairman|facilitator|operator|модератор|председатель|председательствующий|moderatör|moderatorka|modérateur|modératrice|moderador|moderadora|moderatore|moderatrice|主持|司会|사회자',
)
export const INTERVIEWEE_LABELS = set(
  'interviewee|guest|the witness|witness|deponent|the deponent|респондент|собеседник|гость|respondent|qonaq|konuk|gast|invité|invitée|entrevistado|entrevistada|ospite|entrevistado|嘉宾',
)
/** Voices that nobody names. */
export const ANONYMOUS_LABELS = set(
  'remark|remarks|reply|response|audience|audience member|audience members|the audience|from the audience|from the floor|member of the audience|voice|voices|voice over|voiceover|male voice|female voice|voice from the audience|unidentified|unidentified speaker|unidentified male|unidentified female|unknown|unknown speaker|speaker|man|woman|participant|participants|crowd|all|everyone|reporters|narrator|реплика|реплики|голос|голос из зала|голоса|из зала|с места|зал|участник|участница|все|диктор|zuruf|zwischenruf|publikum|aus dem publikum|alle|stimme|teilnehmer|teilnehmerin|public|voix|la salle|dans la salle|un participant|tous|público|voz|voces|pubblico|voce|salondan|seyirci|izleyici|salon|zaldan|replika|观众|聴衆|청중',
)
export const INTERPRETER_LABELS = set(
  'interpreter|the interpreter|translator|translation|переводчик|перевод|dolmetscher|dolmetscherin|übersetzer|interprète|traducteur|intérprete|traductor|interprete|tercüman|çevirmen|tərcüməçi|翻译|通訳|통역',
)

/** Words with a colon behind them that stand in reports, boxes and lists and are nobody's label. */
export const NO_LABELS = set(
  'note|notes|update|updated|updates|correction|clarification|photo|photos|picture|pictures|image|images|video|videos|audio|source|sources|read more|read also|see also|also read|more|related|related articles|watch|listen|tags|tag|topics|topic|keywords|category|categories|share|follow us|follow|by|author|authors|description|related|check out|common name|family|written by|published|posted|date|time|place|venue|location|where|when|what|who|why|how|price|cost|email|e-mail|mail|phone|tel|telephone|fax|address|website|web|url|link|links|contact|contacts|editor|editors|editing by|reporting by|disclaimer|advertisement|advert|caption|credit|credits|copyright|file|format|length|duration|score|result|results|rating|verdict|summary|conclusion|introduction|background|context|analysis|example|examples|warning|caution|tip|tips|hint|step|fact|facts|key facts|pros|cons|ingredients|method|serves|director|cast|starring|genre|release|born|died|age|height|weight|position|club|team|teams|referee|attendance|goals|subs|bookings|odds|mostly|first|second|third|finally|exclusive|breaking|live|opinion|comment|comments|transcript|read the transcript|full transcript|ps|p.s|ps|nb|n.b|re|subject|from|to|cc|sent|dear|faq|headline|title|subtitle|event|events|edition|isbn|publisher|language|pages|year|quote|quotes|question of the day|answer key|interview|text|foto|fotos|bild|bilder|quelle|quellen|mehr|mehr zum thema|lesen sie auch|siehe auch|hinweis|achtung|anmerkung|autor|autorin|von|datum|ort|zeit|preis|kontakt|legende|titelbild|zitat|fazit|info|infos|tipp|übersetzung|redaktion|das gespräch führte|photo|légende|source|lire aussi|à lire aussi|voir aussi|auteur|prix|contact|fuente|foto|lea también|lea además|autor|precio|fonte|leggi anche|leia mais|leia também|фото|видео|источник|читайте также|читать также|смотрите также|автор|текст|дата|место|теги|справка|важно|примечание|напомним|ранее|kaynak|fotoğraf|haber|mənbə|foto|zdroj|zobacz także|czytaj też|πηγή|φωτογραφία|διαβάστε επίσης|资料图|来源|责任编辑|编辑|作者|摘要|关键词|时间|地点|图|注|翻译|相关|延伸阅读',
)

/** Said about somebody in a report just before a quotation: "he said:", "Merkel sagte:". A label never ends in one. */
export const SAYING =
  /(?:^|\s)(?:said|says|say|saying|adds?|added|asked|asks|told|writes?|wrote|continues?|continued|explains?|explained|answers?|answered|replies|replied|reads?|tweeted|posted|stated|states|noted|concluded|sagte|sagt|schrieb|schreibt|erklärte|erklärt|fügte hinzu|meint|meinte|betonte|fragt|fragte|antwortet|antwortete|dit|disait|déclare|déclaré|écrit|ajoute|explique|demande|répond|dijo|dice|afirmó|escribió|añadió|explicó|preguntó|respondió|ha detto|dice|disse|afirmou|сказал|сказала|говорит|заявил|заявила|сообщил|сообщила|пишет|написал|отметил|добавил|спросил|ответил|dedi|söyledi|bildirdi|şöyle konuştu|dediler|bildirib|deyib|powiedział|mówi|pisze|podkreślił|είπε|δήλωσε|说|表示|称|指出|写道)$/iu

/** Words in a title, lead, section or byline that announce an interview or a transcript. */
export const INTERVIEW_CUES =
  /\b(?:interview(?:s|ed|en|er|te)?|q\s?&(?:amp;)?\s?a|q and a|questions? and answers?|questions (?:for|to|with)|in conversation with|conversation|talks? (?:to|with)|spoke (?:to|with)|speaks (?:to|with)|transcript|news conference|press conference|press briefing|briefing|press statements?|remarks (?:by|at)|answer(?:s|ed)? (?:\w+ ){0,2}questions|hearing|oral (?:evidence|argument|history|questions)|hansard|verbatim|deposition|town hall|earnings call|podcast|gespräch|im gespräch|pressekonferenz|plenarprotokoll|stenogra(?:f|ph)ischer bericht|fragestunde|nachgefragt|fragen an|entretien|conversation avec|propos recueillis|compte rendu intégral|questions au gouvernement|conférence de presse|entrevista|conversación con|rueda de prensa|diario de sesiones|conferencia de prensa|intervista|colloquio|conferenza stampa|resoconto stenografico|coletiva|notas taquigráficas|diário da assembleia|röportaj|söyleşi|mülakat|basın toplantısı|tutanak|tutanağı|müsahibə|brifinq|vraaggesprek|plenair verslag|gesprek met|wywiad|rozmowa|konferencja prasowa|stenogram|rozhovor|intervju|haastattelu|interjú|interviu|intervju|wawancara|phỏng vấn)\b|sorularımızı|sorularını (?:yanıt|cevap)|suallarımızı|suallarını cavab|интервью|беседа с|беседовал|ответила? на вопросы|рассказала? корреспонденту|пресс-конференци|стенограмма|вопросы и ответы|інтерв['’]ю|розмова|інтэрв|συνέντευξη|حوار|مقابلة|مصاحبه|ראיון|专访|采访|訪談|访谈|答记者问|对话|インタビュー|対談|会見|인터뷰|대담|साक्षात्कार|इंटरव्यू|հարցազրույց|ინტერვიუ|сұхбат|сухбат|suhbat/iu

/** What whoever presides says to give somebody the floor. */
export const GIVING_THE_FLOOR =
  /\b(?:I (?:now )?(?:call|recognize|recognise|give the floor)|(?:has|have|take) the floor|next question|(?:first|next|final) (?:question|speaker)|I would like to turn|das Wort hat|hat (?:\S+ ){0,8}das Wort|erteile (?:\S+ ){0,5}das Wort|nächste[rn]? Redner(?:in)?|la parole est à|tiene la palabra|ha facoltà di|ha chiesto di parlare|tem a palavra|(?:głos ma|proszę o zabranie głosu)|het woord is aan|geef het woord|lämnar ordet)(?!\p{L})|слово предоставляется|пожалуйста, \p{Lu}|слово для|söz\b.{0,60}(?:aittir|buyurun)|buyurun|söz verilir/iu

/** Second person in a question. */
export const SECOND_PERSON =
  /(?:^|[^\p{L}])(?:you|your|yours|yourself|mr president|sie|ihr|ihre|ihren|ihrem|ihrer|ihnen|du|dich|dir|dein|deine|euch|vous|votre|vos|tu|toi|usted|ustedes|tú|te|su|lei|voi|tuo|sua|você|vocês|вы|вас|вам|вами|ваш|ваша|ваше|ваши|вашего|вашей|ваших|ты|тебя|тебе|ви|вашої|siz|sizin|sizi|size|sizdən|sizcə|sen|senin|sənin|u|uw|jij|je|jouw|pan|pana|pani|państwo|vy|vás|vám|váš|ni|er|du|dig|εσείς|σας|εσύ|您|你|あなた|당신|선생님|آپ|أنت|أنتم|שלך|אתה)(?=$|[^\p{L}])|[您你]|(?:siniz|sınız|sunuz|sünüz|sınızmı|sinizmi)(?=$|[^\p{L}])/iu

/** First person singular or plural in an answer. */
export const FIRST_PERSON =
  /(?:^|[^\p{L}])(?:i|i['’](?:m|ve|d|ll)|my|me|we|our|us|ich|mich|mir|mein|meine|meinen|meiner|wir|uns|unser|unsere|je|j['’]\p{L}+|mon|ma|mes|moi|nous|notre|nos|yo|mi|mis|me|nosotros|nuestro|nuestra|creo|io|mio|mia|noi|nostro|eu|meu|minha|nós|nosso|nossa|я|меня|мне|мной|мой|моя|мы|нас|нам|наш|наша|наши|нашей|нашу|мене|мені|ми|ben|bana|beni|benim|biz|bizim|bize|mən|mənim|mənə|bizə|ik|mijn|wij|we|ons|onze|ja|mnie|mój|moja|my|nas|já|mě|moje|jag|mig|min|vi|vår|jeg|meg|mí|soy|estoy|tengo|puedo|quiero|creo|hemos|somos|estamos|tenemos|conmigo|abbiamo|siamo|sono|estou|temos|jestem|mamy|mam|εγώ|μου|εμείς|μας|أنا|نحن|אני|אנחנו)(?=$|[^\p{L}])|我|我们|私|僕|나는|저는|우리/iu

/** A line that says who asked, wrote, translated or shortened, and closes an interview where it follows it. */
export const CLOSING_LINE =
  /^[\s([*_–—-]*(?:dieser (?:artikel|text|beitrag)|dieses interview|this (?:article|story|text|post) (?:was|is|has|first|originally)|cet (?:article|entretien)|este (?:artículo|texto)|(?:das |die )?(?:interview|gespräch|fragen|interviews)(?: (?:führte|führten|von|mit|stellte|stellten)\b|:)|interview (?:by|conducted by)|interviewed by|the interview was|this (?:interview|conversation|transcript|q&a) (?:has been|was|is)|edited (?:and condensed )?by|propos recueillis|entretien réalisé|recueilli par|интервью (?:взял|провел|провёл|подготовил)|беседовал|беседу вел|подготовил|розмовляв|röportaj:|söyleşi:|müsahibəni|intervista di|a cura di|entrevista (?:realizada|de|por)|traducción|translated by|übersetzung|traduction|follow \S+ on|read more|read also|read the|mehr zum thema|lesen sie auch|lire aussi|à lire|читайте также|см\. также|photo:|photos:|fotos?:|image:|bild:|bildquelle|titelbild|source:|quelle:|©|copyright|all rights reserved|end of (?:transcript|interview)|ends?(?:$|\s+\d{1,2}[:.]\d{2})|\(ends\)|posted by|sign up|subscribe|abonnieren)/iu

/** What sites ask of their readers under a text. */
export const INVITATION =
  /\b(?:sign up|subscribe|newsletter|follow us|read more|get in touch|contact us|join us|download (?:our|the)|abonnier|anmelden|melde dich|spende|inscrivez|abonnez|suscríbete|подпис|abone ol)/iu
