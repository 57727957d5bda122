import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findWheelEntry, insertWheelEntry, updateWheelEntry } from '#db/queries/year-wheel.server.ts';
import { transact } from '#db/transact.server.ts';
import type { EntryInput } from '../forms/wheel-form.ts';

/** Puts something in the year wheel of a unit that the person plans for. */
export function addEntry(services: Services, actor: Actor, { title, dueOn, unitId }: EntryInput): void {
  requireMay(actor, 'plan.manage', { unitId });
  const now = services.now();
  transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const values = { title, dueOn, unitId, responsibleId: actor.personId, createdById: actor.personId };
    const entityId = insertWheelEntry(tx, { ...values, createdAt: now });
    const entry = { action: 'wheel.added', entity: 'wheelEntry', entityId, unitId, detail: { dueOn } };
    return { value: null, audit: [entry] };
  });
}

type Mark =
  | { readonly kind: 'done' | 'open' | 'removed' }
  | { readonly kind: 'notDone'; readonly reason: string };

/** Says what became of an entry, or takes it out; false when somebody was first, and nothing is written. */
export function markEntry(
  services: Services,
  actor: Actor,
  seen: { readonly id: number; readonly revision: number },
  mark: Mark,
): boolean {
  const now = services.now();
  return transact<boolean>(services.db, { actorId: actor.personId, now }, (tx) => {
    const entry = findWheelEntry(tx, seen.id);
    if (!entry) throw notFound();
    const { unitId, responsibleId } = entry;
    requireMay(actor, mark.kind === 'removed' ? 'plan.manage' : 'plan.report', { unitId, responsibleId });
    const values =
      mark.kind === 'removed'
        ? { removedAt: now }
        : {
            doneAt: mark.kind === 'done' ? now : null,
            reasonNotDone: mark.kind === 'notDone' ? mark.reason : '',
          };
    if (!updateWheelEntry(tx, seen.id, seen.revision, values)) return { value: false, unchanged: true };
    const action = mark.kind === 'removed' ? 'wheel.removed' : 'wheel.marked';
    const detail = { mark: mark.kind };
    return { value: true, audit: [{ action, entity: 'wheelEntry', entityId: seen.id, unitId, detail }] };
  });
}
