/**
 * Runs `work` on up to `width` items at once and yields the results in the order of the items. Takes an item from
 * `items` only when there is room, so that memory stays flat however long the input is.
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = []
  for await (const item of items) {
    const result = work(item)
    // A rejection is raised when its turn comes to be awaited; until then it must not count as unhandled.
    result.catch(() => undefined)
    running.push(result)
    if (running.length >= width) yield await running.shift()!
  }
  for (const result of running) yield await result
}
