import { beforeEach, describe, expect, it } from 'vitest';
import { createFirstAdministrator } from '#app/features/accounts/server/create-first-administrator.server.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { loader as home } from '#app/features/home/routes/home.tsx';
import { action, loader } from '#app/features/home/routes/start.tsx';
import { listUnits } from '#db/queries/accounts.server.ts';
import { verifyAuditChain } from '#db/queries/audit.server.ts';
import { listPeopleNames } from '#db/queries/people.server.ts';
import { readSetting } from '#db/queries/settings.server.ts';
import { makeOrganisation, makePerson } from '../../factories/organisation.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

const first = {
  organisationName: 'Lövstads kommun',
  displayName: 'Eva Ek',
  email: 'Eva@Exempel.se',
  password: 'fyra vanliga ord här',
};

let services: TestServices;

const post = (form: Record<string, string>) =>
  routeArguments(services, { as: null, path: '/start', form: { intent: 'administrator', ...form } });

beforeEach(async () => {
  services = await makeServices();
});

describe('the first visit', () => {
  it('is closed once there are people, for reading and for sending', async () => {
    const org = makeOrganisation(services);
    makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
    expect(await statusOf(async () => loader(await routeArguments(services, { as: null })))).toBe(302);
    expect(await statusOf(async () => action(await post(first)))).toBe(302);
    expect(listPeopleNames(services.db)).toHaveLength(1);
  });

  it('is where every page leads while there are none', async () => {
    const thrown = await home(await routeArguments(services, { as: null })).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Response);
    expect((thrown as Response).headers.get('Location')).toBe('/start');
  });

  it('refuses a weak password, an odd e-mail and empty names, all at once, and makes nobody', async () => {
    const answer = await action(
      await post({ ...first, organisationName: ' ', email: 'eva', password: 'kort' }),
    ).catch((error: unknown) => error);
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: {
        typed: { displayName: 'Eva Ek', email: 'eva' },
        errors: [{ field: 'organisationName' }, { field: 'email' }, { field: 'password' }],
      },
    });
    expect(JSON.stringify(answer)).not.toContain('kort');
    expect(listPeopleNames(services.db)).toEqual([]);
  });

  it('makes the root unit, the administrator with her roles, the name and a session', async () => {
    const thrown = await action(await post({ ...first, leadsControls: 'on' })).catch(
      (error: unknown) => error,
    );
    expect((thrown as Response).status).toBe(302);
    expect((thrown as Response).headers.get('Set-Cookie')).toContain('aktsam-session=');
    expect(readSetting(services.db, 'organisationName')).toBe('Lövstads kommun');
    const [unit] = listUnits(services.db);
    expect(unit).toMatchObject({ kind: 'administration', parentId: null, name: 'Lövstads kommun' });
    const [eva] = listPeopleNames(services.db);
    const actor = eva && loadActor(services, eva.id);
    expect(actor?.grants.map((grant) => grant.role).toSorted()).toEqual(['administrator', 'quality']);
    expect(verifyAuditChain(services.db)).toMatchObject({ isWhole: true });
  });

  it('leaves the second role out when it is not wanted', async () => {
    await action(await post(first)).catch(() => undefined);
    const [eva] = listPeopleNames(services.db);
    const actor = eva && loadActor(services, eva.id);
    expect(actor?.grants.map((grant) => grant.role)).toEqual(['administrator']);
  });

  it('two visitors at once make one administrator', async () => {
    const visitors = [
      { ...first, email: 'eva@exempel.se', leadsControls: true },
      { ...first, email: 'annan@exempel.se', leadsControls: true },
    ];
    const outcomes = await Promise.all(
      visitors.map((visitor) => createFirstAdministrator(services, visitor)),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, error: 'notEmpty' });
    expect(listPeopleNames(services.db)).toHaveLength(1);
    expect(listUnits(services.db)).toHaveLength(1);
  });
});
