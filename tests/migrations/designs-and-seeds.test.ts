import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#db/client.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';
import { migrationsUpTo } from '#tests/factories/earlier-migrations.ts';

const now = '2026-11-22T08:00:00.000Z';
const LAST_BEFORE = '0004_rank_by_ticket';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aktsam-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const DATA = `
INSERT INTO units (id, kind, name, created_at) VALUES (1, 'unit', 'Barn och unga 1', '${now}');
INSERT INTO people (id, email, display_name, created_at) VALUES (1, 'anna@exempel.se', 'Anna', '${now}');
INSERT INTO registers (id, unit_id, kind, name, created_at, created_by_id) VALUES (1, 1, 'placements', 'Placeringar', '${now}', 1), (7, 1, 'other', 'Bort', '${now}', 1);
INSERT INTO register_columns (register_id, position, header, type) VALUES (1, 0, 'Ärendenummer', 'text'), (1, 1, 'Datum', 'date');
INSERT INTO imports (id, register_id, state, file_name, file_sha256, uploaded_at, uploaded_by_id, row_count) VALUES (1, 1, 'applied', 'uttag.csv', 'abc', '${now}', 1, 2);
INSERT INTO cases (id, register_id, key, unit_id, "values", first_import_id, last_import_id) VALUES (1, 1, '001', 1, '["001"]', 1, 1), (2, 1, '002', 1, '["002"]', 1, 1);
INSERT INTO checklists (id, key, name, created_at) VALUES (1, 'k', 'Checklista', '${now}');
INSERT INTO checklist_versions (id, checklist_id, number, definition, published_at) VALUES (1, 1, 1, '{}', '${now}');
INSERT INTO controls (id, unit_id, register_id, checklist_id, kind, rhythm, name, purpose, filter, design, review_days, created_at, created_by_id)
  VALUES (1, 1, 1, 1, 'selfControl', 'halfYear', 'Kontroll', 'Syfte', '{"allOf":[]}', '{}', 30, '${now}', 1);
INSERT INTO rounds (id, control_id, number, name, state, unit_id, owner_id, checklist_version_id, filter, design, reference_on, due_on, created_at)
  VALUES (1, 1, 1, 'Omgång', 'drawn', 1, 1, 1, '{"allOf":[]}', '{}', '2026-10-31', '2026-12-01', '${now}');
INSERT INTO frames (round_id, canonical_text, fingerprint, size, columns, filter_in_words, import_id, frozen_at, frozen_by_id)
  VALUES (1, 'nyckel', 'f', 2, '[]', 'Alla', 1, '${now}', 1);
INSERT INTO frame_cases (id, round_id, case_id, key, unit_id, "values") VALUES (1, 1, 1, '001', 1, '[]'), (2, 1, 2, '002', 1, '[]');
INSERT INTO draws (id, round_id, number, specification, seed, seed_origin, design, shortfalls, redraw_reason, drawn_at, drawn_by_id)
  VALUES (1, 1, 1, 'aktsam-urval/1', 'a', 'generated', '{}', '[]', NULL, '${now}', 1), (2, 1, 2, 'aktsam-urval/1', 'b', 'entered', '{}', '[]', 'Fel ram', '${now}', 1);
INSERT INTO draw_cases (draw_id, frame_case_id, position, ticket, stratum, outcome, reason)
  VALUES (1, 1, 1, 0.123456789012345678, '', 'selected', 'random'), (1, 2, 1, 0.9, '', 'reserve', NULL), (2, 2, 1, 0.1, '', 'selected', 'quota');
INSERT INTO replacements (draw_id, replaced_id, reason, at, by_id) VALUES (2, 2, 'wrongUnit', '${now}', 1);
DELETE FROM registers WHERE id = 7;
`;

it('keeps every row when designs, seeds and registers are rebuilt, and gives the triggers back', async () => {
  const db = openDatabase(path.join(folder, 'data.sqlite'));
  await migrateDatabase(db, { migrationsFolder: migrationsUpTo(folder, LAST_BEFORE), now });
  db.$client.exec(DATA);
  const rows = (sql: string) => db.$client.prepare(sql).all();
  const tables = ['registers', 'register_columns', 'imports', 'cases', 'draws', 'draw_cases', 'replacements'];
  const before = Object.fromEntries(tables.map((table) => [table, rows(`SELECT * FROM ${table}`)]));

  await migrateDatabase(db, { migrationsFolder: 'db/migrations', backupFolder: path.join(folder, 'b'), now });

  for (const table of tables) {
    const after = rows(`SELECT * FROM ${table}`);
    expect(after, table).toHaveLength(before[table]?.length ?? 0);
    expect(after, table).toEqual(before[table]?.map((row) => expect.objectContaining(row as object)));
  }
  expect(rows('SELECT key_handling, protected_rule FROM registers')).toEqual([
    { key_handling: 'asIs', protected_rule: null },
  ]);
  expect(rows('SELECT undone_at, preview, failure FROM imports')).toEqual([
    { undone_at: null, preview: null, failure: null },
  ]);
  expect(rows('SELECT number, kind, locked_seed_id FROM draws')).toEqual([
    { number: 1, kind: 'first', locked_seed_id: null },
    { number: 2, kind: 'redraw', locked_seed_id: null },
  ]);
  for (const sql of [
    `UPDATE draws SET seed = 'c'`,
    'DELETE FROM draws',
    'UPDATE draw_cases SET ticket = 0',
    'DELETE FROM draw_cases',
    'DELETE FROM replacements',
  ]) {
    expect(() => db.$client.exec(sql), sql).toThrow('append-only');
  }
  db.$client.exec(
    `INSERT INTO registers (unit_id, kind, name, created_at, created_by_id) VALUES (1, 'plans', 'SIP', '${now}', 1)`,
  );
  // 7 belonged to a register that was removed: its number is not given again.
  expect(rows('SELECT max(id) AS id FROM registers')).toEqual([{ id: 8 }]);
  expect(() =>
    db.$client.exec(
      `INSERT INTO imports (register_id, state, file_name, file_sha256, uploaded_at, uploaded_by_id) VALUES (1, 'half', 'a', 'b', '${now}', 1)`,
    ),
  ).toThrow('CHECK');
  db.$client.close();
});
