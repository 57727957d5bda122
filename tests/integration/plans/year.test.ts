import { beforeEach, describe, expect, it } from 'vitest';
import { exportYearReport } from '#app/features/exports/server/export-year.server.ts';
import { yearTableSheet } from '#app/features/exports/server/sheets/year-sheets.server.ts';
import { yearNumber } from '#app/features/plans/domain/year-words.ts';
import {
  parseTypedFigure,
  TYPED_FIELDS,
  type TypedValues,
} from '#app/features/plans/forms/typed-figure-form.ts';
import { loadYear } from '#app/features/plans/server/load-year.server.ts';
import {
  loadTypedFigures,
  removeFigure,
  typeFigure,
} from '#app/features/plans/server/typed-figures.server.ts';
import { yearToOpen } from '#app/features/plans/server/year-to-open.server.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import { actorOf, must } from '../../factories/placements-control.ts';
import { statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

let services: TestServices;
let org: Organisation;
let quality: PersonId;
let manager: PersonId;
let reader: PersonId;

beforeEach(async () => {
  services = await makeServices('2027-02-01T08:00:00.000Z');
  org = makeOrganisation(services);
  quality = makePerson(services, { name: 'Karin Ås', role: 'quality', unitId: org.administration });
  manager = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.children });
  reader = makePerson(services, { name: 'Rune Alm', role: 'reader', unitId: org.administration });
});

type Asked = { unitId?: UnitId; year?: number; version?: 'internal' | 'deidentified' };
const year = (personId: PersonId, asked: Asked = {}) =>
  loadYear(services, actorOf(services, personId), {
    ...{ year: 2026, unitId: null, version: null, page: 1 },
    ...asked,
  });

let written = 0;
/** One by hand, written at an instant, of a day. */
function deviation(
  unitId: UnitId,
  {
    at,
    on,
    type = null,
    state = 'new',
  }: { at: string; on: string | null; type?: number | null; state?: string },
) {
  written += 1;
  services.db.$client
    .prepare(
      `INSERT INTO deviations (year, sequence, number, origin, type_id, occurred_on, unit_id, title, description,
         severity, state, due_on, created_at, created_by_id)
       VALUES (2000, ?, ?, 'manual', ?, ?, ?, 'Nyckel borta', '', 'minor', ?, '2027-01-01', ?, ?)`,
    )
    .run(written, `AV-${written}`, type, on, unitId, state, at, quality);
}

const types = () =>
  services.db.$client.prepare('SELECT id, name FROM deviation_types ORDER BY position, id').all() as {
    id: number;
    name: string;
  }[];

const rowOf = (page: ReturnType<typeof year>, label: string, column: string) => {
  const place = page.deviations.columns.findIndex((one) => one.label === column);
  return page.deviations.rows.find((one) => one.label === label)?.cells[place];
};

describe('who reads a year', () => {
  it('is nobody of another unit, and a reader only when it is over and without small numbers', async () => {
    const asReader = () => year(reader, { year: 2027 });
    expect(await statusOf(asReader)).toBe(403);
    expect(await statusOf(() => year(reader, { version: 'internal' }))).toBe(403);
    expect(year(reader)).toMatchObject({ version: 'deidentified', unit: { id: org.administration } });
    expect(await statusOf(() => year(manager, { unitId: org.elderly }))).toBe(404);
    expect(await statusOf(() => year(manager, { unitId: org.administration }))).toBe(404);
    expect(year(manager)).toMatchObject({ version: 'internal', unit: { id: org.children } });
  });
});

