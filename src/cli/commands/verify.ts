import { Command } from 'commander'
import { openDeskExtractPool } from '../../runtime/desk-extract-pool.ts'
import { snapshotFolderOf } from '../../runtime/snapshot-folder.ts'
import { stampNow } from '../../runtime/stamp.ts'
import { UserError } from '../../runtime/user-error.ts'
import { type Verdict, type Verification, verifyStatement } from '../../workers/verify.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { speakerOf } from '../table.ts'

/** The worst verdict of all that were asked for is the exit code. */
const EXIT_CODES: Record<Verdict, number> = { proved: 0, refuted: 1, unprovable: 3 }

export function verifyCommand(): Command {
  return withConfigOptions(
    new Command('verify')
      .argument('<id...>', 'ids of statements')
      .option('--json', 'JSON lines, also on a terminal')
      .addHelpText(
        'after',
        `
Proves statements again from the record of the bytes they were made from: the hash is that of the statement, its
selectors point to its words, and extracting the bytes again yields it.

Examples:
  $ onrecord verify st_948fad9c5a6a8d798459293d58180e37
  $ onrecord statements --speaker Aliyev --json | jq -r .id | xargs onrecord verify

Exit code: 0 when all are proved, 1 when one is refuted, 3 when there is no record to prove one from.`,
      ),
  ).action((ids: string[], options: { json?: boolean }, command: Command) =>
    withOnrecord(command, async (onrecord) => {
      const { pool, dataFolder } = onrecord
      const extractPool = await openDeskExtractPool(onrecord)
      const deps = { pool, extractPool, snapshotFolder: snapshotFolderOf(dataFolder), stamp: stampNow }
      const verdicts = new Set<Verdict>()
      try {
        for (const id of ids) {
          const verification = await verifyStatement(deps, id)
          if (verification === null) throw new UserError(`There is no statement "${id}".`)
          verdicts.add(verification.verdict)
          await print(verification, wantsJson(options.json))
        }
      } finally {
        await extractPool.close()
      }
      const worst = (['refuted', 'unprovable'] as const).find((verdict) => verdicts.has(verdict)) ?? 'proved'
      process.exitCode = EXIT_CODES[worst]
    }),
  )
}

async function print(verification: Verification, json: boolean): Promise<void> {
  const { verdict, reason, statement, record, checks } = verification
  const { id, text, status, target, firstSeen, lastSeen } = statement
  if (json) {
    await writeLine(JSON.stringify({ id, verdict, reason, status, snapshot: target.snapshot, record, checks }))
    return
  }
  await writeLine(`${id}\n  ${speakerOf(statement)}: ${text.replace(/\s+/g, ' ')}`)
  const where = record === null ? '(no record)' : `byte ${record.offset} of ${record.file}, fetched ${record.fetchedAt}`
  await writeLine(`  record     ${where}\n  from       ${record?.url ?? target.source ?? '(no URL)'}`)
  await writeLine(
    `  seen       ${firstSeen} to ${lastSeen}${status === 'canceled' ? '; the page no longer says it' : ''}`,
  )
  for (const check of checks) {
    await writeLine(`  ${check.holds ? 'ok ' : 'NOT'} ${check.name.padEnd(10)} ${check.detail}`)
  }
  await writeLine(`${verdict}: ${reason}`)
}
