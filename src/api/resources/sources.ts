import { z } from 'zod'
import { slug } from '../../schemas/common.ts'
import { health } from '../../schemas/health.ts'
import { requestSettings } from '../../schemas/request.ts'
import { source } from '../../schemas/source.ts'
import { readSourceRecords, type SourceRecord, sourceRecord } from '../../store/health.ts'
import {
  addSource,
  changeSource,
  getSource,
  pauseSource,
  removeSource,
  resumeSource,
  runSourceNow,
} from '../../store/sources.ts'
import { judge } from '../../workers/health.ts'
import { nextRun } from '../../workers/schedule.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import type { ApiDeps } from '../deps.ts'
import { invalidField, orNotFound, Problem } from '../problem.ts'
import { problems } from '../responses.ts'

const shown = sourceRecord.extend({ health })
const given = source.omit({ lastRunAt: true, lastSuccessAt: true })
const { url, kind, schedule, linkSelector, include, exclude, depth, maxPagesPerRun, state } = source.shape
const changes = z
  .strictObject({
    url,
    kind,
    schedule,
    linkSelector: linkSelector.unwrap(),
    include: include.unwrap(),
    exclude: exclude.unwrap(),
    depth: depth.unwrap(),
    maxPagesPerRun: maxPagesPerRun.unwrap(),
    request: requestSettings,
    state: state.unwrap(),
  })
  .partial()
components.add(shown, { id: 'Source' })
components.add(given, { id: 'NewSource' })
components.add(changes, { id: 'SourceChanges' })

const params = z.object({ name: slug })

export function sourceRoutes(app: App, { pool }: ApiDeps): void {
  app.get(
    '/sources',
    {
      schema: {
        operationId: 'listSources',
        tags: ['sources'],
        summary: 'All sources, by name, with how they do',
        response: { 200: z.object({ items: z.array(shown) }), ...problems() },
      },
    },
    async () => ({ items: (await readSourceRecords(pool)).map(withHealth) }),
  )

  app.post(
    '/sources',
    {
      schema: {
        operationId: 'createSource',
        tags: ['sources'],
        summary: 'Add a source; it is looked at right away and then on its schedule',
        body: given,
        response: { 201: shown, ...problems(409) },
      },
    },
    async ({ body }, reply) => {
      checkSchedule(body.schedule)
      const { added } = await addSource(pool, body)
      if (!added) throw new Problem('conflict', `There is a source "${body.name}" already; change it with PATCH.`)
      return reply
        .code(201)
        .header('location', `/v1/sources/${body.name}`)
        .send(await show(body.name))
    },
  )

  app.get(
    '/sources/:name',
    {
      schema: {
        operationId: 'getSource',
        tags: ['sources'],
        summary: 'One source: when it ran, how that ended, when it runs next, and whether it does as expected',
        params,
        response: { 200: shown, ...problems(404) },
      },
    },
    async ({ params: { name } }) => show(name),
  )

  app.patch(
    '/sources/:name',
    {
      schema: {
        operationId: 'changeSource',
        tags: ['sources'],
        summary: 'Change, pause or resume a source; what is left out stays as it is',
        params,
        body: changes,
        response: { 200: shown, ...problems(404) },
      },
    },
    async ({ params: { name }, body }) => {
      const { state, ...settings } = body
      if (settings.schedule !== undefined) checkSchedule(settings.schedule)
      const known = orNotFound(await getSource(pool, name), `source "${name}"`)
      if (Object.keys(settings).length > 0) await changeSource(pool, { ...known, ...settings })
      if (state === 'paused') await pauseSource(pool, name)
      if (state === 'active') await resumeSource(pool, name)
      return show(name)
    },
  )

  app.delete(
    '/sources/:name',
    {
      schema: {
        operationId: 'removeSource',
        tags: ['sources'],
        summary: 'Remove a source; its pages and statements stay',
        params,
        response: { 204: z.null().describe('removed'), ...problems(404) },
      },
    },
    async ({ params: { name } }, reply) => {
      if (!(await removeSource(pool, name))) orNotFound(null, `source "${name}"`)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/sources/:name/run',
    {
      schema: {
        operationId: 'runSource',
        tags: ['sources'],
        summary: 'Look at an active source now, whatever its schedule says',
        params,
        response: { 202: shown, ...problems(404, 409) },
      },
    },
    async ({ params: { name } }, reply) => {
      const found = orNotFound(await getSource(pool, name), `source "${name}"`)
      if (found.state === 'paused') throw new Problem('conflict', `The source "${name}" is paused; resume it first.`)
      await runSourceNow(pool, name)
      return reply.code(202).send(await show(name))
    },
  )

  async function show(name: string) {
    return withHealth(orNotFound((await readSourceRecords(pool, name))[0], `source "${name}"`))
  }
}

function withHealth(record: SourceRecord): z.infer<typeof shown> {
  return { ...record, health: judge(record, new Date()) }
}

function checkSchedule(schedule: z.infer<typeof given>['schedule']): void {
  try {
    nextRun(schedule, { expectedPerDay: null }, new Date(), 0)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw invalidField('body', '/schedule', `is no schedule: ${why}`, error)
  }
}
