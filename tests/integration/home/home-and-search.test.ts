import { beforeAll, describe, expect, it } from 'vitest';
import { createFirstAdministrator } from '#app/features/accounts/server/create-first-administrator.server.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { namesToMatch } from '#app/features/cases/server/load-names.server.ts';
import { nameDecider } from '#app/features/cases/server/name-authority.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { searchEverywhere } from '#app/features/home/server/search-everywhere.server.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { demoEmail } from '#db/demo/municipality.ts';
import { findPersonByEmail } from '#db/queries/accounts.server.ts';
import { makeDemoServices } from '../../factories/demo.ts';
import { makePerson } from '../../factories/organisation.ts';
import { actorOf } from '../../factories/placements-control.ts';
import { makeSharedOutRound } from '../../factories/reviewed-round.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

let services: TestServices;

const as = (account: string) => {
  const person = findPersonByEmail(services.db, demoEmail(account));
  const actor = person && loadActor(services, person.id);
  if (!actor) throw new Error(`nobody is called ${account}`);
  return actor;
};
const home = (account: string) => loadHome(services, as(account));
const titles = (account: string, text: string) =>
  searchEverywhere(services, as(account), text).groups.map((group) => group.title);

beforeAll(async () => {
  services = await makeDemoServices('2026-11-16T08:00:00.000Z');
});

