import type { Mark } from '../../types.ts'
import type { Place } from './place.ts'

/** A distance this long, or none at all. */
export const FAR = 15

/** A block-level element. The tree of these is all that is kept of the page's structure. */
export class Container {
  /** In `Page.containers`. */
  readonly index: number
  readonly parent: Container | null
  readonly tag: string
  /** The class attribute, or "#" for an element that has only an id: equal for blocks made by the same template. */
  readonly look: string
  readonly hints: number
  readonly traits: number
  readonly depth: number
  readonly place: Place | null
  /** It or something around it is not shown to readers. */
  readonly isUnseen: boolean
  /** What its style attribute sets it off by; '' for nothing. */
  readonly styling: string
  childCount = 0

  constructor(
    index: number,
    parent: Container | null,
    tag: string,
    look: string,
    hints: number,
    traits: number,
    place: Place | null,
    isUnseen = false,
    styling = '',
  ) {
    this.index = index
    this.parent = parent
    this.tag = tag
    this.look = look
    this.hints = hints
    this.traits = traits
    this.place = place
    this.styling = styling
    this.isUnseen = isUnseen || (parent?.isUnseen ?? false)
    this.depth = parent === null ? 0 : parent.depth + 1
    if (parent !== null) parent.childCount++
  }

  /** Whether it or one of the nearest elements around it has a trait. */
  isIn(trait: number): boolean {
    let steps = 0
    for (let x: Container | null = this; x !== null && steps < FAR; x = x.parent, steps++)
      if (x.traits & trait) return true
    return false
  }
}

/** A stretch of text between two block boundaries or line breaks. Shares are of its characters, 0 to 1. */
export type TextBlock = {
  text: string
  container: Container
  marks: Mark[]
  linkShare: number
  boldShare: number
  italicShare: number
  linkCount: number
  /** Hints of the inline elements around most of the text. */
  inlineHints: number
  /** How inline elements around most of the text print it; '' where none does. */
  inline: string
  /** Line breaks before it, and whether one ends it. */
  breaksBefore: number
  breakAfter: boolean
  imagesBefore: number
  /** The time that stands with a live blog's entry. */
  at?: string
}

export type TimeElement = { datetime: string; text: string; block: number; container: Container; itemprop: string }

/** What the page says about itself outside its text. */
export type Witnesses = {
  titleElement: string
  /** `<meta>` by lower-case name, property or itemprop, first value of each first. */
  meta: Map<string, string[]>
  links: { rel: string; href: string; hreflang: string }[]
  base: string | null
  htmlLang: string | null
  isAmp: boolean
  jsonLd: string[]
  /** Other JSON in script elements: state that scripts would draw. */
  jsonState: string[]
  times: TimeElement[]
  /** Elements with itemprop or rel=author that carry metadata in the body. */
  properties: { name: string; value: string; block: number }[]
}

export type Page = { containers: Container[]; blocks: TextBlock[]; witnesses: Witnesses }
