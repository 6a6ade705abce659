import type { Fetched, NotFetched } from './types.ts'

export type Recognised =
  | { outcome: 'fetched' /** What the bytes are, whatever the server called them: "text/html". */; mediaType: string }
  | { outcome: NotFetched['outcome']; detail: string }

/** Looks at a response's bytes: a page of content, or a wall in front of one? */
export declare function recognise(
  response: Pick<Fetched, 'url' | 'finalUrl' | 'status' | 'headers' | 'body'>,
): Promise<Recognised>