describe('the home page', () => {
  it('shows nobody what waits for somebody else', () => {
    expect(home('namnd')).toMatchObject({
      reviews: [],
      deviations: [],
      rounds: [],
      upcoming: [],
      firstSteps: [],
    });
    expect(home('forvaltare')).toMatchObject({ reviews: [], deviations: [], rounds: [], results: [] });
    expect(home('granskare')).toMatchObject({
      deviations: [],
      rounds: [],
      upcoming: [],
      results: [],
      firstSteps: [],
    });
    expect(home('chef').rounds).toEqual([]);
    expect(home('chef').people).toEqual({ isAlone: false, withoutPassword: [], ending: [] });
  });

  it('shows the owner her rounds, how far they have come and what to do', () => {
    expect(home('avdelningschef').rounds).toMatchObject([
      { name: 'Andra halvåret 2026', reviewCount: 10, finishedCount: 4, next: undefined, isOverdue: false },
      { name: 'Fjärde kvartalet 2026', reviewCount: 0, next: 'Frys urvalsramen' },
    ]);
  });

  it('shows reviewers the reviews they have not handed in', () => {
    const accounts = ['granskare', 'jonas.ek', 'cecilia.oberg', 'katarina.blom', 'extern'];
    const all = accounts.flatMap((account) => home(account).reviews);
    const left = all.map(({ total, finished }) => total - finished);
    expect(left.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(all.every(({ next }) => next !== null && next.state !== 'finished')).toBe(true);
  });

  it('shows the reader finalised results only', () => {
    expect(home('namnd').results).toMatchObject([{ name: 'Första halvåret 2026', isInternalOpen: false }]);
  });

  it('lists no control as coming while a round of it is under way', () => {
    expect(home('kvalitet').upcoming).toEqual([]);
  });

  it('marks what is late by the Swedish day', () => {
    services.setNow('2026-12-04T22:59:00.000Z');
    expect(home('avdelningschef').rounds[0]?.isOverdue).toBe(false);
    services.setNow('2026-12-04T23:00:00.000Z');
    expect(home('avdelningschef').rounds[0]?.isOverdue).toBe(true);
    services.setNow('2026-11-16T08:00:00.000Z');
  });

  it('tells an administrator who cannot log in yet and whose role ends soon', () => {
    const unitId = 3 as UnitId;
    makePerson(services, { name: 'Vikarie', role: 'reviewer', unitId, validUntilOn: '2026-11-30' });
    expect(home('forvaltare').people).toMatchObject({
      withoutPassword: [{ displayName: 'Vikarie' }],
      ending: [{ displayName: 'Vikarie', validUntilOn: '2026-11-30' }],
    });
  });

  it('tells whoever manages registers what to decide in each, and nobody else', () => {
    const { registers } = home('forvaltare');
    expect(registers.length).toBeGreaterThan(1);
    for (const { id, toDecide } of registers) {
      const { names } = namesToMatch(services.db, nameDecider(services, as('forvaltare')), [id]);
      expect(toDecide.nameCount).toBe(names.filter(({ state }) => state.kind === 'unknown').length);
    }
    expect(registers.some(({ toDecide }) => toDecide.nameCount > 0)).toBe(true);
    expect(registers.some(({ toDecide }) => toDecide.protectedCount > 0)).toBe(true);
    for (const account of ['granskare', 'extern', 'namnd']) expect(home(account).registers).toEqual([]);
  });

  it('never points a unit’s manager to a round of the department above', async () => {
    const other = await makeServices();
    const made = await makeSharedOutRound(other);
    const chief = makePerson(other, { name: 'Chef Ett', role: 'manager', unitId: made.org.unit1 });
    const chiefs = loadHome(other, actorOf(other, chief)).firstSteps;
    expect(chiefs.length).toBeGreaterThan(0);
    expect(chiefs.flatMap(({ to }) => to ?? []).filter((to) => to.startsWith('/omgangar'))).toEqual([]);
    const owners = loadHome(other, actorOf(other, made.maria)).firstSteps;
    expect(owners.map(({ to }) => to)).toContain(`/omgangar/${made.roundId}`);
  });

  it('shows whoever follows the quality what others have under way and what is late', () => {
    expect(home('kvalitet').watched.rounds).toMatchObject([
      { name: 'Andra halvåret 2026', reviewCount: 10, finishedCount: 4 },
      { name: 'Fjärde kvartalet 2026', reviewCount: 0 },
    ]);
    expect(home('kvalitet').watched.overdueDeviations.every(({ isOverdue }) => isOverdue)).toBe(true);
    services.setNow('2027-03-01T08:00:00.000Z');
    expect(home('kvalitet').watched.overdueDeviations.length).toBeGreaterThan(0);
    expect(home('avdelningschef').watched).toEqual({ rounds: [], overdueDeviations: [] });
    services.setNow('2026-11-16T08:00:00.000Z');
  });

  it('says what each role waits for', () => {
    const whose = ['kvalitet', 'chef', 'granskare', 'extern', 'namnd', 'forvaltare'].map(
      (account) => home(account).emptyFor,
    );
    expect(whose).toEqual(['leader', 'leader', 'reviewer', 'reviewer', 'reader', 'administrator']);
  });

  it('teaches an empty program from the units and the register on', async () => {
    const empty = await makeServices();
    const made = await createFirstAdministrator(empty, {
      organisationName: 'Ekhamra kommun',
      displayName: 'Eva',
      email: 'eva@exempel.se',
      password: 'fyra vanliga ord här',
      leadsControls: true,
    });
    if (!made.ok) throw new Error(made.error);
    const actor = loadActor(empty, made.value.personId);
    if (!actor) throw new Error('no actor');
    const first = loadHome(empty, actor);
    expect(first.firstSteps[0]).toMatchObject({ state: 'current', to: '/organisation' });
    expect(first.firstSteps[1]).toMatchObject({ state: 'upcoming', to: '/register' });
    expect(first.people.isAlone).toBe(true);
  });
});

describe('search', () => {
  const caseKey = () => {
    const next = home('granskare').reviews[0]?.next;
    if (!next) throw new Error('no review');
    return next.caseKey;
  };

  it('a reader finds finalised results and no cases', () => {
    expect(titles('namnd', caseKey())).toEqual([]);
    expect(titles('namnd', 'halvår')).toEqual(['Omgångar']);
    const [rounds] = searchEverywhere(services, as('namnd'), 'halvår').groups;
    expect(rounds?.hits.map((hit) => hit.to)).toEqual(['/resultat/1']);
  });

  it('an administrator finds cases but no reviews or deviations', () => {
    expect(titles('forvaltare', caseKey())).toEqual(['Ärenden']);
    expect(titles('forvaltare', 'AV-2026')).toEqual([]);
    const findsCases = (account: string) => searchEverywhere(services, as(account), 'inget').findsCases;
    expect(['namnd', 'forvaltare', 'granskare', 'extern'].map(findsCases)).toEqual([false, true, true, true]);
  });

  it('a reviewer finds only the reviews given to her, in rounds that are not finalised', () => {
    expect(titles('granskare', caseKey())).toEqual(['Granskningar']);
    const found = searchEverywhere(services, as('granskare'), '20').groups.flatMap((group) => group.hits);
    const own = services.db.$client
      .prepare(
        `SELECT count(*) AS count FROM reviews JOIN rounds ON rounds.id = round_id
         WHERE reviewer_id = ? AND rounds.state <> 'finalised'`,
      )
      .get(as('granskare').personId) as { count: number };
    expect(found).toHaveLength(own.count);
  });

  it('a manager finds the deviations of her own unit only', () => {
    const numbers = (account: string) =>
      searchEverywhere(services, as(account), 'AV-2026').groups.flatMap((group) =>
        group.hits.map((hit) => hit.label),
      );
    const [one, two, all] = [numbers('chef'), numbers('chef2'), numbers('avdelningschef')];
    expect(one.length).toBeGreaterThan(0);
    expect(two.length).toBeGreaterThan(0);
    expect(one.filter((number) => two.includes(number))).toEqual([]);
    expect([...one, ...two].toSorted()).toEqual(all.toSorted());
  });

  it('takes pattern signs as they stand and finds nothing for nothing', () => {
    expect(titles('kvalitet', '%')).toEqual([]);
    expect(titles('kvalitet', '____-____')).toEqual([]);
    expect(titles('kvalitet', '   ')).toEqual([]);
    expect(titles('kvalitet', 'PLACERADE barn')).toEqual(['Kontroller', 'Omgångar']);
    expect(titles('kvalitet', 'HALVÅR')).toEqual(['Kontroller', 'Omgångar']);
  });
});
