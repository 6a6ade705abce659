/** "By Ruth Calloway", "Von Friederike Lang und Jan Beck", "Автор: Анна Ветрова": a line that says who wrote. */
const BYLINE =
  /^(?:by|von|par|por|di|door|av|af|autor(?:in|a)?:?|text:?|author:?|автор:?|yazan:?)\s+(\p{Lu}[\p{L}.'’-]+(?:[ \u00a0](?:(?:von|van|de|del|der|al|bin)[ \u00a0])*\p{Lu}[\p{L}.'’-]+){1,3}(?:(?:,| and| und| et| y| e| и)[ \u00a0]\p{Lu}[\p{L}.'’-]+(?:[ \u00a0]\p{Lu}[\p{L}.'’-]+){1,3})*)(?:[ \u00a0]*[,|·•(–-].*)?$/iu
const LONGEST = 120
const SMALL_START = /^[^\s]+\s+\p{Ll}/u

/** The names in a line that is a byline; none in any other. */
export function bylineNames(line: string): string[] {
  const text = line.replace(/\s+/g, ' ').trim()
  if (text.length > LONGEST || SMALL_START.test(text)) return []
  const names = BYLINE.exec(text)?.[1]
  return names === undefined ? [] : names.split(/,\s|\s(?:and|und|et|y|e|и)\s/u).map((name) => name.trim())
}
