import type { PlanId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import {
  insertPlanItem,
  listOccasions,
  listPlanItems,
  type OccasionRow,
  type PlanRow,
  replaceOccasions,
  reportOccasion,
} from '#db/queries/plans.server.ts';
import type { WriteTx } from '#db/transact.server.ts';
import { successors } from '../domain/carried-reports.ts';
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

/** A report and where it goes; `to` is null where the new version has no place for it. */
type Carried = { readonly title: string; readonly from: OccasionRow; readonly to: OccasionRow | null };

/**
 * What was reported in one version of a plan, with the occasion of another that takes it over: on the same row by its
 * lineage, and by day and order within it.
 */
export function reportsBetween(db: Reader, from: PlanId, to: PlanId): Carried[] {
  const items = listPlanItems(db, [from, to]);
  const occasions = grouped(listOccasions(db, [from, to]), ({ itemId }) => itemId);
  const rowOf = new Map(items.filter(({ planId }) => planId === to).map(({ lineage, id }) => [lineage, id]));
  return items
    .filter(({ planId }) => planId === from)
    .flatMap(({ id, lineage, title }) => {
      const earlier = occasions.get(id) ?? [];
      const row = rowOf.get(lineage);
      const later = successors(earlier, (row === undefined ? undefined : occasions.get(row)) ?? []);
      return earlier.flatMap((occasion, place): Carried[] =>
        occasion.state === 'planned' && occasion.roundId === null
          ? []
          : [{ title, from: occasion, to: later[place] ?? null }],
      );
    });
}

/** Gives the occasions of a new version what was reported in the one it replaces. */
export function carryReports(tx: WriteTx, fromId: PlanId, toId: PlanId): void {
  for (const { from, to } of reportsBetween(tx, fromId, toId)) {
    if (to === null) continue;
    const { state, roundId, outcome, actionText, reasonNotDone, reportedAt, reportedById } = from;
    reportOccasion(tx, to.id, to.revision, {
      ...{ state, roundId, outcome, actionText, reasonNotDone },
      ...{ reportedAt, reportedById },
    });
  }
}
