import type { Metadata } from '../types.ts'

/** Words in the names of newspapers, broadcasters and agencies. */
const MEDIA_WORD =
  /(?:^|[\s-])(?:news|newspaper|magazin|magazine|zeitung|tageszeitung|wochenzeitung|radio|tv|television|channel|times|post|journal|tribune|herald|gazette|review|agency|agentur|broadcasting|media|press|presse|staff|newsroom|redacción|rédaction|редакция|podcast|redaktion|online|blog|journal|diario|periódico|revista|giornale|rivista|courrier|courier|kurier|chronicle|observer|anzeiger|rundschau|nachrichten|tageblatt|dagblad|monde|figaro|corriere|repubblica|gazeta|gazetesi|dergisi|haber|agentliyi|agence|chaîne|газета|телеканал|агентство|радио|журнал|новости|тасс|известия|вестник|интерфакс)(?:$|[\s-])/iu
const DOMAIN = /^[\p{L}\d-]+\.\p{L}{2,4}$/u
/** Outlets write themselves small, people don't: "brand eins", "taz". */
const SMALL = /^\p{Ll}[\p{L}\d.]*(?:\s\p{Ll}[\p{L}\d.]*)?$/u

const lettersOf = (text: string): string => text.toLocaleLowerCase('und').replace(/[^\p{L}\p{N}]+/gu, '')
const hostOf = (url: string | null): string => /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '')?.[1] ?? ''

/** Tells a newspaper, broadcaster or agency from a person, by its words and by who published this document. */
export function outletTest({ publisher, canonicalUrl }: Metadata): (name: string) => boolean {
  const own = lettersOf(publisher ?? '')
  const domain = lettersOf(hostOf(canonicalUrl).replace(/\.[^.]+$/u, ''))
  return (name) => {
    if (MEDIA_WORD.test(name) || DOMAIN.test(name) || SMALL.test(name)) return true
    const letters = lettersOf(name)
    if (letters.length < 3) return false
    // "Lenny's Podcast" is Lenny's: the publisher's name may begin with its owner's.
    const isOwner = /^['’]s?\s/u.test((publisher ?? '').slice(name.length))
    return (!isOwner && own !== '' && own.startsWith(letters)) || domain === letters
  }
}
