import type { Gender } from '../../given-names.ts'
import { HONORIFICS } from '../../honorifics.ts'

/** Words about people and bodies in the languages that the rules read, lower case. */
const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Pronouns by what they tell of the person. Plural ones stand for nobody that could be named. */
export const SINGULAR_PRONOUNS: ReadonlyMap<string, Gender | null> = new Map([
  ['he', 'm'],
  ['him', 'm'],
  ['his', 'm'],
  ['she', 'f'],
  ['her', 'f'],
  ['ihm', 'm'],
  ['его', 'm'],
  ['ему', 'm'],
  ['её', 'f'],
  ['ее', 'f'],
  ['er', 'm'],
  ['il', 'm'],
  ['elle', 'f'],
  ['él', 'm'],
  ['ella', 'f'],
  ['он', 'm'],
  ['она', 'f'],
  ['o', null],
  ['ona', null],
  ['onun', null],
  ['lui', 'm'],
])

export const OTHER_PRONOUNS = set(
  'mir mich dir dich uns euch ihnen jemand niemand einer eine ça cela ce ceci esto eso i we you they it sie wir ich man es on nous vous ils elles je yo nosotros ellos я мы они вы ben biz onlar mən onlar others both some many everyone everybody someone nobody',
)

/** Ranks that belong to the name: "Lord Pelham". */
export const RANKS = set('lord lady baroness igwe oba')

export const TITLES: ReadonlyMap<string, Gender | null> = new Map([
  ...HONORIFICS,
  ['mr.', 'm'],
  // Kin and company: in German these have a capital, and are no part of the name.
  ['mann', 'm'],
  ['ehemann', 'm'],
  ['ehefrau', 'f'],
  ['sohn', 'm'],
  ['tochter', 'f'],
  ['bruder', 'm'],
  ['schwester', 'f'],
  ['vater', 'm'],
  ['mutter', 'f'],
  ['großvater', 'm'],
  ['großmutter', 'f'],
  ['onkel', 'm'],
  ['tante', 'f'],
  ['freund', 'm'],
  ['freundin', 'f'],
  ['kollege', 'm'],
  ['kollegin', 'f'],
  ['nachbar', 'm'],
  ['nachbarin', 'f'],
  ['witwe', 'f'],
  ['dr', null],
  ['cllr', null],
  ['hrh', null],
  ['barr', null],
  ['barrister', null],
  ['engr', null],
  ['hon', null],
  ['comrade', null],
  ['chief', null],
  ['alhaji', 'm'],
  ['alhaja', 'f'],
  ['hajiya', 'f'],
  ['mallam', 'm'],
  ['igwe', 'm'],
  ['oba', 'm'],
  ['madam', 'f'],
  ['shri', 'm'],
  ['smt', 'f'],
  ['datuk', null],
  ['pastor', null],
  ['prof', null],
  ['professor', null],
  ['rep', null],
  ['sen', null],
  ['gov', null],
  ['gen', null],
  ['col', null],
  ['lt', null],
  ['sgt', null],
  ['rev', null],
])

