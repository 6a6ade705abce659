import { z } from 'zod'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed, ParsedBlock, Span } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { captionsOf } from './captions.ts'
import { described } from './described.ts'

const seconds = z.union([z.number(), z.string().transform(Number)]).pipe(z.number().nonnegative())

/** The podcast namespace's transcript: https://github.com/Podcastindex-org/podcast-namespace (transcripts.md). */
const podcast = z.object({
  segments: z.array(
    z.object({
      speaker: z.string().nullish(),
      startTime: seconds,
      endTime: seconds.optional(),
      body: z.string(),
    }),
  ),
})

/** What speech recognisers write: Whisper (https://github.com/openai/whisper), and WhisperX with speakers. */
const recognised = z.object({
  segments: z.array(
    z
      .object({ speaker: z.string().nullish(), start: seconds, end: seconds, text: z.string() })
      .transform(({ speaker, start, end, text }) => ({ speaker, startTime: start, endTime: end, body: text })),
  ),
})

/** A list of turns, under the names that exports of chats and transcripts give them. */
const turns = z.array(
  z
    .object({
      speaker: z.string().nullish(),
      senderName: z.string().nullish(),
      name: z.string().nullish(),
      author: z.string().nullish(),
      text: z.string().optional(),
      body: z.string().optional(),
      message: z.string().optional(),
      content: z.string().optional(),
    })
    .transform(({ speaker, senderName, name, author, text, body, message, content }) => ({
      voice: speaker ?? senderName ?? name ?? author ?? null,
      text: text ?? body ?? message ?? content ?? '',
    })),
)

/** Transcripts in JSON: a podcast's, a speech recogniser's, or a list of turns. */
export function parseJson(decoded: Decoded, head: SnapshotHead): Parsed {
  const json = read(decoded.text)
  const timed = podcast.or(recognised).safeParse(json)
  if (timed.success) {
    const cues = timed.data.segments.map(({ speaker, startTime, endTime, body }) => ({
      start: startTime,
      end: endTime ?? startTime,
      voice: speaker?.trim() || null,
      text: body,
    }))
    return captionsOf(cues, decoded, head)
  }
  const listed = turns.safeParse(
    Array.isArray(json) ? json : (z.object({ transcript: z.unknown() }).safeParse(json).data?.transcript ?? json),
  )
  if (!listed.success) {
    const known = 'a podcast\'s or recogniser\'s transcript ("segments") or a list of turns with speaker and text'
    throw new ExtractError('unsupported_type', `This JSON is no transcript that Onrecord knows: it is not ${known}.`)
  }
  return listOfTurns(listed.data, decoded, head)
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ExtractError('malformed', `This is not well-formed JSON: ${why}.`, { cause: error })
  }
}

function listOfTurns(list: z.infer<typeof turns>, decoded: Decoded, head: SnapshotHead): Parsed {
  const blocks: ParsedBlock[] = []
  let text = ''
  for (const turn of list) {
    const said = turn.text.trim()
    if (said === '') continue
    if (text !== '') text += '\n\n'
    const span: Span = [text.length, text.length + said.length]
    text += said
    blocks.push({ kind: 'paragraph', span, marks: [], ...(turn.voice?.trim() && { voice: turn.voice.trim() }) })
  }
  if (text === '') throw new ExtractError('no_text', 'No turn in this transcript has any words.')
  return { text, blocks, timings: [], metadata: described(text, decoded, head, { genre: 'Transcript_and_Verbatim' }) }
}
