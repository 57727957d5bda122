import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { type Sheets, tableIn } from './read-workbook.ts';
import { tableOnScreen } from './steps.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  'Barn och familj': 'Barn och familj',
  'Barn och unga 1': 'Barn och familj',
  'Barn och unga 2': 'Barn och familj',
  Familjehemsenheten: 'Barn och familj',
  Äldre: 'Äldre',
  Socialförvaltningen: 'Övrigt i Socialförvaltningen',
};
const WHOLE = 'Hela Socialförvaltningen';
const ALL_TYPES = 'Alla typer';
const WITHOUT_TYPE = 'Utan typ';

/** Found on a day, in a unit, of a type (null: none); `count` of them. */
type Found = {
  readonly unit: string;
  readonly type: string | null;
  readonly on: string;
  readonly count: number;
  readonly isWithdrawn?: true;
};

/** Some in each section in both years, on the first and last days too, and ones of other years and withdrawn. */
const FOUND: readonly Found[] = [
  { unit: 'Barn och unga 1', type: 'Brukarrelaterad', on: '2026-01-01', count: 3 },
  { unit: 'Barn och unga 1', type: 'Brukarrelaterad', on: '2025-12-31', count: 6 },
  { unit: 'Barn och unga 2', type: 'Generell', on: '2026-04-14', count: 2 },
  { unit: 'Familjehemsenheten', type: null, on: '2025-03-03', count: 4 },
  { unit: 'Barn och familj', type: 'Samverkan', on: '2025-06-05', count: 1 },
  { unit: 'Äldre', type: 'Dokumentation', on: '2026-10-31', count: 7 },
  { unit: 'Äldre', type: 'Dokumentation', on: '2025-01-01', count: 5 },
  { unit: 'Äldre', type: null, on: '2026-02-02', count: 1 },
  { unit: 'Socialförvaltningen', type: 'Generell', on: '2026-08-08', count: 2 },
  { unit: 'Äldre', type: 'Generell', on: '2024-12-31', count: 9 },
  { unit: 'Barn och unga 2', type: 'Samverkan', on: '2026-05-05', count: 8, isWithdrawn: true },
];

/** Writes them beside those that the invented municipality has, and answers with how many there then are of each cell. */
export function findDeviations(dataFolder: string): Map<string, number> {
  const db = new Database(path.join(dataFolder, 'aktsam.sqlite'));
  const names = (table: string) =>
    new Map(
      (db.prepare(`SELECT id, name FROM ${table}`).all() as { id: number; name: string }[]).map(
        ({ id, name }) => [id, name],
      ),
    );
  const [units, types] = [names('units'), names('deviation_types')];
  const idOf = (of: Map<number, string>, wanted: string | null) =>
    [...of].find(([, name]) => name === wanted)?.[0] ?? null;
  const expected = new Map<string, number>();
  const count = (unit: string, type: string | null, year: string, by: number) => {
    const section = SECTIONS[unit];
    if (section === undefined) throw new Error(`No section has ${unit}`);
    const cell = `${section}, ${type ?? WITHOUT_TYPE}, ${year}`;
    expected.set(cell, (expected.get(cell) ?? 0) + by);
  };
  // What was there before is told one by one, as it is stored.
  const before = db
    .prepare('SELECT unit_id, type_id, created_at, occurred_on, state FROM deviations')
    .all() as {
    unit_id: number;
    type_id: number | null;
    created_at: string;
    occurred_on: string | null;
    state: string;
  }[];
  for (const one of before) {
    if (one.state === 'withdrawn') continue;
    const type = one.type_id === null ? null : (types.get(one.type_id) ?? null);
    count(units.get(one.unit_id) ?? '', type, (one.occurred_on ?? one.created_at).slice(0, 4), 1);
  }
  const insert = db.prepare(
    `INSERT INTO deviations (year, sequence, number, origin, type_id, occurred_on, unit_id, title, description, severity,
       state, due_on, created_at, created_by_id)
     SELECT 1999, @place, 'AV-1999-' || @place, 'manual', @typeId, @on, @unitId, 'Nyckel borta', '', 'minor', @state,
       '2027-01-01', '2026-11-02T08:00:00.000Z', (SELECT min(id) FROM people)`,
  );
  let place = 0;
  db.transaction(() => {
    for (const { unit, type, on, count: many, isWithdrawn } of FOUND) {
      for (let one = 0; one < many; one++) {
        place += 1;
        const [unitId, typeId] = [idOf(units, unit), idOf(types, type)];
        insert.run({ place, typeId, on, unitId, state: isWithdrawn ? 'withdrawn' : 'new' });
      }
      if (!isWithdrawn) count(unit, type, on.slice(0, 4), many);
    }
  })();
  db.close();
  return expected;
}

