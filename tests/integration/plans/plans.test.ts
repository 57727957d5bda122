import { beforeEach, describe, expect, it } from 'vitest';
import { itemFormSchema } from '#app/features/plans/forms/item-form.ts';
import { reportSchema } from '#app/features/plans/forms/report-form.ts';
import { loadPlan } from '#app/features/plans/server/load-plan.server.ts';
import { reportOccasion } from '#app/features/plans/server/report-occasion.server.ts';
import { moveItem, removeItem, saveItem } from '#app/features/plans/server/save-item.server.ts';
import {
  adoptPlan,
  createPlan,
  createVersion,
  discardPlan,
} from '#app/features/plans/server/save-plan.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, PlanId } from '#app/shared/domain/ids.ts';
import { findPlan } from '#db/queries/plans.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import { actorOf, must } from '../../factories/placements-control.ts';
import { statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

let services: TestServices;
let org: Organisation;
let manager: PersonId;
let below: PersonId;
let reader: PersonId;

beforeEach(async () => {
  services = await makeServices('2026-01-05T08:00:00.000Z');
  org = makeOrganisation(services);
  manager = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.children });
  below = makePerson(services, { name: 'Nina Berg', role: 'manager', unitId: org.unit1 });
  reader = makePerson(services, { name: 'Rune Alm', role: 'reader', unitId: org.administration });
});

const as = (personId: PersonId) => actorOf(services, personId);
const page = (planId: PlanId, personId = manager) => loadPlan(services, as(personId), planId);
const revisionOf = (planId: PlanId) => findPlan(services.db, planId)?.revision ?? 0;
const newPlan = (year = 2026, copyFromId: PlanId | null = null) =>
  createPlan(services, as(manager), {
    ...{ kind: 'internalControl', unitId: org.children, year, name: '', copyFromId },
  });
const row = (title: string, over: Record<string, string> = {}) =>
  itemFormSchema(2026).parse({
    ...{ area: '', title, background: '', purpose: '', measured: '', method: '', riskNote: '' },
    ...{ likelihood: '3', consequence: '4', responsibleId: '', controlId: '', improvement: 'Bättre mallar.' },
    ...{ timing: 'fourMonths', days: '', ...over },
  });
const add = (planId: PlanId, title: string, over: Record<string, string> = {}) =>
  must(
    saveItem(services, as(manager), planId, { revision: revisionOf(planId), itemId: null }, row(title, over)),
  );
const decision = { adoptedOn: '2026-01-20' as CivilDate, adoptedParagraph: '§ 7' };
const adopt = (planId: PlanId) =>
  must(adoptPlan(services, as(manager), planId, revisionOf(planId), decision));
const occasionsOf = (planId: PlanId) => page(planId).items.flatMap(({ occasions }) => occasions);
const report = (
  planId: PlanId,
  place: number,
  form: Record<string, string>,
  personId = manager,
  late = 0,
) => {
  const occasion = occasionsOf(planId)[place];
  if (!occasion) throw new Error('no such occasion');
  const input = reportSchema.parse({ outcome: '', actionText: '', reasonNotDone: '', roundId: '', ...form });
  const address = { planId, occasionId: occasion.id };
  return reportOccasion(services, as(personId), address, occasion.revision - late, input);
};

