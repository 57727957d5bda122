import type { ActionState, Effect } from '#app/shared/domain/vocabulary.ts';
import { awaitedOn, isOpenAction } from './action-lifecycle.ts';

export type PlannedAction = {
  readonly state: ActionState;
  readonly dueOn: string;
  readonly followUpOn: string;
  readonly effect: Effect | null;
};

/**
 * Whether an action belongs to the plan of a year: it is to be done or followed up that year, or should have been before
 * and still waits for somebody.
 */
export function isInPlanOf(year: number, { state, dueOn, followUpOn }: PlannedAction): boolean {
  const yearOf = (on: string) => Number(on.slice(0, 4));
  if (yearOf(dueOn) === year || yearOf(followUpOn) === year) return true;
  return isOpenAction(state) && yearOf(dueOn) < year;
}

export type ActionCounts = {
  readonly total: number;
  /** Still to be done. */
  readonly planned: number;
  /** Done, and nobody has said yet whether it helped. */
  readonly done: number;
  readonly followedUp: number;
  readonly dropped: number;
  /** Of those planned and done: past the day they wait for. */
  readonly overdue: number;
  /** Of those followed up: had the effect they were meant to have. */
  readonly effective: number;
};

/** How many actions are in each state on a day. Every action is in one, so that they add up to the total. */
export function countActions(actions: readonly PlannedAction[], today: string): ActionCounts {
  const count = (is: (action: PlannedAction) => boolean) => actions.filter(is).length;
  return {
    total: actions.length,
    planned: count(({ state }) => state === 'planned'),
    done: count(({ state }) => state === 'done'),
    followedUp: count(({ state }) => state === 'followedUp'),
    dropped: count(({ state }) => state === 'dropped'),
    overdue: count((action) => {
      const on = awaitedOn(action);
      return on !== null && on < today;
    }),
    effective: count(({ effect }) => effect === 'yes'),
  };
}

/** "5 åtgärder: 2 planerade, 1 genomförd, 2 uppföljda (1 med avsedd effekt). 1 är försenad." */
export function countsInWords(counts: ActionCounts): string {
  const { total, planned, done, followedUp, dropped, overdue, effective } = counts;
  if (total === 0) return 'Inga åtgärder.';
  const parts = [
    { count: planned, one: 'planerad', several: 'planerade' },
    { count: done, one: 'genomförd', several: 'genomförda' },
    {
      count: followedUp,
      one: effective === 1 ? 'uppföljd med avsedd effekt' : 'uppföljd',
      several: `uppföljda (${effective} med avsedd effekt)`,
    },
    { count: dropped, one: 'struken', several: 'strukna' },
  ].flatMap(({ count, one, several }) => (count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]));
  const late = overdue === 0 ? '' : ` ${overdue} är ${overdue === 1 ? 'försenad' : 'försenade'}.`;
  return `${total} ${total === 1 ? 'åtgärd' : 'åtgärder'}: ${parts.join(', ')}.${late}`;
}