/** The numbers of a table by unit, type and year, as they stand on the screen: a unit stands on its first line only. */
export async function deviationsOnScreen(page: Page): Promise<Map<string, number>> {
  const lines = await tableOnScreen(page, 'Avvikelser per enhet och typ, 2026 och 2025');
  let unit = '';
  return new Map(
    lines.flatMap((line) => {
      if (line.length === 4) unit = line[0] ?? '';
      const [type, thisYear, lastYear] = line.slice(-3);
      return cellsOf(unit, type ?? '', thisYear, lastYear);
    }),
  );
}

/** The same of the workbook. */
export function deviationsInFile(sheets: Sheets): Map<string, number> {
  const rows = tableIn(sheets, 'Avvikelser', 'Enhet');
  return new Map(
    rows.flatMap((row) => cellsOf(String(row['Enhet']), String(row['Typ']), row['2026'], row['2025'])),
  );
}

function cellsOf(unit: string, type: string, thisYear: unknown, lastYear: unknown): [string, number][] {
  for (const number of [thisYear, lastYear]) expect(String(number)).toMatch(/^\d+$/);
  return [
    [`${unit}, ${type}, 2026`, Number(thisYear)],
    [`${unit}, ${type}, 2025`, Number(lastYear)],
  ];
}

/** Adds the cells up itself: to each sum that is shown, and to what there is. A cell that is left out is 0. */
export function expectRightSums(
  shown: ReadonlyMap<string, number>,
  there: ReadonlyMap<string, number>,
): void {
  const sections = [...new Set(Object.values(SECTIONS))];
  const types = [...new Set(FOUND.map(({ type }) => type ?? WITHOUT_TYPE))];
  const sum = (
    of: ReadonlyMap<string, number>,
    units: readonly string[],
    ofTypes: readonly string[],
    year: number,
  ) =>
    units
      .flatMap((unit) => ofTypes.map((type) => of.get(`${unit}, ${type}, ${year}`) ?? 0))
      .reduce((a, b) => a + b, 0);
  for (const year of [2026, 2025]) {
    for (const section of sections) {
      for (const type of types) {
        const cell = `${section}, ${type}, ${year}`;
        expect([cell, shown.get(cell) ?? 0]).toEqual([cell, there.get(cell) ?? 0]);
      }
      // The sum of the line, of what is shown on it.
      expect([section, shown.get(`${section}, ${ALL_TYPES}, ${year}`)]).toEqual([
        section,
        sum(shown, [section], types, year),
      ]);
    }
    for (const type of types) {
      expect([type, shown.get(`${WHOLE}, ${type}, ${year}`) ?? 0]).toEqual([
        type,
        sum(shown, sections, [type], year),
      ]);
    }
    const whole = shown.get(`${WHOLE}, ${ALL_TYPES}, ${year}`);
    expect(whole).toBe(sum(shown, sections, types, year));
    expect(whole).toBe(sum(there, sections, types, year));
    expect(whole).toBeGreaterThan(10);
  }
}
