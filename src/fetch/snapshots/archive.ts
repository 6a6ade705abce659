import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { infoRecord, type Revisit, revisitRecords, type Snapshot, snapshotRecords } from './record.ts'

/**
 * Where a record stands: a file in the archive's folder, and in it, in bytes, its gzip member with those of its company
 * (request, metadata) right behind it.
 */
export type RecordLocation = { file: string; offset: number; length: number }

export type Archive = {
  /** Resolves once the record is on disk (fsync). Appends may overlap; each record is whole. */
  append(snapshot: Snapshot): Promise<RecordLocation>
  appendRevisit(revisit: Revisit): Promise<RecordLocation>
  /** Waits for what is being written. Nothing can be appended afterwards. */
  close(): Promise<void>
}

type ArchiveFile = { name: string; handle: FileHandle; size: number }
/** A record and its company, each a gzip member. */
type Group = Uint8Array[]
type Pending = {
  members: Group
  resolve(location: RecordLocation): void
  reject(reason: unknown): void
}

const MAX_FILE_BYTES = 512 * 1024 * 1024

/**
 * WARC 1.1 files (ISO 28500:2017), each record a gzip member of its own, so that it can be read by its offset alone.
 * A file belongs to one process: names are unique, and a file is never opened again for writing, so that what a crash
 * cuts short is always the last record of a file, and one that nobody was told of.
 */
export async function openArchive(options: {
  dir: string
  /** A new file is begun once the current one holds this many bytes. */
  maxFileBytes?: number
  now?: () => Date
}): Promise<Archive> {
  const { dir, maxFileBytes = MAX_FILE_BYTES, now = () => new Date() } = options
  await mkdir(dir, { recursive: true })
  let file: ArchiveFile | null = null
  let queue: Pending[] = []
  let draining: Promise<void> | null = null
  let isClosed = false

  return {
    async append(snapshot) {
      return enqueue(await snapshotRecords(snapshot))
    },
    async appendRevisit(revisit) {
      return enqueue(await revisitRecords(revisit))
    },
    async close() {
      isClosed = true
      await draining
      await file?.handle.close()
      file = null
    },
  }

  function enqueue(members: Group): Promise<RecordLocation> {
    if (isClosed) throw new Error('the archive is closed')
    const { promise, resolve, reject } = Promise.withResolvers<RecordLocation>()
    queue.push({ members, resolve, reject })
    draining ??= drain()
    return promise
  }

  /** Writes in groups: all that came while the disk was busy shares the next fsync. */
  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const group = queue
      queue = []
      try {
        file ??= await createFile()
        const locations = await write(
          file,
          group.map(({ members }) => members),
        )
        group.forEach(({ resolve }, i) => {
          resolve(locations[i]!)
        })
        if (file.size >= maxFileBytes) await leaveFile()
      } catch (error) {
        for (const { reject } of group) reject(error)
        // A record may stand there in half (disk full): the next one goes elsewhere.
        await leaveFile().catch(() => {})
      }
    }
    draining = null
  }

  async function leaveFile(): Promise<void> {
    const left = file
    file = null
    await left?.handle.close()
  }

  async function createFile(): Promise<ArchiveFile> {
    const at = now()
    const stamp = at.toISOString().replace(/\D/g, '')
    const name = `onrecord-${stamp}-${process.pid}-${randomUUID().slice(0, 8)}.warc.gz`
    const handle = await open(path.join(dir, name), 'ax')
    const info = await infoRecord(name, at.toISOString())
    await handle.appendFile(info)
    await syncFolder(dir)
    return { name, handle, size: info.length }
  }
}

async function write(file: ArchiveFile, groups: Group[]): Promise<RecordLocation[]> {
  let offset = file.size
  const locations = groups.map((members) => {
    const length = members.reduce((sum, member) => sum + member.length, 0)
    const location = { file: file.name, offset, length }
    offset += length
    return location
  })
  await file.handle.appendFile(Buffer.concat(groups.flat()))
  await file.handle.datasync()
  file.size = offset
  return locations
}

/** A new file's name is on disk only when its folder is. Windows knows no such thing. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dir, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
