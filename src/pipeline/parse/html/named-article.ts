import type { Layout } from './layout.ts'
import type { Container } from './page.ts'
import { HEADING_TAGS } from './tags.ts'
import { lettersOf, TITLE } from './title-block.ts'

/** An article among several has at least this much prose. */
const ARTICLE_MASS = 300
const SHORTEST_HEADING = 10

/**
 * Of several articles on one page, made by one template, the element of the one that the page's title names, or its
 * address where no heading agrees with the title. Null where there is one article only, or where nothing says which.
 *
 * @param slug the last part of the page's address
 */
export function namedArticle(layout: Layout, slug: string): Container | null {
  const { blocks, title } = layout
  const headings = [...blocks.keys()].filter((i) => HEADING_TAGS.has(blocks[i]!.container.tag))
  if (headings.length < 2) return null
  const titled = headings.filter((i) => title.degree[i]! >= TITLE.start)
  const words = lettersOf(slug)
  const named = titled.length > 0 ? titled : headings.filter((i) => isInSlug(blocks[i]!.text, words))
  const articles = new Set(named.map((i) => oneOfSeveral(layout, blocks[i]!.container)))
  const [article] = articles
  return articles.size === 1 && article !== undefined ? article : null
}

function isInSlug(heading: string, slug: string): boolean {
  const letters = lettersOf(heading)
  return letters.length >= SHORTEST_HEADING && slug.includes(letters)
}

/** The element around a heading that stands beside others of its make, with a heading of the same rank in each. */
function oneOfSeveral({ page, mass, blocks }: Layout, heading: Container): Container | null {
  const headed = new Set<Container>()
  for (const { container } of blocks) {
    if (container.tag !== heading.tag) continue
    for (let x: Container | null = container; x !== null && !headed.has(x); x = x.parent) headed.add(x)
  }
  const makes = new Map<string, number>()
  const isArticle = (x: Container) => mass[x.index]! >= ARTICLE_MASS && headed.has(x)
  for (const x of page.containers) if (isArticle(x)) makes.set(makeOf(x), (makes.get(makeOf(x)) ?? 0) + 1)
  for (let x: Container | null = heading; x?.parent != null && x.tag !== 'body'; x = x.parent)
    if (isArticle(x) && makes.get(makeOf(x))! > 1) return x
  return null
}

const makeOf = ({ parent, tag, look }: Container): string => `${parent?.index} ${tag} ${look}`
