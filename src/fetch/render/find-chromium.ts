import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const ELSEWHERE = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/snap/bin/chromium']

/**
 * A Chromium or Chrome of this machine: Playwright's own, or one that the system installed. Null when there is none.
 *
 * @param own where Playwright would have put its own
 * @param path the environment variable PATH
 */
export async function findChromium(own: string, path: string): Promise<string | null> {
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  const candidates = [own, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE]
  for (const candidate of candidates) {
    if (candidate !== '' && (await isExecutable(candidate))) return candidate
  }
  return null
}

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
