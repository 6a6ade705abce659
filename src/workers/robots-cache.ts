import type pg from 'pg'
import type { RobotsCache } from '../fetch/robots.ts'
import { getRobots, putRobots } from '../store/robots.ts'

/** Keeps robots.txt files where all workers find them. */
export function storedRobotsCache(pool: pg.Pool): RobotsCache {
  return {
    get: (origin) => getRobots(pool, origin),
    set: (origin, entry) => putRobots(pool, origin, entry),
  }
}
