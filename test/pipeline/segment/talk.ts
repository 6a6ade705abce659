import { createHash } from 'node:crypto'
import { parse } from '../../../src/pipeline/parse/parse.ts'
import { segment } from '../../../src/pipeline/segment/segment.ts'
import type { Parsed, Segmented } from '../../../src/pipeline/types.ts'
import { type Hints, type SnapshotHead, snapshotHead } from '../../../src/schemas/snapshot.ts'

export type Talk = Segmented & { parsed: Parsed; said: Said[] }
/** A turn as a reader would note it down: who, as labelled; who that is; Q, A, S or U; and the words. */
export type Said = [label: string | null, name: string | null, role: string, text: string]

const ROLES = { question: 'Q', answer: 'A', statement: 'S', unknown: 'U' }

export async function readTalk(
  content: string | Uint8Array,
  { as = 'html', ...head }: Partial<SnapshotHead> & { as?: Hints['as'] } = {},
): Promise<Talk> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const parsed = await parse(
    bytes,
    snapshotHead.parse({
      sha256: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      url: 'https://courier.example/talk',
      contentType: 'text/html; charset=utf-8',
      fetchedAt: '2026-02-10T08:00:00Z',
      byteLength: bytes.length,
      hints: { as },
      ...head,
    }),
  )
  const segmented = segment(parsed)
  const said = segmented.turns.map(
    ({ label, name, role, spans }): Said => [
      label,
      name,
      ROLES[role],
      spans.map((span) => parsed.text.slice(...span)).join(' / '),
    ],
  )
  return { ...segmented, parsed, said }
}

/** A newspaper's page around an interview. */
export function interviewPage(
  body: string,
  {
    title = 'Interview with Marta Lindqvist: “The bridge will open”',
    lead = 'Marta Lindqvist, mayor of Hamnvik, on the bridge.',
    head = '',
  } = {},
): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${title} | Harbour Courier</title>
<meta property="og:site_name" content="Harbour Courier">${head}</head><body>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav>
<main><article><h1>${title}</h1><p class="lead">${lead}</p>${body}</article></main>
<footer><p>© 2026 Harbour Courier. All rights reserved.</p></footer></body></html>`
}

export const QUESTIONS = [
  'You promised that the bridge would open in May. Will it open in May?',
  'And who is going to pay for the ferry until then?',
  'What do you say to people in Old Town who feel that you have forgotten them?',
  'Would you run for office again?',
]
export const ANSWERS = [
  'I did promise that, and I keep my promises: we shall open it on the second Saturday of the month, with a brass band and free coffee for everybody.',
  'We all do. The council has put four hundred thousand aside, which is enough until the summer, and my office is looking for the rest.',
  'I tell them that I was born there, that I walk through it each morning, and that their new school is the next thing we are going to build.',
  'Ask me again in a year. I have a bridge to open first, and my husband would like to see me at dinner now and then.',
]

/** The talk of QUESTIONS and ANSWERS with each question and answer put into its own markup. */
export function exchange(
  question: (text: string, n: number) => string,
  answer: (text: string, n: number) => string,
): string {
  return QUESTIONS.map((text, n) => `${question(text, n)}\n${answer(ANSWERS[n]!, n)}`).join('\n')
}
