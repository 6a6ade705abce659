/** Where an element stands. Elements are numbered only when a path is asked for: most never are. */
export class Place {
  readonly tag: string
  readonly parent: Place | null
  /** Among siblings of the same tag, from 1; 0 before anybody asked. */
  #nth = 0
  #first: Place | null = null
  #last: Place | null = null
  #next: Place | null = null

  constructor(tag: string, parent: Place | null) {
    this.tag = tag
    this.parent = parent
    if (parent === null) return
    if (parent.#last === null) parent.#first = this
    else parent.#last.#next = this
    parent.#last = this
  }

  /** "html/body/main[1]/p[3]", with the elements that the source has. */
  path(): string {
    const steps: string[] = []
    for (let place: Place | null = this; place !== null; place = place.parent) {
      const isSingle = place.tag === 'html' || place.tag === 'body'
      steps.push(isSingle ? place.tag : `${place.tag}[${place.#number()}]`)
    }
    return steps.reverse().join('/')
  }

  #number(): number {
    if (this.parent === null) return 1
    if (this.#nth === 0) this.parent.#numberChildren()
    return this.#nth
  }

  #numberChildren(): void {
    const counts = new Map<string, number>()
    for (let child = this.#first; child !== null; child = child.#next) {
      child.#nth = (counts.get(child.tag) ?? 0) + 1
      counts.set(child.tag, child.#nth)
    }
  }
}
