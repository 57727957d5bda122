import { expect, it } from 'vitest';
import { countActions, countsInWords, isInPlanOf, type PlannedAction } from './action-plan.ts';

const action = (change: Partial<PlannedAction>): PlannedAction => ({
  state: 'planned',
  dueOn: '2026-11-30',
  followUpOn: '2027-05-31',
  effect: null,
  ...change,
});

it('has an action in the plan of the years it is to be done and followed up, and later while it waits', () => {
  const years = (one: PlannedAction) => [2025, 2026, 2027, 2028].filter((year) => isInPlanOf(year, one));
  expect(years(action({}))).toEqual([2026, 2027, 2028]);
  expect(years(action({ state: 'done' }))).toEqual([2026, 2027, 2028]);
  expect(years(action({ state: 'followedUp', effect: 'yes' }))).toEqual([2026, 2027]);
  expect(years(action({ state: 'dropped', followUpOn: '2026-12-31' }))).toEqual([2026]);
});

it('counts every action once, and as late the day after the day it waits for', () => {
  const actions = [
    action({}),
    action({ dueOn: '2026-11-01' }),
    action({ state: 'done', dueOn: '2026-01-01', followUpOn: '2026-11-02' }),
    action({ state: 'done', dueOn: '2026-01-01', followUpOn: '2026-11-01' }),
    action({ state: 'followedUp', effect: 'yes', dueOn: '2026-01-01' }),
    action({ state: 'followedUp', effect: 'partly', dueOn: '2026-01-01' }),
    action({ state: 'dropped', dueOn: '2026-01-01' }),
  ];
  const counts = countActions(actions, '2026-11-02');
  expect(counts).toEqual({
    ...{ total: 7, planned: 2, done: 2, followedUp: 2, dropped: 1 },
    ...{ overdue: 2, effective: 1 },
  });
  expect(countsInWords(counts)).toBe(
    '7 åtgärder: 2 planerade, 2 genomförda, 2 uppföljda (1 med avsedd effekt), 1 struken. 2 är försenade.',
  );
  const only = (change: Partial<PlannedAction>) =>
    countsInWords(countActions([action(change)], '2026-11-02'));
  expect(only({})).toBe('1 åtgärd: 1 planerad.');
  expect(only({ state: 'followedUp', effect: 'yes' })).toBe('1 åtgärd: 1 uppföljd med avsedd effekt.');
  expect(countsInWords(countActions([], '2026-11-02'))).toBe('Inga åtgärder.');
});