/** Nouns of office or occupation: they name a role beside a name, and stand for it without one. */
export const ROLES = set(`president chancellor premier prime minister secretary senator congressman congresswoman
  representative governor mayor spokesman spokeswoman spokesperson director chief head chair chairman chairwoman
  chairperson ceo leader commissioner ambassador envoy general admiral colonel judge justice attorney lawyer prosecutor
  professor economist analyst strategist adviser advisor candidate nominee lawmaker mp king queen prince princess pope
  bishop archbishop cardinal imam rabbi editor journalist reporter author writer actor actress singer artist coach
  captain player founder manager councillor councilman councilwoman councilor alderman sheriff detective inspector
  constable superintendent principal dean provost chaplain pastor lieutenant sergeant major commander brigadier marshal
  undersecretary ombudsman comptroller solicitor barrister magistrate coroner curator conductor composer novelist poet
  playwright filmmaker screenwriter producer musician comedian engineer physicist chemist biologist geologist
  epidemiologist virologist psychologist psychiatrist sociologist anthropologist archaeologist philosopher surgeon
  lecturer trader broker banker entrepreneur businessman businesswoman columnist commentator broadcaster blogger
  goalkeeper striker midfielder defender quarterback pitcher trainer referee cyclist astronaut meteorologist campaigner
  chancellor baroness duchess sheikh emir sultan ayatollah officer official deputy vice co-founder researcher scientist expert activist historian
  councilmember selectman selectwoman alderwoman assemblyman assemblywoman assemblymember clerk trustee registrar auditor
  assessor firefighter paramedic reverend vicar deacon barber baker farmer fisherman hairdresser winemaker brewer
  shopkeeper publican landlord landlady pensioner headteacher midwife nurse skipper publicist illustrator programmer
  librarian archivist teacher
  kaptan profesör hoca yönetici usta sənətkar rəssam intérprete mühəndis rejissor müəllif rapper winger songwriter guitarist drummer pianist boxer golfer sprinter swimmer jockey influencer chef ruler monarch
  pollster executive correspondent anchor host presenter negotiator diplomat treasurer counsel speaker aide consultant doctor
  präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin ministerpräsident ministerpräsidentin
  außenminister außenministerin innenminister innenministerin finanzminister verteidigungsminister sprecher sprecherin
  vorsitzender vorsitzende chef chefin direktor direktorin leiter leiterin bürgermeister bürgermeisterin abgeordneter
  präsidente président présidente ministre premier-ministre secrétaire maire porte-parole directeur directrice député
  députée sénateur sénatrice dirigeant dirigeante patron patronne cheffe générale général
  procureur procureure préfet préfète juge avocat avocate élu élue délégué déléguée conseiller conseillère ambassadeur
  ambassadrice chercheur chercheuse économiste historien historienne sociologue politologue médecin professeur professeure
  syndicaliste militant militante agriculteur agricultrice éleveur éleveuse entraîneur entraîneuse réalisateur réalisatrice
  acteur actrice romancier romancière écrivain écrivaine auteur autrice chanteur chanteuse commissaire pompier gendarme
  policier enseignant enseignante recteur rectrice adjoint adjointe
  fiscal juez jueza abogado abogada concejal concejala consejero consejera vicepresidente vicepresidenta catedrático
  catedrática investigador investigadora médico médica enfermero enfermera escritor escritora actriz cantante entrenador
  entrenadora jugador jugadora empresario empresaria embajador embajadora sindicalista economista
  presidente presidenta ministro ministra portavoz alcalde alcaldesa senador senadora diputado diputada secretario
  secretaria líder gobernador gobernadora jefe jefa director directora
  президент премьер-министр министр глава губернатор мэр депутат сенатор директор представитель пресс-секретарь
  секретарь председатель лидер посол вице-премьер руководитель начальник замминистра заместитель помощник советник эксперт аналитик адвокат
  градоначальник градоначальница парламентарий чиновник чиновница политик специалист учёный ученый профессор критик
  режиссёр режиссер тренер капитан врач учитель предприниматель фермер юрист активист активистка омбудсмен прокурор судья
  мужчина женщина пенсионер пенсионерка мэрша депутатка
  édile responsable dirigeant dirigeante parlementaire magistrat magistrate expert experte spécialiste universitaire
  retraité retraitée mandataire lieutenant
  regidor regidora edil dirigente político política funcionario funcionaria mandatario mandataria parlamentario
  parlamentaria experto experta especialista académico académica climatólogo climatóloga epidemiólogo epidemióloga
  ingeniero ingeniera maestro maestra vocero vocera titular
  cumhurbaşkanı başbakan bakan bakanı başkanı başkan avukat avukatı müdür müdürü danışmanı yardımcısı komutanı oyuncu sözcüsü genel milletvekili vali
  iqtisadçı fermer həkim müəllim idxalçı vəkil hüquqşünas politoloq mütəxəssis alim sakin
  esnaf çiftçi emekli öğretmen gazeteci mimar mühendis ekonomist uzman uzmanı doktor muhtar kaymakam işçi
  prezident nazir naziri sədri vəkili səfir spiker deputat qubernator mer meri rektoru`)

