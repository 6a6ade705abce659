import { existsSync, readFileSync } from 'node:fs'

/** Prints "N passed, N failed" of a vitest JSON report. A file that could not be run at all counts as one failure. */
const file = process.argv[2]
const report = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, testResults: [] }
const brokenFiles = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
).length
console.log(`${report.numPassedTests} passed, ${report.numFailedTests + brokenFiles} failed`)
