import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listActions } from '#db/queries/actions.server.ts';
import type { OccasionStatus } from '../domain/occasion-status.ts';
import type { WheelItem } from './load-wheel.server.ts';

/**
 * When actions of these units that the person reaches, and her own, are to be done and followed up. In a calendar stands only the number: what an action
 * is about may tell of a case.
 */
export function actionItems(
  db: Reader,
  actor: Actor,
  below: ReadonlySet<UnitId>,
  today: CivilDate,
): WheelItem[] {
  return listActions(db, deviationReachOf(actor))
    .filter(
      ({ unitId, ownerId, state }) =>
        (below.has(unitId) || ownerId === actor.personId) && state !== 'dropped',
    )
    .flatMap((action) => {
      const { number, id, state } = action;
      const common = {
        ...{ source: action.title, isSourceOpen: false, unitName: action.unitName, byName: action.ownerName },
        ...{ isMine: action.ownerId === actor.personId, markedByName: null, reason: '', entry: null },
        to: `/atgarder/${id}`,
      };
      const dueOn = action.dueOn as CivilDate;
      const followUpOn = action.followUpOn as CivilDate;
      const statusOn = (isDone: boolean, on: CivilDate): OccasionStatus =>
        isDone ? 'done' : on < today ? 'late' : 'planned';
      return [
        {
          ...{ ...common, key: `atgard-${id}-genomford`, dueOn, title: `Genomföra ${number}` },
          status: statusOn(state !== 'planned', dueOn),
        },
        {
          ...{ ...common, key: `atgard-${id}-uppfoljd`, dueOn: followUpOn, title: `Följa upp ${number}` },
          status: statusOn(state === 'followedUp', followUpOn),
        },
      ];
    });
}