/** Offices that are surnames as well. */
export const SURNAMES_LIKE_TITLES = set(
  'barr pastor oba chief baker farmer brewer deacon king pope bishop judge justice dean major marshal prince general trader pitcher chancellor sheriff baron duke mann freund bruder',
)

/** Offices and occupations as German compounds and inflects them, and as Russian does. */
const ROLE_FORM =
  /(?:ologist|onomist|iatrist|ographer)$|\p{L}{3}(?:ologue|ólog[oa]|олог)$|(?:direktörü|antrenörü|koordinatörü|temsilcisi|uzmanı|hocası|kaptanı|yöneticisi|hekimi|mühendisi|yönetmeni|sekreteri|elçisi|yardımcısı|rəisi|direktoru|müdiri|rəhbəri|nümayəndəsi|məşqçisi|müavini|redaktoru|katibi|eksperti)$|(?:kolleg|vorgänger|nachfolger|stellvertreter|rentner|pendler|bewohner|anwohner|nachbar|ingenieur|architekt|geschäftsführer|inhaber|betreiber|vertreter|landrat|landrät|stadtrat|stadträt|gemeinderat|intendant|dirigent|präsident|minister|kanzler|sprecher|politiker|wissenschaftler|forscher|expert|chef|direktor|leiter|vorsitzend|bürgermeister|beauftragt|schriftsteller|regisseur|psycholog|biolog|philosoph|physiker|chemiker|mediziner|virolog|theolog|publizist|anwält|anwalt|richter|ökonom|histori[ck]er|soziolog|politolog|journalist|redakteur|trainer|unternehmer|professor|botschafter|abgeordnet|senator|gouverneur|autor|sekretär|vorstand|kommissar|kurator|führer|manager|referent|gründer|ermittler|arbeiter|lehrer|pfarrer|polizist|landwirt|händler)(?:innen|in|en|er|es|e|n|s)?$|^(?:президент|министр|премьер|политолог|эксперт|аналитик|экономист|историк|журналист|депутат|сенатор|губернатор|директор|профессор|юрист|адвокат|посол|спикер|лидер|мэр|начальник|замминистр|помощник|советник|тренер|режисс[её]р|врач|прокурор|чиновник)(?:а|у|ом|е|ы|ов|ам|ами|ах)?$|^(?:зам)?глав(?:а|ы|е|у|ой)$|^(?:руководител|председател|заместител|представител|учител|секретар)(?:ь|я|ю|ем|е|и|ей)$|^(?:nazir|prezident|ekspert|deputat|iqtisadçı|fermer|direktor|səfir|spiker|rəhbər|bakan|başkan|müdür|uzman|avukat|sözcü)(?:[ıiuü])?(?:n?[ıiuü]n|n?[aeə]|n?d[aeə]n?|y[aeə])?$/u

/** Whether a word, in lower case, names an office or occupation. */
export const isRole = (word: string): boolean => ROLES.has(word) || ROLE_FORM.test(word)

