import { beforeEach, describe, expect, it } from 'vitest';
import { action as logInAction, loader as logInLoader } from '#app/features/accounts/routes/log-in.tsx';
import {
  changeOwnPassword,
  logOutEverywhere,
} from '#app/features/accounts/server/change-own-account.server.ts';
import { deactivatePerson } from '#app/features/accounts/server/deactivate-person.server.ts';
import { loadAccount } from '#app/features/accounts/server/load-account.server.ts';
import { logIn } from '#app/features/accounts/server/log-in.server.ts';
import { logOut } from '#app/features/accounts/server/log-out.server.ts';
import { hashPassword } from '#app/features/accounts/server/password.server.ts';
import { findActor, loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { sessionCookieHeader } from '#app/features/accounts/server/sessions.server.ts';
import { setTemporaryPassword } from '#app/features/accounts/server/set-temporary-password.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { listAuditEntries } from '#db/queries/audit.server.ts';
import { updatePerson } from '#db/queries/people.server.ts';
import { transact } from '#db/transact.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';

const RIGHT = 'fyra vanliga ord här';
let services: TestServices;
let org: Organisation;
let maria: PersonId;
let chief: PersonId;
let email: string;

async function setPassword(personId: PersonId, password: string) {
  const passwordHash = await hashPassword(password);
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    updatePerson(tx, personId, { passwordHash });
    return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
  });
}

const attempt = (password: string, more: { email?: string; clientAddress?: string } = {}) =>
  logIn(services, { email, password, clientAddress: '10.0.0.1', ...more });

async function requestWith(token: string) {
  const cookie = (await sessionCookieHeader(services, token)).split(';')[0] ?? '';
  return new Request('http://127.0.0.1/', { headers: { Cookie: cookie } });
}

async function actorOf(token: string) {
  const context = { services, nonce: '', clientAddress: '' };
  return findActor({ request: await requestWith(token), context });
}

async function enter(): Promise<string> {
  const outcome = await attempt(RIGHT);
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value.token;
}

const auditActions = () =>
  listAuditEntries(services.db, { unitIds: [], includesUnitless: true }, { size: 50, offset: 0 });

beforeEach(async () => {
  services = await makeServices('2026-11-02T08:00:00.000Z');
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  chief = makePerson(services, { name: 'Eva', role: 'administrator', unitId: org.administration });
  email = findPerson(services.db, maria)?.email ?? '';
  await setPassword(maria, RIGHT);
});

describe('who is kept out', () => {
  it('a wrong password, an unknown e-mail and a person without a password get the same answer', async () => {
    const wrong = { ok: false, error: { kind: 'wrong' } };
    expect(await attempt('fel lösenord här')).toEqual(wrong);
    expect(await attempt(RIGHT, { email: 'ingen@exempel.se' })).toEqual(wrong);
    const chiefEmail = findPerson(services.db, chief)?.email ?? '';
    expect(await attempt('', { email: chiefEmail })).toEqual(wrong);
  });

  it('a deactivated person, also in a session she had', async () => {
    const token = await enter();
    const eva = loadActor(services, chief);
    if (!eva) throw new Error('no administrator');
    expect(deactivatePerson(services, eva, maria).ok).toBe(true);
    expect(await attempt(RIGHT)).toMatchObject({ ok: false });
    expect(await actorOf(token)).toBeUndefined();
  });

  it('a made-up, an empty and a logged-out session', async () => {
    const token = await enter();
    expect((await actorOf(token))?.personId).toBe(maria);
    await logOut(services, await requestWith(token));
    expect(await actorOf(token)).toBeUndefined();
    expect(await actorOf('AAAA')).toBeUndefined();
    expect(await actorOf('')).toBeUndefined();
  });

  it('a session after two idle hours, and after twelve hours however busy', async () => {
    const idle = await enter();
    services.setNow('2026-11-02T10:00:01.000Z');
    expect(await actorOf(idle)).toBeUndefined();
    const busy = await enter();
    for (let hour = 11; hour <= 21; hour += 1) {
      services.setNow(`2026-11-02T${hour}:00:00.000Z`);
      expect(await actorOf(busy)).toBeDefined();
    }
    services.setNow('2026-11-02T22:00:01.000Z');
    expect(await actorOf(busy)).toBeUndefined();
  });

  it('the own page lists only where one is still logged in', async () => {
    await enter();
    services.setNow('2026-11-02T09:59:00.000Z');
    await enter();
    const actor = loadActor(services, maria);
    if (!actor) throw new Error('no actor');
    expect(loadAccount(services, actor, undefined).sessions).toHaveLength(2);
    services.setNow('2026-11-02T10:00:01.000Z');
    expect(loadAccount(services, actor, undefined).sessions).toHaveLength(1);
  });

  it('a role is gone the day after its last day, at Swedish midnight', () => {
    const guest = makePerson(services, {
      name: 'Gäst',
      role: 'external',
      unitId: org.unit1,
      validUntilOn: '2026-11-30',
    });
    services.setNow('2026-11-30T22:59:59.000Z');
    expect(loadActor(services, guest)?.grants).toHaveLength(1);
    services.setNow('2026-11-30T23:00:00.000Z');
    expect(loadActor(services, guest)?.grants).toHaveLength(0);
  });
});

