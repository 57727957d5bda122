import { type Actor, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listRegisters } from '#db/queries/registers.server.ts';
import { namesToMatch, requireNamingScope } from './load-names.server.ts';
import { nameDecider } from './name-authority.server.ts';

/** The registers within reach, by name. */
export function loadRegisters(services: Services, actor: Actor, scope: UnitScope) {
  const registers = listRegisters(services.db, scope);
  registers.sort((a, b) => swedishCollator.compare(a.name, b.name));
  const mayCreate = scopeOf(actor, 'register.manage').unitIds.length > 0;
  const unknownNameCount = mayCreate ? countUnknown(services, actor) : 0;
  return { registers, mayCreate, unknownNameCount };
}

function countUnknown(services: Services, actor: Actor): number {
  const { registerIds } = requireNamingScope(services, actor);
  const { names } = namesToMatch(services.db, nameDecider(services, actor), registerIds);
  return names.filter(({ state }) => state.kind === 'unknown').length;
}

/** The open units of a scope for a choice, in the order of the tree with the higher ones first. */
export function loadOwnerUnits(services: Services, scope: UnitScope) {
  const depth = { administration: 0, department: 1, unit: 2 } as const;
  return listUnits(services.db)
    .filter((unit) => unit.closedAt === null && scope.unitIds.includes(unit.id))
    .sort((a, b) => depth[a.kind] - depth[b.kind] || swedishCollator.compare(a.name, b.name))
    .map(({ id, name, kind }) => ({ id, name, kind }));
}
