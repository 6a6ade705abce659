import { join } from 'node:path'
import { ensureFolder, folderTrouble } from './folder.ts'
import { UserError } from './user-error.ts'

/** Where snapshots are kept. */
export const snapshotFolderOf = (dataFolder: string): string => join(dataFolder, 'snapshots')

/**
 * The same, to write to.
 *
 * @throws {UserError} when that cannot be
 */
export async function makeSnapshotFolder(dataFolder: string): Promise<string> {
  const folder = snapshotFolderOf(dataFolder)
  await ensureFolder(folder).catch((error: unknown) => {
    const trouble = folderTrouble(error)
    if (trouble === null) throw error
    const message = `cannot write to ${folder}: ${trouble}. Choose another data folder with ONRECORD_DATA`
    throw new UserError(message, { cause: error, exitCode: 69 })
  })
  return folder
}
