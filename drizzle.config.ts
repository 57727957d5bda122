import { defineConfig } from 'drizzle-kit';

// Only for `drizzle-kit generate`. Migrations are run by db/migrate.server.ts, never by `drizzle-kit push`.
export default defineConfig({ dialect: 'sqlite', schema: './db/schema/*.ts', out: './db/migrations' });
