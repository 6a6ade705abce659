/** A turn before its role is known. */
export type Speech = {
  /** Who speaks, for comparing: the resolved name or the label; null where unknown. */
  who: string | null
  kind:
    | 'question'
    | 'answer'
    | 'interviewer'
    | 'interviewee'
    | 'moderator'
    | 'anonymous'
    | 'interpreter'
    | 'named'
    | 'unknown'
  text: string
}
