import { type Action, type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import type { ChecklistId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findChecklist } from '#db/queries/checklists.server.ts';

type ChecklistAction = Extract<Action, 'checklist.edit' | 'checklist.publish'>;

/** Those that came with the program belong to no unit: whoever may shape a checklist anywhere may shape them. */
export function mayShape(
  actor: Actor,
  checklist: { unitId: UnitId | null },
  action: ChecklistAction,
): boolean {
  if (checklist.unitId === null) return scopeOf(actor, action).unitIds.length > 0;
  return may(actor, action, { unitId: checklist.unitId });
}

/** The checklist, for somebody who may shape it. 403 for everybody else, whether it exists or not; 404 when it does not. */
export function requireShapeable(
  db: Reader,
  actor: Actor,
  checklistId: ChecklistId,
  action: ChecklistAction = 'checklist.edit',
) {
  requireScope(actor, action);
  const checklist = findChecklist(db, checklistId);
  if (!checklist) throw notFound();
  if (!mayShape(actor, checklist, action)) throw forbidden();
  return checklist;
}
