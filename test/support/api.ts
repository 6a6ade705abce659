import { serveApi } from '../../src/runtime/serve-api.ts'
import { openForTest, type TestOnrecord } from './processing.ts'

export type TestApi = TestOnrecord & { url: string }

/** The HTTP API over databases of its own, on a free port of 127.0.0.1. */
export async function serveForTest(redisUrl?: string): Promise<TestApi> {
  const test = await openForTest(redisUrl)
  const api = await serveApi(test.onrecord, { host: '127.0.0.1', port: 0 })
  return {
    ...test,
    url: api.url,
    async close() {
      await api.close()
      await test.close()
    },
  }
}
