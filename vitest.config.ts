import { configDefaults, defineConfig } from 'vitest/config';

/** Two suites: every file belongs to exactly one of them. */
export default defineConfig({
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{engine,app,tools}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, 'engine/conformance/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          include: ['engine/conformance/**/*.test.ts'],
          testTimeout: 300_000,
        },
      },
    ],
  },
});
