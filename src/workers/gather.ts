/**
 * Makes one call of many: keys that come while a call is running are answered together by the next one.
 *
 * @param call gives an answer for each key, in their order
 */
export function gather<Key, Answer>(call: (keys: Key[]) => Promise<Answer[]>): (key: Key) => Promise<Answer> {
  let waiting: { key: Key; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      try {
        const answers = await call(group.map(({ key }) => key))
        group.forEach(({ resolve, reject }, index) => {
          if (index < answers.length) resolve(answers[index] as Answer)
          else reject(new Error('a call gave fewer answers than it was asked for'))
        })
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    running = false
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      if (!running) void run()
    })
}
