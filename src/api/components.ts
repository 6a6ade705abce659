import { z } from 'zod'
import { document } from '../schemas/document.ts'
import { event } from '../schemas/event.ts'
import { snapshotHead } from '../schemas/snapshot.ts'
import { statement } from '../schemas/statement.ts'
import { filter } from '../schemas/subscription.ts'
import { webhookAttempt } from '../schemas/webhook.ts'
import { problem } from './problem.ts'

type Meta = { id?: string; description?: string }

/** Descriptions stand in zod's global registry; names of components have no business there. Read together. */
class WithDescriptions extends WeakMap<z.core.$ZodType, Meta> {
  override get(schema: z.core.$ZodType): Meta | undefined {
    const described = z.globalRegistry.get(schema)
    const named = super.get(schema)
    return described === undefined ? named : { ...described, ...named }
  }
}

/** Schemas that the OpenAPI document names, instead of repeating them wherever they are used. */
export const components = z.registry<Meta>()
components._map = new WithDescriptions()

components.add(statement, { id: 'Statement' })
components.add(document, { id: 'Document' })
components.add(event, { id: 'Event' })
components.add(filter, { id: 'Filter' })
components.add(snapshotHead, { id: 'SnapshotHead' })
components.add(webhookAttempt, { id: 'WebhookAttempt' })
components.add(problem, { id: 'Problem' })
