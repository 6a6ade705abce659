import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const path = (name: string) => fileURLToPath(new URL(`../../bin/${name}`, import.meta.url))

/** Starts a Node process and gives its output and exit code; `signal` is sent at its first output. */
function node(args: string[], signal?: NodeJS.Signals): Promise<{ code: number | null; stdout: string }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    if (stdout === '' && signal !== undefined) child.kill(signal)
    stdout += chunk
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout })))
}

/** `options` is the text of an expression. */
const runs = (command: string, args: string[], options = '{}') => [
  '--input-type=module',
  '--eval',
  `import { run } from ${JSON.stringify(path('node.js'))}
   process.exit(await run(${JSON.stringify(command)}, ${JSON.stringify(args)}, ${options}))`,
]
const runsNode = (program: string) => runs(process.execPath, ['--eval', program])

test('ends as the program ends', async () => {
  expect(await node(runsNode('console.log("here"); process.exitCode = 7'))).toEqual({ code: 7, stdout: 'here\n' })
  expect(await node(runsNode('process.kill(process.pid, "SIGKILL")'))).toEqual({ code: 128 + 9, stdout: '' })
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('passes %s on', async (signal) => {
  const program = `process.on(${JSON.stringify(signal)}, () => { console.log("told"); process.exit(3) })
    process.on("disconnect", () => process.exit())
    setInterval(() => {}, 1000)
    console.log("up")`
  expect(await node(runsNode(program), signal)).toEqual({ code: 3, stdout: 'up\ntold\n' })
})

test('passes on a signal that comes while the program is being started', async () => {
  // Read at the very moment of the start.
  const options = '{ get env() { process.kill(process.pid, "SIGTERM"); return process.env } }'
  expect(await node(runs('sleep', ['60'], options))).toEqual({ code: 128 + 15, stdout: '' })
})

test('an old Node starts the pinned one', async () => {
  const pretendOld = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.20.2"}})'
  const help = await node([path('onrecord.js'), '--help'])
  expect(help.stdout).toContain('extract')
  expect(await node(['--import', pretendOld, path('onrecord.js'), '--help'])).toEqual(help)
})
