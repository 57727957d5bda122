import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Db } from './client.server.ts';

type Journal = { entries: { when: number; tag: string }[] };

function pendingMigrations(db: Db, folder: string): string[] {
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
  const hasTable = db.$client
    .prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'`)
    .get();
  const last = hasTable
    ? (
        db.$client.prepare('SELECT max(created_at) AS at FROM __drizzle_migrations').get() as {
          at: number | null;
        }
      ).at
    : null;
  return journal.entries.filter((entry) => last === null || entry.when > last).map((entry) => entry.tag);
}

/**
 * Brings the database to the newest schema and returns the migrations that ran.
 *
 * Drizzle runs migrations in a transaction, where PRAGMA foreign_keys is a no-op: a table rebuild would fire
 * ON DELETE CASCADE and silently remove child rows. So the pragma is switched off outside the transaction,
 * the keys are checked afterwards, and a back-up is taken first when there is anything to lose.
 */
export async function migrateDatabase(
  db: Db,
  options: { migrationsFolder: string; backupFolder?: string; now: string },
): Promise<{ migrations: string[]; backup?: string }> {
  const pending = pendingMigrations(db, options.migrationsFolder);
  if (pending.length === 0) return { migrations: [] };
  const isEmpty = !db.$client.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'people'`).get();
  let backup: string | undefined;
  if (!isEmpty && options.backupFolder) {
    mkdirSync(options.backupFolder, { recursive: true, mode: 0o700 });
    const stamp = options.now.replaceAll(/[:.]/g, '-');
    backup = path.join(options.backupFolder, `before-${pending[0]}-${stamp}.sqlite`);
    if (existsSync(backup)) throw new Error('A back-up with the same name exists already');
    await db.$client.backup(backup);
  }
  db.$client.pragma('foreign_keys = OFF');
  try {
    migrate(db, { migrationsFolder: options.migrationsFolder });
    const broken = db.$client.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) {
      throw new Error(
        `The migration left ${broken.length} broken foreign keys. Restore the back-up ${backup ?? ''}`,
      );
    }
  } finally {
    db.$client.pragma('foreign_keys = ON');
  }
  return backup ? { migrations: pending, backup } : { migrations: pending };
}
