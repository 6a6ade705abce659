import { access, constants, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from './error-code.ts'

/**
 * Makes a folder and those above it where they are missing, and sees that it can be written to.
 *
 * Node's own `recursive` tries forever where a folder cannot hold any: in /proc.
 */
export async function ensureFolder(path: string): Promise<void> {
  await makeFolder(path)
  await access(path, constants.W_OK)
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await mkdir(path).catch((again) => {
      // Another process was faster.
      if (codeOf(again) !== 'EEXIST') throw again
    })
  }
}

const TROUBLE: Record<string, string> = {
  EACCES: 'this user has no permission',
  EPERM: 'this user has no permission',
  ENOENT: 'no folder can be made there',
  EROFS: 'it is on a read-only file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
}

/** A failed file operation in words; null for anything else. */
export const folderTrouble = (error: unknown): string | null => TROUBLE[codeOf(error) ?? ''] ?? null
