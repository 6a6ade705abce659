/** Minutes and seconds, with hours or without: "1:02:03", "02:03". */
export const CLOCK = /(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?/u

/** Of a match of CLOCK, from the start of the recording. */
export function seconds(match: RegExpExecArray): number {
  return Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3])
}
