import { hashString } from './hash.ts'

/**
 * What kind of reporting a word does, by general knowledge of the language rather than by counts: it carries the model
 * over to verbs that its training texts hold once or never. Lemmas for English, stems (as german.ts makes them) are
 * derived from the listed forms for German.
 */
const ENGLISH = {
  say: 'say tell state declare announce remark mention comment note observe add report write tweet post explain describe recount relate recall repeat reiterate reply respond answer retort quip joke continue conclude begin read speak talk discuss address inform brief notify utter exclaim shout whisper murmur chime interject elaborate clarify summarize stress emphasize underline underscore highlight point cite quote reference refer',
  claim:
    'argue claim assert insist contend maintain allege purport profess suggest hint imply intimate posit submit testify swear vouch reckon boast brag tout assure persuade convince warn caution advise alert remind',
  concede:
    'admit acknowledge concede confess confirm recognize grant accept agree affirm reaffirm attest certify verify',
  deny: 'deny dispute refute reject rebut disavow disagree dismiss downplay contradict doubt question challenge renounce repudiate',
  think:
    'think believe consider feel suppose assume presume suspect imagine guess figure expect anticipate foresee predict forecast project speculate wonder ponder regard view see perceive deem judge conclude estimate calculate',
  know: 'know learn realize understand discover find notice remember forget hear see recognize determine ascertain',
  want: 'want hope wish desire intend plan aim seek try prefer need like mean long yearn aspire strive propose consider mull weigh prepare decide choose opt vote',
  fear: 'fear worry dread regret lament bemoan mourn hate dislike resent love enjoy admire appreciate celebrate marvel',
  criticize:
    'criticize condemn accuse blame attack blast slam denounce rip deride mock ridicule lambaste assail rebuke chide scold berate decry excoriate hit bash knock jab disparage insult belittle complain grumble gripe object protest oppose resist scoff taunt skewer pan needle lash hammer fault brand label call dub characterize portray cast depict liken compare',
  praise:
    'praise endorse support back defend applaud welcome hail laud commend thank congratulate honor salute compliment extol champion favor embrace approve advocate promote',
  demand:
    'urge ask demand order call request beg advise recommend implore plead press push encourage instruct direct invite challenge exhort appeal lobby petition summon command insist counsel',
  promise: 'promise pledge vow threaten refuse decline offer commit guarantee swear agree volunteer undertake',
  ask: 'ask inquire question query wonder quiz grill interview probe poll survey',
  show: 'show indicate suggest reveal demonstrate illustrate reflect signal prove document expose disclose leak uncover detail outline unveil publish release feature include contain list read',
  seem: 'seem appear look sound tend expect reportedly allegedly apparently supposedly purportedly evidently rumor presumably',
  speech:
    'statement interview speech report claim remark comment tweet letter email memo allegation accusation announcement declaration assertion argument response reply answer question warning promise pledge vow threat call demand request suggestion proposal recommendation advice testimony admission denial confession description explanation account message post op-ed editorial column article story transcript quote criticism praise endorsement rebuke complaint objection charge news word revelation',
  thought:
    'belief view opinion hope fear plan concern doubt desire intention wish worry expectation prediction estimate assumption conviction feeling impression theory notion idea thinking perception sense suspicion conclusion assessment judgment analysis finding decision position stance support opposition',
  person:
    'spokesman spokeswoman spokesperson official president minister senator congressman congresswoman governor mayor chairman chairwoman director secretary adviser advisor aide analyst expert critic supporter opponent lawyer attorney judge prosecutor professor author reporter journalist columnist host anchor pollster strategist manager leader candidate nominee voter source ambassador diplomat general officer police witness lawmaker executive founder researcher scientist economist historian activist commentator correspondent moderator',
  document:
    'poll survey study report newspaper magazine website book data document figure record statistic census research review ad advertisement commercial filing lawsuit complaint poster website page',
  according: 'according per via',
} as const

