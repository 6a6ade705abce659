import { describe, expect, it } from 'vitest'
import { documentId, foldContent, personId, statementIds } from '../../../src/pipeline/normalise/identity.ts'

describe('documentId', () => {
  it('is the same for addresses of one page', () => {
    const hash = `sha256:${'0'.repeat(64)}`
    expect(documentId('https://News.example/a?utm_source=x#top', hash)).toBe(documentId('https://news.example/a', hash))
    expect(documentId('https://news.example/b', hash)).not.toBe(documentId('https://news.example/a', hash))
  })

  it('comes from the bytes where there is no address', () => {
    expect(documentId(null, `sha256:${'a'.repeat(64)}`)).not.toBe(documentId(null, `sha256:${'b'.repeat(64)}`))
  })
})

describe('personId', () => {
  const id = (name: string | null, type: 'person' | 'organisation' | 'group' = 'person') =>
    personId({ name, type, role: null })

  it('folds case, accents and punctuation', () => {
    expect(id('José  O’Neill-Díaz')).toBe('person:jose-o-neill-diaz')
    expect(id('NATO', 'organisation')).toBe('organisation:nato')
  })

  it('keeps other scripts', () => {
    expect(id('Дмитрий Киселёв')).toBe('person:дмитрии-киселев')
  })

  it('is nothing for groups and the unnamed', () => {
    expect(id('analysts', 'group')).toBeNull()
    expect(id(null)).toBeNull()
    expect(id('—')).toBeNull()
  })
})

describe('statementIds', () => {
  it('does not depend on quotation marks, case, spacing or position', () => {
    const first = statementIds('doc_1')
    const second = statementIds('doc_1')
    second('person:x', 'something else before it')
    expect(first('person:x', '“We will come.”')).toBe(second('person:x', 'we  will come'))
  })

  it('tells the same words apart by speaker, document and occurrence', () => {
    const id = statementIds('doc_1')
    const ids = [
      id('person:x', 'Yes.'),
      id('person:x', 'Yes.'),
      id('person:y', 'Yes.'),
      statementIds('doc_2')('person:x', 'Yes.'),
    ]
    expect(new Set(ids).size).toBe(4)
  })
})

describe('foldContent', () => {
  it('keeps letters and digits of every script', () => {
    expect(foldContent('«Мы придём», — 25 %!')).toBe('мы придём 25')
  })
})
