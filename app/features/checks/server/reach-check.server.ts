import { type Actor, may, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import type { RegisterCheckId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { hasCasesInScope } from '#db/queries/cases.server.ts';
import { type CheckRow, findCheck } from '#db/queries/checks.server.ts';
import { findRegister, type RegisterRow } from '#db/queries/registers.server.ts';

export type ReachedCheck = { check: CheckRow; register: RegisterRow; scope: UnitScope };

/**
 * A check the actor may look at, with the scope of its cases: one of a register of her units, or of a register that
 * holds cases of her units. 403 without a role that reads checks, 404 when it is out of reach.
 */
export function requireCheck(services: Services, actor: Actor, checkId: RegisterCheckId): ReachedCheck {
  const scope = requireScope(actor, 'check.read');
  const check = findCheck(services.db, checkId);
  const register = check && findRegister(services.db, check.registerId);
  if (check === undefined || register === undefined) throw notFound();
  if (!isReached(services, scope, register)) throw notFound();
  return { check, register, scope };
}

/** A check the actor may change; 404 as above, 403 when she may only look. */
export function requireManagedCheck(
  services: Services,
  actor: Actor,
  checkId: RegisterCheckId,
): ReachedCheck {
  const reached = requireCheck(services, actor, checkId);
  requireMay(actor, 'check.manage', { unitId: reached.register.unitId });
  return reached;
}

/** A register the actor may make checks on; 404 when it is out of reach, 403 when she may only look. */
export function requireCheckableRegister(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
): RegisterRow {
  const scope = requireScope(actor, 'check.read');
  const register = findRegister(services.db, registerId);
  if (register === undefined || !isReached(services, scope, register)) throw notFound();
  requireMay(actor, 'check.manage', { unitId: register.unitId });
  return register;
}

/** Whether the actor may change checks of the register, for what the page offers. */
export function mayManageChecks(actor: Actor, register: { readonly unitId: RegisterRow['unitId'] }): boolean {
  return may(actor, 'check.manage', { unitId: register.unitId });
}

function isReached({ db }: Services, scope: UnitScope, register: RegisterRow): boolean {
  return scope.unitIds.includes(register.unitId) || hasCasesInScope(db, scope, register.id);
}
