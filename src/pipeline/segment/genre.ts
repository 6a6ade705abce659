import type { Genre } from '../../schemas/document.ts'
import type { Parsed, Turn } from '../types.ts'

export type FoundGenre = { genre: Genre; confidence: number }

type Clue = { genre: Genre; pattern: RegExp; confidence: number }

/** What titles, sections and keywords say of a document's kind. The first that fits counts. */
const CLUES: readonly Clue[] = [
  {
    genre: 'Live_Blog',
    confidence: 90,
    pattern: /\blive ?(?:blog|ticker|updates?)\b|^live:|\bminute by minute\b|en direct\b|онлайн-трансляция/i,
  },
  {
    genre: 'Press_Conference',
    confidence: 85,
    pattern:
      /\b(?:news|press) (?:conference|briefing)\b|pressekonferenz|conférence de presse|rueda de prensa|пресс-конференци|basın toplantısı|brifinq/i,
  },
  {
    genre: 'Press_Release',
    confidence: 85,
    pattern:
      /\bpress (?:release|statements?)\b|pressemitteilung|communiqué de presse|comunicado de prensa|пресс-релиз|basın bülteni/i,
  },
  { genre: 'Podcast', confidence: 80, pattern: /\bpodcast\b|\bepisode \d+/i },
  {
    genre: 'Speech',
    confidence: 80,
    pattern:
      /\b(?:speech|address|remarks) (?:by|at|to|before)\b|\brede (?:von|vor|zum)\b|\bdiscours d|выступление|konuşması/i,
  },
  {
    genre: 'Opinion',
    confidence: 80,
    pattern: /\b(?:opinion|op-ed|editorial|commentary|kommentar|meinung|tribune|éditorial|opinión)\b|^мнение/i,
  },
]
const TRANSCRIPT = /\btranscript\b|stenogram|стенограмма|verbatim|abschrift/i
const INTERVIEW = /\binterview|интервью|entretien|entrevista|intervista|röportaj|söyleşi|müsahibə|gespräch|专访/i
/** From this share of a text on, turns make it a transcript. */
const MOSTLY_TURNS = 0.5

/** What kind of document this is, by IPTC's genres, and how sure that is in per cent. */
export function genreOf({ text, timings, metadata }: Parsed, turns: readonly Turn[]): FoundGenre {
  if (metadata.genre !== null) return { genre: metadata.genre, confidence: metadata.genreConfidence ?? 90 }
  const about = [metadata.title, metadata.subtitle, metadata.section, ...metadata.keywords].filter(
    (value) => value !== null,
  )
  const spoken = turns.flatMap(({ spans }) => spans).reduce((sum, [start, end]) => sum + end - start, 0)
  if (spoken > text.length * MOSTLY_TURNS) return ofTranscript(about, timings.length > 0, turns)
  const clue = CLUES.find(({ pattern }) => about.some((line) => pattern.test(line)))
  if (clue !== undefined) return clue
  if (isRelease(text)) return { genre: 'Press_Release', confidence: 80 }
  return { genre: 'Current', confidence: turns.length === 0 ? 75 : 60 }
}

const EMBARGO =
  /^[^\p{L}\p{N}\n]*(?:for immediate release|zur sofortigen veröffentlichung|pour diffusion immédiate)\b/imu
const CONTACT =
  /^[^\p{L}\p{N}\n]*(?:(?:media|press) (?:contacts?|enquiries|inquiries)|presse-?kontakt|contacts? presse|contacto de prensa|контакты для (?:сми|прессы)|basın irtibat|mətbuat əlaqələri)\b/imu
const ABOUT = /^(?:About|Über|À propos d[eu]|Acerca de|О компании|Hakkında|Haqqında)\s.{2,80}$/mu

/** What only a release has: a word to editors, or its sender's own portrait with whom to ask. */
const isRelease = (text: string): boolean => EMBARGO.test(text) || (CONTACT.test(text) && ABOUT.test(text))

function ofTranscript(about: string[], recorded: boolean, turns: readonly Turn[]): FoundGenre {
  const says = (pattern: RegExp) => about.some((line) => pattern.test(line))
  const conference = CLUES.find(({ genre, pattern }) => genre === 'Press_Conference' && says(pattern))
  if (conference !== undefined) return conference
  if (says(INTERVIEW)) return { genre: 'Interview', confidence: 92 }
  if (recorded || says(TRANSCRIPT)) return { genre: 'Transcript_and_Verbatim', confidence: 88 }
  const asked = turns.filter(({ role }) => role === 'question').length
  return asked * 4 >= turns.length
    ? { genre: 'Interview', confidence: 85 }
    : { genre: 'Transcript_and_Verbatim', confidence: 80 }
}
