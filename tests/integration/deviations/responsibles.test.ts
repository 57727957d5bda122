import { beforeEach, describe, expect, it } from 'vitest';
import { action, loader } from '#app/features/deviations/routes/responsibles.tsx';
import { findResponsible } from '#app/features/deviations/server/responsible-manager.server.ts';
import { loadResponsibles } from '#app/features/deviations/server/responsibles.server.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, moveRole, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let quality: PersonId;
let leader: PersonId;
let deputy: PersonId;
let head: PersonId;
beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  const person = (name: string, role: 'manager' | 'quality', unitId: UnitId) =>
    makePerson(services, { name, role, unitId, caseWorkerName: name });
  quality = person('Kvalitet', 'quality', org.administration);
  head = person('Maria Ek', 'manager', org.children);
  deputy = person('Örjan Vice', 'manager', org.unit1);
  leader = person('Lena Chef', 'manager', org.unit1);
});

const choose = async (
  as: PersonId | null,
  unitId: UnitId,
  personId: PersonId | null,
  seen: PersonId | null = null,
) =>
  statusOf(async () =>
    action(
      await routeArguments(services, {
        as,
        form: { unitId: String(unitId), personId: String(personId ?? ''), seen: String(seen ?? '') },
      }),
    ),
  );
const getting = (unitId: UnitId, caseWorker: string | null = null) =>
  findResponsible(
    services.db,
    {
      unitId,
      roundUnitId: unitId,
      caseWorker,
      coWorker: null,
      controlResponsibleId: null,
      roundOwnerId: head,
    },
    '2026-11-02',
  );
const shown = (as: PersonId, unitId: UnitId) => {
  const row = loadResponsibles(services, actorOf(services, as)).find((one) => one.unitId === unitId);
  return row && [row.personName, row.why];
};
const entries = () =>
  services.db.$client
    .prepare("SELECT entity_id AS unit, detail FROM audit_entries WHERE action = 'unit.responsibleChosen'")
    .all();

describe('choosing who gets the deviations of a unit', () => {
  it('is for whoever may handle them there, among those who may answer for them', async () => {
    const reviewer = makePerson(services, { name: 'Anna', role: 'reviewer', unitId: org.unit1 });
    const elsewhere = makePerson(services, { name: 'Annan', role: 'manager', unitId: org.elderly });
    expect(await choose(null, org.unit1, deputy)).toBe(302);
    expect(await choose(reviewer, org.unit1, deputy)).toBe(403);
    expect(await choose(elsewhere, org.unit1, elsewhere)).toBe(403);
    expect(await choose(leader, org.children, leader)).toBe(403);
    expect(await choose(head, org.unit1, reviewer)).toBe(422);
    expect(await choose(head, org.unit1, elsewhere)).toBe(422);
    const load = async (as: PersonId) => statusOf(async () => loader(await routeArguments(services, { as })));
    expect([await load(reviewer), await load(elsewhere)]).toEqual([403, 200]);
    expect(shown(elsewhere, org.unit1)).toBeUndefined();
    expect(entries()).toEqual([]);
    expect(getting(org.unit1)).toBe(deputy);
  });

  it('holds for the unit and those below, before whoever leads, and is told with the reason', async () => {
    expect(shown(quality, org.unit1)).toEqual(['Örjan Vice', 'Leder enheten sedan 2026-11-02']);
    expect(shown(quality, org.unit2)).toEqual(['Maria Ek', 'Leder Barn och familj sedan 2026-11-02']);
    expect(shown(quality, org.elderly)).toEqual([null, 'Kontrollens ansvariga eller omgångens ägare']);
    expect(await choose(head, org.children, quality)).toBe(302);
    expect([getting(org.unit1), getting(org.unit2), getting(org.children)]).toEqual([
      quality,
      quality,
      quality,
    ]);
    expect(shown(quality, org.unit1)).toEqual(['Kvalitet', 'Vald för Barn och familj']);
    expect(await choose(leader, org.unit1, leader)).toBe(302);
    expect([getting(org.unit1), getting(org.unit2)]).toEqual([leader, quality]);
    expect(shown(leader, org.unit1)).toEqual(['Lena Chef', 'Vald för enheten']);
    expect(await choose(leader, org.unit1, null, leader)).toBe(302);
    expect(await choose(head, org.children, null, quality)).toBe(302);
    expect(getting(org.unit1)).toBe(deputy);
    expect(entries()).toHaveLength(4);
    expect(JSON.stringify(entries())).not.toContain('Lena');
  });

  it('never gives anybody her own case, nor what her role no longer opens', async () => {
    await choose(head, org.children, quality);
    await choose(head, org.unit1, leader);
    expect(getting(org.unit1, 'Lena Chef')).toBe(quality);
    expect(getting(org.unit1, 'Lena Chef; Kvalitet')).toBe(deputy);
    moveRole(services, leader);
    expect(getting(org.unit1)).toBe(quality);
    const row = loadResponsibles(services, actorOf(services, quality)).find(
      (one) => one.unitId === org.unit1,
    );
    expect(row).toMatchObject({
      personName: 'Kvalitet',
      chosen: { displayName: 'Lena Chef', isAble: false },
    });
  });

  it('lets no new manager of a unit take over from the one who was there before, and none who has never come in', () => {
    services.setNow('2026-11-09T08:00:00.000Z');
    const adam = makePerson(services, { name: 'Adam Ny', role: 'manager', unitId: org.unit1 });
    const set = (id: PersonId, hash: string | null, mustChange: 0 | 1) =>
      services.db.$client
        .prepare('UPDATE people SET password_hash = ?, must_change_password = ? WHERE id = ?')
        .run(hash, mustChange, id);
    expect(getting(org.unit1)).toBe(deputy);
    expect(shown(quality, org.unit1)).toEqual(['Örjan Vice', 'Leder enheten sedan 2026-11-02']);
    // A password of their own lets the new ones come before the ones who never had any.
    set(adam, 'own', 0);
    expect(shown(quality, org.unit1)).toEqual(['Adam Ny', 'Leder enheten sedan 2026-11-09']);
    set(deputy, 'temporary', 1);
    expect(getting(org.unit1)).toBe(adam);
    // Whoever has logged in before and has a new temporary password is no newcomer.
    services.db.$client
      .prepare(
        'INSERT INTO sessions (id, person_id, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run('a', deputy, ...Array<string>(3).fill('2026-11-03T08:00:00.000Z'));
    expect(getting(org.unit1)).toBe(deputy);
    expect(getting(org.unit1, 'Örjan Vice')).toBe(adam);
  });

  it('is not written over what somebody else chose meanwhile, and leaves one trace of the same twice', async () => {
    expect(await choose(head, org.unit1, leader)).toBe(302);
    expect(await choose(head, org.unit1, leader)).toBe(302);
    expect(await choose(quality, org.unit1, deputy)).toBe(409);
    expect(getting(org.unit1)).toBe(leader);
    expect(entries()).toHaveLength(1);
  });
});
