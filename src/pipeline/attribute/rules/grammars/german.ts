import { german as cues, germanSeparable as separable } from '../../acts/german.ts'
import { type Grammar, NO_WORDS, words } from '../grammar.ts'

export const german: Grammar = {
  cues,
  separable,
  pronouns: words('er sie es wir ich man dieser diese jener viele manche andere beide einige'),
  determiners: words(`der die das den dem des ein eine einer eines einem einen sein seine seiner seines ihr ihre ihrer
    ihres unser mein dieser diese dieses mehrere einige viele zwei drei vier alle beide kein keine`),
  prepositions:
    words(`in im am an auf bei beim mit nach von vom zu zum zur aus für gegen über unter vor hinter seit während
    wegen trotz durch ohne um bis laut gegenüber zwischen neben anlässlich`),
  linking: words('von vom der des für im in aus und am bei zu zur'),
  clauseWords:
    words(`dass daß der die das welche welcher wer was wie wo wenn weil da obwohl während nachdem bevor ob und
    oder aber doch sondern denn als damit sodass`),
  coordinators: words('und oder aber sowie'),
  auxiliaries:
    words(`hat haben hatte hatten habe ist sind war waren wird werden wurde wurden würde würden kann können konnte
    soll sollen sollte will wollen wollte muss müssen musste nicht nie sich`),
  adverbs:
    words(`auch zudem außerdem dann später zuvor bereits noch nun jetzt erneut wieder weiter ferner dazu daraufhin
    jedoch allerdings dagegen hingegen dabei deshalb daher so schon erst nur selbst sogar zugleich zunächst schließlich
    mehrfach wiederholt ausdrücklich gleichzeitig gestern heute nun offenbar indes unterdessen inzwischen mittlerweile anschließend`),
  adverbEnding: null,
  verbs: NO_WORDS,
  verbEnding: null,
  saysBehind: null,
  complementisers: words('dass daß ob wie warum weshalb'),
  passives: NO_WORDS,
  control: NO_WORDS,
  hearerVerbs: NO_WORDS,
  bareClause:
    words(`sagen erklären betonen mitteilen berichten schreiben melden behaupten meinen glauben hoffen versichern
    äußern angeben hinzufügen kritisieren fordern warnen vermuten befürchten ergänzen bestätigen`),
  times:
    words(`montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen januar februar
    märz april mai juni juli august september oktober november dezember`),
  asides: [],
  hearers: NO_WORDS,
  occasions: NO_WORDS,
  accordingTo: ['laut', 'gemäß'],
  viewpoint: null,
  backward: [],
  accordingNouns: {
    preposition: 'nach',
    nouns:
      words(`angaben aussage aussagen ansicht einschätzung auskunft meinung worten darstellung informationen bericht
      berichten meldung meldungen studie untersuchungen untersuchung erkenntnissen schätzungen überzeugung berechnungen
      ansichten mitteilung medienberichten quellen umfrage umfragen`),
  },
  accordingAfter: ['zufolge'],
  echo: 'so',
  bodyPreposition: NO_WORDS,
  speakers: null,
  reportive: words(
    'sei seien habe werde könne müsse solle wolle dürfe gebe gehe komme bleibe liege stehe wisse handele lägen stünden kämen gäben',
  ),
  reportiveForms: {
    // "Er rechne damit", "Sie hoffe": third persons of Konjunktiv I; past tenses end in -te.
    alone:
      /^(?:Er|Sie|Es|Man) (?!(?:alle|eine|ohne|gerne|heute|beide|viele|diese|jene|ihre|seine|keine|lange|gerade|wurde|würde|wäre|käme|ginge)(?!\p{L}))\p{Ll}{2,}[^t\P{Ll}]e(?!\p{L})/u,
    // "Gutachter hätten Risse gefunden": without a condition it stands for "haben", which shows no mood. "Das Land stelle
    // Geld bereit": Konjunktiv I behind a noun.
    carried:
      /^(?!.*(?<!\p{L})(?:[Ww]enn|[Ff]alls|[Ss]onst|[Ff]ast|[Bb]einahe|gern|gerne|lieber)(?!\p{L})).*(?<!\p{L})hätten(?!\p{L})|^(?:\P{Lu}*\p{Lu}[\p{L}-]*){1,3} (?!(?:alle|eine|ohne|gerne|heute|beide|viele|diese|jene|ihre|seine|keine|lange|gerade|wurde|würde|wäre|käme|ginge|welche|manche|einige|nahe|sowie|wie)(?!\p{L}))\p{Ll}{3,}[^t\P{Ll}]e (?!\p{Lu})/su,
  },
  verbSecond: true,
  naming: new Map([
    ['bezeichnen', /(?:^| )als /],
    ['halten', /(?:^| )für /],
    ['nennen', /[„“"»«]| eine?n? |(?:^| )\p{Ll}[\p{L}]+$/u],
  ]),
  oblique: words('den dem des einem einen eines ihm ihn ihnen'),
  possessives: NO_WORDS,
  basePlural: true,
  dropsPronouns: false,
  verbFinal: false,
  judged: true,
  clauseEnding: null,
  elides: false,
}
