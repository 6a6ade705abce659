import { readDesk } from '../../../runtime/desk.ts'
import type { Onrecord } from '../../../runtime/open.ts'
import type { WatchTopic } from '../../../schemas/watch.ts'
import { listWatchTopics } from '../../../store/watch-topics.ts'
import { mergeWatchTopics } from '../../../workers/desk.ts'

export type KnownWatchTopic = WatchTopic & { from: 'store' | 'file' }

/** All that statements are matched against: what is stored, and what the desk's watch.yaml has beside it. */
export async function knownWatchTopics({ pool, config }: Onrecord): Promise<KnownWatchTopic[]> {
  const stored = await listWatchTopics(pool)
  const { watchTopics } = await readDesk(config.ONRECORD_DESK)
  return mergeWatchTopics(watchTopics, stored).map((topic) => ({
    ...topic,
    from: stored.includes(topic) ? 'store' : 'file',
  }))
}

/** What a topic asks for, in a line: "terms: weapon, missil*; not: football". */
export function ruleText({ near, title: _, name: __, ...lists }: WatchTopic): string {
  const parts = Object.entries(lists).map(([field, values]) => [field, values.join(', ')] as const)
  const nearby = near.map(({ terms, within }) => ['near', `${terms.join(' … ')} (within ${within})`] as const)
  return [...nearby, ...parts]
    .filter(([, values]) => values !== '')
    .map(([field, values]) => `${field}: ${values}`)
    .join('; ')
}
