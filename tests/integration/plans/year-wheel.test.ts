import { beforeEach, describe, expect, it } from 'vitest';
import { planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { itemFormSchema } from '#app/features/plans/forms/item-form.ts';
import { entrySchema } from '#app/features/plans/forms/wheel-form.ts';
import { loader as calendar } from '#app/features/plans/routes/calendar.ts';
import { loadWheel } from '#app/features/plans/server/load-wheel.server.ts';
import { nextOfYear } from '#app/features/plans/server/next-of-year.server.ts';
import { saveItem } from '#app/features/plans/server/save-item.server.ts';
import { adoptPlan, createPlan } from '#app/features/plans/server/save-plan.server.ts';
import {
  addEntries,
  changeEntry,
  loadEntry,
  markEntry,
} from '#app/features/plans/server/wheel-entries.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok } from '#app/shared/domain/result.ts';
import { findPlan } from '#db/queries/plans.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import { actorOf, must } from '../../factories/placements-control.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

let services: TestServices;
let org: Organisation;
let manager: PersonId;
let other: PersonId;
let reader: PersonId;

beforeEach(async () => {
  services = await makeServices('2026-09-10T08:00:00.000Z');
  org = makeOrganisation(services);
  manager = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.children });
  other = makePerson(services, { name: 'Olle Ås', role: 'manager', unitId: org.elderly });
  reader = makePerson(services, { name: 'Rune Alm', role: 'reader', unitId: org.children });
});

const as = (personId: PersonId) => actorOf(services, personId);
const wheel = (personId = manager, year = 2026) =>
  loadWheel(services, as(personId), { unitId: org.children, year });
const entryOn = (title: string, dueOn: string, responsibleId: PersonId | null = manager) => ({
  ...{ unitId: org.children, responsibleId, occasions: [{ title, dueOn: dueOn as CivilDate }] },
});
const put = (title: string, dueOn: string) => must(addEntries(services, as(manager), entryOn(title, dueOn)));
const entryOf = (title: string) => {
  const entry = wheel().items.find((item) => item.title === title)?.entry;
  if (!entry) throw new Error('no such entry');
  return entry;
};

function makePlan(isAdopted: boolean, responsibleId = manager): void {
  const planId = must(
    createPlan(services, as(manager), {
      ...{ kind: 'internalControl', unitId: org.children, year: 2026, name: '', copyFromId: null },
    }),
  );
  const typed = { area: '', title: 'Delegering; beslut, jäv', background: '', purpose: '', measured: '' };
  const row = itemFormSchema(2026).parse({
    ...{ ...typed, method: '', riskNote: '', likelihood: '', consequence: '', improvement: '' },
    ...{ responsibleId: String(responsibleId), controlId: '', timing: 'fourMonths', days: '' },
  });
  must(saveItem(services, as(manager), planId, { revision: 1, itemId: null }, row));
  if (!isAdopted) return;
  const decision = { adoptedOn: '2026-01-20' as CivilDate, adoptedParagraph: '§ 7' };
  must(adoptPlan(services, as(manager), planId, findPlan(services.db, planId)?.revision ?? 0, decision));
}

describe('what is forbidden in the year wheel', () => {
  it('is putting in or marking anything for a reader or another department', async () => {
    put('Rapport', '2026-10-01');
    const entry = entryOf('Rapport');
    for (const stranger of [reader, other]) {
      const add = () => addEntries(services, as(stranger), entryOn('Nytt', '2026-10-02'));
      expect(await statusOf(add)).toBe(403);
      expect(await statusOf(() => loadEntry(services, as(stranger), entry.id))).toBe(403);
      const change = { title: 'Annat', dueOn: '2026-10-02' as CivilDate, responsibleId: null };
      expect(await statusOf(() => changeEntry(services, as(stranger), entry, change))).toBe(403);
      for (const kind of ['done', 'removed'] as const) {
        expect(await statusOf(() => markEntry(services, as(stranger), entry, { kind }))).toBe(403);
      }
    }
    expect(wheel().items.map(({ title, status }) => [title, status])).toEqual([['Rapport', 'planned']]);
  });

  it('is another department’s year, and drafts', () => {
    makePlan(false);
    put('Rapport', '2026-10-01');
    expect(wheel(other).items).toEqual([]);
    expect(wheel(reader).items.map(({ title, entry }) => [title, entry])).toEqual([['Rapport', null]]);
  });
});

