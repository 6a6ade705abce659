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

const runsInstead = (program: string) => [
  '--input-type=module',
  '--eval',
  `import { run } from ${JSON.stringify(path('node.js'))}
   process.exit(await run(process.execPath, ['--eval', ${JSON.stringify(program)}]))`,
]

test('ends as the program ends', async () => {
  expect(await node(runsInstead('console.log("here"); process.exitCode = 7'))).toEqual({ code: 7, stdout: 'here\n' })
  expect(await node(runsInstead('process.kill(process.pid, "SIGKILL")'))).toEqual({ code: 128 + 9, stdout: '' })
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('passes %s on', async (signal) => {
  const program = `process.on(${JSON.stringify(signal)}, () => { console.log("told"); process.exit(3) })
    setInterval(() => {}, 1000)
    console.log("up")`
  expect(await node(runsInstead(program), signal)).toEqual({ code: 3, stdout: 'up\ntold\n' })
})

test('an old Node starts the pinned one', async () => {
  const pretendOld = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.20.2"}})'
  const help = await node([path('onrecord.js'), '--help'])
  expect(help.stdout).toContain('extract')
  expect(await node(['--import', pretendOld, path('onrecord.js'), '--help'])).toEqual(help)
})
