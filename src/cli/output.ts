import { once } from 'node:events'

/** Tables are for people at a terminal; programs and pipes get JSON lines. */
export function wantsJson(json: boolean | undefined): boolean {
  return json ?? !process.stdout.isTTY
}

/** Writes one line and waits while the reader is slow. A reader that goes away ends the program quietly. */
export async function writeLine(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain')
}