describe('the limit', () => {
  it('shuts an e-mail after five failures, also for the right password, until the window has passed', async () => {
    for (let i = 0; i < 5; i += 1) await attempt('fel', { clientAddress: `10.0.0.${i}` });
    expect(await attempt(RIGHT, { clientAddress: '10.0.1.1' })).toEqual({
      ok: false,
      error: { kind: 'tooMany', openAt: '2026-11-02T08:15:00.000Z' },
    });
    services.setNow('2026-11-02T08:14:59.000Z');
    expect(await attempt(RIGHT)).toMatchObject({ ok: false });
    services.setNow('2026-11-02T08:15:00.000Z');
    expect(await attempt(RIGHT)).toMatchObject({ ok: true });
  });

  it('does not care for the letter case of the e-mail', async () => {
    for (let i = 0; i < 5; i += 1) await attempt('fel', { email: i % 2 ? email.toUpperCase() : ` ${email}` });
    expect(await attempt(RIGHT)).toMatchObject({ ok: false, error: { kind: 'tooMany' } });
  });

  it('shuts an address after twenty, whoever was tried, and leaves other addresses open', async () => {
    for (let i = 0; i < 20; i += 1) await attempt('fel', { email: `person${i}@exempel.se` });
    expect(await attempt(RIGHT)).toMatchObject({ ok: false, error: { kind: 'tooMany' } });
    expect(await attempt(RIGHT, { clientAddress: '10.9.9.9' })).toMatchObject({ ok: true });
  });

  it('counts attempts made at the same time', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => attempt('fel')));
    const counted = outcomes.filter((outcome) => !outcome.ok && outcome.error.kind === 'wrong');
    expect(counted).toHaveLength(5);
  });

  it('forgets the failures of the e-mail at a log-in, but not those of the address', async () => {
    for (let i = 0; i < 4; i += 1) await attempt('fel');
    await enter();
    for (let i = 0; i < 15; i += 1) await attempt('fel', { email: `person${i}@exempel.se` });
    await enter();
    await attempt('fel', { email: 'en-till@exempel.se' });
    expect(await attempt(RIGHT)).toMatchObject({ ok: false, error: { kind: 'tooMany' } });
  });
});

