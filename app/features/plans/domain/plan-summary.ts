import type { PlanKind } from '#app/shared/domain/vocabulary.ts';
import { type OccasionStatus, rowStatus } from './occasion-status.ts';

export type PlanSummary = {
  readonly total: number;
  readonly done: number;
  readonly notDone: number;
  /** Not reported yet. */
  readonly open: number;
};

/** How many rows are done, from the statuses of each row's occasions. A row without occasions counts as open. */
export function summarise(rows: readonly (readonly OccasionStatus[])[]): PlanSummary {
  const statuses = rows.map(rowStatus);
  const count = (status: 'done' | 'notDone') => statuses.filter((one) => one === status).length;
  const done = count('done');
  const notDone = count('notDone');
  return { total: rows.length, done, notDone, open: rows.length - done - notDone };
}

/** "10 av 10 moment genomförda", "9 av 10 moment genomförda, 1 inte genomfört", "3 av 5 kvalitetsområden uppföljda, 2 återstår". */
export function summaryInWords(kind: PlanKind, { total, done, notDone, open }: PlanSummary): string {
  const noun =
    kind === 'internalControl'
      ? `moment ${total === 1 ? 'genomfört' : 'genomförda'}`
      : total === 1
        ? 'kvalitetsområde uppföljt'
        : 'kvalitetsområden uppföljda';
  const parts = [`${done} av ${total} ${noun}`];
  if (notDone > 0) parts.push(`${notDone} inte ${notDone === 1 ? 'genomfört' : 'genomförda'}`);
  if (open > 0) parts.push(`${open} återstår`);
  return parts.join(', ');
}
