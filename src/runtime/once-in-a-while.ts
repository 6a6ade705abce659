/** Runs `action` unless one of the same key ran within the last `intervalMs`. */
export function onceInAWhile(intervalMs: number): (key: string, action: () => void) => void {
  const last = new Map<string, number>()
  return (key, action) => {
    const now = performance.now()
    const before = last.get(key)
    if (before !== undefined && now - before < intervalMs) return
    last.set(key, now)
    action()
  }
}
