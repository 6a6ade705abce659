import { expect, it } from 'vitest'
import { forbidsArchive } from '../../src/fetch/noarchive.ts'

function forbids(
  headers: [string, string][],
  html = '<p>Text</p>',
  agent = 'Onrecord/1.0 (+https://x.example)',
): boolean {
  const exchange = { request: null, response: { status: 200, statusText: 'OK', headers } }
  return forbidsArchive({ exchange, body: new TextEncoder().encode(html) }, agent)
}

it.each([
  ['noarchive'],
  ['NOARCHIVE'],
  ['nofollow, noarchive'],
  ['max-snippet: 20, noarchive'],
  ['onrecord: noarchive'],
  ['onrecord: nofollow, noarchive'],
])('a header that says "%s" forbids', (value) => {
  expect(forbids([['X-Robots-Tag', value]])).toBe(true)
})

it.each([['noindex'], ['googlebot: noarchive'], ['googlebot: nofollow, noarchive'], ['none'], ['']])(
  'a header that says "%s" does not',
  (value) => {
    expect(forbids([['x-robots-tag', value]])).toBe(false)
  },
)

it('each header is read by itself', () => {
  const headers: [string, string][] = [
    ['X-Robots-Tag', 'googlebot: nofollow'],
    ['X-Robots-Tag', 'noarchive'],
  ]
  expect(forbids(headers)).toBe(true)
})

it.each([
  ['<meta name="robots" content="noarchive">'],
  ['<META NAME=Robots CONTENT="index, NoArchive">'],
  ['<head><title>x</title><meta name="onrecord" content="noarchive"></head>'],
])('a page with %s forbids', (html) => {
  expect(forbids([], `<html>${html}<body><p>Text`)).toBe(true)
})

it.each([
  ['<meta name="googlebot" content="noarchive">'],
  ['<meta name="robots" content="noindex">'],
  ['<meta name="description" content="noarchive">'],
  ['<!-- <meta name="robots" content="noarchive"> -->'],
  ['<body><p>Text</p><meta name="robots" content="noarchive">'],
])('a page with %s does not', (html) => {
  expect(forbids([], `<html>${html}<body><p>Text`)).toBe(false)
})

it('answers to the name that it calls itself by', () => {
  expect(forbids([['X-Robots-Tag', 'deskbot: noarchive']], '', 'DeskBot/2 (+https://x.example)')).toBe(true)
  expect(forbids([['X-Robots-Tag', 'onrecord: noarchive']], '', 'DeskBot/2')).toBe(false)
})
