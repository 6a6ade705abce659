import { Placer } from '../../src/pipeline/attribute/finder/place.ts'
import { labelProbabilities, type Posteriors, posteriors } from '../../src/pipeline/attribute/finder/posteriors.ts'
import type { Language } from '../../src/pipeline/attribute/finder/read-tokens.ts'
import { calibrate, type Outcome } from './calibrate.ts'
import { type ArticleRecord, type Paragraph, readTraining } from './corpus.ts'
import { classesOf } from './lexicon.ts'
import { quantise } from './quantise.ts'
import { acceptExamples, answer, trainAccept } from './train-accept.ts'
import { examplesOf, trainBoundaries } from './train-boundaries.ts'
import { type LabelTraining, prepareExamples, trainLabels } from './train-labels.ts'
import { encodeModel } from './write-model.ts'

/** Table sizes as powers of two, and the score from which a proposal is accepted (tuned on the development articles). */
const SETTINGS: {
  readonly [language in Language]: { labels: number; boundaries: number; accept: number; threshold: number }
} = {
  en: { labels: 18, boundaries: 19, accept: 16, threshold: 0.274 },
  de: { labels: 17, boundaries: 18, accept: 16, threshold: 0.304 },
}
const LABEL_FOLDS = 4
const RIGHT = 5 // the question that the confidence answers

/**
 * Trains all three steps. Each step learns from what the step before it says about articles it was not trained on: the
 * sequence model is trained once for each of four folds, the boundaries once for each of two.
 */
export function trainLanguage(records: ArticleRecord[], language: Language, log: (line: string) => void): Buffer {
  const settings = SETTINGS[language]
  const { articles, counts } = readTraining(records, language)
  log(`${articles.length} articles read`)
  const paragraphs = articles.flatMap((article) => article.paragraphs)
  const articleOf = articles.flatMap((article, i) => article.paragraphs.map(() => i))
  const numbers = paragraphs.map((_, i) => i)

  const examples = prepareExamples(paragraphs, settings.labels)
  const weightsOf = ({ table, transitions }: LabelTraining) => ({
    ...quantise(table),
    bits: settings.labels,
    transitions,
  })
  const believed = new Array<Posteriors>(paragraphs.length)
  for (let fold = 0; fold < LABEL_FOLDS; fold++) {
    const inFold = (p: number) => articleOf[p]! % LABEL_FOLDS === fold
    const weights = weightsOf(
      trainLabels(
        examples,
        numbers.filter((p) => !inFold(p)),
        settings.labels,
        1 + fold,
      ),
    )
    for (const p of numbers.filter(inFold)) {
      const { encoded } = paragraphs[p]!
      believed[p] = posteriors(labelProbabilities(weights, encoded), encoded.count)
    }
    log(`labels, fold ${fold + 1} of ${LABEL_FOLDS}`)
  }
  const labels = weightsOf(trainLabels(examples, numbers, settings.labels, 1 + LABEL_FOLDS))
  log('labels')

  const boundaryExamples = paragraphs.map((paragraph, p) => examplesOf(paragraph, believed[p]!))
  const chosen = (keep: (article: number) => boolean) =>
    boundaryExamples.flatMap((list, p) => (keep(articleOf[p]!) ? list : []))
  const placers = [0, 1].map(
    (half) =>
      new Placer(
        trainBoundaries(
          chosen((article) => article % 2 !== half),
          settings.boundaries,
          11 + half,
        ),
      ),
  )
  const boundaries = quantise(
    trainBoundaries(
      chosen(() => true),
      settings.boundaries,
      13,
    ).table,
  )
  log('boundaries')

  const accepting = paragraphs.map((paragraph: Paragraph, p) =>
    acceptExamples(paragraph, believed[p]!, placers[articleOf[p]! % 2]!, settings.accept),
  )
  const accept = quantise(trainAccept(accepting.flat(), settings.accept, 21))
  const outcomes: Outcome[] = []
  for (const half of [0, 1]) {
    const other = accepting.flatMap((list, p) => (Math.floor(articleOf[p]! / 2) % 2 !== half ? list : []))
    const table = trainAccept(other, settings.accept, 22 + half)
    accepting.forEach((list, p) => {
      if (Math.floor(articleOf[p]! / 2) % 2 !== half) return
      for (const { rows, answers } of list)
        outcomes.push({ probability: answer(table, rows, RIGHT), right: answers[RIGHT]! })
    })
  }
  log('accept')

  const classes = new Map([...counts].map(([lemma, count]) => [lemma, classesOf(count)!]))
  return encodeModel(
    {
      language,
      labels: {
        bits: settings.labels,
        scale: labels.scale,
        transitions: labels.transitions.map(({ pairs, first }) => ({ pairs: [...pairs], first: [...first] })),
      },
      boundaries: { bits: settings.boundaries, scale: boundaries.scale },
      accept: { bits: settings.accept, scale: accept.scale, threshold: settings.threshold },
      confidence: calibrate(outcomes),
    },
    [labels.table, boundaries.table, accept.table],
    classes,
  )
}
