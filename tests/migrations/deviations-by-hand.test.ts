import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#db/client.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';
import { migrationsUpTo } from '#tests/factories/earlier-migrations.ts';

const now = '2026-11-22T08:00:00.000Z';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aktsam-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const DATA = `
INSERT INTO units (id, kind, name, created_at) VALUES (1, 'unit', 'Barn och unga 1', '${now}');
INSERT INTO people (id, email, display_name, created_at) VALUES (1, 'anna@exempel.se', 'Anna', '${now}');
INSERT INTO registers (id, unit_id, kind, name, created_at, created_by_id) VALUES (1, 1, 'placements', 'Placeringar', '${now}', 1);
INSERT INTO imports (id, register_id, state, file_name, file_sha256, uploaded_at, uploaded_by_id, row_count) VALUES (1, 1, 'applied', 'uttag.csv', 'abc', '${now}', 1, 1);
INSERT INTO cases (id, register_id, key, unit_id, "values", first_import_id, last_import_id) VALUES (1, 1, '001', 1, '["001"]', 1, 1);
INSERT INTO checklists (id, key, name, created_at) VALUES (1, 'k', 'Checklista', '${now}');
INSERT INTO checklist_versions (id, checklist_id, number, definition, published_at) VALUES (1, 1, 1, '{"sections":[{"questions":[{"key":"q","isCritical":true},{"key":"r","isCritical":false}]}]}', '${now}');
INSERT INTO controls (id, unit_id, register_id, checklist_id, kind, rhythm, name, purpose, filter, design, review_days, created_at, created_by_id)
  VALUES (1, 1, 1, 1, 'selfControl', 'halfYear', 'Kontroll', 'Syfte', '{"allOf":[]}', '{}', 30, '${now}', 1);
INSERT INTO rounds (id, control_id, number, name, state, unit_id, owner_id, checklist_version_id, filter, design, reference_on, due_on, created_at)
  VALUES (1, 1, 1, 'Omgång', 'reviewing', 1, 1, 1, '{"allOf":[]}', '{}', '2026-10-31', '2026-12-01', '${now}');
INSERT INTO frames (round_id, canonical_text, fingerprint, size, columns, filter_in_words, import_id, frozen_at, frozen_by_id)
  VALUES (1, 'nyckel', 'f', 1, '[]', 'Alla', 1, '${now}', 1);
INSERT INTO frame_cases (id, round_id, case_id, key, unit_id, "values") VALUES (1, 1, 1, '001', 1, '[]');
INSERT INTO reviews (id, round_id, frame_case_id, state, reviewer_id, created_at, finished_at) VALUES (1, 1, 1, 'finished', 1, '${now}', '${now}');
INSERT INTO deviations (id, year, sequence, number, round_id, review_id, frame_case_id, question_id, unit_id, title, description, severity, state, responsible_id, due_on, created_at, created_by_id)
  VALUES (4, 2026, 1, 'AV-2026-001', 1, 1, 1, 'q', 1, 'Titel', 'Vad som hittades', 'minor', 'inProgress', 1, '2026-12-01', '${now}', 1),
    (5, 2026, 5, 'AV-2026-005', 1, 1, 1, 'r', 1, 'Titel', 'Vad som hittades', 'minor', 'new', 1, '2026-12-01', '${now}', 1),
    (6, 2026, 6, 'AV-2026-006', 1, 1, 1, 'q#2', 1, 'Titel', 'Vad som hittades', 'minor', 'new', 1, '2026-12-01', '${now}', 1),
    (7, 2026, 7, 'AV-2026-007', 1, 1, 1, '#case', 1, 'Titel', 'Vad som hittades', 'minor', 'new', 1, '2026-12-01', '${now}', 1);
INSERT INTO deviation_events (deviation_id, at, by_id, kind, to_state) VALUES (4, '${now}', 1, 'created', 'new'), (4, '${now}', 1, 'stateChanged', 'assessed'), (6, '${now}', 1, 'created', 'new'), (6, '${now}', 1, 'lexSarahDeclined', NULL);
INSERT INTO deviation_links (review_id, question_id, deviation_id, linked_at) VALUES (1, 'q', 4, '${now}');
`;

it('keeps every deviation with its history and links when the table is rebuilt, and takes one without a review', async () => {
  const db = openDatabase(path.join(folder, 'data.sqlite'));
  await migrateDatabase(db, { migrationsFolder: migrationsUpTo(folder, '0014_undo_in_drafts'), now });
  db.$client.exec(DATA);
  const rows = (sql: string) => db.$client.prepare(sql).all();
  const tables = ['reviews', 'deviations', 'deviation_events', 'deviation_links'];
  const before = new Map(tables.map((table) => [table, rows(`SELECT * FROM ${table}`)]));

  await migrateDatabase(db, { migrationsFolder: 'db/migrations', backupFolder: path.join(folder, 'b'), now });

  for (const [table, earlier] of before) {
    const after = rows(`SELECT * FROM ${table}`);
    expect(after, table).toEqual(earlier.map((row) => expect.objectContaining(row as object)));
  }
  expect(rows('SELECT DISTINCT origin, type_id, case_reference, occurred_on FROM deviations')).toEqual([
    { origin: 'review', type_id: null, case_reference: '', occurred_on: null },
  ]);
  expect(rows('SELECT id, asks_lex_sarah AS asks, critical_faults AS faults FROM deviations')).toEqual([
    { id: 4, asks: 1, faults: '["q"]' },
    { id: 5, asks: 0, faults: '[]' },
    { id: 6, asks: 0, faults: '["q#2"]' },
    { id: 7, asks: 1, faults: '[]' },
  ]);
  expect(rows('SELECT slot, approval FROM reviews')).toEqual([{ slot: 0, approval: null }]);
  expect(rows('SELECT name FROM deviation_types ORDER BY position')).not.toEqual([]);
  const byHand = (origin: string) =>
    `INSERT INTO deviations (year, sequence, number, origin, unit_id, title, description, severity, state, due_on, created_at, created_by_id)
      VALUES (2026, 2, 'AV-2026-002', '${origin}', 1, 'T', 'D', 'minor', 'new', '2026-12-01', '${now}', 1)`;
  expect(() => db.$client.exec(byHand('review'))).toThrow('deviations_from_review');
  db.$client.exec(byHand('manual'));
  expect(() => db.$client.exec(`UPDATE deviations SET review_id = 1 WHERE origin = 'manual'`)).toThrow(
    'CHECK',
  );
  expect(() => db.$client.exec(`UPDATE deviations SET state = 'half'`)).toThrow('CHECK');
  expect(() => db.$client.exec('DELETE FROM deviation_events')).toThrow('append-only');
  // The second reviewer of the same case, and never two in one place.
  const second = (slot: number) =>
    `INSERT INTO reviews (round_id, frame_case_id, slot, state, created_at) VALUES (1, 1, ${slot}, 'assigned', '${now}')`;
  db.$client.exec(second(1));
  expect(() => db.$client.exec(second(1))).toThrow('UNIQUE');
  expect(() => db.$client.exec(`UPDATE reviews SET approval = 'maybe'`)).toThrow('CHECK');
  db.$client.close();
});