/** Words for whoever holds the highest office, by whatever name it goes. */
const STANDS_FOR: ReadonlyMap<string, RegExp> = new Map([
  ['head-of-state', /^(?:president|king|queen|emir|sultan)$/],
  ['head-of-government', /^(?:prime|premier|chancellor)$/],
  ['head-of-ministry', /^minister$/],
  ['envoy', /^ambassador$/],
  ['host', /^(?:presenter|anchor|moderator|interviewer|broadcaster)$/],
  ['presenter', /^(?:host|anchor|moderator|interviewer|broadcaster)$/],
  ['interviewer', /^(?:host|anchor|moderator|presenter|journalist)$/],
  ['monarch', /^(?:king|queen|igwe|oba|emir|sultan|ruler)$/],
  ['skipper', /^captain$/],
  ['boss', /^(?:manager|coach)$/],
  ['глава', /^(?:президент|губернатор|мэр|председатель|директор|руководитель)/],
  ['замглавы', /^заместител/],
  ['градоначальник', /^(?:мэр|глава)/],
  ['чиновник', /^(?:замминистр|министр|глава|губернатор|мэр|вице|заместител|начальник|руководител|директор)/],
  ['политик', /^(?:депутат|сенатор|лидер|президент|премьер|мэр|губернатор|министр|глава)/],
  ['парламентарий', /^(?:депутат|сенатор|глава|председател)/],
  ['депутат', /^(?:депутат|парламентарий|глава|председател)/],
  ['эксперт', /(?:олог|экономист|аналитик|учёный|ученый|профессор|юрист|историк|директор|специалист)/],
  ['специалист', /(?:олог|экономист|аналитик|учёный|ученый|профессор|эксперт|врач)/],
  ['édile', /^maire/],
  ['élu', /^(?:maire|député|sénat|conseill|adjoint|président)/],
  ['élue', /^(?:maire|député|sénat|conseill|adjoint|président)/],
  ['expert', /(?:ologue|économiste|chercheu|professeu|analyste|historien|directeur)/],
  ['experte', /(?:ologue|économiste|chercheu|professeu|analyste|historien|directrice)/],
  ['spécialiste', /(?:ologue|économiste|chercheu|professeu|analyste|historien)/],
  ['regidor', /^(?:alcald|concej)/],
  ['regidora', /^(?:alcald|concej)/],
  ['edil', /^(?:alcald|concej|regidor)/],
  ['mandatario', /^(?:president|gobernador)/],
  ['mandataria', /^(?:president|gobernador)/],
  ['titular', /^ministr/],
  ['líder', /^dirigent/],
  ['dirigente', /^líder/],
  ['experto', /(?:ólog|economista|investigador|catedrátic|analista|profesor)/],
  ['experta', /(?:ólog|economista|investigador|catedrátic|analista|profesor)/],
  ['investigador', /(?:ólog|catedrátic|profesor|científic)/],
  ['investigadora', /(?:ólog|catedrátic|profesor|científic)/],
  ['deputat', /vəkili$/],
  ['staatschef', /präsident|^könig/],
  ['staatsoberhaupt', /präsident|^könig/],
  ['regierungschef', /kanzler|ministerpräsident|premier/],
])

/** The offices that a description names, in lower case. */
export function rolesIn(words: readonly string[]): string[] {
  const [, highest] =
    /\bhead of (?:the |his |her )?(?:foreign |defen[cs]e |finance )?(state|government|ministry)\b/.exec(
      words.join(' '),
    ) ?? []
  return highest === undefined ? words.map(officeIn).filter((role) => role !== null) : [`head-of-${highest}`]
}

const RUSSIAN_CASES: readonly [RegExp, string][] = [
  [/(?:а|у|ом|е)$/u, ''],
  [/(?:ого|ому|ым)$/u, 'ый'],
  [/ой$/u, 'ый'],
  [/(?:ого|ому|им|его|ему)$/u, 'ий'],
  [/(?:ы|и|е|у|ой)$/u, 'а'],
  [/(?:я|ю|ем)$/u, 'ь'],
  [/(?:я|ю|ем)$/u, 'й'],
]

/** The office that a word names, Russian ones in the nominative: "по словам эксперта". */
function officeIn(word: string): string | null {
  if (isRole(word)) return word
  if (!/^\p{Script=Cyrillic}/u.test(word)) return null
  return RUSSIAN_CASES.map(([ending, nominative]) => word.replace(ending, nominative)).find(isRole) ?? null
}

