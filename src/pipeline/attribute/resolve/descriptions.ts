import type { Known } from './people.ts'
import { HEADS, sameOffice } from './words.ts'

/** "the former mayor", "the retired plumber": of somebody just named. */
const RENAMES =
  /(?:^|\s)(?:former|ancienne?|бывш(?:ий|ая)|экс-\p{L}+|ehemaliger?|früherer?|retired|outgoing|incoming|veteran|ex-\p{L}+|\p{L}+-born|\d+-year-old|interlocutor|interviewee|собеседни(?:к|ца)|müsahib|interlocut(?:eur|rice)|interviewée?|entrevistad[oa]|Gesprächspartner(?:in)?|forward|playmaker|widow(?:er)?|pensioner|quinquagénaire|sexagénaire|quadragénaire|trentenaire|septuagénaire|(?:mum|mom|mother|dad|father)[- ]of[- ]\p{L}+|frontman|frontwoman|heartthrob|star(?:let)?)(?:\s|$)/iu
/** Offices that are held beside somebody: "Lee scored. The coach said …", "Lee was charged. The lawyer said …". */
const SERVES =
  /spokes|host|presenter|journalist|reporter|correspondent|moderator|interviewer|ведущ|журналист|корреспондент|présentat|animat|periodista|presentador|sunucu|muhabir|gazeteci|müxbir|aparıcı|aide|advis[eo]r|lawyer|attorney|counsel|judge|prosecutor|doctor|coach|trainer|referee|officer|interpreter|editor|porte-parole|avocat|juge|entraîneur|portavoz|abogad|juez|entrenador|sprecher|anwalt|anwält|richter|berater|schiedsrichter|представител|секретар|адвокат|судья|следовател|помощник|тренер|sözcü|avukat|hakim|vəkil|məşqçi/iu
/** What stands for any office. */
const ANY_OFFICE =
  /^(?:the )?(?:official|politician|statesman|diplomat|lawmaker)$|^(?:(?:el|la|le|l['’]) ?)?(?:concejal|concejala|edil|político|política|mandatario|mandataria|élue?|édile|parlementaire|responsable|magistrate?|élue? (?:sans|d)[\p{L} '’-]{3,40}|чиновник|чиновница|политик|парламентарий)$|^(?:d(?:er|ie) )?(?:(?:\p{L}+-)?politiker|manager|diplomat|beamte|funktionär|minister)(?:in|r)?$/iu

/** What somebody is known for on a pitch or a stage: such are called by it without having been introduced so. */
const TRADE =
  /(?:^|\s)(?:striker|winger|midfielder|defender|goalkeeper|quarterback|pitcher|boxer|golfer|sprinter|swimmer|jockey|cyclist|player|singer|rapper|songwriter|guitarist|drummer|pianist|actor|actress|comedian|musician|novelist|influencer|chef)$/u

/** "La corredora", "l'ex-institutrice": somebody, by the ending; "el comunicado" is a thing. */
const ROMANCE_PERSON =
  /^(?:[Ll]a |[EeLl]l |[Ll]e |[Ll]['’])(?:(?:tres|dos|cuatro) veces )?(?!comunicad|jurad|juzgad|condad|entrad|jornad|portad|revist|list|pist|entrevist|conquist|vist|mercad|estad|senad|resultad|tribun)[\p{L}-]*(?:dora?|ista|ada|ado|eña|eño|ense|triz|eona?|eon|euse|rice|iste|ienne|ien|aise|ais)(?: nacional)?$/u

export const isRomancePerson = (phrase: string): boolean => ROMANCE_PERSON.test(phrase.trim())

export const isTrade = (text: string): boolean => TRADE.test(text)

/** "the Dane", "the Brazilian": by the country; "the Democrat" by the party. */
const DEMONYM =
  /^[Tt]he (?:\p{Ll}+ )?(?:\p{Lu}\p{Ll}+(?:ian|ese|man|woman)|Londoner|New Yorker|Mancunian|Scouser|Texan|Democrat|Republican|Tory|Dane|Swede|Finn|Pole|Turk|Greek|Spaniard|Scot|Briton|Czech|Slovak|Croat|Serb)$/u

const GERMAN_DEMONYM =
  /^[Dd](?:er|ie) (?:Niederländer|Italiener|Spanier|Engländer|Österreicher|Schweizer|Norweger|Belgier|Luxemburger|Ukrainer|Amerikaner|Kanadier|Brasilianer|Argentinier|Mexikaner|Australier|Japaner|Iraner|Isländer|Ire|Portugiese|Franzose|Däne|Schwede|Finne|Pole|Tscheche|Slowake|Slowene|Kroate|Serbe|Ungar|Rumäne|Bulgare|Grieche|Türke|Russe|Brite|Chinese|Französin|(?:Dän|Schwed|Finn|Pol|Tschech|Slowak|Slowen|Kroat|Serb|Rumän|Bulgar|Griech|Türk|Russ|Brit|Chines|Portugies)in)(?:in)?$/u

export const isDemonym = (phrase: string): boolean => DEMONYM.test(phrase) || GERMAN_DEMONYM.test(phrase)

/** Whether a description gives somebody just named another word. */
export const isRenaming = (text: string): boolean => RENAMES.test(text)

/** Whether it stands for whatever office somebody just named holds. */
export const isAnyOffice = (text: string): boolean => ANY_OFFICE.test(text)

/** "the politician": of whoever was just named, whatever the office; "the official" may be one without a name. */
export const isOfPolitics = (text: string): boolean => /^(?:the )?(?:politician|statesman|lawmaker)$/i.test(text)

/** Whether who is described stands beside somebody else, who may be the one just named. */
export const isServing = (text: string): boolean => SERVES.test(text)

/** "The Azerbaijani leader" is the president of Azerbaijan: demonyms share their beginning with the country. */
const MIN_STEM = 5

/**
 * Whether a person's role is the one described: all its offices, and a name in it if the description has one. "The
 * head of the CGT" fits whatever its only officer here is called.
 */
export function holds(
  { offices }: Known,
  { roles, names, text }: { roles: readonly string[]; names: readonly string[]; text: string },
): boolean {
  const own = offices.flatMap((office) => office.toLowerCase().split(/[^\p{L}-]+/u))
  const office =
    (roles.every((role) => own.some((word) => sameOffice(role, word))) && !isOfAnother(text, offices)) ||
    (own.length > 0 && names.length > 0 && roles.every((role) => HEADS.has(role)))
  const named = (name: string) =>
    offices.some((one) => one.includes(name.slice(0, Math.max(MIN_STEM, name.length - 2))))
  return office && names.every(named)
}

/** What tells offices of one noun apart: "health" in "health secretary". */
const FIELD =
  /(?:^|\s)(health|education|finance|foreign|home|defen[cs]e|interior|justice|labou?r|energy|transport|trade|environment|culture|housing|treasury|business|agriculture|press|general|permanent|private|cabinet|prime|deputy|first|vice|party|police|fire|city|county|club|team) (secretary|minister|spokesman|spokeswoman|spokesperson|chief|director|commissioner|leader|manager|president)(?:\s|$)/iu

/** "the health secretary" is no permanent secretary. */
export function isOfAnother(text: string, offices: readonly string[]): boolean {
  const [, field, noun] = FIELD.exec(text) ?? []
  if (field === undefined) return false
  const isSame = (office: string) => {
    const [, other, its] = FIELD.exec(office) ?? []
    return (
      other === undefined || its?.toLowerCase() !== noun!.toLowerCase() || other.toLowerCase() === field.toLowerCase()
    )
  }
  return offices.length > 0 && !offices.some(isSame)
}
