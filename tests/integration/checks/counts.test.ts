import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { createRegister } from '#app/features/cases/server/create-register.server.ts';
import { beginUndo } from '#app/features/cases/server/undo-import.server.ts';
import { readCheckAddress } from '#app/features/checks/domain/check-address.ts';
import {
  countAllChecks,
  countChecks,
  followRegister,
} from '#app/features/checks/server/count-checks.server.ts';
import { loadCheck } from '#app/features/checks/server/load-check.server.ts';
import { loadChecks } from '#app/features/checks/server/load-checks.server.ts';
import { archiveCheck, changeCheck } from '#app/features/checks/server/save-check.server.ts';
import { openServices } from '#app/http/open-services.ts';
import type { RegisterCheckId, RegisterId } from '#app/shared/domain/ids.ts';
import { findCheck } from '#db/queries/checks.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import {
  actorOf,
  csvFile,
  importFile,
  makePlacementsRegister,
  registerFile,
} from '../../factories/register.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';
import { makeReadyCheck, monthsLater, readRows } from './check-fixtures.ts';

/** The day in the name of the file: it was read in two days later. */
const REFERENCE = '2026-10-31';
const here = readCheckAddress(new URLSearchParams());

let services: TestServices;
let org: Organisation;
let quality: Actor;

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  quality = actorOf(
    services,
    makePerson(services, { name: 'Tomas Wik', role: 'quality', unitId: org.administration }),
  );
});

const placements = () => makePlacementsRegister(services, { as: quality.personId, unitId: org.children });
const resultOf = async (checkId: RegisterCheckId, actor = quality, query = '') => {
  const page = await loadCheck(services, actor, checkId, readCheckAddress(new URLSearchParams(query)));
  if (!page.result) throw new Error('nothing is imported');
  return page.result;
};
const entriesOf = (action: string) =>
  services.db.$client
    .prepare('SELECT actor_id AS actorId, unit_id AS unitId, detail FROM audit_entries WHERE action = ?')
    .all(action) as { actorId: number; unitId: number; detail: string }[];

describe('the shared placements', () => {
  const rows = readRows('placeringar-2026-10-31.csv', 'windows-1252');
  const ongoing = (on: string) =>
    rows.filter((row) => {
      const [start = '', end = ''] = [row['Placering fr.o.m.'], row['Placering t.o.m.']];
      return start !== '' && start <= on && (end === '' || end > on);
    });
  /** The key and its newest day that has come, for what a date rule should find. */
  const tooOld = (on: string, columns: readonly string[], months: number, otherwise?: string) =>
    ongoing(on).flatMap((row) => {
      const come = columns.map((column) => row[column] ?? '').filter((day) => day !== '' && day <= on);
      const newest = come.toSorted().at(-1) ?? (otherwise === undefined ? '' : (row[otherwise] ?? ''));
      return newest !== '' && monthsLater(newest, months) < on ? [{ key: row['Ärendenummer'], newest }] : [];
    });

  it('are found by the considerations as plain counting finds them', async () => {
    const checkId = await makeReadyCheck(
      services,
      quality,
      await placements(),
      'overvagande-over-sex-manader',
    );
    const columns = ['Senaste övervägande', 'Föregående övervägande'];
    const expected = tooOld(REFERENCE, columns, 6, 'Placering fr.o.m.');
    const result = await resultOf(checkId);
    expect(result.referenceOn).toBe(REFERENCE);
    expect(result.lookedAt).toBe(ongoing(REFERENCE).length);
    expect(result.lookedAt).toBeGreaterThan(100);
    expect(result.found).toBe(expected.length);
    expect(result.rows.map(({ key }) => key).toSorted()).toEqual(expected.map(({ key }) => key).toSorted());

    const later = await resultOf(checkId, quality, 'dag=2027-02-15');
    const expectedLater = tooOld('2027-02-15', columns, 6, 'Placering fr.o.m.');
    expect(expectedLater.length).toBeGreaterThan(20);
    expect(later.found).toBe(expectedLater.length);
    const oldestFirst = expectedLater.map(({ newest }) => newest).toSorted();
    // Both months are of the same length in words: the oldest day is the farthest over.
    expect(later.rows[0]?.arithmetic).toContain('Gränsen är 6');
    expect(later.rows[0]?.key).toBe(expectedLater.find(({ newest }) => newest === oldestFirst[0])?.key);
    const over = later.rows.map(({ daysOver }) => daysOver ?? 0);
    expect(over).toEqual(over.toSorted((a, b) => b - a));
  });

  it('are found by their plans and by what is missing', async () => {
    const registerId = await placements();
    const plans = await makeReadyCheck(services, quality, registerId, 'genomforandeplan-over-tolv-manader');
    const missing = await makeReadyCheck(services, quality, registerId, 'vardplan-saknas');
    const expected = tooOld(REFERENCE, ['Genomförandeplan upprättad', 'Genomförandeplan reviderad'], 12);
    expect(expected.length).toBeGreaterThan(10);
    expect((await resultOf(plans)).found).toBe(expected.length);
    const without = ongoing(REFERENCE).filter((row) => row['Vårdplan upprättad'] === '');
    expect(without.length).toBeGreaterThan(0);
    expect((await resultOf(missing)).found).toBe(without.length);
    expect((await resultOf(missing)).bands).toEqual([]);
  });

  it('are spread over units and bands that add up', async () => {
    const checkId = await makeReadyCheck(
      services,
      quality,
      await placements(),
      'genomforandeplan-over-tolv-manader',
    );
    const result = await resultOf(checkId);
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    expect(sum(result.units.map(({ found }) => found))).toBe(result.found);
    expect(sum(result.units.map(({ lookedAt }) => lookedAt))).toBe(result.lookedAt);
    expect(sum(result.bands.map(({ count }) => count))).toBe(result.found);
    const unit1 = ongoing(REFERENCE).filter((row) => row['Enhet'] === 'Barn och unga 1').length;
    expect(result.units.find(({ id }) => id === org.unit1)?.lookedAt).toBe(unit1);
  });

  it('marks protected identities and finds by search and unit', async () => {
    const checkId = await makeReadyCheck(
      services,
      quality,
      await placements(),
      'genomforandeplan-over-tolv-manader',
    );
    const all = await resultOf(checkId);
    const isMarked = new Map(
      rows.map((row) => [row['Ärendenummer'], row['Skyddade personuppgifter'] === 'Ja']),
    );
    for (const row of all.rows) expect(row.isProtected).toBe(isMarked.get(row.key));
    expect(all.rows.some(({ isProtected }) => isProtected)).toBe(true);
    const one = all.rows[3];
    const searched = await resultOf(checkId, quality, `q=${one?.key}`);
    expect(searched.rows.map(({ key }) => key)).toEqual([one?.key]);
    expect(searched.found).toBe(all.found);
    const unit = await resultOf(checkId, quality, `enhet=${org.unit2}`);
    expect(unit.total).toBe(all.units.find(({ id }) => id === org.unit2)?.found);
    expect(unit.rows.every(({ unitName }) => unitName === 'Barn och unga 2')).toBe(true);
  });
});

