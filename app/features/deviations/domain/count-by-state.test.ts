import { expect, it } from 'vitest';
import { countByState } from './count-by-state.ts';

it('counts each state in the order it is gone through, open ones by age, and none that is due today as overdue', () => {
  const one = (state: 'new' | 'closed', createdOn: string, dueOn = '2026-12-31') => ({
    state,
    createdAt: `${createdOn}T10:00:00.000Z`,
    dueOn,
  });
  const counted = countByState(
    [
      one('closed', '2026-01-01', '2026-01-10'),
      // 30, 31, 90 and 91 days old.
      one('new', '2026-10-23', '2026-11-22'),
      one('new', '2026-10-22', '2026-11-21'),
      one('new', '2026-08-24'),
      one('new', '2026-08-23'),
    ],
    '2026-11-22',
  );
  expect(counted).toEqual([
    { state: 'new', count: 4, ages: { upTo30: 1, upTo90: 2, over90: 1 }, overdue: 1 },
    { state: 'closed', count: 1, ages: null, overdue: null },
  ]);
  expect(countByState([], '2026-11-22')).toEqual([]);
});
