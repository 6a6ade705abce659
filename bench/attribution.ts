/**
 * What attribution costs: an article of 500 words in milliseconds of one core, beside wink-nlp's tagging of the same
 * text (the floor for English), and the memory of the models.
 *
 *   npm run bench:attribution
 */
import { attribute } from '../src/pipeline/attribute/attribute.ts'
import { modelOf } from '../src/pipeline/attribute/finder/model.ts'
import { wink } from '../src/pipeline/attribute/finder/tagger.ts'
import { parse } from '../src/pipeline/parse/parse.ts'
import { segment } from '../src/pipeline/segment/segment.ts'
import { describeBytes } from '../src/workers/snapshot-head.ts'

const PARAGRAPHS = {
  en: [
    'The harbour town of Norrby will not get a second bridge this year, Mayor Lena Ford said on Tuesday. She told the council that the money had gone to the flood wall, and warned that costs could rise again in spring.',
    '“We promised a bridge, and there will be a bridge,” said Tom Pike, who heads the building office. “But nobody can pour concrete under water.” According to his office, the river stood two metres above its usual level for most of November.',
    'Critics were not convinced. Ruth Adair, a councillor for the opposition, accused the mayor of hiding a report that put the damage at nine million euros. The report, she argued, had been ready since August, and the council should have seen it before it voted. Ford denied that.',
    'Residents on the north bank depend on a ferry that runs twice an hour. Several of them said they had stopped taking jobs across the river. A survey by the chamber of commerce found that one shop in five expects to close if the bridge is delayed beyond next summer.',
  ],
  de: [
    'Die Hafenstadt Norrby bekommt in diesem Jahr keine zweite Brücke, wie Bürgermeisterin Lena Ford am Dienstag mitteilte. Sie erklärte im Stadtrat, das Geld sei in die Flutmauer geflossen, und warnte, die Kosten könnten im Frühjahr erneut steigen.',
    '„Wir haben eine Brücke versprochen, und es wird eine Brücke geben“, sagte Tom Pike, der das Bauamt leitet. „Aber niemand kann unter Wasser Beton gießen.“ Nach Angaben seines Amtes stand der Fluss im November meist zwei Meter höher als sonst.',
    'Kritiker überzeugte das nicht. Ruth Adair, Abgeordnete der Opposition, warf der Bürgermeisterin vor, einen Bericht zu verheimlichen, der den Schaden auf neun Millionen Euro beziffert. Der Bericht liege seit August vor, der Rat habe ihn vor der Abstimmung sehen müssen.',
    'Die Bewohner des Nordufers sind auf eine Fähre angewiesen, die zweimal in der Stunde fährt. Mehrere sagten, sie nähmen jenseits des Flusses keine Arbeit mehr an. Laut einer Umfrage der Handelskammer rechnet jeder fünfte Laden damit, zu schließen, wenn die Brücke sich verzögert.',
  ],
}
const WORDS = 500
const RUNS = 30
/** The processor's clock may tick in steps of some milliseconds; a run is to take many. */
const REPEATS = 25

async function articleOf(language: 'en' | 'de') {
  const paragraphs: string[] = []
  for (let i = 0; paragraphs.join(' ').split(/\s+/).length < WORDS; i++) paragraphs.push(PARAGRAPHS[language][i % 4]!)
  const bytes = new TextEncoder().encode(paragraphs.join('\n\n'))
  const head = describeBytes(bytes, {
    url: null,
    contentType: 'text/plain; charset=utf-8',
    fetchedAt: '2026-01-01T00:00:00Z',
    hints: { language },
  })
  const parsed = await parse(bytes, head)
  const words = parsed.text.split(/\s+/).length
  return { parsed, segmented: segment(parsed), perArticle: WORDS / words }
}

/** Milliseconds of processor time, the best of some runs: what other processes take is not counted. */
function time(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage()
    for (let i = 0; i < REPEATS; i++) work()
    best = Math.min(best, process.cpuUsage(start).user / (1000 * REPEATS))
  }
  return best
}

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

const before = memory()
modelOf('en')
modelOf('de')
const models = memory() - before
wink()
const tagger = memory() - before - models

for (const language of ['en', 'de'] as const) {
  const { parsed, segmented, perArticle } = await articleOf(language)
  const attribution = time(() => attribute(parsed, segmented)) * perArticle
  const floor = time(() => wink().readDoc(parsed.text)) * perArticle
  console.log(
    `${language}: ${attribution.toFixed(1)} ms for 500 words, ${(attribution / floor).toFixed(1)} times wink-nlp's tagging`,
  )
}
console.log(`models: ${models.toFixed(0)} MB; wink-nlp's English model: ${tagger.toFixed(0)} MB`)