describe('the shared decisions', () => {
  const rows = readRows('bistandsbeslut-2020.csv', 'utf-8');

  async function decisions(): Promise<RegisterId> {
    services.setNow('2021-01-11T08:00:00.000Z');
    const made = createRegister(services, quality, {
      name: 'Beslut',
      unitId: org.elderly,
      kind: 'decisions',
    });
    if (!made.ok) throw new Error(made.error);
    const file = registerFile('bistandsbeslut-2020.csv');
    await importFile(services, { as: quality.personId, registerId: made.value, file });
    return made.value;
  }

  it('are found where they wait more than three months, page by page', async () => {
    const checkId = await makeReadyCheck(services, quality, await decisions(), 'beslut-ej-verkstallt');
    const on = '2021-01-11';
    const granted = rows.filter((row) => ['Bifall', 'Delavslag'].includes(row['Beslut'] ?? ''));
    const waiting = granted.filter((row) => {
      const [decided = '', executed = ''] = [row['Beslutsdatum'], row['Verkställt']];
      return (executed === '' || executed > on) && decided !== '' && monthsLater(decided, 3) < on;
    });
    const result = await resultOf(checkId);
    expect(result.lookedAt).toBe(granted.length);
    expect(waiting.length).toBeGreaterThan(0);
    expect(result.found).toBe(waiting.length);
  });

  it('are found where they were executed late or before the decision', async () => {
    const registerId = await decisions();
    const late = await makeReadyCheck(services, quality, registerId, 'beslut-sent-verkstallt');
    const reversed = await makeReadyCheck(services, quality, registerId, 'verkstallt-fore-beslut');
    const executed = rows.filter((row) => row['Verkställt'] !== '');
    const expectedLate = executed.filter(
      (row) =>
        monthsLater(row['Beslutsdatum'] ?? '', 3) < (row['Verkställt'] ?? '') &&
        (row['Verkställt'] ?? '') <= '2021-01-11',
    );
    expect((await resultOf(late)).found).toBe(expectedLate.length);
    const expectedReversed = executed.filter(
      (row) => (row['Verkställt'] ?? '') < (row['Beslutsdatum'] ?? ''),
    );
    expect((await resultOf(reversed)).found).toBe(expectedReversed.length);
  });
});

