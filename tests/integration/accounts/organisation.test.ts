import { beforeEach, describe, expect, it } from 'vitest';
import { loader as peopleLoader } from '#app/features/accounts/routes/people.tsx';
import { action as personAction, loader as personLoader } from '#app/features/accounts/routes/person.tsx';
import { action as unitAction, loader as unitLoader } from '#app/features/accounts/routes/unit.tsx';
import { changePerson } from '#app/features/accounts/server/change-person.server.ts';
import { addUnit, renameUnit, setUnitClosed } from '#app/features/accounts/server/change-unit.server.ts';
import { createPerson } from '#app/features/accounts/server/create-person.server.ts';
import {
  deactivatePerson,
  reactivatePerson,
} from '#app/features/accounts/server/deactivate-person.server.ts';
import { grantRole } from '#app/features/accounts/server/grant-role.server.ts';
import { renameOrganisation } from '#app/features/accounts/server/rename-organisation.server.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { revokeRole } from '#app/features/accounts/server/revoke-role.server.ts';
import { setTemporaryPassword } from '#app/features/accounts/server/set-temporary-password.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { findPerson, listUnits } from '#db/queries/accounts.server.ts';
import { listGrantsOf } from '#db/queries/people.server.ts';
import { makeOrganisation, makePerson, moveRole, type Organisation } from '../../factories/organisation.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

let services: TestServices;
let org: Organisation;
let chief: PersonId;
let local: PersonId;
let maria: PersonId;

const as = (personId: PersonId) => {
  const actor = loadActor(services, personId);
  if (!actor) throw new Error('no actor');
  return actor;
};

const firstGrant = (personId: PersonId) => listGrantsOf(services.db, personId)[0]?.id ?? 0;

beforeEach(async () => {
  services = await makeServices('2026-11-02T08:00:00.000Z');
  org = makeOrganisation(services);
  chief = makePerson(services, { name: 'Eva', role: 'administrator', unitId: org.administration });
  local = makePerson(services, { name: 'Lokal', role: 'administrator', unitId: org.children });
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.unit1 });
});

describe('what a local administrator may not', () => {
  it('set a new password for, change or shut out somebody with a role above or beside her', async () => {
    expect(await setTemporaryPassword(services, as(local), chief)).toEqual({
      ok: false,
      error: 'notAllowed',
    });
    const details = { displayName: 'Annan', email: 'annan@exempel.se', caseWorkerName: null };
    expect(changePerson(services, as(local), chief, details)).toEqual({ ok: false, error: 'notAllowed' });
    expect(deactivatePerson(services, as(local), chief)).toEqual({ ok: false, error: 'notAllowed' });
    grantRole(services, as(chief), maria, { role: 'reader', unitId: org.elderly, validUntilOn: null });
    expect(await setTemporaryPassword(services, as(local), maria)).toMatchObject({ ok: false });
  });

  it('log in as somebody who comes from another department, whose roles there are over', async () => {
    const moved = makePerson(services, { name: 'Flyttad', role: 'manager', unitId: org.elderly });
    moveRole(services, moved, { role: 'reviewer', unitId: org.unit1 });
    expect(await setTemporaryPassword(services, as(local), moved)).toMatchObject({ error: 'notAllowed' });
    const expired = makePerson(services, {
      name: 'Vikarie',
      role: 'reviewer',
      unitId: org.elderly,
      validUntilOn: '2026-10-31',
    });
    grantRole(services, as(chief), expired, { role: 'reader', unitId: org.unit1, validUntilOn: null });
    expect(await setTemporaryPassword(services, as(local), expired)).toMatchObject({ error: 'notAllowed' });
    expect((await setTemporaryPassword(services, as(chief), moved)).ok).toBe(true);
  });

  it('give or take back roles outside her units, to herself either', () => {
    const above = { role: 'administrator' as const, unitId: org.administration, validUntilOn: null };
    expect(grantRole(services, as(local), local, above)).toEqual({ ok: false, error: 'notAllowed' });
    expect(grantRole(services, as(local), maria, { ...above, unitId: org.elderly })).toMatchObject({
      ok: false,
    });
    expect(revokeRole(services, as(local), chief, firstGrant(chief))).toMatchObject({ ok: false });
  });

  it('take back a role through another person’s page', () => {
    expect(revokeRole(services, as(chief), maria, firstGrant(local))).toEqual({
      ok: false,
      error: 'notAllowed',
    });
  });

  it('see people and units outside', async () => {
    const elder = makePerson(services, { name: 'Olof', role: 'manager', unitId: org.elderly });
    const person = { as: local, params: { personId: elder } };
    expect(await statusOf(async () => personLoader(await routeArguments(services, person)))).toBe(404);
    const unit = { as: local, params: { unitId: org.elderly } };
    expect(await statusOf(async () => unitLoader(await routeArguments(services, unit)))).toBe(404);
    const list = await peopleLoader(await routeArguments(services, { as: local }));
    expect(list.active.map((row) => row.displayName)).toEqual(['Lokal', 'Maria']);
  });

  it('rename the whole organisation or units outside', async () => {
    expect(renameOrganisation(services, as(local), 'Mitt')).toEqual({ ok: false, error: 'notAllowed' });
    expect(renameUnit(services, as(local), org.elderly, 'X')).toEqual({ ok: false, error: 'notAllowed' });
    const form = { intent: 'rename', name: 'X' };
    const args = { as: local, params: { unitId: org.elderly }, form };
    expect(await statusOf(async () => unitAction(await routeArguments(services, args)))).toBe(403);
  });
});