describe('the year wheel', () => {
  it('says what is done, late, next and not done, in order', () => {
    makePlan(true);
    put('Rapport', '2026-10-01');
    put('Utbildning', '2026-03-01');
    put('Enkät', '2026-05-01');
    expect(markEntry(services, as(manager), entryOf('Utbildning'), { kind: 'done' })).toBe(true);
    const seen = entryOf('Enkät');
    expect(markEntry(services, as(manager), seen, { kind: 'notDone', reason: 'Ingen tid.' })).toBe(true);
    expect(markEntry(services, as(manager), seen, { kind: 'done' })).toBe(false);
    expect(wheel().items.map(({ dueOn, title, status, reason }) => [dueOn, title, status, reason])).toEqual([
      ['2026-03-01', 'Utbildning', 'done', ''],
      ['2026-04-30', 'Delegering; beslut, jäv', 'late', ''],
      ['2026-05-01', 'Enkät', 'notDone', 'Ingen tid.'],
      ['2026-08-31', 'Delegering; beslut, jäv', 'late', ''],
      ['2026-10-01', 'Rapport', 'planned', ''],
      ['2026-12-31', 'Delegering; beslut, jäv', 'planned', ''],
    ]);
    expect(wheel().next?.title).toBe('Rapport');
    expect(wheel(manager, 2027).items).toEqual([]);
  });

  it('has what she answers for in a plan of a unit above, and nothing else of that plan', async () => {
    const below = makePerson(services, { name: 'Lena Å', role: 'manager', unitId: org.unit1 });
    const beside = makePerson(services, { name: 'Nina Berg', role: 'manager', unitId: org.unit1 });
    makePlan(true, below);
    const days = ['2026-04-30', '2026-08-31', '2026-12-31'];
    for (const isMineOnly of [false, true]) {
      const daysOf = (personId: PersonId) =>
        loadWheel(services, as(personId), { unitId: org.unit1, year: 2026, isMineOnly }).items;
      expect(daysOf(below).map(({ dueOn }) => dueOn)).toEqual(days);
      expect(daysOf(beside)).toEqual([]);
    }
    expect(nextOfYear(services, as(below), new Set())).toMatchObject({
      ...{ lateCount: 2, items: [{ dueOn: '2026-12-31', title: 'Delegering; beslut, jäv' }] },
    });
    expect(nextOfYear(services, as(beside), new Set())).toBeNull();
  });

  it('is fetched as a calendar with ids that stay and without names of people', async () => {
    makePlan(true);
    const path = `/arshjul.ics?ar=2026&enhet=${org.children}`;
    const fetchFile = async () =>
      (await calendar(await routeArguments(services, { as: manager, path }))).text();
    const uidsOf = (file: string) => file.match(/^UID:.*$/gm);
    const before = await fetchFile();
    expect(before.match(/^DTSTART;VALUE=DATE:\d+/gm)).toEqual([
      'DTSTART;VALUE=DATE:20260430',
      'DTSTART;VALUE=DATE:20260831',
      'DTSTART;VALUE=DATE:20261231',
    ]);
    expect(before).toContain('SUMMARY:Delegering\\; beslut\\, jäv\r\n');
    expect(before).not.toContain('Maria');
    expect(new Set(uidsOf(before)).size).toBe(3);
    services.setNow('2026-10-01T08:00:00.000Z');
    expect(uidsOf(await fetchFile())).toEqual(uidsOf(before));
  });
});

