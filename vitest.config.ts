import { defineConfig } from 'vitest/config';

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
    projects: [
      {
        extends: true,
        test: {
          name: 'beside the code',
          include: ['app/**/*.test.{ts,tsx}'],
          // Pure code keeps nothing between tests: loaded once a worker instead of once a file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole program',
          include: ['db/**/*.test.ts', 'tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'node_modules/**'],
        },
      },
    ],
  },
});
