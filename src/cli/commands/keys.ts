import { Command, Option } from 'commander'
import { UserError } from '../../runtime/user-error.ts'
import { slug } from '../../schemas/common.ts'
import { keyScope } from '../../schemas/key.ts'
import { addKey, listKeys, removeKey } from '../../store/keys.ts'
import { withConfigOptions, withOnrecord } from '../config-options.ts'
import { wantsJson, writeLine } from '../output.ts'
import { renderTable } from '../table.ts'

export function keysCommand(): Command {
  const command = new Command('keys').addHelpText(
    'after',
    `
Examples:
  $ onrecord keys add desk                    reads only
  $ onrecord keys add intake --scope write
  $ curl -H "Authorization: Bearer $KEY" http://host:8750/v1/statements`,
  )
  for (const sub of [add(), list(), remove()]) command.addCommand(sub)
  return command
}

function add(): Command {
  return withConfigOptions(
    new Command('add')
      .description('Make a key and print it. It is shown this once: only its hash is kept.')
      .argument('<name>', 'whose it is: lower-case letters, digits and dashes')
      .addOption(
        new Option('--scope <scope>', 'read, or write for everything').choices(keyScope.options).default('read'),
      )
      .option('--json', 'JSON, also on a terminal'),
  ).action((name: string, options: { scope: string; json?: boolean }, self: Command) => {
    const valid = slug.safeParse(name)
    if (!valid.success) throw new UserError(`"${name}" cannot be a name: it ${valid.error.issues[0]?.message}.`)
    return withOnrecord(self, async ({ pool }) => {
      const made = await addKey(pool, { name, scope: keyScope.parse(options.scope) })
      if (made === null) {
        throw new UserError(`There is a key "${name}" already. Remove it first, or take another name.`, { exitCode: 1 })
      }
      const { key, secret } = made
      await writeLine(
        wantsJson(options.json)
          ? JSON.stringify({ ...key, secret })
          : `${secret}\nThis is the key "${name}" (${key.scope}). Keep it: it is not shown again.`,
      )
    })
  })
}

function list(): Command {
  return withConfigOptions(
    new Command('list').description('Show every key by its name.').option('--json', 'JSON'),
  ).action((options: { json?: boolean }, self: Command) =>
    withOnrecord(self, async ({ pool }) => {
      const keys = await listKeys(pool)
      if (wantsJson(options.json)) {
        for (const key of keys) await writeLine(JSON.stringify(key))
        return
      }
      const rows = keys.map(({ name, scope, createdAt, lastUsedAt }) => [name, scope, createdAt, lastUsedAt ?? 'never'])
      await writeLine(
        rows.length === 0
          ? 'No keys. Make one with: onrecord keys add NAME'
          : renderTable(['name', 'scope', 'made', 'last used'], rows),
      )
    }),
  )
}

function remove(): Command {
  return withConfigOptions(
    new Command('remove').description('Remove a key; who uses it is refused from now on.').argument('<name>'),
  ).action((name: string, _options, self: Command) =>
    withOnrecord(self, async ({ pool }) => {
      if (!(await removeKey(pool, name))) {
        throw new UserError(`There is no key "${name}"; see onrecord keys list.`, { exitCode: 1 })
      }
      await writeLine(`${name}: removed`)
    }),
  )
}