describe('what somebody puts in', () => {
  const form = {
    title: 'Delårsrapport',
    unitId: '2',
    responsibleId: '',
    dueOn: '',
    days: '',
    timing: 'once',
  };
  const parse = (values: Partial<typeof form>) =>
    entrySchema(2026, '2026-09-10' as CivilDate).safeParse({ ...form, ...values });

  it('is put in for every period that is left of the year, once however often the form is sent', () => {
    const typed = { unitId: String(org.children), responsibleId: String(manager), timing: 'fourMonths' };
    const parsed = parse(typed);
    if (!parsed.success) throw parsed.error;
    expect(addEntries(services, as(manager), parsed.data)).toEqual(ok(1));
    expect(addEntries(services, as(manager), { ...parsed.data, responsibleId: null })).toEqual(ok(0));
    const month = parse({ ...typed, timing: 'month' });
    if (!month.success) throw month.error;
    expect(addEntries(services, as(manager), month.data)).toEqual(ok(4));
    expect(wheel().items.map(({ dueOn, title, byName }) => [dueOn, title, byName])).toEqual([
      ['2026-09-30', 'Delårsrapport, september', 'Maria Ek'],
      ['2026-10-31', 'Delårsrapport, oktober', 'Maria Ek'],
      ['2026-11-30', 'Delårsrapport, november', 'Maria Ek'],
      ['2026-12-31', 'Delårsrapport, tertial 3', 'Maria Ek'],
      ['2026-12-31', 'Delårsrapport, december', 'Maria Ek'],
    ]);
  });

  it.each([
    [{ timing: 'once', dueOn: '2026-02-30' }, 'dueOn'],
    [{ timing: 'dates', days: '1 mars, 31 september' }, 'days'],
    [{ timing: 'dates' }, 'days'],
    [{ timing: 'weekly' }, 'timing'],
    [{ title: '  ', dueOn: '2026-10-01' }, 'title'],
  ])('is refused with a word at the field: %j', (values, field) => {
    expect(parse(values).error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('takes days written out, also those that have passed, and says so of a year that is over', () => {
    const read = parse({ timing: 'dates', days: '1 mars, 1 oktober' });
    expect(read.data?.occasions).toEqual([
      { title: 'Delårsrapport', dueOn: '2026-03-01' },
      { title: 'Delårsrapport', dueOn: '2026-10-01' },
    ]);
    const over = entrySchema(2025, '2026-09-10' as CivilDate).safeParse({ ...form, timing: 'quarter' });
    expect(over.error?.issues[0]?.path).toEqual(['timing']);
  });

  it('can be given to another who may answer, moved and renamed, and shows who said it was done', async () => {
    const colleague = makePerson(services, { name: 'Per Lund', role: 'quality', unitId: org.unit1 });
    put('Rapport', '2026-10-01');
    const seen = entryOf('Rapport');
    const change = { title: 'Rapporten', dueOn: '2026-10-15' as CivilDate, responsibleId: colleague };
    const stranger = { ...change, responsibleId: other };
    expect(changeEntry(services, as(manager), seen, stranger)).toEqual(err('strangePerson'));
    expect(changeEntry(services, as(manager), seen, change)).toEqual(ok(null));
    expect(changeEntry(services, as(manager), seen, change)).toEqual(err('changedMeanwhile'));
    const mine = loadWheel(services, as(colleague), { unitId: org.unit1, year: 2026, isMineOnly: true });
    // What she answers for follows her, though it is put in for the unit above.
    expect(mine.items.map(({ title, isMine }) => [title, isMine])).toEqual([['Rapporten', true]]);
    const own = loadWheel(services, as(manager), { unitId: org.children, year: 2026, isMineOnly: true });
    expect(own.items).toEqual([]);
    expect(markEntry(services, as(colleague), entryOf('Rapporten'), { kind: 'done' })).toBe(true);
    // Whoever answers for it says what became of it; taking it out is for those who plan.
    const remove = () => markEntry(services, as(colleague), entryOf('Rapporten'), { kind: 'removed' });
    expect(await statusOf(remove)).toBe(403);
    const done = { title: 'Rapporten', byName: 'Per Lund', markedByName: 'Per Lund', status: 'done' };
    expect(wheel().items).toMatchObject([{ ...done, dueOn: '2026-10-15', isMine: false }]);
    expect(markEntry(services, as(manager), entryOf('Rapporten'), { kind: 'open' })).toBe(true);
    expect(wheel().items).toMatchObject([{ markedByName: null, status: 'planned' }]);
  });
});

it('shows when actions are to be done and followed up, and only their numbers in the calendar', async () => {
  const action = {
    ...{ unitId: org.unit1, ownerId: manager, title: 'Samtal om Kalle', intendedEffect: 'Fler hörs.' },
    ...{ dueOn: '2026-08-01' as CivilDate, followUpOn: '2026-12-01' as CivilDate },
    ...{ deviationIds: [], movesDeviations: false },
  };
  must(planAction(services, as(manager), action));
  expect(wheel(other).items).toEqual([]);
  expect(wheel(reader).items).toEqual([]);
  expect(wheel().items.map(({ dueOn, title, status, isMine }) => [dueOn, title, status, isMine])).toEqual([
    ['2026-08-01', 'Genomföra ÅT-2026-001', 'late', true],
    ['2026-12-01', 'Följa upp ÅT-2026-001', 'planned', true],
  ]);
  const path = `/arshjul.ics?ar=2026&enhet=${org.children}&mina=1`;
  const file = await (await calendar(await routeArguments(services, { as: manager, path }))).text();
  expect(file.match(/^SUMMARY:.*$/gm)).toEqual([
    'SUMMARY:Genomföra ÅT-2026-001',
    'SUMMARY:Följa upp ÅT-2026-001',
  ]);
  expect(file).not.toMatch(/Kalle|Maria|VALARM/);
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});
