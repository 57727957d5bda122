import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import { migrationsUpTo } from '#tests/factories/earlier-migrations.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aktsam-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('an import from before the day of the export was asked keeps its row and counts from the day it was read in', async () => {
  const earlier = migrationsUpTo(folder, '0010_keys_of_a_frame');
  const db = openDatabase(path.join(folder, 'aktsam.sqlite'));
  try {
    await migrateDatabase(db, {
      migrationsFolder: earlier,
      backupFolder: folder,
      now: '2026-11-20T08:00:00Z',
    });
    db.$client.exec(`
      INSERT INTO units (id, kind, name, created_at) VALUES (1, 'unit', 'Enhet', '2026-01-01T08:00:00Z');
      INSERT INTO people (id, email, display_name, created_at) VALUES (1, 'a@exempel.se', 'Anna', '2026-01-01T08:00:00Z');
      INSERT INTO registers (id, unit_id, kind, name, created_at, created_by_id) VALUES (1, 1, 'cases', 'R', '2026-01-01T08:00:00Z', 1);
      INSERT INTO imports (id, register_id, state, file_name, file_sha256, uploaded_at, uploaded_by_id, ended_at, row_count)
        VALUES (1, 1, 'applied', 'uttag-2026-09-30.csv', 'abc', '2026-10-31T22:00:00Z', 1, '2026-10-31T23:30:00Z', 2);`);
    await migrateDatabase(db, {
      migrationsFolder: 'db/migrations',
      backupFolder: folder,
      now: '2026-11-20T08:00:00Z',
    });
    expect(findLatestImport(db, 1 as RegisterId)).toEqual({
      id: 1,
      fileName: 'uttag-2026-09-30.csv',
      endedAt: '2026-10-31T23:30:00Z',
      extractedOn: null,
      on: '2026-11-01',
    });
    expect(db.$client.prepare('SELECT row_count, file_sha256 FROM imports').raw().all()).toEqual([
      [2, 'abc'],
    ]);
  } finally {
    db.$client.close();
  }
});
