import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { movedUp } from '#app/features/deviations/domain/type-order.ts';
import type { TypeForm } from '#app/features/deviations/forms/type-form.ts';
import type { DeviationTypeId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  insertDeviationType,
  listDeviationTypes,
  updateDeviationType,
} from '#db/queries/manual-deviations.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';

type TypeProblem = 'notFound' | 'nameTaken';
type Done = { action: string; typeId: DeviationTypeId } | 'asItWas' | TypeProblem;

/** Adds, renames, orders or stops using a type. What stands already is a success that changes nothing. */
export function changeTypes(services: Services, actor: Actor, form: TypeForm): Result<null, TypeProblem> {
  requireAnyRole(actor, ['quality']);
  const now = services.now();
  return transact<Result<null, TypeProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const done = form.intent === 'add' ? add(tx, form.name) : change(tx, form, now);
    if (done === 'asItWas') return { value: ok(null), unchanged: true };
    if (done === 'notFound' || done === 'nameTaken') return { value: err(done), unchanged: true };
    const entry = { action: `deviationType.${done.action}`, entity: 'deviationType', entityId: done.typeId };
    return { value: ok(null), audit: [entry] };
  });
}

const isSameName = (a: string, b: string) => a.toLocaleLowerCase('sv') === b.toLocaleLowerCase('sv');

function add(tx: WriteTx, name: string): Done {
  const types = listDeviationTypes(tx);
  if (types.some((type) => isSameName(type.name, name))) return 'nameTaken';
  const position = Math.max(0, ...types.map((type) => type.position)) + 1;
  return { action: 'added', typeId: insertDeviationType(tx, { name, position }) };
}

function change(tx: WriteTx, form: Exclude<TypeForm, { intent: 'add' }>, now: string): Done {
  const types = listDeviationTypes(tx);
  const { typeId } = form;
  const type = types.find(({ id }) => id === typeId);
  if (!type) return 'notFound';
  if (form.intent === 'rename') {
    if (type.name === form.name) return 'asItWas';
    if (types.some(({ id, name }) => id !== typeId && isSameName(name, form.name))) return 'nameTaken';
    updateDeviationType(tx, typeId, { name: form.name });
    return { action: 'renamed', typeId };
  }
  if (form.intent === 'moveUp') return moveUp(tx, types, typeId);
  const isRetired = form.intent === 'retire';
  if (isRetired === (type.retiredAt !== null)) return 'asItWas';
  updateDeviationType(tx, typeId, { retiredAt: isRetired ? now : null });
  return { action: isRetired ? 'retired' : 'reinstated', typeId };
}

/** Past the nearest one in use: the page shows the retired ones by themselves. */
function moveUp(tx: WriteTx, types: ReturnType<typeof listDeviationTypes>, typeId: DeviationTypeId): Done {
  const used = types.filter(({ retiredAt }) => retiredAt === null).map(({ id }) => id);
  const moved = movedUp(used, typeId);
  if (moved.every((id, place) => id === used[place])) return 'asItWas';
  const retired = types.filter(({ retiredAt }) => retiredAt !== null).map(({ id }) => id);
  for (const [place, id] of [...moved, ...retired].entries()) {
    updateDeviationType(tx, id, { position: place + 1 });
  }
  return { action: 'moved', typeId };
}

/** The types for the page where they are shaped. */
export function loadTypes(services: Services, actor: Actor) {
  requireAnyRole(actor, ['quality']);
  const types = listDeviationTypes(services.db).map(({ id, name, retiredAt }) => ({
    id,
    name,
    isRetired: retiredAt !== null,
  }));
  return {
    used: types.filter(({ isRetired }) => !isRetired),
    retired: types.filter(({ isRetired }) => isRetired),
  };
}