describe('what is forbidden', () => {
  it('is every change of an adopted plan', () => {
    const planId = must(newPlan());
    add(planId, 'Delegering');
    adopt(planId);
    const seen = { revision: revisionOf(planId), itemId: page(planId).items[0]?.id ?? null };
    const changed = { ok: false, error: 'changedMeanwhile' };
    expect(saveItem(services, as(manager), planId, { ...seen, itemId: null }, row('Ny'))).toEqual(changed);
    expect(saveItem(services, as(manager), planId, seen, row('Annan'))).toEqual(changed);
    const { itemId } = seen;
    if (itemId === null) throw new Error('the row is gone');
    expect(moveItem(services, as(manager), planId, { ...seen, itemId }, 1)).toEqual(changed);
    expect(removeItem(services, as(manager), planId, { ...seen, itemId })).toEqual(changed);
    const refused = { ok: false, error: { kind: 'changedMeanwhile' } };
    expect(adoptPlan(services, as(manager), planId, seen.revision, decision)).toEqual(refused);
    expect(discardPlan(services, as(manager), planId, seen.revision)).toEqual(refused);
    expect(page(planId).items.map(({ title }) => title)).toEqual(['Delegering']);
    expect(page(planId).may).toMatchObject({ change: false, makeVersion: true });
  });

  it('is a draft to a reader, and any report from her', async () => {
    const planId = must(newPlan());
    add(planId, 'Delegering');
    expect(await statusOf(() => page(planId, reader))).toBe(404);
    adopt(planId);
    expect(page(planId, reader).items).toHaveLength(1);
    expect(await statusOf(() => report(planId, 0, { state: 'done' }, reader))).toBe(403);
    expect(await statusOf(() => page(planId, below))).toBe(404);
  });

  it('is adopting a plan without rows, and a second plan for the same unit, kind and year', () => {
    const planId = must(newPlan());
    expect(adoptPlan(services, as(manager), planId, revisionOf(planId), decision)).toEqual({
      ok: false,
      error: { kind: 'empty' },
    });
    expect(newPlan()).toEqual({ ok: false, error: { kind: 'exists', planId } });
  });

  it('is a report before the plan is adopted, over another’s report, and not done without a reason', async () => {
    const planId = must(newPlan());
    add(planId, 'Delegering');
    expect(await statusOf(() => report(planId, 0, { state: 'done' }))).toBe(404);
    adopt(planId);
    must(report(planId, 0, { state: 'done', outcome: 'Inga fel.' }));
    expect(report(planId, 0, { state: 'planned' }, manager, 1)).toEqual({
      ok: false,
      error: 'changedMeanwhile',
    });
    expect(() => report(planId, 1, { state: 'notDone', reasonNotDone: '  ' })).toThrow('varför');
    expect(occasionsOf(planId).map(({ state }) => state)).toEqual(['done', 'planned', 'planned']);
  });

  it('is a responsible person from elsewhere', () => {
    const stranger = makePerson(services, { name: 'Olle Ås', role: 'manager', unitId: org.elderly });
    const planId = must(newPlan());
    const about = { revision: revisionOf(planId), itemId: null };
    const strange = row('Delegering', { responsibleId: String(stranger) });
    expect(saveItem(services, as(manager), planId, about, strange)).toEqual({
      ok: false,
      error: 'strangePerson',
    });
  });
});

