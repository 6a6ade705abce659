import { z } from 'zod'
import { canonicalUrl } from '../pipeline/url.ts'
import { UserError } from '../runtime/user-error.ts'
import { readGivenYamlFile } from '../runtime/yaml-file.ts'
import { requestSettings } from '../schemas/request.ts'
import { type NewSource, source, sourceKind } from '../schemas/source.ts'
import { durationText } from './duration.ts'
import { readSchedule } from './schedule-text.ts'

const entry = z.strictObject({
  name: source.shape.name,
  url: z.string().min(1),
  kind: sourceKind.default('feed'),
  every: durationText.optional(),
  cron: z.string().optional(),
  tz: z.string().optional(),
  adaptive: z
    .union([z.literal(true), z.strictObject({ min: durationText.optional(), max: durationText.optional() })])
    .optional(),
  select: z.string().nullable().optional(),
  include: source.shape.include,
  exclude: source.shape.exclude,
  depth: source.shape.depth,
  maxPages: source.shape.maxPagesPerRun,
  headers: requestSettings.shape.headers,
  proxy: requestSettings.shape.proxy,
  render: requestSettings.shape.render,
  paused: z.boolean().default(false),
})
const file = z.strictObject({ sources: z.array(entry) })

/**
 * Reads a sources.yaml.
 *
 * @throws {UserError} that says what is wrong, and where
 */
export async function readSourcesFile(path: string): Promise<NewSource[]> {
  const parsed = await readGivenYamlFile(path, file)
  const sources = parsed.sources.map((given) => toSource(given, path))
  const twice = sources.find(({ name }, index) => sources.findIndex((other) => other.name === name) !== index)
  if (twice !== undefined) throw new UserError(`${path} has two sources named "${twice.name}"; each name once.`)
  return sources
}

function toSource(given: z.infer<typeof entry>, path: string): NewSource {
  const { name, url, kind, every, cron, tz, adaptive, select, maxPages, paused } = given
  const { include, exclude, depth, headers, proxy, render } = given
  const bounds = adaptive === true ? {} : adaptive && { minSeconds: adaptive.min, maxSeconds: adaptive.max }
  return {
    name,
    url: canonicalUrl(url),
    kind,
    schedule: readSchedule({ every, cron, tz, adaptive: bounds }, `${path}, source "${name}"`),
    linkSelector: select ?? null,
    include,
    exclude,
    depth,
    maxPagesPerRun: maxPages,
    request: { headers, proxy, render },
    state: paused ? 'paused' : 'active',
  }
}
