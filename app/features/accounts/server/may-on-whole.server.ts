import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type Action, type Actor, may } from '../domain/policy.ts';

/** True for whoever may do it in the whole organisation, not only in a part of it: on every unit at the top. */
export function mayOnWhole(services: Services, actor: Actor, action: Action): boolean {
  const top = listUnits(services.db).filter((unit) => unit.parentId === null);
  return top.length > 0 && top.every((unit) => may(actor, action, { unitId: unit.id }));
}
