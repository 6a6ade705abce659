import { describe, expect, it } from 'vitest'
import { readOtherNames } from '../../src/fetch/names.ts'

const URL_OF_PAGE = 'https://www.news.example/world/story-7'
const read = (head: string, url = URL_OF_PAGE) =>
  readOtherNames(new TextEncoder().encode(`<html><head>${head}</head><body>`), url)
const canonical = (href: string, url?: string) => read(`<link rel="canonical" href="${href}">`, url).canonical

describe('the address that a page gives as its own', () => {
  it('is taken on the same site, other hosts of it included', () => {
    expect(canonical('/world/story-7?page=all')).toBe('https://www.news.example/world/story-7?page=all')
    expect(canonical('https://www.news.example/world/story-7', 'https://m.news.example/world/story-7')).toBe(
      URL_OF_PAGE,
    )
  })

  it.each([
    ['another site', 'https://agency.example/world/story-7'],
    ['itself', URL_OF_PAGE],
    ['the front page', 'https://www.news.example/'],
    ['its section', '/world'],
    ['no address', 'javascript:void(0)'],
  ])('is not taken when it is %s', (_, href) => {
    expect(canonical(href)).toBe(null)
  })

  it('may lie above the address of a twin for telephones', () => {
    expect(canonical('/world/story-7', `${URL_OF_PAGE}/amp`)).toBe(URL_OF_PAGE)
    expect(canonical('/', 'https://www.news.example/amp')).toBe(null)
  })

  it('is not taken when there are several, or when it stands in the text', () => {
    expect(read('<link rel=canonical href="/a"><link rel=canonical href="/b">').canonical).toBe(null)
    expect(read('</head><body><link rel=canonical href="/a">').canonical).toBe(null)
  })
})

it('knows the twins for telephones', () => {
  const head = `<link rel="amphtml" href="/amp/story-7"><link rel="alternate" media="only screen and (max-width: 640px)" href="https://m.news.example/story-7">
    <link rel="alternate" hreflang="de" href="/de/story-7"><link rel="amphtml" href="https://elsewhere.example/amp">`
  expect(read(head).twins).toEqual(['https://www.news.example/amp/story-7', 'https://m.news.example/story-7'])
})