describe('a plan through its year', () => {
  it('is written row by row, and two who write at once do not write over each other', () => {
    const planId = must(newPlan());
    const seen = revisionOf(planId);
    for (const title of ['Ett', 'Två', 'Tre']) add(planId, title);
    const stale = { revision: seen, itemId: null };
    expect(saveItem(services, as(manager), planId, stale, row('Fyra'))).toEqual({
      ok: false,
      error: 'changedMeanwhile',
    });
    const last = page(planId).items[2];
    if (!last) throw new Error('no third row');
    must(moveItem(services, as(manager), planId, { revision: revisionOf(planId), itemId: last.id }, -1));
    expect(page(planId).items.map(({ title }) => title)).toEqual(['Ett', 'Tre', 'Två']);
    must(removeItem(services, as(manager), planId, { revision: revisionOf(planId), itemId: last.id }));
    expect(page(planId).items.map(({ title }) => title)).toEqual(['Ett', 'Två']);
  });

  it('is done, late or not done, and a person below who answers for a row reports that one', async () => {
    const planId = must(newPlan());
    add(planId, 'Delegering', { responsibleId: String(below) });
    add(planId, 'Jäv', { timing: 'year' });
    adopt(planId);
    services.setNow('2026-09-10T08:00:00.000Z');
    must(report(planId, 0, { state: 'done', outcome: 'Inga fel.' }, below));
    expect(await statusOf(() => report(planId, 3, { state: 'done' }, below))).toBe(403);
    must(report(planId, 3, { state: 'notDone', reasonNotDone: 'Vakant tjänst.' }));
    expect(occasionsOf(planId).map(({ dueOn, status }) => [dueOn, status])).toEqual([
      ['2026-04-30', 'done'],
      ['2026-08-31', 'late'],
      ['2026-12-31', 'planned'],
      ['2026-12-31', 'notDone'],
    ]);
    expect(page(planId).summary).toEqual({ total: 2, done: 0, notDone: 1, open: 1 });
  });

  it('gets a new version that takes over what was reported when it is adopted', async () => {
    const first = must(newPlan());
    add(first, 'Delegering');
    adopt(first);
    const second = must(createVersion(services, as(manager), first));
    expect(createVersion(services, as(manager), first)).toEqual({
      ok: false,
      error: { kind: 'exists', planId: second },
    });
    // Reported in the one in force while the draft of the next is being written.
    must(report(first, 0, { state: 'done', outcome: 'Inga fel.' }));
    add(second, 'Jäv', { timing: 'year' });
    adopt(second);
    expect(page(first).plan.state).toBe('replaced');
    expect(await statusOf(() => report(first, 1, { state: 'done' }))).toBe(404);
    expect(occasionsOf(first).map(({ state }) => state)).toEqual(['done', 'planned', 'planned']);
    expect(page(second).plan).toMatchObject({ state: 'adopted', version: 2, adoptedParagraph: '§ 7' });
    expect(occasionsOf(second).map(({ state, outcome }) => [state, outcome])).toEqual([
      ['done', 'Inga fel.'],
      ['planned', ''],
      ['planned', ''],
      ['planned', ''],
    ]);
  });

  it('gives a new version the reports of days that were moved, and says first which have no place', () => {
    const first = must(newPlan());
    add(first, 'Delegering', { timing: 'halfYear' });
    add(first, 'Jäv', { timing: 'year' });
    adopt(first);
    must(report(first, 0, { state: 'done', outcome: 'Alla tio var anmälda.' }));
    must(report(first, 2, { state: 'notDone', reasonNotDone: 'Vakant tjänst.' }));
    const second = must(createVersion(services, as(manager), first));
    expect(page(second).taken).toEqual({ moved: [], lost: [] });
    const seenOf = (place: number) => {
      const itemId = page(second).items[place]?.id;
      if (itemId === undefined) throw new Error('no such row');
      return { revision: revisionOf(second), itemId };
    };
    const days = row('Delegering', { timing: 'dates', days: '15 juni, 15 december' });
    must(saveItem(services, as(manager), second, seenOf(0), days));
    must(removeItem(services, as(manager), second, seenOf(1)));
    expect(page(second).taken).toMatchObject({
      moved: [{ title: 'Delegering', from: 'Första halvåret', to: '15 juni' }],
      lost: [{ title: 'Jäv', from: 'Helåret', state: 'notDone' }],
    });
    adopt(second);
    expect(occasionsOf(second).map(({ dueOn, state, outcome }) => [dueOn, state, outcome])).toEqual([
      ['2026-06-15', 'done', 'Alla tio var anmälda.'],
      ['2026-12-15', 'planned', ''],
    ]);
    expect(page(second).taken).toBeNull();
  });

  it('is copied to next year with its rows’ past but without reports', () => {
    const first = must(newPlan());
    add(first, 'Delegering');
    adopt(first);
    must(report(first, 0, { state: 'done', outcome: 'Inga fel.' }));
    const next = must(newPlan(2027, first));
    const [item] = page(next).items;
    expect(item).toMatchObject({
      title: 'Delegering',
      improvement: '',
      earlier: [{ year: 2026, done: 1, total: 3 }],
    });
    expect(item?.occasions.map(({ dueOn, state }) => [dueOn, state])).toEqual([
      ['2027-04-30', 'planned'],
      ['2027-08-31', 'planned'],
      ['2027-12-31', 'planned'],
    ]);
  });
});
