import { beforeEach, describe, expect, it } from 'vitest';
import { action as accountAction } from '#app/features/accounts/routes/account.tsx';
import { loader as auditLog } from '#app/features/accounts/routes/audit-log.tsx';
import { action as newPersonAction } from '#app/features/accounts/routes/new-person.tsx';
import { action as personAction } from '#app/features/accounts/routes/person.tsx';
import { changePerson } from '#app/features/accounts/server/change-person.server.ts';
import { createPerson } from '#app/features/accounts/server/create-person.server.ts';
import {
  deactivatePerson,
  reactivatePerson,
} from '#app/features/accounts/server/deactivate-person.server.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

let services: TestServices;
let org: Organisation;
let chief: PersonId;
let maria: PersonId;
let anna: PersonId;

const as = (personId: PersonId) => {
  const actor = loadActor(services, personId);
  if (!actor) throw new Error('no actor');
  return actor;
};
const nameOf = (personId: PersonId) => findPerson(services.db, personId)?.displayName;
const details = (personId: PersonId, change: Partial<Parameters<typeof changePerson>[3]>) => {
  const person = findPerson(services.db, personId);
  if (!person) throw new Error('no person');
  const { displayName, email, caseWorkerName } = person;
  return { displayName, email, caseWorkerName, ...change };
};

beforeEach(async () => {
  services = await makeServices('2026-11-02T08:00:00.000Z');
  org = makeOrganisation(services);
  chief = makePerson(services, { name: 'Eva', role: 'administrator', unitId: org.administration });
  maria = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.unit1 });
  anna = makePerson(services, { name: 'Anna Lindgren', role: 'reviewer', unitId: org.unit1 });
});

describe('the own name', () => {
  it('is not changed from the own account', async () => {
    const form = { intent: 'name', displayName: 'Nytt Namn' };
    const args = await routeArguments(services, { as: anna, path: '/konto', form });
    expect(await statusOf(() => accountAction(args))).toBe(400);
    expect(nameOf(anna)).toBe('Anna Lindgren');
  });

  it('is not changed by an administrator either, nor the one she has in the register', () => {
    const change = (values: Parameters<typeof details>[1]) =>
      changePerson(services, as(chief), chief, details(chief, values));
    expect(change({ displayName: 'Eva Ny' })).toEqual({ ok: false, error: 'ownName' });
    expect(change({ caseWorkerName: 'Eva Ek' })).toEqual({ ok: true, value: null });
    expect(change({ caseWorkerName: null })).toEqual({ ok: false, error: 'ownName' });
    expect(change({ email: 'eva.ny@exempel.se' })).toEqual({ ok: true, value: null });
    const other = makePerson(services, { name: 'Ida', role: 'administrator', unitId: org.administration });
    expect(changePerson(services, as(other), chief, details(chief, { displayName: 'Eva Ny' })).ok).toBe(true);
    expect(nameOf(chief)).toBe('Eva Ny');
  });
});

describe('a name that somebody else has', () => {
  it.each(['Maria Ek', ' maria  ek'])('is given to nobody: %s', (displayName) => {
    expect(changePerson(services, as(chief), anna, details(anna, { displayName }))).toEqual({
      ok: false,
      error: 'nameTaken',
    });
    const person = { displayName, email: 'ny@exempel.se', caseWorkerName: null, unitId: org.unit1 };
    expect(
      createPerson(services, as(chief), { ...person, role: 'reviewer', validUntilOn: null }),
    ).toMatchObject({ ok: false, error: { kind: 'nameTaken' } });
    expect(nameOf(anna)).toBe('Anna Lindgren');
  });

  it('is said at the field, with what to do', async () => {
    const message = expect.stringContaining('heter redan så');
    const asked = { displayName: 'Maria Ek', email: 'ny@exempel.se', caseWorkerName: '' };
    const changing = { params: { personId: anna }, form: { intent: 'details', ...asked } };
    expect(await personAction(await routeArguments(services, { as: chief, ...changing }))).toMatchObject({
      data: { errors: [{ field: 'displayName', message }] },
    });
    const role = { role: 'reviewer', unitId: String(org.unit1), validUntilOn: '' };
    const adding = { form: { ...asked, ...role } };
    expect(await newPersonAction(await routeArguments(services, { as: chief, ...adding }))).toMatchObject({
      data: { errors: [{ field: 'displayName', message }] },
    });
  });

  it('may be the own one, and that of somebody shut out, who then needs another to come back', () => {
    expect(changePerson(services, as(chief), anna, details(anna, { email: 'a@exempel.se' })).ok).toBe(true);
    deactivatePerson(services, as(chief), maria);
    expect(changePerson(services, as(chief), anna, details(anna, { displayName: 'Maria Ek' })).ok).toBe(true);
    expect(reactivatePerson(services, as(chief), maria)).toEqual({ ok: false, error: 'nameTaken' });
    const other = details(maria, { displayName: 'Maria Ek, unga 1' });
    expect(changePerson(services, as(chief), maria, other).ok).toBe(true);
    expect(reactivatePerson(services, as(chief), maria).ok).toBe(true);
  });
});

it('the log shows the number after every name', async () => {
  changePerson(services, as(chief), anna, details(anna, { displayName: 'Anna Ny' }));
  const { log } = await auditLog(await routeArguments(services, { as: chief, path: '/logg' }));
  expect(log.entries.find(({ action }) => action === 'person.changed')).toMatchObject({
    actorName: `Eva (nr ${chief})`,
    aboutName: `Anna Ny (nr ${anna})`,
  });
  expect(log.people.map(({ name }) => name)).toContain(`Maria Ek (nr ${maria})`);
});