describe('who sees what', () => {
  it('a gruppchef sees her own unit, with every number', async () => {
    const checkId = await makeReadyCheck(
      services,
      quality,
      await placements(),
      'genomforandeplan-over-tolv-manader',
    );
    const chef = actorOf(
      services,
      makePerson(services, { name: 'Gruppchef', role: 'manager', unitId: org.unit1 }),
    );
    const whole = await resultOf(checkId);
    const own = await resultOf(checkId, chef);
    const unit1 = whole.units.find(({ id }) => id === org.unit1);
    expect([own.found, own.lookedAt]).toEqual([unit1?.found, unit1?.lookedAt]);
    expect(own.units.map(({ id }) => id)).toEqual([org.unit1]);
    expect(own.rows.every(({ unitName }) => unitName === 'Barn och unga 1')).toBe(true);
    expect((await resultOf(checkId, chef, `enhet=${org.unit2}`)).rows).toEqual([]);
    const other = whole.rows.find(({ unitName }) => unitName === 'Barn och unga 2');
    expect((await resultOf(checkId, chef, `q=${other?.key}`)).rows).toEqual([]);
    const [listed] = loadChecks(services, chef);
    expect(listed?.mayManage).toBe(false);
    expect(listed?.checks[0]?.latest).toMatchObject({ found: unit1?.found, lookedAt: unit1?.lookedAt });
  });

  it('a manager elsewhere and a reviewer see nothing', async () => {
    const checkId = await makeReadyCheck(services, quality, await placements(), 'vardplan-saknas');
    const person = (role: 'manager' | 'reviewer', unitId = org.elderly) =>
      actorOf(services, makePerson(services, { name: `En ${role}`, role, unitId }));
    const elsewhere = person('manager');
    await expect(loadCheck(services, elsewhere, checkId, here)).rejects.toMatchObject({ status: 404 });
    expect(loadChecks(services, elsewhere)).toEqual([]);
    const reviewer = person('reviewer', org.unit1);
    await expect(loadCheck(services, reviewer, checkId, here)).rejects.toMatchObject({ status: 403 });
    const chef = actorOf(
      services,
      makePerson(services, { name: 'Gruppchef', role: 'manager', unitId: org.unit1 }),
    );
    await expect(archiveCheck(services, chef, checkId, 1, true)).rejects.toMatchObject({ status: 403 });
  });

  it('logs who was shown the cases, without a word of any case', async () => {
    const checkId = await makeReadyCheck(services, quality, await placements(), 'vardplan-saknas');
    await resultOf(checkId, quality, 'q=2024-1007');
    const [entry] = entriesOf('check.read');
    expect(entry).toMatchObject({ actorId: quality.personId, unitId: org.children });
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ referenceOn: REFERENCE, page: 1 });
    expect(entry?.detail).not.toContain('2024-1007');
    loadChecks(services, quality);
    expect(entriesOf('check.read')).toHaveLength(1);
  });
});

