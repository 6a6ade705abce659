import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'

const FOLDER = new URL('../fixtures/expected/', import.meta.url)
const expected = z.object({ path: z.string(), statements: z.array(z.unknown()) })

/** Paths of the fixture site's pages that hold statements, by their expected files. */
export async function expectedPages(): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json'))
  const pages = await Promise.all(
    files.map(async (name) => expected.parse(JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')))),
  )
  return pages.filter(({ statements }) => statements.length > 0).map(({ path }) => path)
}