describe('the year that is opened', () => {
  it('is for a reader the latest that is over and has anything, and one of which nothing is known says so', () => {
    const opened = (personId: PersonId) => yearToOpen(services, actorOf(services, personId));
    expect([opened(manager), opened(reader)]).toEqual([2027, 2026]);
    expect(year(reader)).toMatchObject({ isUnknown: true, thisYear: 2027 });
    deviation(org.unit1, { at: '2024-05-05T08:00:00.000Z', on: '2024-05-05' });
    deviation(org.unit1, { at: '2027-01-05T08:00:00.000Z', on: '2027-01-05' });
    expect([opened(manager), opened(reader)]).toEqual([2027, 2024]);
    expect([2023, 2024, 2026].map((of) => year(reader, { year: of }).isUnknown)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('deviations of a year', () => {
  it('are those found in it by the calendar in Sweden: New Year there is an hour before midnight in Greenwich', () => {
    const atNewYear = (at: string) => deviation(org.unit1, { at, on: null });
    // As one of a review, without a written day; the table's own rule is for reviews, so it is lifted here.
    services.db.$client.pragma('ignore_check_constraints = ON');
    atNewYear('2025-12-31T22:59:59.999Z');
    atNewYear('2025-12-31T23:00:00.000Z');
    atNewYear('2026-12-31T22:59:59.999Z');
    atNewYear('2026-12-31T23:00:00.000Z');
    services.db.$client.pragma('ignore_check_constraints = OFF');
    // Written down in January, of New Year's Eve.
    deviation(org.unit1, { at: '2027-01-04T08:00:00.000Z', on: '2026-12-31' });
    deviation(org.unit1, { at: '2027-01-04T08:00:00.000Z', on: '2027-01-01' });
    expect(rowOf(year(manager), 'Barn och unga 1', 'Alla typer')).toEqual({ thisYear: 3, lastYear: 1 });
    expect(rowOf(year(manager, { year: 2027 }), 'Barn och unga 1', 'Alla typer')).toEqual({
      ...{ thisYear: 2, lastYear: 3 },
    });
  });

  it('add up by unit, by type and in all, this year and last, to what the rows of the table are counted to', () => {
    const units = [org.administration, org.children, org.unit1, org.unit2, org.fosterCare, org.elderly];
    const kinds = [...types().map(({ id }) => id), null];
    let step = 5;
    for (let index = 0; index < 160; index++) {
      step = (step * 31 + 7) % 1009;
      const unitId = units[step % units.length] ?? org.elderly;
      const type = kinds[Math.floor(step / 7) % kinds.length] ?? null;
      const on = `${step % 3 === 0 ? 2025 : 2026}-0${1 + (step % 9)}-15`;
      deviation(unitId, {
        at: `${on}T08:00:00.000Z`,
        on,
        type,
        state: step % 11 === 0 ? 'withdrawn' : 'new',
      });
    }
    const page = year(quality);
    const raw = services.db.$client
      .prepare('SELECT unit_id, type_id, occurred_on, state FROM deviations')
      .all() as {
      unit_id: UnitId;
      type_id: number | null;
      occurred_on: string;
      state: string;
    }[];
    const below: Record<string, UnitId[]> = {
      'Barn och familj': [org.children, org.unit1, org.unit2, org.fosterCare],
      Äldre: [org.elderly],
      'Övrigt i Socialförvaltningen': [org.administration],
      'Hela Socialförvaltningen': units,
    };
    const columns = [
      ...types().map(({ id, name }) => [name, [id]] as const),
      ['Utan typ', [null]],
      ['Alla typer', kinds],
    ] as const;
    const count = (of: readonly UnitId[], typeIds: readonly (number | null)[], inYear: string) =>
      raw.filter(
        (one) =>
          one.state !== 'withdrawn' &&
          of.includes(one.unit_id) &&
          typeIds.includes(one.type_id) &&
          one.occurred_on.startsWith(inYear),
      ).length;
    for (const [label, of] of Object.entries(below)) {
      for (const [column, typeIds] of columns) {
        expect([label, column, rowOf(page, label, column)]).toEqual([
          label,
          column,
          { thisYear: count(of, typeIds, '2026'), lastYear: count(of, typeIds, '2025') },
        ]);
      }
    }
    expect(page.deviations.rows).toHaveLength(Object.keys(below).length);
    const withdrawn = (inYear: string) =>
      raw.filter((one) => one.state === 'withdrawn' && one.occurred_on.startsWith(inYear)).length;
    expect(page.withdrawn).toEqual({ thisYear: withdrawn('2026'), lastYear: withdrawn('2025') });
    expect(withdrawn('2026')).toBeGreaterThan(0);
  });

  it('stand in the document with the unit on every sum, which a page may begin with', () => {
    deviation(org.unit1, { at: '2026-05-05T08:00:00.000Z', on: '2026-05-05' });
    const asked = { year: 2026, unitId: null, version: 'internal' } as const;
    const { blocks } = exportYearReport(services, actorOf(services, quality), asked);
    const tables = [...blocks].flatMap((block) => (block.kind === 'table' ? [block] : []));
    const table = tables.find(({ headers }) => headers[1] === 'Typ');
    const rows = [...(table?.rows ?? [])].map(([unit, type]) => [unit, type]);
    expect(rows.filter(([unit]) => unit === 'Barn och familj')).toEqual([
      ['Barn och familj', 'Utan typ'],
      ['Barn och familj', 'Alla typer'],
    ]);
    expect(rows.filter(([, type]) => type === 'Alla typer').map(([unit]) => unit)).not.toContain('');
  });

  it('leave the unit with small numbers hidden, the same in the table of every unit', () => {
    const many = (unitId: UnitId, count: number) => {
      for (let index = 0; index < count; index++)
        deviation(unitId, { at: '2026-05-05T08:00:00.000Z', on: '2026-05-05' });
    };
    many(org.unit1, 2);
    many(org.unit2, 9);
    many(org.fosterCare, 30);
    const page = year(reader, { unitId: org.children });
    const all = (label: string) => rowOf(page, label, 'Alla typer')?.thisYear;
    expect(all('Barn och unga 1')).toBeNull();
    // The total stands, so another has to go with it.
    expect(all('Familjehemsenheten')).toBeNull();
    expect([all('Barn och unga 2'), all('Hela Barn och familj')]).toEqual([9, 41]);
    expect(
      rowOf(year(reader, { unitId: org.fosterCare }), 'Hela Familjehemsenheten', 'Alla typer')?.thisYear,
    ).toBeNull();
    expect(rowOf(year(reader), 'Barn och familj', 'Alla typer')?.thisYear).toBe(41);
    expect(page).toMatchObject({ withdrawn: null, actions: { rows: [] } });
  });
});

describe('actions of a year', () => {
  it('are those to be done in it and those followed up in it, and what was given up is in no total', () => {
    const insert = services.db.$client.prepare(
      `INSERT INTO actions (year, sequence, number, unit_id, title, intended_effect, owner_id, due_on, follow_up_on, state,
         effect, effect_note, followed_up_at, created_at, created_by_id)
       VALUES (2000, ?, ?, ?, 'Ny rutin', 'Fler hörs', ?, ?, '2026-12-01', ?, ?, '', ?, '2025-01-01T08:00:00.000Z', ?)`,
    );
    let sequence = 0;
    const action = (dueOn: string, state: string, followedUpAt: string | null = null) => {
      sequence += 1;
      const effect = followedUpAt === null ? null : 'yes';
      insert.run(
        ...[sequence, `ÅT-${sequence}`, org.unit1, manager, dueOn, state, effect, followedUpAt],
        manager,
      );
    };
    action('2026-03-01', 'planned');
    action('2026-03-01', 'dropped');
    action('2025-09-01', 'followedUp', '2026-03-01T08:00:00.000Z');
    action('2025-09-01', 'followedUp', '2025-12-31T22:59:59.999Z');
    action('2027-01-01', 'planned');
    const { actions } = year(manager);
    expect(actions.rows.map(({ number }) => number)).toEqual(['ÅT-3', 'ÅT-1', 'ÅT-2']);
    expect(actions.outcomes).toEqual({
      ...{ total: 2, planned: 1, done: 0, followedUp: 1, dropped: 1 },
      effects: { yes: 1, partly: 0, no: 0 },
    });
    expect(year(reader).actions).toMatchObject({ outcomes: actions.outcomes, rows: [] });
  });
});

describe('numbers that are typed', () => {
  const typed = (over: Partial<TypedValues>) => {
    const empty = Object.fromEntries(TYPED_FIELDS.map((name) => [name, ''])) as TypedValues;
    return parseTypedFigure({ ...empty, unitId: String(org.unit1), year: '2025', ...over }, 2026);
  };
  const type = (over: Partial<TypedValues>, personId = manager) => {
    const parsed = typed(over);
    if (!parsed?.success) throw new Error('the form has faults');
    return typeFigure(services, actorOf(services, personId), parsed.data);
  };

  it('are of units she leads, of the year or the one before, and no more than there were', async () => {
    const elsewhere = { kind: 'complaints', count: '3', unitId: String(org.elderly) };
    expect(await statusOf(() => type(elsewhere))).toBe(403);
    expect(await statusOf(() => type({ kind: 'complaints', count: '3' }, reader))).toBe(403);
    const fields = (over: Partial<TypedValues>) =>
      (typed(over)?.error?.issues ?? []).map(({ path }) => path[0]);
    expect(fields({ kind: 'complaints', count: '-1', year: '2024' })).toEqual(['year', 'count']);
    const matters = { kind: 'lexSarah', sex: 'female', reported: '2', notified: '1', open: '1' };
    expect(fields({ ...matters, waiting: '3' })).toEqual(['waiting']);
    const own = { kind: 'benchmark', own: '82 %', other: '79 %', otherName: 'riket', source: 'Kolada' };
    expect(fields({ ...own, label: 'Nöjda, 19811218-9876' })).toEqual(['label']);
    expect(typed({ kind: 'annat' })).toBeUndefined();
  });

  it('are told to be missing where nobody has typed them, and of years when nothing was known', () => {
    const told = (of: 'complaints' | 'deviations' | 'lexSarah', version: 'internal' | 'deidentified') => {
      const cell = year(quality, { version })[of].rows.at(-1)?.cells.at(-1);
      return [yearNumber(cell, 'thisYear'), yearNumber(cell, 'lastYear')];
    };
    deviation(org.unit1, { at: '2026-05-05T08:00:00.000Z', on: '2026-05-05' });
    const untyped = '–, inte inskrivet';
    const unused = '–, inte i bruk än';
    for (const version of ['internal', 'deidentified'] as const) {
      expect(told('complaints', version)).toEqual([untyped, untyped]);
      expect(told('lexSarah', version)).toEqual([0, unused]);
    }
    expect(told('deviations', 'internal')).toEqual([1, unused]);
    expect(told('deviations', 'deidentified')).toEqual(['–', unused]);
    must(type({ kind: 'complaints', count: '0' }));
    expect(told('complaints', 'internal')).toEqual([untyped, 0]);
    expect(told('deviations', 'internal')).toEqual([1, 0]);
    const sheet = yearTableSheet('Klagomål', 'Vad', 2026, year(quality).complaints);
    const cells = sheet.blocks.flatMap((block) => (block.kind === 'table' ? [...block.rows] : []));
    expect(cells.at(-1)?.slice(2)).toEqual([untyped, 0]);
  });

  it('tell nobody outside which kön the few of lex Sarah are of, on the page or in the files', () => {
    const few = { kind: 'lexSarah', reported: '2', notified: '0', waiting: '0', open: '0' };
    type({ kind: 'deviations', count: '30' });
    const leaves = () => {
      const page = year(reader, { year: 2026 });
      const asked = { year: 2026, unitId: null, version: 'deidentified' } as const;
      const { blocks } = exportYearReport(services, actorOf(services, reader), asked);
      const tables = [...blocks].flatMap((block) => (block.kind === 'table' ? [[...block.rows]] : []));
      return [page.lexSarah, tables];
    };
    const seen = (['female', 'male', 'unknown'] as const).map((sex) => {
      must(type({ ...few, sex }));
      const told = leaves();
      services.db.$client.prepare(`DELETE FROM typed_figures WHERE kind = 'lexSarah'`).run();
      return told;
    });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    expect(leaves()).not.toEqual(seen[0]);
  });

  it('count with what was counted, each once, until they are removed by whoever may type them', async () => {
    const [first] = types();
    deviation(org.unit1, { at: '2025-05-05T08:00:00.000Z', on: '2025-05-05', type: first?.id ?? null });
    must(type({ kind: 'deviations', typeId: String(first?.id), count: '12' }));
    expect(type({ kind: 'deviations', typeId: String(first?.id), count: '13' })).toEqual({
      ok: false,
      error: 'exists',
    });
    expect(type({ kind: 'deviations', typeId: '999', count: '1' })).toEqual({
      ok: false,
      error: 'strangeType',
    });
    must(type({ kind: 'complaints', count: '28' }));
    must(type({ kind: 'lexSarah', sex: 'male', reported: '3', notified: '1', waiting: '2', open: '2' }));
    expect(rowOf(year(manager), 'Barn och unga 1', first?.name ?? '')).toEqual({ thisYear: 0, lastYear: 13 });
    const { complaints, lexSarah, typedKinds } = year(manager);
    const last = { thisYear: 0, lastYear: 28, missing: { thisYear: 'notTyped' } };
    const none = { thisYear: 0, lastYear: 0, missing: { thisYear: 'notTyped', lastYear: 'notTyped' } };
    expect(complaints.rows.map(({ label, cells }) => [label, cells[0]])).toEqual([
      ...[
        ['Barn och unga 1', last],
        ['Barn och unga 2', none],
      ],
      ...[
        ['Familjehemsenheten', none],
        ['Övrigt i Barn och familj', none],
      ],
      ['Hela Barn och familj', last],
    ]);
    expect(lexSarah.rows[0]?.cells.map(({ lastYear }) => lastYear)).toEqual([0, 3, 0, 3, 2, 1, 1, 2]);
    expect(typedKinds).toEqual(['deviations', 'complaints', 'lexSarah']);
    const asked = { year: 2026, unitId: null, version: null };
    const { figures } = loadTypedFigures(services, actorOf(services, manager), asked);
    const seen = { id: figures[0]?.id ?? 0, revision: figures[0]?.revision ?? 0 };
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: org.elderly });
    for (const stranger of [other, reader]) {
      const removed = () => removeFigure(services, actorOf(services, stranger), seen);
      expect(await statusOf(removed)).toBe(404);
    }
    expect(removeFigure(services, actorOf(services, manager), { ...seen, revision: 9 })).toBe(false);
    expect(removeFigure(services, actorOf(services, manager), seen)).toBe(true);
    expect(rowOf(year(manager), 'Barn och unga 1', first?.name ?? '')?.lastYear).toBe(1);
  });
});
