import { hashPassword } from '#app/features/accounts/server/password.server.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  DEMO_ORGANISATION_NAME,
  DEMO_PASSWORD,
  DEMO_PEOPLE,
  DEMO_UNITS,
  type DemoUnitKey,
  demoEmail,
} from '#db/demo/municipality.ts';
import { hasPeople, insertPerson, insertRoleGrant, insertUnit } from '#db/queries/accounts.server.ts';
import { writeSetting } from '#db/queries/settings.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';

export type DemoOrganisation = {
  units: Readonly<Record<DemoUnitKey, UnitId>>;
  /** By the part of the e-mail before @. */
  people: ReadonlyMap<string, PersonId>;
};

/**
 * The units and people of the invented municipality, in one transaction that finds the program empty or does
 * nothing: of two clicks, or of a click and somebody who makes the first administrator, one wins.
 */
export async function foundDemoMunicipality(
  services: Services,
): Promise<Result<DemoOrganisation, 'notEmpty'>> {
  // One hash for all: fifteen would only take time, and the password is no secret.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const now = services.now();
  return transact<Result<DemoOrganisation, 'notEmpty'>>(services.db, { actorId: null, now }, (tx) => {
    if (hasPeople(tx)) return { value: err('notEmpty'), unchanged: true };
    writeSetting(tx, 'organisationName', DEMO_ORGANISATION_NAME);
    writeSetting(tx, 'isDemo', 'yes');
    const units = insertUnits(tx, now);
    const audit = Object.values(units).map(
      (unitId): AuditEntry => ({ action: 'unit.created', entity: 'unit', entityId: unitId, unitId }),
    );
    const people = new Map<string, PersonId>();
    for (const { account, name, isCaseWorker, role, unit, validUntilOn = null } of DEMO_PEOPLE) {
      const unitId = units[unit];
      const personId = insertPerson(tx, {
        displayName: name,
        email: demoEmail(account),
        passwordHash,
        caseWorkerName: isCaseWorker ? name : null,
        createdAt: now,
      });
      const grantId = insertRoleGrant(tx, { personId, unitId, role, validUntilOn, grantedAt: now });
      people.set(account, personId);
      audit.push(
        { action: 'person.created', entity: 'person', entityId: personId, unitId },
        {
          action: 'role.granted',
          entity: 'roleGrant',
          entityId: grantId,
          unitId,
          detail: { personId, role },
        },
      );
    }
    const founded: AuditEntry = { action: 'demo.founded', entity: 'setting', entityId: 'isDemo' };
    return { value: ok({ units, people }), audit: [founded, ...audit] };
  });
}

function insertUnits(tx: WriteTx, now: string): Record<DemoUnitKey, UnitId> {
  const units: Partial<Record<DemoUnitKey, UnitId>> = {};
  for (const { key, parent, kind, name } of DEMO_UNITS) {
    const parentId = parent === null ? null : (units[parent] ?? null);
    units[key] = insertUnit(tx, { parentId, kind, name, createdAt: now });
  }
  return units as Record<DemoUnitKey, UnitId>;
}
