/** Whether a source's patterns let a page through: it fits one of `include`, where there are any, and none of `exclude`. */
export function isWanted(
  url: string,
  { include, exclude }: { include: readonly string[]; exclude: readonly string[] },
): boolean {
  const { pathname, search } = new URL(url)
  const fits = (pattern: string) => matches(pattern, pattern.startsWith('/') ? pathname + search : url)
  return (include.length === 0 || include.some(fits)) && !exclude.some(fits)
}

/** "*" stands for any characters. Each piece is taken where it first fits: no backtracking. */
function matches(pattern: string, text: string): boolean {
  const pieces = pattern.split('*')
  const first = pieces.shift() ?? ''
  const last = pieces.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let position = first.length
  for (const piece of pieces) {
    const found = text.indexOf(piece, position)
    if (found < 0) return false
    position = found + piece.length
  }
  return text.length - last.length >= position && text.endsWith(last)
}