const GERMAN = {
  say: 'sagen sagte gesagt sagt erklären erklärte erklärt teilte mitteilen mitgeteilt mitteilte meldete melden meldet gemeldet berichtete berichten berichtet äußerte äußern geäußert verkündete verkünden bekannt bekanntgegeben betonte betonen betont unterstrich hob hervor erwähnte nannte nennt bezeichnete bezeichnet bezeichnen schilderte erzählte schrieb schreibt schreiben formulierte antwortete erwiderte entgegnete ergänzte fügte hinzu sprach spricht gesprochen kommentierte zitierte zitiert verlautete hieß heißt lautete lautet informierte wies verwies hinwies hinweist hingewiesen erinnerte präzisierte erläuterte erläutert',
  claim:
    'behauptete behauptet behaupten versicherte versichert beteuerte argumentierte begründete begründet warnte warnt warnen gewarnt mahnte machte deutlich klar stellte fest festgestellt bekräftigte unterstellte deutete andeutete vermutete',
  concede:
    'gab zu gestand gestanden räumte einräumte eingeräumt bestätigte bestätigt bestätigen anerkannte zugegeben zugab',
  deny: 'bestritt bestreitet bestritten dementierte dementiert dementieren verneinte leugnete widersprach widerspricht zurückgewiesen zurückwies bezweifelte bezweifelt zweifelte',
  think:
    'glaubt glaubte glauben meint meinte meinen denkt dachte hält hielt sieht sah sehen findet fand schätzt schätzte schätzen vermutet vermuten geht ging ausgeht erwartet erwartete erwarten rechnet rechnete rechnen nimmt annahm angenommen überzeugt einschätzt prognostizierte',
  know: 'weiß wusste erfuhr erfahren entdeckte stellte ermittelte ergab ergaben herausfand bemerkte',
  want: 'will wollte möchte hofft hoffte hoffen wünscht wünschte plant plante planen beabsichtigt strebt anstrebt kündigte angekündigt ankündigte ankündigt ankündigen beschloss beschlossen',
  fear: 'fürchtet fürchtete befürchtet befürchtete befürchten bedauerte bedauert beklagte beklagt sorgt freute begrüßte begrüßt lobte würdigte',
  criticize:
    'kritisierte kritisiert kritisieren verurteilte verurteilt verurteilen beschuldigte beschuldigt warf vorwirft vorgeworfen wirft rügte bemängelte bemängelt protestierte klagte ablehnte lehnte lehnt abgelehnt attackierte',
  demand:
    'forderte fordert fordern gefordert verlangte verlangt verlangen rief aufrief appellierte bat bittet gebeten drängte plädierte plädiert schlug vorschlug vorgeschlagen empfahl empfiehlt riet aufforderte aufgefordert setzte',
  promise: 'versprach verspricht versprochen drohte droht gedroht sicherte zusagte zugesagt weigerte verpflichtete',
  ask: 'fragte fragt gefragt befragte befragt',
  show: 'zeigt zeigte zeigen belegt belegte belegen ergibt geht hervor hervorgeht veröffentlichte veröffentlicht enthüllte',
  seem: 'angeblich offenbar anscheinend mutmaßlich vermutlich offensichtlich wohl scheint gilt soll sollen',
  speech:
    'Aussage Aussagen Angaben Angabe Bericht Berichte Berichten Meldung Meldungen Interview Erklärung Stellungnahme Mitteilung Pressemitteilung Rede Äußerung Äußerungen Worte Worten Kritik Vorwurf Vorwürfe Forderung Ankündigung Antwort Frage Gespräch Schreiben Brief Pressekonferenz Informationen Darstellung Behauptung Warnung',
  thought:
    'Meinung Ansicht Auffassung Überzeugung Einschätzung Sicht Hoffnung Befürchtung Schätzung Schätzungen Vermutung Erwartung Prognose',
  person:
    'Sprecher Sprecherin Polizeisprecher Regierungssprecher Präsident Präsidentin Minister Ministerin Ministerpräsident Kanzler Kanzlerin Bundeskanzler Bundeskanzlerin Außenminister Innenminister Verteidigungsminister Vorsitzende Vorsitzender Chef Leiter Direktor Experte Experten Forscher Wissenschaftler Polizei Behörden Regierung Anwalt Staatsanwaltschaft Beobachter Kritiker Augenzeugen Zeugen Generalsekretär Abgeordnete Politiker Bürgermeister',
  document:
    'Zeitung Zeitungen Agentur Nachrichtenagentur Studie Umfrage Untersuchung Magazin Sender Spiegel Website Gutachten Statistik Presse Medien',
  according: 'laut zufolge nach gemäß wonach demnach so danach',
} as const

const NAMES = [
  'say',
  'claim',
  'concede',
  'deny',
  'think',
  'know',
  'want',
  'fear',
  'criticize',
  'praise',
  'demand',
  'promise',
  'ask',
  'show',
  'seem',
  'speech',
  'thought',
  'person',
  'document',
  'according',
] as const

function build(classes: { readonly [name in (typeof NAMES)[number]]?: string }): Map<string, number> {
  const map = new Map<string, number>()
  NAMES.forEach((name, i) => {
    for (const word of classes[name]?.split(' ') ?? []) {
      const key = word.toLowerCase()
      // A word of several classes is a class of its own: "suggest" both claims and shows.
      const known = map.get(key)
      map.set(key, known === undefined || known === i + 1 ? i + 1 : (hashString(`${known} ${i + 1}`) & 0x3fffff) | 64)
    }
  })
  return map
}

const CLASSES: { readonly [language: string]: Map<string, number> } = { en: build(ENGLISH), de: build(GERMAN) }

/** Class number of a word by its lemma or its form, 0 for the many without one. */
export function wordClass(language: string, lemma: string, lower: string): number {
  const classes = CLASSES[language]
  return classes?.get(lemma) ?? classes?.get(lower) ?? 0
}
