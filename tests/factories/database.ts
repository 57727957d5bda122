import { type Db, openDatabase } from '#db/client.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';

let template: Promise<Buffer> | undefined;

async function buildTemplate(): Promise<Buffer> {
  const db = openDatabase(':memory:');
  await migrateDatabase(db, { migrationsFolder: 'db/migrations', now: '2026-01-01T00:00:00.000Z' });
  return db.$client.serialize();
}

/** A fresh, empty, fully migrated database. Migrated once per worker, then copied in under a millisecond. */
export async function makeDatabase(): Promise<Db> {
  template ??= buildTemplate();
  return openDatabase(await template);
}