describe('log-in', () => {
  it('gives a new session every time and stores only its hash', async () => {
    const [first, second] = [await enter(), await enter()];
    expect(first).not.toBe(second);
    const stored = services.db.$client.serialize().toString('latin1');
    expect(stored).not.toContain(first);
  });

  it('is written in the log without what was typed', async () => {
    await attempt('hemligt ord', { email: 'hemlig.adress@exempel.se' });
    await attempt('hemligt ord');
    await enter();
    const [started, failed, unknown] = auditActions();
    expect(started).toMatchObject({ action: 'session.started', actorId: maria });
    expect(failed).toMatchObject({ action: 'login.failed', entityId: String(maria) });
    expect(unknown).toMatchObject({ action: 'login.failed', entityId: 'unknown', actorId: null });
    expect(JSON.stringify([failed, unknown])).not.toMatch(/hemlig/);
  });

  it('leads on to where one was going, never off the site, with a cookie scripts cannot read', async () => {
    const go = async (path: string) => {
      const args = await routeArguments(services, { as: null, path, form: { email, password: RIGHT } });
      try {
        await logInAction(args);
      } catch (thrown) {
        if (thrown instanceof Response) return thrown;
      }
      throw new Error('no redirect');
    };
    const inside = await go('/logga-in?vidare=%2Fomgangar%2F3');
    expect(inside.headers.get('Location')).toBe('/omgangar/3');
    expect(inside.headers.get('Set-Cookie')).toMatch(/HttpOnly; SameSite=Lax$/);
    const outside = await go('/logga-in?vidare=%2F%2Felak.se');
    expect(outside.headers.get('Location')).toBe('/');
  });

  it('answers 401, 422 and 429 for wrong, empty and too many', async () => {
    const post = async (form: Record<string, string>) =>
      statusOf(async () =>
        logInAction(await routeArguments(services, { as: null, path: '/logga-in', form })),
      );
    expect(await post({ email, password: '' })).toBe(422);
    for (let i = 0; i < 5; i += 1) expect(await post({ email, password: 'fel' })).toBe(401);
    expect(await post({ email, password: 'fel' })).toBe(429);
  });

  it('sends whoever is logged in past the log-in page', async () => {
    expect(await statusOf(async () => logInLoader(await routeArguments(services, { as: maria })))).toBe(302);
    expect(await statusOf(async () => logInLoader(await routeArguments(services, { as: null })))).toBe(200);
  });
});

describe('changing the password', () => {
  it('needs the present one, ends the other sessions and keeps this one', async () => {
    const here = await enter();
    const elsewhere = await enter();
    const actor = loadActor(services, maria);
    if (!actor) throw new Error('no actor');
    const { findSession } = await import('#app/features/accounts/server/sessions.server.ts');
    const sessionId = (await findSession(await requestWith(here), services))?.id ?? '';
    const change = (current: string, chosen: string) =>
      changeOwnPassword(services, actor, { current, chosen, sessionId });
    expect(await change('fel', 'ett annat långt ord')).toEqual({
      ok: false,
      error: { kind: 'wrongPassword' },
    });
    expect(await change(RIGHT, RIGHT)).toMatchObject({ ok: false, error: { kind: 'unfit' } });
    expect(await change(RIGHT, 'kort')).toMatchObject({ ok: false, error: { kind: 'unfit' } });
    expect((await change(RIGHT, 'ett annat långt ord')).ok).toBe(true);
    expect(await actorOf(here)).toBeDefined();
    expect(await actorOf(elsewhere)).toBeUndefined();
    expect(await attempt(RIGHT)).toMatchObject({ ok: false });
    expect(await attempt('ett annat långt ord')).toMatchObject({ ok: true });
  });

  it('a temporary password lets in to the own account only, until it is changed', async () => {
    const before = await enter();
    const eva = loadActor(services, chief);
    if (!eva) throw new Error('no administrator');
    const outcome = await setTemporaryPassword(services, eva, maria);
    if (!outcome.ok) throw new Error(outcome.error);
    expect(await actorOf(before)).toBeUndefined();
    expect(await attempt(RIGHT)).toMatchObject({ ok: false });
    expect(await attempt(outcome.value.password)).toMatchObject({ ok: true });
    const { loader: home } = await import('#app/features/home/routes/home.tsx');
    const { loader: account } = await import('#app/features/accounts/routes/account.tsx');
    const argsFor = (path: string) => routeArguments(services, { as: maria, path });
    expect(await statusOf(async () => home(await argsFor('/')))).toBe(302);
    expect(await statusOf(async () => account(await argsFor('/konto')))).toBe(200);
    expect(await statusOf(async () => account(await argsFor('/konto.data')))).toBe(200);
  });

  it('logging out everywhere ends every session', async () => {
    const [one, two] = [await enter(), await enter()];
    const actor = loadActor(services, maria);
    if (!actor) throw new Error('no actor');
    logOutEverywhere(services, actor);
    expect(await actorOf(one)).toBeUndefined();
    expect(await actorOf(two)).toBeUndefined();
  });
});
