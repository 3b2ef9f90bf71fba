import { configDefaults, defineConfig } from 'vitest/config';

/** A limit that only a hang reaches, in ms. */
const MOST_TEST = 600_000;

/** Two suites: every file belongs to exactly one of them. */
export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: MOST_TEST,
    hookTimeout: MOST_TEST,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{engine,app,tools}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, 'engine/conformance/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          include: ['engine/conformance/**/*.test.ts'],
        },
      },
    ],
  },
});
