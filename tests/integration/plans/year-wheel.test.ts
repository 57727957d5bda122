import { beforeEach, describe, expect, it } from 'vitest';
import { itemFormSchema } from '#app/features/plans/forms/item-form.ts';
import { loader as calendar } from '#app/features/plans/routes/calendar.ts';
import { loadWheel } from '#app/features/plans/server/load-wheel.server.ts';
import { saveItem } from '#app/features/plans/server/save-item.server.ts';
import { adoptPlan, createPlan } from '#app/features/plans/server/save-plan.server.ts';
import { addEntry, markEntry } from '#app/features/plans/server/wheel-entries.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
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
const put = (title: string, dueOn: string) =>
  addEntry(services, as(manager), { title, dueOn: dueOn as CivilDate, unitId: org.children });
const entryOf = (title: string) => {
  const entry = wheel().items.find((item) => item.title === title)?.entry;
  if (!entry) throw new Error('no such entry');
  return entry;
};

function makePlan(isAdopted: boolean): void {
  const planId = must(
    createPlan(services, as(manager), {
      ...{ kind: 'internalControl', unitId: org.children, year: 2026, name: '', copyFromId: null },
    }),
  );
  const typed = { area: '', title: 'Delegering; beslut, jäv', background: '', purpose: '', measured: '' };
  const row = itemFormSchema(2026).parse({
    ...{ ...typed, method: '', riskNote: '', likelihood: '', consequence: '', improvement: '' },
    ...{ responsibleId: String(manager), controlId: '', timing: 'fourMonths', days: '' },
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
      const values = { title: 'Nytt', dueOn: '2026-10-02' as CivilDate, unitId: org.children };
      expect(await statusOf(() => addEntry(services, as(stranger), values))).toBe(403);
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
