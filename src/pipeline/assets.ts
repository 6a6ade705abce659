import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * The one place where the pure pipeline touches the disk: for models and word lists that stand beside its code, and
 * packages that are too heavy to load before they are needed. What comes back is constant for one version.
 */
export function readAsset(url: URL): Uint8Array {
  return readFileSync(url)
}

/** Loads CommonJS packages on first use. */
export const load = createRequire(import.meta.url)
