import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';

const now = '2026-11-02T08:00:00.000Z';

/*
 * The trap: drizzle runs a migration in a transaction, where PRAGMA foreign_keys = OFF does nothing. Rebuilding a
 * parent table then fires ON DELETE CASCADE and the children are gone without an error.
 */
const FIRST = `CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
--> statement-breakpoint
CREATE TABLE notes (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE);`;
const REBUILD = `PRAGMA foreign_keys=OFF;
--> statement-breakpoint
CREATE TABLE __new_people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT);
--> statement-breakpoint
INSERT INTO __new_people (id, name) SELECT id, name FROM people;
--> statement-breakpoint
DROP TABLE people;
--> statement-breakpoint
ALTER TABLE __new_people RENAME TO people;
--> statement-breakpoint
PRAGMA foreign_keys=ON;`;
const ORPHANING = `DELETE FROM people WHERE id = 1;`;

describe('migrating a database with data', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'aktsam-migrations-'));
    mkdirSync(path.join(folder, 'migrations/meta'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const options = () => ({
    migrationsFolder: path.join(folder, 'migrations'),
    backupFolder: path.join(folder, 'backups'),
    now,
  });

  function publish(...migrations: string[]) {
    const entries = migrations.map((sql, idx) => {
      const tag = `000${idx}_step`;
      writeFileSync(path.join(folder, `migrations/${tag}.sql`), sql);
      return { idx, version: '6', when: 1_000 + idx, tag, breakpoints: true };
    });
    writeFileSync(
      path.join(folder, 'migrations/meta/_journal.json'),
      JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
    );
  }

  async function databaseWithThreeNotes() {
    const db = openDatabase(path.join(folder, 'data.sqlite'));
    publish(FIRST);
    await migrateDatabase(db, options());
    db.$client.exec(
      `INSERT INTO people VALUES (1, 'A'), (2, 'B'); INSERT INTO notes VALUES (1, 1), (2, 1), (3, 2);`,
    );
    return db;
  }

  const noteCount = (db: ReturnType<typeof openDatabase>) =>
    db.$client.prepare('SELECT count(*) FROM notes').pluck().get();

  it('keeps child rows when the parent table is rebuilt, and takes a back-up first', async () => {
    const db = await databaseWithThreeNotes();
    publish(FIRST, REBUILD);
    const outcome = await migrateDatabase(db, options());
    expect(outcome.migrations).toEqual(['0001_step']);
    expect(noteCount(db)).toBe(3);
    expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1);
    const backup = openDatabase(outcome.backup ?? '');
    expect(noteCount(backup)).toBe(3);
    expect(backup.$client.prepare(`SELECT count(*) FROM pragma_table_info('people')`).pluck().get()).toBe(2);
    backup.$client.close();
    db.$client.close();
  });

  it('says so when keys no longer hold', async () => {
    const db = await databaseWithThreeNotes();
    publish(FIRST, ORPHANING);
    await expect(migrateDatabase(db, options())).rejects.toThrow('2 broken foreign keys');
    expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1);
    db.$client.close();
  });

  it('does nothing and backs nothing up when there is nothing to do', async () => {
    const db = await databaseWithThreeNotes();
    expect(await migrateDatabase(db, options())).toEqual({ migrations: [] });
    expect(existsSync(path.join(folder, 'backups')) ? readdirSync(path.join(folder, 'backups')) : []).toEqual(
      [],
    );
    db.$client.close();
  });
});

describe("the program's own migrations", () => {
  it('match the schema: nothing is left to generate', async () => {
    const { execFileSync } = await import('node:child_process');
    const before = readdirSync('db/migrations').sort();
    const out = execFileSync('node_modules/.bin/drizzle-kit', ['generate', '--name', 'should_not_exist'], {
      encoding: 'utf8',
    });
    const after = readdirSync('db/migrations').sort();
    expect(after).toEqual(before);
    expect(out).toContain('No schema changes');
  });
});
