import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listUnitNames } from './decide-unit-names.server.ts';
import { namesToMatch } from './load-names.server.ts';
import { unitsOfRegister } from './match-units.server.ts';
import { nameDecider } from './name-authority.server.ts';
import { requireManagedRegister } from './reach-register.server.ts';

/** The names of handläggare and units in one register, and what they stand for. */
export function loadRegisterNames(services: Services, actor: Actor, registerId: RegisterId) {
  const { register } = requireManagedRegister(services, actor, registerId);
  return {
    register: { id: register.id, name: register.name },
    unitName: listUnits(services.db).find((unit) => unit.id === register.unitId)?.name ?? '',
    workers: namesToMatch(services.db, nameDecider(services, actor), [registerId]),
    addUnitsAt: may(actor, 'organisation.manage', { unitId: register.unitId })
      ? `/organisation/enheter/${register.unitId}#under`
      : null,
    unitNames: listUnitNames(services.db, register),
    units: unitsOfRegister(services.db, register).map(({ id, name }) => ({ id, name })),
  };
}
