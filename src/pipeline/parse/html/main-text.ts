import type { Layout } from './layout.ts'
import { chooseByRules } from './rules.ts'

/** Which blocks belong to the article. */
export function chooseMainText(layout: Layout): boolean[] {
  return chooseByRules(layout).chosen
}
