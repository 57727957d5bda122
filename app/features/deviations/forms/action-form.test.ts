import { expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { type ActionValues, parseAction } from './action-form.ts';

const written: ActionValues = {
  ...{ unitId: '1', title: 'Ny rutin', intendedEffect: 'Fler kommer till tals', ownerId: '2' },
  ...{ dueOn: '2026-12-31', followUpOn: '', deviationIds: [], movesDeviations: '' },
};
const faults = (over: Partial<ActionValues>) => {
  const parsed = parseAction({ ...written, ...over }, '2026-11-22' as CivilDate);
  return parsed.ok ? [] : parsed.error.map(({ field, message }) => `${field}: ${message}`);
};
const ORDER = 'followUpOn: Uppföljningen kan inte ligga före dagen då åtgärden ska vara genomförd.';

it('says that the days are in the wrong order only when both are given', () => {
  expect(faults({ followUpOn: '2026-12-30' })).toEqual([ORDER]);
  expect(faults({ followUpOn: '2026-12-31' })).toEqual([]);
  const dueOn = ['dueOn: Skriv vilken dag åtgärden ska vara genomförd, i dag eller senare.'];
  expect(faults({ dueOn: '', followUpOn: '' })).toEqual(dueOn);
  expect(faults({ dueOn: '', followUpOn: '2026-12-30' })).toEqual(dueOn);
});

it('says of a day that cannot be read that it cannot, and nothing of its order', () => {
  expect(faults({ followUpOn: '31 december' })).toEqual([
    'followUpOn: Skriv vilken dag åtgärden ska följas upp, som 2026-12-31.',
  ]);
});
