import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { standardLayout } from '#app/features/deviations/domain/handover-layout.ts';
import {
  layoutOf,
  type SystemForm,
  storedLayout,
} from '#app/features/deviations/forms/receiving-system-form.ts';
import type { ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  findReceivingSystem,
  insertReceivingSystem,
  listReceivingSystems,
  type ReceivingSystemRow,
  updateReceivingSystem,
} from '#db/queries/handovers.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';

type SystemProblem = 'notFound' | 'nameTaken' | 'changedMeanwhile';

/** The systems that deviations can be handed over to, and those no longer used. */
export function loadReceivingSystems(services: Services, actor: Actor) {
  requireAnyRole(actor, ['manager', 'quality']);
  return listReceivingSystems(services.db).map(systemOf);
}

/** One of them; undefined where there is none by that id. */
export function loadReceivingSystem(services: Services, actor: Actor, systemId: ReceivingSystemId) {
  requireAnyRole(actor, ['manager', 'quality']);
  const row = findReceivingSystem(services.db, systemId);
  return row && systemOf(row);
}

const systemOf = ({ id, name, layout, retiredAt, revision }: ReceivingSystemRow) => ({
  id,
  name,
  layout: storedLayout(layout),
  isRetired: retiredAt !== null,
  revision,
});

const isSameName = (a: string, b: string) => a.toLocaleLowerCase('sv') === b.toLocaleLowerCase('sv');

/** A new system, with the usual columns to begin with. The form sent twice is refused by its name. */
export function addReceivingSystem(
  services: Services,
  actor: Actor,
  name: string,
): Result<ReceivingSystemId, 'nameTaken'> {
  requireAnyRole(actor, ['quality']);
  const now = services.now();
  return transact<Result<ReceivingSystemId, 'nameTaken'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      if (isTaken(tx, name)) return { value: err('nameTaken'), unchanged: true };
      const systemId = insertReceivingSystem(tx, { name, layout: standardLayout, createdAt: now });
      return { value: ok(systemId), audit: [entryOf('added', systemId)] };
    },
  );
}

/** Saves the layout, or stops or begins using the system. What stands already is a success that changes nothing. */
export function changeReceivingSystem(
  services: Services,
  actor: Actor,
  systemId: ReceivingSystemId,
  form: SystemForm,
): Result<null, SystemProblem> {
  requireAnyRole(actor, ['quality']);
  const now = services.now();
  return transact<Result<null, SystemProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: SystemProblem) => ({ value: err(problem), unchanged: true as const });
    const system = findReceivingSystem(tx, systemId);
    if (!system) return refuse('notFound');
    if (form.intent === 'retire' || form.intent === 'reinstate') {
      const isRetired = form.intent === 'retire';
      if (isRetired === (system.retiredAt !== null)) return { value: ok(null), unchanged: true };
      updateReceivingSystem(tx, systemId, { retiredAt: isRetired ? now : null });
      return { value: ok(null), audit: [entryOf(isRetired ? 'retired' : 'reinstated', systemId)] };
    }
    const layout = layoutOf(form);
    const stands = system.name === form.name && JSON.stringify(system.layout) === JSON.stringify(layout);
    if (stands) return { value: ok(null), unchanged: true };
    if (system.revision !== form.revision) return refuse('changedMeanwhile');
    if (isTaken(tx, form.name, systemId)) return refuse('nameTaken');
    updateReceivingSystem(tx, systemId, { name: form.name, layout });
    return { value: ok(null), audit: [entryOf('changed', systemId)] };
  });
}

const isTaken = (tx: WriteTx, name: string, except?: ReceivingSystemId) =>
  listReceivingSystems(tx).some((system) => system.id !== except && isSameName(system.name, name));

const entryOf = (action: string, entityId: ReceivingSystemId) => ({
  action: `receivingSystem.${action}`,
  entity: 'receivingSystem',
  entityId,
});
