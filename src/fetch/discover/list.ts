import type { Found } from './types.ts'

/** One URL a line; empty lines and lines that begin with # are skipped. Lines that are no URL are left out. */
export declare function parseList(text: string): Found