/**
 * Whether two words are forms of one ("politologin" and "politologe"), or the first stands for the second ("staatschef"
 * and "präsident").
 */
export function sameOffice(a: string, b: string): boolean {
  if (a === b || STANDS_FOR.get(a.replace(/(?:in|s)$/, ''))?.test(b)) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 5 && long.length - short.length <= 3 && long.startsWith(short)) return true
  // German: "der Minister" is the "Wirtschaftsminister", and not the "Vizeminister".
  return short.length >= 6 && long.endsWith(short) && !/^(?:vize|ex|alt|alt-|ex-|vize-)/u.test(long)
}

/** Roles that say no more than that somebody stands at the head of a body. */
export const HEADS = set(`leader head chief boss dirigeant dirigeante patron patronne chef chefin cheffe líder jefe jefa
  глава лидер руководитель başkan lider rəhbər leiter leiterin`)

/** Of the United States, in one word and no first name. */
export const STATES = set(`alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
  illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
  montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont washington wisconsin wyoming`)

export const BODIES =
  set(`ministry government administration department agency office bureau committee commission council
  court party parliament congress senate house police army navy union association federation foundation institute
  university college school company corporation group bank fund organization organisation campaign team club league
  network news times post journal tribune herald guardian magazine press newspaper daily service center centre board society trust chamber academy museum hospital library
  authority alliance coalition firm services affairs systems industries partners holdings airlines technologies cabinet embassy kremlin white pentagon watch inc corp ltd llc co gmbh ag media radio
  television tv report study poll survey ministerium regierung partei gericht polizei bank verein verband zeitung
  universität hochschule stiftung gewerkschaft behörde bundesamt landesamt handelskammer
  ministère gouvernement parti tribunal agence groupe société entreprise organisme ministerio gobierno partido tribunal
  agencia organismo organización empresa compañía grupo konzern unternehmen министерство правительство
  ведомство ведомстве компании организация организации entidad entité préfecture direction mairie chambre confédération fédération syndicat
  партия суд полиция агентство компания госкомпания кремль мид минобороны bakanlığı hükümeti partisi nazirliyi`)

/** Words that any body may be called by when it is mentioned again. */
export const ANY_BODY = set(`group company organisation organization agency firm network institute foundation organismo
  organización empresa compañía grupo groupe société entreprise organisme konzern unternehmen behörde
  ведомство ведомстве компания компании организация организации entidad entité`)

/** Single words that name a body and could be taken for a surname. */
export const KNOWN_BODIES = set(`reuters bloomberg breitbart politico wikileaks facebook google twitter microsoft apple
  amazon netflix tesla boeing airbus volkswagen siemens gazprom rosneft lukoil hamas hezbollah taliban congress parliament
  brussels beijing moscow washington kremlin pentagon interfax tass interpol unicef unesco greenpeace amnesty nato
  wikinews anadolu hürriyet bundestag bundesrat spiegel lemonde élysée elysée matignon moncloa bruxelles moskau peking
  кремль госдума минобороны мид тасс интерфакс роскосмос газпром роснефть росстат минфин минздрав минэнерго брюссель
  вашингтон москва киев ankara`)

