import {defineConfig} from 'vitest/config'

export default defineConfig({
  resolve: {alias: {'@/': `${import.meta.dirname}/`}},
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{lib,sanity,components,scripts}/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
            'tests/bench/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {name: 'lake', include: ['tests/lake/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000},
      },
    ],
  },
})
