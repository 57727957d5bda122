import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Threads and processes that a test begins end with its worker at the latest, and take no memory from the next file. What loads
 * every route at once is here too: where one of them cannot be loaded the others are still on their way, and would make every
 * file after it fail with words about something else.
 */
const WITH_A_WORKER_OF_THEIR_OWN = [
  'tests/architecture/*.test.ts',
  'tests/integration/cases/{bad-files,file-memory,import-jobs,import-killed,import-undo,job-threads}.test.ts',
  'tests/integration/exports/{one-moment,recompute}.test.ts',
  'tests/integration/reviews/killed.test.ts',
  'tests/integration/route-access.test.ts',
  'tests/integration/sampling/*.test.ts',
];

/** The longest files are among those with a worker of their own: begun first, they leave no worker idle at the end. */
class OwnWorkersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isOwn = ({ project }: TestSpecification) => project.config.isolate;
    return [...sorted.filter(isOwn), ...sorted.filter((file) => !isOwn(file))];
  }
}

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    setupFiles: ['tests/setup.ts'],
    // An odd zone (UTC+12.45 or +13.45) shows every place that forgets which zone it speaks of.
    env: { TZ: 'Pacific/Chatham' },
    // One worker for each of two cores: the default leaves one core idle, and the whole run takes twice as long.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    sequence: { sequencer: OwnWorkersFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'kept worker',
          include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'node_modules/**', ...WITH_A_WORKER_OF_THEIR_OWN],
          // The program is loaded once a worker instead of once a file. What its modules keep they keep by database, and
          // every test has a database of its own.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'own worker', include: WITH_A_WORKER_OF_THEIR_OWN },
      },
    ],
  },
});