/** Plural or collective nouns for people who speak without names. */
export const GROUPS =
  set(`analysts officials experts sources source critics supporters opponents aides advisers advisors
  lawmakers politicians diplomats economists scientists researchers investigators prosecutors lawyers police authorities
  residents locals witnesses eyewitnesses protesters activists observers commentators journalists reporters voters people
  members leaders ministers executives investors doctors teachers students parents families relatives friends colleagues
  democrats republicans conservatives liberals campaigners rivals allies historians pollsters strategists
  official expert witness analyst aide diplomat critic one man woman person resident
  experten analysten beobachter kritiker behörden ermittler augenzeugen zeugen politiker forscher wissenschaftler
  anwohner demonstranten vertreter kreise polizei staatsanwaltschaft feuerwehr
  experts analystes sources observateurs syndicats autorités témoins chercheurs économistes élus responsables proches
  policiers enquêteurs associations scientifiques
  expertos analistas fuentes autoridades testigos investigadores críticos vecinos observadores
  эксперты аналитики источник источники власти чиновники журналисты наблюдатели критики очевидцы свидетели следователи
  ученые учёные экономисты политологи врачи специалисты собеседник собеседники правозащитники активисты люди
  uzmanlar yetkililer kaynaklar tanıklar ekspertlər mənbə mənbələr şahidlər`)

/** "Norrby Police" is a body. */
export const isPluralName = (words: readonly string[]): boolean => words.at(-1) !== 'Police' && isPlural(words.at(-1)!)

const PEOPLES = set(`turks kurds arabs jews israelis iraqis saudis pakistanis azerbaijanis uzbeks kazakhs georgians
  germans romans greeks swedes danes finns poles czechs slovaks serbs croats brits britons scots afghans sunnis shiites`)

/** Whether a word with a capital is a kind of people: "Democrats", "Mexicans". */
export function isPlural(word: string): boolean {
  const lower = word.toLowerCase()
  const isPluralRole = lower.endsWith('s') && isRole(lower.slice(0, -1))
  return isPluralRole || GROUPS.has(lower) || PEOPLES.has(lower) || /(?:[ie]ans|icans|crats|ists|ites)$/.test(lower)
}

/** Nouns that tell the bearer's gender. */
const ROLE_GENDER: ReadonlyMap<string, Gender> = new Map([
  ...[
    ...set(`man spokesman chairman congressman king prince actor salesman businessman mann
      husband father son brother uncle grandfather nephew widower boyfriend stepfather`),
  ].map((role) => [role, 'm'] as const),
  ...[
    ...set(`woman frau spokeswoman chairwoman congresswoman queen princess actress businesswoman präsidentin kanzlerin bundeskanzlerin
      ministerin ministerpräsidentin außenministerin innenministerin sprecherin vorsitzende chefin direktorin leiterin
      bürgermeisterin présidente directrice députée sénatrice dirigeante presidenta ministra alcaldesa senadora diputada
      secretaria wife mother daughter sister aunt grandmother niece widow girlfriend stepmother`),
  ].map((role) => [role, 'f'] as const),
])

/** "Great-grandmother Ada Obi", "Dad-of-three Jon": kin that papers put before a name like a title. */
const KIN_TITLE =
  /^(?:great-)?(husband|wife|mother|mum|mom|gran|granny|nan|grandmother|father|dad|grandad|grandfather|brother|sister|daughter|uncle|aunt|widow|widower|boyfriend|girlfriend)(?:-of-\p{L}+)?$/u
const MORE_KIN: ReadonlyMap<string, Gender> = new Map([
  ['mum', 'f'],
  ['mom', 'f'],
  ['gran', 'f'],
  ['granny', 'f'],
  ['nan', 'f'],
  ['dad', 'm'],
  ['grandad', 'm'],
])

/** The gender that a word of kin before a name tells, or null for another word. */
export function genderOfKin(word: string): Gender | null {
  const kin = KIN_TITLE.exec(word.toLowerCase())?.[1]
  return kin === undefined ? null : (MORE_KIN.get(kin) ?? genderOfRole(kin))
}

export const isKin = (word: string): boolean => genderOfKin(word) !== null

