import { describe, expect, it } from 'vitest';
import { resetLostPassword } from '#app/features/accounts/server/reset-lost-password.server.ts';
import { findSession } from '#app/features/accounts/server/sessions.server.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { updatePerson } from '#db/queries/people.server.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { transact } from '#db/transact.server.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices } from '#tests/factories/services.ts';

async function withAdministrator() {
  const services = await makeServices();
  const { administration } = makeOrganisation(services);
  const eva = makePerson(services, { name: 'Eva', role: 'administrator', unitId: administration });
  const email = findPerson(services.db, eva)?.email ?? '';
  return { services, eva, email };
}

describe('a lost password', () => {
  it('is reset for an unknown or deactivated person neither in the database nor in the log', async () => {
    const { services, eva, email } = await withAdministrator();
    expect(await resetLostPassword(services, 'ingen@exempel.se')).toEqual({ ok: false, error: 'unknown' });
    transact(services.db, { actorId: null, now: services.now() }, (tx) => {
      updatePerson(tx, eva, { deactivatedAt: services.now() });
      return { value: null, audit: [{ action: 'test.arranged', entity: 'person', entityId: eva }] };
    });
    const before = services.db.select().from(auditEntries).all().length;
    expect(await resetLostPassword(services, email)).toEqual({ ok: false, error: 'unknown' });
    expect(findPerson(services.db, eva)?.passwordHash).toBeNull();
    expect(services.db.select().from(auditEntries).all()).toHaveLength(before);
  });

  it('becomes one to change at the next log-in, and whoever was logged in is logged out', async () => {
    const { services, eva, email } = await withAdministrator();
    const { request } = await routeArguments(services, { as: eva });
    expect(await findSession(request, services)).toBeDefined();
    const reset = await resetLostPassword(services, ` ${email.toUpperCase()} `);
    expect(reset.ok && reset.value.password.length).toBeGreaterThanOrEqual(12);
    expect(await findSession(request, services)).toBeUndefined();
    expect(findPerson(services.db, eva)).toMatchObject({ mustChangePassword: true });
    expect(findPerson(services.db, eva)?.passwordHash).toMatch(/^\$argon2id\$/);
    const last = services.db.select().from(auditEntries).all().at(-1);
    expect(last).toMatchObject({ action: 'person.passwordReset', actorId: null, entityId: String(eva) });
  });
});
