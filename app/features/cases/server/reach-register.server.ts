import { type Actor, may, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import {
  forbidden,
  notFound,
  requireMay,
  requireScope,
} from '#app/features/accounts/server/require-actor.server.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { hasCasesInScope } from '#db/queries/cases.server.ts';
import { findImport, type ImportRow } from '#db/queries/imports.server.ts';
import { findRegister, type RegisterRow } from '#db/queries/registers.server.ts';

/**
 * A register the actor may look into, with the scope of its cases: one of her units', or one that holds cases of her
 * units. 403 without a role that reads cases, 404 when the register is out of reach.
 */
export function requireRegister(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
): { register: RegisterRow; scope: UnitScope } {
  const scope = requireScope(actor, 'case.read');
  const register = findRegister(services.db, registerId);
  if (register === undefined) throw notFound();
  const isOwn = scope.unitIds.includes(register.unitId);
  if (!isOwn && !hasCasesInScope(services.db, scope, registerId)) throw notFound();
  return { register, scope };
}

/** A register the actor may import to; 404 when it is out of reach, 403 when she may only look. */
export function requireImportableRegister(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
): RegisterRow {
  const { register } = requireRegister(services, actor, registerId);
  requireMay(actor, 'register.import', { unitId: register.unitId });
  return register;
}

/** A register whose settings and names the actor decides; 404 when it is out of reach, 403 when she may only look. */
export function requireManagedRegister(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
): { register: RegisterRow; scope: UnitScope } {
  const found = requireRegister(services, actor, registerId);
  requireMay(actor, 'register.manage', { unitId: found.register.unitId });
  return found;
}

/** An import of that register, whatever its state. */
export function requireImport(services: Services, register: RegisterRow, importId: ImportId): ImportRow {
  const found = findImport(services.db, importId);
  if (found === undefined || found.registerId !== register.id) throw notFound();
  return found;
}

/** Whether the actor may import to the register, for what the page offers. */
export function mayImport(actor: Actor, register: { unitId: RegisterRow['unitId'] }): boolean {
  return may(actor, 'register.import', { unitId: register.unitId });
}

/** Whether the actor decides about the register's settings and names, for what the page offers. */
export function mayManage(actor: Actor, register: { unitId: RegisterRow['unitId'] }): boolean {
  return may(actor, 'register.manage', { unitId: register.unitId });
}

/** The units where the actor may make a register; 403 when there are none. */
export function requireRegisterScope(actor: Actor): UnitScope {
  const scope = scopeOf(actor, 'register.manage');
  if (scope.unitIds.length === 0) throw forbidden();
  return scope;
}
