import { beforeEach, expect, it } from 'vitest';
import { handleAction } from '#app/features/deviations/server/handle-action.server.ts';
import { planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { addEntries } from '#app/features/plans/server/wheel-entries.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let owner: PersonId;
let colleague: PersonId;
beforeEach(async () => {
  services = await makeServices('2026-11-22T08:00:00.000Z');
  org = makeOrganisation(services);
  owner = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.children });
  colleague = makePerson(services, { name: 'Per Ås', role: 'manager', unitId: org.children });
});

const as = (personId: PersonId) => actorOf(services, personId);
const home = (personId: PersonId) => loadHome(services, as(personId));
const plan = (title: string, dueOn: string, followUpOn: string) =>
  must(
    planAction(services, as(owner), {
      ...{ unitId: org.unit1, ownerId: owner, title, intendedEffect: 'Fler barn hörs.' },
      ...{ deviationIds: [], movesDeviations: false },
      ...{ dueOn: dueOn as CivilDate, followUpOn: followUpOn as CivilDate },
    }),
  );
const put = (title: string, dueOn: string) =>
  must(
    addEntries(services, as(owner), {
      ...{ unitId: org.children, responsibleId: owner, occasions: [{ title, dueOn: dueOn as CivilDate }] },
    }),
  );

it('shows actions to nobody but their owner, from thirty days before they are due and until they are over', () => {
  plan('Sedan', '2026-12-23', '2027-06-30');
  plan('Snart', '2026-12-22', '2027-06-30');
  const first = plan('Först', '2026-11-23', '2026-12-01');
  const titles = (personId: PersonId) => home(personId).actions.map(({ title }) => title);
  expect(titles(colleague)).toEqual([]);
  expect(titles(owner)).toEqual(['Först', 'Snart']);

  services.setNow('2026-11-24T08:00:00.000Z');
  expect(home(owner).actions[0]).toMatchObject({ title: 'Först', isOverdue: true });
  const step = { revision: 1, note: '', newFollowUpOn: '', deviationId: null };
  must(handleAction(services, as(owner), first, { ...step, intent: 'finish' }));
  expect(home(owner).actions[0]).toMatchObject({ state: 'done', awaitedOn: '2026-12-01', isOverdue: false });
  const judged = { ...step, revision: 2, note: 'Det hjälpte.', effect: 'yes', intent: 'followUp' } as const;
  must(handleAction(services, as(owner), first, judged));
  expect(titles(owner)).toEqual(['Snart', 'Sedan']);
});

it('shows the three nearest things of the year and the next to those who lead, and counts what is late', () => {
  const reader = makePerson(services, { name: 'Rune Alm', role: 'reader', unitId: org.children });
  const reviewer = makePerson(services, { name: 'Anna Li', role: 'reviewer', unitId: org.unit1 });
  const elsewhere = makePerson(services, { name: 'Olle By', role: 'manager', unitId: org.elderly });
  expect(home(owner).year).toBeNull();
  put('Försenad', '2026-11-21');
  put('I dag', '2026-11-22');
  put('Nästa år', '2027-01-15');
  put('Senare nästa år', '2027-03-01');
  put('Allra sist', '2027-05-01');
  for (const stranger of [reader, reviewer, elsewhere]) expect(home(stranger).year).toBeNull();
  const { items, lateCount } = home(colleague).year ?? { items: [], lateCount: 0 };
  expect(items.map(({ title }) => title)).toEqual(['I dag', 'Nästa år', 'Senare nästa år']);
  expect(lateCount).toBe(1);
});
