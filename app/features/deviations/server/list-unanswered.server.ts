import { type Actor, ANSWERING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove, unitsAround } from '#app/features/accounts/domain/unit-tree.ts';
import { isOpenAction } from '#app/features/deviations/domain/action-lifecycle.ts';
import { leadsNearest } from '#app/features/deviations/domain/who-answers.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';
import { listActions } from '#db/queries/actions.server.ts';
import { listDeviations } from '#db/queries/deviations.server.ts';
import { listAnswered, listOpenAnsweredBy } from '#db/queries/unanswered-deviations.server.ts';
import { deviationReachOf } from './deviation-access.server.ts';

/** Something that waits for nobody: whoever answered for it has no role any more that lets her. */
export type Unanswered = {
  readonly to: string;
  readonly number: string;
  readonly title: string;
  readonly unitName: string;
  /** Who answered; null where nobody did. */
  readonly beforeName: string | null;
  readonly dueOn: string;
};

/**
 * Open deviations and actions for whose unit nobody who answers for them may do so any more, on the first page of whoever
 * leads that unit or the nearest above that is led; soonest first.
 */
export function unansweredFor({ db, now }: Services, actor: Actor): Unanswered[] {
  const reach = deviationReachOf(actor);
  if (reach.scope.unitIds.length === 0) return [];
  const tree = listUnits(db);
  const able = listPeopleWithRoles(
    db,
    ANSWERING_ROLES,
    tree.map(({ id }) => id),
    civilDateInSweden(now()),
  );
  const unitsOf = new Map<PersonId, UnitId[]>();
  for (const { id, unitId } of able) unitsOf.set(id, [...(unitsOf.get(id) ?? []), unitId]);
  const isHers = (unitId: UnitId) => leadsNearest(unitsAbove(tree, unitId), able, actor.personId);
  const isLeft = (personId: PersonId | null, around: readonly UnitId[]) => {
    const reached = new Set(around.flatMap((unitId) => [...unitsAround(tree, unitId)]));
    return personId === null || !(unitsOf.get(personId) ?? []).some((unitId) => reached.has(unitId));
  };

  const left = listAnswered(db, reach.scope).filter(
    ({ unitId, roundUnitId, responsibleId }) =>
      isHers(unitId) && isLeft(responsibleId, [unitId, roundUnitId]),
  );
  const ids = left.length === 0 ? [] : listOpenAnsweredBy(db, reach.scope, left);
  const all = { sort: 'due', isDescending: false, limit: -1, offset: 0 } as const;
  const deviations = ids.length === 0 ? [] : listDeviations(db, reach, { ...all, ids }).rows;
  const actions = listActions(db, reach).filter(
    ({ state, unitId, ownerId }) => isOpenAction(state) && isHers(unitId) && isLeft(ownerId, [unitId]),
  );
  return [
    ...deviations.map(({ id, responsibleName, ...row }) => ({
      ...shown(row),
      to: `/avvikelser/${id}`,
      beforeName: responsibleName,
      dueOn: row.dueOn,
    })),
    ...actions.map(({ id, ownerName, ...row }) => ({
      ...shown(row),
      to: `/atgarder/${id}`,
      beforeName: ownerName,
      dueOn: row.state === 'planned' ? row.dueOn : row.followUpOn,
    })),
  ].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

const shown = ({ number, title, unitName }: { number: string; title: string; unitName: string }) => ({
  number,
  title,
  unitName,
});
