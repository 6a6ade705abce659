import { Parser } from 'htmlparser2'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import type { Parsed } from '../../types.ts'
import type { Decoded } from '../decode/decode.ts'
import { captionsOf, seconds } from './captions.ts'
import type { Cue } from './cues.ts'

/** Timed Text Markup Language (TTML, DFXP, EBU-TT): a cue is a `p`, its speaker a `ttm:agent`. */
export function parseTtml(decoded: Decoded, head: SnapshotHead): Parsed {
  const cues: Cue[] = []
  const agents = new Map<string, string>()
  let title = ''
  let agent: string | null = null
  let cue: Cue | null = null
  let inTitle = false
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = local(name)
        if (element === 'title') inTitle = true
        if (element === 'agent') agent = attributes['xml:id'] ?? null
        if (element === 'br' && cue !== null) cue.text += '\n'
        if (cue !== null) depth += 1
        if (element !== 'p') return
        const start = timeOf(attributes.begin ?? '0')
        const end = attributes.end === undefined ? start + timeOf(attributes.dur ?? '0') : timeOf(attributes.end)
        cue = { start, end, voice: agents.get(attributes['ttm:agent'] ?? '') ?? null, text: '' }
        depth = 0
      },
      ontext(data) {
        if (inTitle) title += data
        if (agent !== null && data.trim() !== '') agents.set(agent, data.trim())
        if (cue !== null) cue.text += data
      },
      onclosetag(name) {
        const element = local(name)
        if (element === 'title') inTitle = false
        if (element === 'agent') agent = null
        if (cue === null) return
        if (depth > 0) depth -= 1
        else {
          cues.push(cue)
          cue = null
        }
      },
    },
    { xmlMode: true },
  )
  parser.end(decoded.text)
  return captionsOf(cues, decoded, head, title.trim() || null)
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** "00:01:02.5", "00:01:02:12" (frames are dropped), "62.5s", "1500ms". */
function timeOf(value: string): number {
  const offset = /^([\d.]+)(ms|s|m|h)$/.exec(value)
  if (offset !== null) return Number(offset[1]) * ({ ms: 0.001, s: 1, m: 60, h: 3_600 }[offset[2] ?? 's'] ?? 1)
  const clock = seconds(value.split(':').slice(0, 3).join(':'))
  return Number.isFinite(clock) ? clock : 0
}
