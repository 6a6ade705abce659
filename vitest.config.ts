import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Installs the packed package, which takes as long as a third of all other tests: npm run test:package.
    exclude: ['test/package/**'],
    globalSetup: ['test/support/global-setup.ts'],
    // Many tests wait for processes and servers: more of them than processors run well together.
    maxWorkers: 3,
    // They say that something hangs, not that a machine is busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
