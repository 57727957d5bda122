import { type Actor, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listRegisters } from '#db/queries/registers.server.ts';

/** The registers within reach, by name. */
export function loadRegisters(services: Services, actor: Actor, scope: UnitScope) {
  const registers = listRegisters(services.db, scope);
  registers.sort((a, b) => swedishCollator.compare(a.name, b.name));
  return { registers, mayCreate: scopeOf(actor, 'register.manage').unitIds.length > 0 };
}

/** The open units of a scope for a choice, in the order of the tree with the higher ones first. */
export function loadOwnerUnits(services: Services, scope: UnitScope) {
  const depth = { administration: 0, department: 1, unit: 2 } as const;
  return listUnits(services.db)
    .filter((unit) => unit.closedAt === null && scope.unitIds.includes(unit.id))
    .sort((a, b) => depth[a.kind] - depth[b.kind] || swedishCollator.compare(a.name, b.name))
    .map(({ id, name, kind }) => ({ id, name, kind }));
}