/** What the words of an office or a description tell of the bearer's gender. */
export const genderInWords = (text: string): Gender | null =>
  text
    // "the boy's mother" is the mother.
    .replace(/\p{L}+['’]s\s/gu, '')
    .split(/[^\p{L}-]+/u)
    .map(genderOfRole)
    .find((gender) => gender !== null) ?? null

export function genderOfRole(role: string): Gender | null {
  const lower = role.toLowerCase()
  return ROLE_GENDER.get(lower) ?? (ROLE_FORM.test(lower) && lower.endsWith('in') ? 'f' : null)
}

/** Words after which a name belongs to the noun before it: "the president of France". */
export const LINKING =
  set(`of for at in from with to on by de du des d' d’ à au aux en von vom der des für aus bei im am del
  para в во на по из при для о`)

export const ARTICLES = set(
  `the a an der die das den dem des ein eine einer le la les l' l’ un une el los las una unos unas`,
)

/** Small words inside names, in lower case as printed. */
export const PARTICLES = set('von van der den de del della di da dos du la le al el bin ibn ben zu zum af av ter ten')

/** What stands before a name with a capital and is no part of it: "Republican Anna Lee", "Rival Anna Lee". */
export const EPITHETS = set(`republican republicans democrat democrats democratic conservative liberal independent rival
  fellow crooked former retired outgoing incoming veteran billionaire everything everyone nothing popular`)

/** What an office is of: "Secretary of State John Kerry". */
export const DEPARTMENTS =
  set(`state defense defence treasury commerce labor labour energy education homeland security house senate
  foreign affairs interior health transportation transport agriculture justice finance economy trade police opposition communications tourism sport sports environment ecology
  industry innovation science technology development infrastructure construction resources protection planning customs
  staff parliament council intérieur économie éducation défense santé travail culture transports finances logement`)

/** Words that stand with a capital at the head of a sentence, and days and months. */
export const NEVER_NAMES = set(`the a an this that these those his her its their our my your he she it they we i you who
  what when where why how which while whereas because since although though if as than so but and or nor yet in on at by
  for with from to of about after before during until under over against between among through into amid following
  despite regarding addressing according speaking asked like unlike also later then again however moreover meanwhile
  hey hi hello yeah yes okay ok well oh wow great super please thanks thank sure right dear let let's
  instead still once just even now not no yes there here both all some many most each every other another
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december today yesterday tomorrow
  jemand niemand man alle viele manche einige andere dieser diese dieses solche wenige unsere unser meine mein ihre ihr auf als ohne hier dort heute
  der die das ein eine einer dem den des im am vom zum zur auch aber und oder doch wie wenn weil dass nach vor seit bei
  obwohl während nachdem bevor damit sodass sobald falls sofern trotz wegen zwar ja nein denn mit von für gegen über laut so dann er sie es wir ihr sein seine ihre montag dienstag mittwoch donnerstag freitag
  samstag sonntag januar februar märz april mai juni juli oktober dezember
  beispielsweise allerdings zunächst daher übrigens natürlich vielmehr immerhin
  beim ins aus unter zwischen durch neben statt schon erst noch nur jetzt gestern zudem außerdem dabei dazu danach darum
  deshalb deswegen trotzdem dennoch inzwischen mittlerweile zuletzt zuvor damals
  le la les un une des du de et ou mais donc or ni car que qui dans sur sous avec sans pour par selon après avant depuis
  son sa ses leur leurs ce cet cette ces chez contre vers lors comme quand si alors puis enfin ainsi dès
  il elle ils elles on nous vous je lundi mardi mercredi jeudi vendredi samedi dimanche
  su sus al en cuando como también además tras
  el los las una unos y o pero según para por con sin desde ayer hoy lunes martes miércoles jueves viernes sábado
  сам сама само сами
  в на и а но по из за от до для при с со к о об во он она они мы я это как что так также ранее однако кроме после
  под при между перед через среди уже ещё теперь сейчас сегодня вчера там здесь тогда потом затем впрочем если когда
  bir bu ve da de ile için ancak ama o pazartesi salı çarşamba perşembe cuma cumartesi pazar
  və bu o isə da də ilə üçün amma lakin`)
