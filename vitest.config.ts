import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Processes killed in the middle of their work, a browser, the packed package: npm run test:long.
    exclude: ['test/**/*.long.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Many tests wait for processes and servers: more of them than processors run well together.
    maxWorkers: 3,
    // They say that something hangs, not that a machine is busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
