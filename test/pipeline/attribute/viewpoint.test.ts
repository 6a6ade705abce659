import { expect, test } from 'vitest'
import { report } from './report.ts'
import { said } from './said.ts'

const INTRODUCED = 'Anna Okoye runs the ferry.'

test.each([
  ['For Okoye, the bridge is a promise.', ['Anna Okoye | for/assert | the bridge is a promise']],
  ['For Anna Okoye, the key remains trust.', ['Anna Okoye | for/assert | the key remains trust']],
  [
    'For Anna Okoye, a fisher who lost her boat, it was “written long ago”.',
    ['Anna Okoye | for/assert | it was “written long ago”'],
  ],
  ['For Okoye, the vote was a blow.', []],
  ['For Norrby, the bridge is vital.', []],
  ['For Okoye and her crew, the bridge is vital.', []],
])('whose view it is: %s', (sentence, wanted) => {
  expect(said(report([`${INTRODUCED} ${sentence}`], 'en'))).toEqual(wanted)
})
