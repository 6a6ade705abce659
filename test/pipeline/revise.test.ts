import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revise } from '../../src/pipeline/revise.ts'
import { aSpeaker, aStatement, aTopic } from '../support/statements.ts'

const LATER = '2026-03-03T10:00:00.000Z'
const later = (text: string, changes = {}) => aStatement(text, { firstSeen: LATER, lastSeen: LATER, ...changes })

describe('revise', () => {
  it('keeps what is said again, wherever it stands now', () => {
    const before = aStatement('the bridge will open in May')
    const moved = later('the bridge will open in May', {
      spans: { speaker: [], cue: [], content: [[400, 427]] },
      extractor: 'onrecord@1.1.0',
    })
    const { kept, ...rest } = revise([before], [moved])
    expect(rest).toEqual({ added: [], changed: [], removed: [] })
    expect(kept).toEqual([{ previous: before, next: { ...moved, firstSeen: before.firstSeen }, altered: false }])
  })

  it('tells that a kept statement is altered when more than its place differs', () => {
    const before = aStatement('the bridge will open in May')
    const { kept } = revise([before], [later(before.text, { topics: [aTopic('medtop:transport')] })])
    expect(kept.map(({ altered }) => altered)).toEqual([true])
  })

  it('hears nothing new in how sure a topic is', () => {
    const before = aStatement('the bridge will open in May', { topics: [aTopic('medtop:transport')] })
    const surer = later(before.text, { topics: [{ ...aTopic('medtop:transport'), confidence: 91 }] })
    const { kept } = revise([before], [surer])
    expect(kept).toEqual([{ previous: before, next: { ...surer, firstSeen: before.firstSeen }, altered: false }])
  })

  it('pairs a reworded statement of the same speaker with its former wording', () => {
    const before = aStatement('the bridge will open to traffic in May')
    const after = later('the bridge will open to traffic in September')
    expect(revise([before], [after]).changed).toEqual([{ previous: before, next: after }])
  })

  it('takes similar words of another speaker for another statement', () => {
    const before = aStatement('the bridge will open to traffic in May')
    const after = later('the bridge will open to traffic in September', { speaker: aSpeaker('Bo Lind') })
    const { changed, added, removed } = revise([before], [after])
    expect(changed).toEqual([])
    expect(added).toEqual([after])
    expect(removed).toEqual([{ ...before, status: 'canceled' }])
  })

  it('takes the same words of another speaker for a corrected attribution', () => {
    const before = aStatement('no money was lost', { speaker: aSpeaker(null, 'he') })
    const after = later('no money was lost', { speaker: aSpeaker('Bo Lind') })
    expect(revise([before], [after]).changed).toEqual([{ previous: before, next: after }])
  })

  it('does not hold an answer for altered because its question was reworded', () => {
    const ask = (text: string) => aStatement(text, { kind: 'turn', speaker: aSpeaker('Host') })
    const [asked, reworded] = [
      ask('When does the bridge open, minister?'),
      ask('When does the bridge open now, minister?'),
    ]
    const answer = aStatement('In May.', { inReplyTo: asked.id })
    const { changed, kept } = revise([asked, answer], [reworded, { ...answer, inReplyTo: reworded.id }])
    expect(changed.map(({ next }) => next)).toEqual([reworded])
    expect(kept.map(({ altered, next }) => [altered, next.inReplyTo])).toEqual([[false, reworded.id]])
  })

  it('pairs each of several similar statements with its nearest', () => {
    const wording = (places: string) => `we will build forty schools in ${places} before winter`
    const before = ['the north and the east', 'the south and the west'].map((places) => aStatement(wording(places)))
    const after = ['the south and the far west', 'the north and the far east'].map((places) => later(wording(places)))
    const pairs = revise(before, after).changed.map(({ previous, next }) => [previous.text, next.text])
    expect(pairs.toSorted()).toEqual([
      [before[0]?.text, after[1]?.text],
      [before[1]?.text, after[0]?.text],
    ])
  })

  it('accounts for every statement once, whatever changed', () => {
    const texts = fc.uniqueArray(fc.array(fc.constantFrom('war', 'peace', 'bread', 'tax', 'no'), { minLength: 1 }), {
      selector: (words) => words.join(' '),
    })
    const ids = (list: { id: string }[]) => list.map(({ id }) => id).toSorted()
    fc.assert(
      fc.property(texts, texts, (old, young) => {
        const before = old.map((words) => aStatement(words.join(' ')))
        const after = young.map((words) => later(words.join(' ')))
        const { kept, added, changed, removed } = revise(before, after)
        const nexts = [...kept, ...changed].map(({ next }) => next)
        const previous = [...kept, ...changed].map((pair) => pair.previous)
        expect(ids([...nexts, ...added])).toEqual(ids(after))
        expect(ids([...previous, ...removed])).toEqual(ids(before))
      }),
    )
  })

  it('stays quick when everything is alike', () => {
    const list = (suffix: string) =>
      Array.from({ length: 20_000 }, (_, i) => aStatement(`we will see about it ${suffix}${i}`))
    const { changed, added, removed } = revise(list('a'), list('b'))
    expect(changed.length + added.length).toBe(20_000)
    expect(changed.length + removed.length).toBe(20_000)
  })
})
