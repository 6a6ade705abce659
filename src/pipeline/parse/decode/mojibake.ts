/** UTF-8 that somebody read as windows-1252 ("Ã¼", "â€™") or as windows-1251 ("РџСЂР") and saved again. */
const LATIN = /Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ˜“”¦¢\u009d]|Â[\u00a0«»°·]/g
const CYRILLIC = /(?:[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї]){3}/g

/** One such pair may be quoted on purpose; three are damage. */
const ENOUGH = 3

export function looksLikeMojibake(text: string): boolean {
  // Looking for single characters first is far faster than the patterns on pages that have none.
  const mayBeLatin = text.includes('Ã') || text.includes('â€') || text.includes('Â')
  // The rarer first, and not "Р", whose low byte is a space's: V8 looks for that byte and finds it everywhere.
  const mayBeCyrillic = text.includes('°') && text.includes('Р')
  return (mayBeLatin && count(text, LATIN) >= ENOUGH) || (mayBeCyrillic && count(text, CYRILLIC) >= ENOUGH)
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) if (++found >= ENOUGH) break
  return found
}
