import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Processes, not threads: tests start servers, send signals and set the time zone. Two cores are what is meant.
    pool: 'forks',
    maxWorkers: 2,
    // One PostgreSQL for the run, shared by both projects.
    globalSetup: ['packages/store/src/testing/server.ts'],
    projects: [
      {
        test: {
          name: 'packages',
          include: ['packages/*/src/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // The real server over a small county, shared by all browser tests.
          globalSetup: ['e2e/src/county.ts'],
        },
      },
    ],
  },
})