describe('counts after each import', () => {
  const CSV = (days: readonly string[]) =>
    csvFile(
      [
        'Ärendenummer;Enhet;Placering fr.o.m.;Placering t.o.m.;Senaste övervägande',
        ...days.map((day, index) => `2024-10${index};Barn och unga ${(index % 2) + 1};2024-01-01;;${day}`),
      ].join('\n'),
    );
  const read = (registerId: RegisterId, days: readonly string[]) =>
    importFile(services, { as: quality.personId, registerId, file: CSV(days) });

  async function register(): Promise<RegisterId> {
    const made = createRegister(services, quality, { name: 'R', unitId: org.children, kind: 'placements' });
    if (!made.ok) throw new Error(made.error);
    return made.value;
  }
  const trendOf = async (checkId: RegisterCheckId, actor = quality) =>
    (await loadCheck(services, actor, checkId, here)).trend.map(({ found, lookedAt, isRuleChanged }) => [
      found,
      lookedAt,
      isRuleChanged,
    ]);

  it('are kept with the rule as it was, and a changed rule is marked', async () => {
    const registerId = await register();
    const first = await read(registerId, ['2026-01-01', '2026-02-01', '2026-10-01']);
    const checkId = await makeReadyCheck(services, quality, registerId, 'overvagande-over-sex-manader');
    expect(await trendOf(checkId)).toEqual([[2, 3, false]]);

    services.setNow('2026-11-20T08:00:00.000Z');
    const second = await read(registerId, ['2026-11-01', '2026-02-01', '2026-10-01', '2026-03-01']);
    await followRegister(services, { registerId, importId: second, kind: 'applied' });
    expect(await trendOf(checkId)).toEqual([
      [2, 3, false],
      [2, 4, false],
    ]);
    const listed = loadChecks(services, quality)[0]?.checks[0];
    expect(listed).toMatchObject({ change: 0, latest: { found: 2, referenceOn: '2026-11-20' } });

    const check = findCheck(services.db, checkId);
    if (check?.rule.limit?.kind !== 'age') throw new Error('no limit');
    const limit = { ...check.rule.limit, limit: { amount: 1, unit: 'months' } } as const;
    const input = { ...check, limit, conditions: check.rule.conditions };
    expect(await changeCheck(services, quality, checkId, 1, input)).toEqual({ ok: true, value: checkId });
    expect(await trendOf(checkId)).toEqual([
      [2, 3, false],
      [3, 4, true],
    ]);
    expect(loadChecks(services, quality)[0]?.checks[0]).toMatchObject({
      change: null,
      latest: { isRuleChanged: true },
    });

    // Another name is not another rule.
    await changeCheck(services, quality, checkId, 2, { ...input, name: 'Annat namn' });
    expect(findCheck(services.db, checkId)).toMatchObject({ revision: 3, rule: { version: 2 } });
    expect(first).toBeLessThan(second);
  });

  it('go when the import is undone, and come for the import before it if it had none', async () => {
    const registerId = await register();
    const first = await read(registerId, ['2026-01-01', '2026-10-01']);
    services.setNow('2026-11-20T08:00:00.000Z');
    const second = await read(registerId, ['2026-01-01', '2026-02-01']);
    const checkId = await makeReadyCheck(services, quality, registerId, 'overvagande-over-sex-manader');
    expect(await trendOf(checkId)).toEqual([[2, 2, false]]);
    const begun = beginUndo(services, quality, { registerId, importId: second }, 'Fel fil');
    if (!begun.ok) throw new Error(begun.error.kind);
    await begun.value.ended;
    expect(await trendOf(checkId)).toEqual([]);
    await followRegister(services, { registerId, importId: second, kind: 'undone' });
    expect(await trendOf(checkId)).toEqual([[1, 2, false]]);
    const counted = services.db.$client
      .prepare('SELECT DISTINCT import_id AS id FROM register_check_counts')
      .all();
    expect(counted).toEqual([{ id: first }]);
    expect(entriesOf('check.countsRemoved')).toHaveLength(1);
  });

  it('follow the registers wherever the program runs', async () => {
    const opened = await openServices({
      ...services.config,
      dataFolder: mkdtempSync(path.join(tmpdir(), 'aktsam-checks-')),
    });
    expect(opened.registerListeners).toContain(countChecks);
    opened.db.$client.close();
  });

  it('are by unit: each person sees her own trend', async () => {
    const registerId = await register();
    await read(registerId, ['2026-01-01', '2026-02-01', '2026-03-01']);
    const checkId = await makeReadyCheck(services, quality, registerId, 'overvagande-over-sex-manader');
    const chef = actorOf(
      services,
      makePerson(services, { name: 'Gruppchef', role: 'manager', unitId: org.unit2 }),
    );
    expect(await trendOf(checkId)).toEqual([[3, 3, false]]);
    expect(await trendOf(checkId, chef)).toEqual([[1, 1, false]]);
  });

  it('are not made for an archived check, and are caught up when it is taken up again', async () => {
    const registerId = await register();
    await read(registerId, ['2026-01-01']);
    const checkId = await makeReadyCheck(services, quality, registerId, 'overvagande-over-sex-manader');
    expect(await archiveCheck(services, quality, checkId, 7, true)).toBe(false);
    expect(await archiveCheck(services, quality, checkId, 1, true)).toBe(true);
    services.setNow('2026-11-20T08:00:00.000Z');
    await read(registerId, ['2026-11-01']);
    await countAllChecks(services, registerId);
    expect(await trendOf(checkId)).toEqual([[1, 1, false]]);
    expect(await archiveCheck(services, quality, checkId, 2, false)).toBe(true);
    expect(await trendOf(checkId)).toEqual([
      [1, 1, false],
      [0, 1, false],
    ]);
  });

  it('say nothing where the register has lost a column, and the page says which', async () => {
    const registerId = await register();
    await read(registerId, ['2026-01-01']);
    const checkId = await makeReadyCheck(services, quality, registerId, 'overvagande-over-sex-manader');
    services.db.$client
      .prepare("UPDATE register_columns SET header = 'Övervägt' WHERE header = 'Senaste övervägande'")
      .run();
    const result = await resultOf(checkId);
    expect(result).toMatchObject({ missingColumns: ['Senaste övervägande'], found: 0, rows: [] });
    const before = entriesOf('check.counted').length;
    await countAllChecks(services, registerId);
    expect(entriesOf('check.counted')).toHaveLength(before);
  });
});