describe('nobody else manages people', () => {
  it.each(['manager', 'reviewer', 'quality', 'reader', 'external'] as const)('%s gets 403', async (role) => {
    const person = makePerson(services, { name: `Roll ${role}`, role, unitId: org.administration });
    expect(await statusOf(async () => peopleLoader(await routeArguments(services, { as: person })))).toBe(
      403,
    );
    const args = { as: person, params: { personId: maria }, form: { intent: 'deactivate' } };
    expect(await statusOf(async () => personAction(await routeArguments(services, args)))).toBe(403);
    expect(findPerson(services.db, maria)?.deactivatedAt).toBeNull();
  });
});

describe('the last administrator', () => {
  it('cannot be shut out, lose the role, or get an end to it', () => {
    const last = { ok: false, error: 'lastAdministrator' };
    expect(deactivatePerson(services, as(chief), chief)).toEqual(last);
    expect(revokeRole(services, as(chief), chief, firstGrant(chief))).toEqual(last);
    const ending = {
      role: 'administrator' as const,
      unitId: org.administration,
      validUntilOn: '2026-12-31',
    };
    expect(grantRole(services, as(chief), chief, ending)).toEqual(last);
    expect(listGrantsOf(services.db, chief)).toHaveLength(1);
  });

  it('one whose role ends, who is shut out or who is only local does not count', () => {
    const temp = makePerson(services, {
      name: 'Vikarie',
      role: 'administrator',
      unitId: org.administration,
      validUntilOn: '2027-06-30',
    });
    const away = makePerson(services, { name: 'Borta', role: 'administrator', unitId: org.administration });
    expect(deactivatePerson(services, as(chief), away).ok).toBe(true);
    expect(as(temp).grants).toHaveLength(1);
    expect(revokeRole(services, as(chief), chief, firstGrant(chief)).ok).toBe(false);
    reactivatePerson(services, as(chief), away);
    expect(revokeRole(services, as(chief), chief, firstGrant(chief)).ok).toBe(true);
  });
});

