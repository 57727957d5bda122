import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: {
    // Small assets as data: URIs would be blocked by the content security policy.
    assetsInlineLimit: 0,
    // No source maps for the browser: the server's own stack traces are enough.
    sourcemap: false,
    target: 'es2022',
  },
  optimizeDeps: { exclude: ['better-sqlite3', 'drizzle-orm', '@node-rs/argon2'] },
  ssr: { external: ['better-sqlite3', 'drizzle-orm', '@node-rs/argon2'] },
});
