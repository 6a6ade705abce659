import { expect, it } from 'vitest'
import { successor } from '../../../src/pipeline/tag/successor.ts'
import { taxonomy, topicOf } from '../../../src/pipeline/tag/taxonomy.ts'

it('is a living topic for every retired one', () => {
  const retired = [...taxonomy.values()].filter((topic) => topic.retired !== null)
  expect(retired).toHaveLength(273)
  for (const { replacedBy } of retired) expect(topicOf(replacedBy ?? '').retired).toBeNull()
})

it.each([
  ['railway incident', '20000165', 'railway accident and incident'],
  ['Roman Catholic', '20000671', 'Catholicism'],
  ['Formula One, for want of a successor by what it belonged to', '20000994', 'motor car racing'],
  ['printing service, whose parent is retired too', '20000289', 'business service'],
])('of %s', (_, retired, living) => {
  expect(topicOf(successor(`medtop:${retired}`)?.slice(-8) ?? '').name).toBe(living)
})

it('is none for a living topic, a watch topic and an unknown code', () => {
  for (const uri of ['medtop:16000000', 'watch:harbour', 'medtop:99999999']) expect(successor(uri)).toBeNull()
})