describe('people and roles', () => {
  it('an e-mail belongs to one person', () => {
    const email = findPerson(services.db, maria)?.email ?? '';
    const person = {
      displayName: 'Dubblett',
      email,
      caseWorkerName: null,
      role: 'reviewer' as const,
      unitId: org.unit1,
      validUntilOn: null,
    };
    expect(createPerson(services, as(chief), person)).toEqual({
      ok: false,
      error: { kind: 'emailTaken', personId: maria },
    });
  });

  it('an extern granskare needs a last day, and no role begins in the past or on a closed unit', () => {
    const grant = { role: 'external' as const, unitId: org.unit2, validUntilOn: null };
    const outcome = (change: object) => grantRole(services, as(chief), maria, { ...grant, ...change });
    expect(outcome({})).toEqual({ ok: false, error: 'endDateRequired' });
    expect(outcome({ validUntilOn: '2026-11-01' })).toEqual({ ok: false, error: 'pastDate' });
    expect(outcome({ validUntilOn: '2026-11-02' })).toEqual({ ok: true, value: null });
    setUnitClosed(services, as(chief), org.unit2, true);
    expect(outcome({ validUntilOn: '2026-12-01' })).toEqual({ ok: false, error: 'unitClosed' });
  });

  it('giving the same role twice changes nothing, another last day replaces it', () => {
    const grant = { role: 'manager' as const, unitId: org.unit1, validUntilOn: null };
    grantRole(services, as(chief), maria, grant);
    expect(listGrantsOf(services.db, maria)).toHaveLength(1);
    grantRole(services, as(chief), maria, { ...grant, validUntilOn: '2026-12-24' });
    expect(listGrantsOf(services.db, maria).map((held) => held.validUntilOn)).toEqual(['2026-12-24']);
  });

  it('a role taken back is gone with the next request', () => {
    revokeRole(services, as(chief), maria, firstGrant(maria));
    expect(as(maria).grants).toEqual([]);
  });

  it('a temporary password is in the answer once and nowhere in the database', async () => {
    const outcome = await setTemporaryPassword(services, as(local), maria);
    if (!outcome.ok) throw new Error(outcome.error);
    expect(services.db.$client.serialize().toString('latin1')).not.toContain(outcome.value.password);
    expect(findPerson(services.db, maria)?.mustChangePassword).toBe(true);
  });
});

describe('units', () => {
  it('names are unique among siblings, and levels go downwards', () => {
    const add = (name: string, kind: 'department' | 'unit', parentId = org.children) =>
      addUnit(services, as(chief), { parentId, kind, name });
    expect(add('Barn och unga 1', 'unit')).toEqual({ ok: false, error: 'nameTaken' });
    expect(add('Under en enhet', 'unit', org.unit1)).toEqual({ ok: false, error: 'wrongKind' });
    expect(add('Barn och unga 3', 'unit').ok).toBe(true);
    expect(renameUnit(services, as(chief), org.unit1, 'Barn och unga 2')).toMatchObject({
      error: 'nameTaken',
    });
  });

  it('a role above covers a unit added later', () => {
    const added = addUnit(services, as(chief), { parentId: org.children, kind: 'unit', name: 'Ny enhet' });
    if (!added.ok) throw new Error(added.error);
    expect(as(local).grants[0]?.unitIds.has(added.value)).toBe(true);
  });

  it('close from below and open from above', () => {
    const close = (unitId: typeof org.children, isClosed = true) =>
      setUnitClosed(services, as(chief), unitId, isClosed);
    expect(close(org.administration)).toEqual({ ok: false, error: 'isTop' });
    expect(close(org.children)).toEqual({ ok: false, error: 'hasOpenUnits' });
    for (const unitId of [org.unit1, org.unit2, org.fosterCare, org.children]) {
      expect(close(unitId).ok).toBe(true);
    }
    expect(close(org.unit1, false)).toEqual({ ok: false, error: 'parentClosed' });
    expect(close(org.children, false).ok).toBe(true);
    expect(listUnits(services.db).filter((unit) => unit.closedAt)).toHaveLength(3);
  });
});
