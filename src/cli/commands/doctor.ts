import { statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command } from 'commander'
import pc from 'picocolors'
import { locateChromium } from '../../fetch/render/browser.ts'
import { ensureFolder, folderTrouble } from '../../runtime/folder.ts'
import { createLogger } from '../../runtime/logger.ts'
import { open } from '../../runtime/open.ts'
import type { Config } from '../../schemas/config.ts'
import { SECRET_PREFIX, secretsIn } from '../../schemas/request.ts'
import { listRequestSettings, type StoredRequestSettings } from '../../store/request-settings.ts'
import { readStatus } from '../../store/status.ts'
import { configOf, withConfigOptions } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'

const LEAST_NODE = [22, 19] as const
const LEAST_FREE_BYTES = 1024 ** 3

type Finding = { check: string; ok: boolean; found: string }

export function doctorCommand(): Command {
  return withConfigOptions(
    new Command('doctor')
      .option('--json', 'JSON, also on a terminal')
      .addHelpText('after', '\nExit code: 0 when all is well, 1 otherwise.'),
  ).action(async (options: { json?: boolean }, command: Command) => {
    const config = configOf(command)
    const findings = [
      await checkNode(),
      await checkDataFolder(config),
      ...(await checkServers(config)),
      checkContact(config),
    ]
    for (const { check, ok, found } of findings) {
      if (!wantsJson(options.json))
        await writeLine(`${ok ? pc.green('ok ') : pc.red('bad')}  ${check.padEnd(12)} ${found}`)
    }
    const ok = findings.every((finding) => finding.ok)
    if (wantsJson(options.json)) await writeLine(JSON.stringify({ ok, findings }))
    if (!ok) process.exitCode = 1
  })
}

async function checkNode(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  return {
    check: 'Node.js',
    ok,
    found: `${process.version}${ok ? '' : `; ${LEAST_NODE.join('.')} or later is needed`}`,
  }
}

async function checkDataFolder({ ONRECORD_DATA }: Config): Promise<Finding> {
  const folder = resolve(ONRECORD_DATA)
  try {
    await ensureFolder(folder)
    const { bavail, bsize } = await statfs(folder)
    const free = bavail * bsize
    const found = `${folder}, ${(free / 1024 ** 3).toFixed(1)} GB free`
    return { check: 'data folder', ok: free > LEAST_FREE_BYTES, found }
  } catch (error) {
    const why = folderTrouble(error) ?? (error instanceof Error ? error.message : String(error))
    return { check: 'data folder', ok: false, found: `${folder}: ${why}; choose another with --data or ONRECORD_DATA` }
  }
}

async function checkServers(config: Config): Promise<Finding[]> {
  try {
    const onrecord = await open(config, createLogger(config))
    try {
      const { rows } = await onrecord.pool.query<{ server_version: string }>('SHOW server_version')
      const { statements } = await readStatus(onrecord.pool)
      await onrecord.queues.stages.fetch.counts()
      const where = config.DATABASE_URL === undefined ? 'embedded' : 'DATABASE_URL'
      return [
        {
          check: 'PostgreSQL',
          ok: true,
          found: `${rows[0]?.server_version} (${where}), ${statements.usable} statements`,
        },
        { check: 'queues', ok: true, found: `on ${onrecord.backend.type === 'redis' ? 'Redis' : 'PostgreSQL'}` },
        ...(await checkRequests(await listRequestSettings(onrecord.pool))),
      ]
    } finally {
      await onrecord.close()
    }
  } catch (error) {
    return [{ check: 'servers', ok: false, found: error instanceof Error ? error.message : String(error) }]
  }
}

/** What sources need of this machine: a browser, secrets. */
async function checkRequests(sources: StoredRequestSettings[]): Promise<Finding[]> {
  const findings: Finding[] = []
  if (sources.some(({ request }) => request.render)) {
    findings.push(
      await locateChromium(process.env.PATH ?? '').then(
        (found) => ({ check: 'browser', ok: true, found }),
        (error: Error) => ({ check: 'browser', ok: false, found: error.message }),
      ),
    )
  }
  const missing = sources.flatMap(({ name, request }) =>
    [...Object.values(request.headers), request.proxy ?? '']
      .flatMap(secretsIn)
      .filter((secret) => !process.env[SECRET_PREFIX + secret])
      .map((secret) => `${SECRET_PREFIX}${secret} is not set, which the source ${name} needs`),
  )
  for (const found of new Set(missing)) findings.push({ check: 'secret', ok: false, found })
  return findings
}

function checkContact({ ONRECORD_USER_AGENT }: Config): Finding {
  const ok = /https?:\/\/|@/.test(ONRECORD_USER_AGENT)
  const advice = ok ? '' : '; put a web or mail address into ONRECORD_USER_AGENT, so that publishers can reach you'
  return { check: 'user agent', ok, found: `${ONRECORD_USER_AGENT}${advice}` }
}
