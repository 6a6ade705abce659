import type { Client, GetOptions } from './client.ts'
import type { FetchResult } from './types.ts'

/** Gets a page and looks at what came: `fetched` only when the bytes can hold a document. */
export declare function fetchPage(client: Client, url: string, options?: GetOptions): Promise<FetchResult>
