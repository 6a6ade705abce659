import { taxonomy } from '../../src/pipeline/tag/taxonomy.ts'

/** Whether a topic, taken up to a level, is an acceptable one. An acceptable topic above the level counts at its own. */
export function isRight(top: string, acceptable: readonly string[], level: number): boolean {
  const own = pathOf(top).length
  return acceptable.some((code) => {
    const at = Math.min(level, pathOf(code).length)
    return own >= at ? upTo(top, at) === upTo(code, at) : level === own && upTo(code, own) === top
  })
}

export function upTo(code: string, level: number): string {
  const path = pathOf(code)
  return path[Math.min(level, path.length) - 1] ?? code
}

function pathOf(code: string): readonly string[] {
  return taxonomy.get(code)?.path ?? [code]
}
