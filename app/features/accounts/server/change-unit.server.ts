import type { UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { UnitKind } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertUnit, listUnits } from '#db/queries/accounts.server.ts';
import { updateUnit } from '#db/queries/people.server.ts';
import { transact } from '#db/transact.server.ts';
import { type Actor, may } from '../domain/policy.ts';
import { kindsBelow } from '../domain/unit-kinds.ts';

export type UnitFailure =
  | 'notAllowed'
  | 'nameTaken'
  | 'wrongKind'
  | 'parentClosed'
  | 'hasOpenUnits'
  | 'isTop';

const refuse = (failure: UnitFailure) => ({ value: err(failure), unchanged: true }) as const;

/** A new unit below another. */
export function addUnit(
  services: Services,
  actor: Actor,
  input: { parentId: UnitId; kind: UnitKind; name: string },
): Result<UnitId, UnitFailure> {
  const now = services.now();
  return transact<Result<UnitId, UnitFailure>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { parentId, kind, name } = input;
    const all = listUnits(tx);
    const parent = all.find((unit) => unit.id === parentId);
    if (!parent || !may(actor, 'organisation.manage', { unitId: parentId })) return refuse('notAllowed');
    if (parent.closedAt) return refuse('parentClosed');
    if (!kindsBelow(parent.kind).includes(kind)) return refuse('wrongKind');
    if (all.some((unit) => unit.parentId === parentId && unit.name === name)) return refuse('nameTaken');
    const unitId = insertUnit(tx, { parentId, kind, name, createdAt: now });
    return {
      value: ok(unitId),
      audit: [
        { action: 'unit.created', entity: 'unit', entityId: unitId, unitId, detail: { kind, parentId } },
      ],
    };
  });
}

export function renameUnit(
  services: Services,
  actor: Actor,
  unitId: UnitId,
  name: string,
): Result<null, UnitFailure> {
  const by = { actorId: actor.personId, now: services.now() };
  return transact<Result<null, UnitFailure>>(services.db, by, (tx) => {
    const all = listUnits(tx);
    const unit = all.find((candidate) => candidate.id === unitId);
    if (!unit || !may(actor, 'organisation.manage', { unitId })) return refuse('notAllowed');
    if (unit.name === name) return { value: ok(null), unchanged: true };
    if (all.some((other) => other.parentId === unit.parentId && other.name === name))
      return refuse('nameTaken');
    updateUnit(tx, unitId, { name });
    return {
      value: ok(null),
      audit: [
        {
          action: 'unit.renamed',
          entity: 'unit',
          entityId: unitId,
          unitId,
          detail: { from: unit.name, to: name },
        },
      ],
    };
  });
}

/** Closes a unit, or opens it again. What lies there stays; nothing new can be placed in a closed unit. */
export function setUnitClosed(
  services: Services,
  actor: Actor,
  unitId: UnitId,
  isClosed: boolean,
): Result<null, UnitFailure> {
  const now = services.now();
  return transact<Result<null, UnitFailure>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const all = listUnits(tx);
    const unit = all.find((candidate) => candidate.id === unitId);
    if (!unit || !may(actor, 'organisation.manage', { unitId })) return refuse('notAllowed');
    if ((unit.closedAt !== null) === isClosed) return { value: ok(null), unchanged: true };
    if (unit.parentId === null) return refuse('isTop');
    if (isClosed && all.some((below) => below.parentId === unitId && !below.closedAt)) {
      return refuse('hasOpenUnits');
    }
    const parent = all.find((candidate) => candidate.id === unit.parentId);
    if (!isClosed && parent?.closedAt) return refuse('parentClosed');
    updateUnit(tx, unitId, { closedAt: isClosed ? now : null });
    return {
      value: ok(null),
      audit: [
        { action: isClosed ? 'unit.closed' : 'unit.reopened', entity: 'unit', entityId: unitId, unitId },
      ],
    };
  });
}
