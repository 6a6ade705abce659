/** A name as the gazetteer knows it: case kept, one space between words, hyphens opened, no possessive. */
export function gazetteerKey(name: string): string {
  return name
    .replace(/[’ʼ]/g, "'")
    .replace(/[\s\u00a0\u2010\u2011-]+/g, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .trim()
}
