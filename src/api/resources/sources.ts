import { z } from 'zod'
import { slug } from '../../schemas/common.ts'
import { source } from '../../schemas/source.ts'
import {
  addSource,
  changeSource,
  getSource,
  listSources,
  removeSource,
  runSourceNow,
  storedSource,
} from '../../store/sources.ts'
import { nextRun } from '../../workers/schedule.ts'
import type { App } from '../app.ts'
import { components } from '../components.ts'
import type { ApiDeps } from '../deps.ts'
import { invalidField, orNotFound, Problem } from '../problem.ts'
import { problems } from '../responses.ts'

const given = source.omit({ lastRunAt: true, lastSuccessAt: true })
const changes = z
  .strictObject({
    url: source.shape.url,
    schedule: source.shape.schedule,
    linkSelector: source.shape.linkSelector.unwrap(),
    include: source.shape.include.unwrap(),
    exclude: source.shape.exclude.unwrap(),
    depth: source.shape.depth.unwrap(),
    maxPagesPerRun: source.shape.maxPagesPerRun.unwrap(),
    state: source.shape.state.unwrap(),
  })
  .partial()
components.add(storedSource, { id: 'Source' })
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
        summary: 'All sources, by name',
        response: { 200: z.object({ items: z.array(storedSource) }), ...problems() },
      },
    },
    async () => ({ items: await listSources(pool) }),
  )

  app.post(
    '/sources',
    {
      schema: {
        operationId: 'createSource',
        tags: ['sources'],
        summary: 'Add a source; it is looked at right away and then on its schedule',
        body: given,
        response: { 201: storedSource, ...problems(409) },
      },
    },
    async ({ body }, reply) => {
      checkSchedule(body.schedule)
      const { source: stored, added } = await addSource(pool, body)
      if (!added) throw new Problem('conflict', `There is a source "${body.name}" already; change it with PATCH.`)
      return reply.code(201).header('location', `/v1/sources/${stored.name}`).send(stored)
    },
  )

  app.get(
    '/sources/:name',
    {
      schema: {
        operationId: 'getSource',
        tags: ['sources'],
        summary: 'One source, with when it ran, how that ended, and when it runs next',
        params,
        response: { 200: storedSource, ...problems(404) },
      },
    },
    async ({ params: { name } }) => orNotFound(await getSource(pool, name), `source "${name}"`),
  )

  app.patch(
    '/sources/:name',
    {
      schema: {
        operationId: 'changeSource',
        tags: ['sources'],
        summary: 'Change, pause or resume a source, which is then due at once; what is left out stays as it is',
        params,
        body: changes,
        response: { 200: storedSource, ...problems(404) },
      },
    },
    async ({ params: { name }, body }) => {
      if (body.schedule !== undefined) checkSchedule(body.schedule)
      const known = orNotFound(await getSource(pool, name), `source "${name}"`)
      await changeSource(pool, { ...known, ...body })
      return orNotFound(await getSource(pool, name), `source "${name}"`)
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
        response: { 202: storedSource, ...problems(404, 409) },
      },
    },
    async ({ params: { name } }, reply) => {
      const found = orNotFound(await getSource(pool, name), `source "${name}"`)
      if (found.state === 'paused') throw new Problem('conflict', `The source "${name}" is paused; resume it first.`)
      await runSourceNow(pool, name)
      return reply.code(202).send(orNotFound(await getSource(pool, name), `source "${name}"`))
    },
  )
}

function checkSchedule(schedule: z.infer<typeof given>['schedule']): void {
  try {
    nextRun(schedule, { expectedPerDay: null }, new Date(), 0)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw invalidField('body', '/schedule', `is no schedule: ${why}`, error)
  }
}
