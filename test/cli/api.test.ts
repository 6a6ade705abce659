import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openForTest, type TestOnrecord } from '../support/processing.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { runOnrecord, startOnrecord } from '../support/run.ts'

let test: TestOnrecord
let receiver: Receiver
beforeAll(async () => {
  test = await openForTest()
  receiver = await startReceiver()
})
afterAll(async () => {
  await test.close()
  await receiver.close()
})

const run = (...args: string[]) => runOnrecord(args, { env: test.env })
const serverLog = z.object({ url: z.string().optional() })

/** Each command is a process of its own, and a loaded machine takes seconds to start one. */
const MANY_COMMANDS = { timeout: 120_000 }

describe('onrecord serve and keys', MANY_COMMANDS, () => {
  it('does not serve others before there is a key', async () => {
    const { code, stderr } = await run('serve', '--listen', '0.0.0.0:0')
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('onrecord keys add NAME') })
    expect((await run('serve', '--listen', 'somewhere')).stderr).toContain('must be a port or HOST:PORT')
  })

  it('makes keys, shows their names, and takes them away', async () => {
    const made = await run('keys', 'add', 'desk')
    const { secret } = z.object({ secret: z.string() }).parse(JSON.parse(made.stdout))
    expect(JSON.parse((await run('keys', 'list')).stdout)).toMatchObject({ name: 'desk', scope: 'read' })
    expect((await run('keys', 'list')).stdout).not.toContain(secret)
    expect(await run('keys', 'add', 'desk')).toMatchObject({ code: 1 })

    const server = startOnrecord(['serve', '--listen', '0.0.0.0:0'], { ...test.env, LOG_LEVEL: 'info' })
    const lines = createInterface({ input: server.stderr! })
    for await (const line of lines) {
      const { url } = serverLog.parse(JSON.parse(line))
      if (url === undefined) continue
      const local = `http://127.0.0.1:${new URL(url).port}/v1/sources`
      expect((await fetch(local)).status).toBe(401)
      expect((await fetch(local, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(200)
      server.kill('SIGTERM')
      break
    }
    expect((await once(server, 'exit'))[0]).toBe(0)
    expect((await run('keys', 'remove', 'desk')).stdout).toBe('desk: removed\n')
    expect(await run('keys', 'remove', 'desk')).toMatchObject({ code: 1 })
  })
})

describe('onrecord webhooks', MANY_COMMANDS, () => {
  it('subscribes an address, tests it, and shows what was sent', async () => {
    const { stdout } = await run('subscribe', 'hook', '--webhook', receiver.url, '--from', 'now')
    const { secret } = z.object({ secret: z.string() }).parse(JSON.parse(stdout))
    expect((await run('webhooks', 'test', 'hook')).stdout).toMatch(/^The test was taken: status 204/)
    receiver.verify(receiver.received[0]!, secret)
    receiver.answerWith(500)
    expect(await run('webhooks', 'test', 'hook')).toMatchObject({
      code: 1,
      stderr: 'onrecord: The test was not taken: answered with status 500\n',
    })
    const history = (await run('webhooks', 'history', 'hook', '--failed')).stdout.trim().split('\n')
    expect(history.map((line) => JSON.parse(line))).toMatchObject([{ seq: null, delivered: false, status: 500 }])
    expect((await run('webhooks', 'rotate-secret', 'hook')).stdout).toMatch(/^whsec_/)
    expect((await run('follow', 'hook')).stderr).toContain('are sent to a webhook')
    expect(await run('webhooks', 'test', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('onrecord subscribe nobody --webhook URL'),
    })
  })

  it('wants an address that is one', async () => {
    const { code, stderr } = await run('subscribe', 'bad', '--webhook', 'desk.example')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'onrecord: --webhook must be an http or https URL (it is "desk.example").\n',
    })
  })
})
