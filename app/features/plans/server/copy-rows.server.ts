import type { PlanId } from '#app/shared/domain/ids.ts';
import {
  insertPlanItem,
  listOccasions,
  listPlanItems,
  type PlanRow,
  replaceOccasions,
  reportOccasion,
} from '#db/queries/plans.server.ts';
import type { WriteTx } from '#db/transact.server.ts';
import { grouped } from '../domain/grouped.ts';
import { inAnotherYear } from '../domain/occasions.ts';

/**
 * The rows of one plan in another, with their lineage and with the same occasions in the other's year. Nothing that was
 * reported comes along, and what was to be improved belongs to the year it was written.
 */
export function copyRows(tx: WriteTx, from: PlanRow, to: { id: PlanId; year: number }): void {
  const occasions = grouped(listOccasions(tx, [from.id]), ({ itemId }) => itemId);
  for (const { id, responsibleName, controlName, controlUnitId, ...item } of listPlanItems(tx, [from.id])) {
    const improvement = to.year === from.year ? item.improvement : '';
    const itemId = insertPlanItem(tx, { ...item, planId: to.id, improvement });
    replaceOccasions(tx, itemId, inAnotherYear(occasions.get(id) ?? [], from.year, to.year));
  }
}

/** Gives the occasions of a new version what was reported on the same row and day of the one it replaces. */
export function carryReports(tx: WriteTx, from: PlanId, to: PlanId): void {
  const lineages = new Map(listPlanItems(tx, [from, to]).map(({ id, lineage }) => [id, lineage]));
  const keyOf = ({ itemId, dueOn }: ReturnType<typeof listOccasions>[number]) =>
    `${lineages.get(itemId)} ${dueOn}`;
  const reported = new Map(listOccasions(tx, [from]).map((occasion) => [keyOf(occasion), occasion]));
  for (const occasion of listOccasions(tx, [to])) {
    const earlier = reported.get(keyOf(occasion));
    if (!earlier || (earlier.state === 'planned' && earlier.roundId === null)) continue;
    const { state, roundId, outcome, actionText, reasonNotDone, reportedAt, reportedById } = earlier;
    reportOccasion(tx, occasion.id, occasion.revision, {
      ...{ state, roundId, outcome, actionText, reasonNotDone },
      ...{ reportedAt, reportedById },
    });
  }
}
