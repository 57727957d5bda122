import { defineConfig } from 'vitest/config';

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    setupFiles: ['tests/setup.ts'],
    // An odd zone (UTC+12.45 or +13.45) shows every place that forgets which zone it speaks of.
    env: { TZ: 'Pacific/Chatham' },
    // One worker for each of two cores: the default leaves one core idle, and the whole run takes twice as long.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
