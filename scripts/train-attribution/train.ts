/**
 * npm run train:attribution -- DATA_FOLDER [LANGUAGE]
 *
 * Trains the attribution finder on the folder's training articles and writes its weights beside the code. The same data
 * gives the same bytes.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../src/pipeline/attribute/finder/read-tokens.ts'
import { CORPORA, readRecords } from './corpus.ts'
import { trainLanguage } from './train-language.ts'

const [folder, only] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: npm run train:attribution -- DATA_FOLDER [en|de]')
  process.exit(2)
}
for (const language of ['en', 'de'] as const satisfies Language[]) {
  if (only !== undefined && only !== language) continue
  const name = `${CORPORA[language]}-train.jsonl`
  if (!existsSync(join(folder, name))) {
    console.error(`${join(folder, name)} is not there; nothing was trained for "${language}".`)
    process.exitCode = 1
    continue
  }
  const bytes = trainLanguage(readRecords(folder, language, 'train'), language, (line) =>
    console.log(`${language}: ${line}`),
  )
  const target = new URL(`../../src/pipeline/attribute/finder/models/${language}.bin`, import.meta.url)
  writeFileSync(target, bytes)
  console.log(`${language}: ${(bytes.length / 1e6).toFixed(2)} MB written`)
}
