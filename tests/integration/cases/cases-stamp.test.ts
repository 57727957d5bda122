import { expect, it } from 'vitest';
import { isOutsideCases } from '#db/queries/cases-stamp.server.ts';

it('takes everything done to cases as a write of them, but that one was read', () => {
  const outside = (...actions: string[]) => isOutsideCases(actions.map((action) => ({ action })));
  expect(outside('case.read')).toBe(true);
  expect(outside('round.drawn', 'case.read')).toBe(true);
  expect(outside('case.changed')).toBe(false);
  expect(outside('case')).toBe(false);
  expect(outside('register.changed')).toBe(false);
  expect(outside('case.read', 'import.applied')).toBe(false);
});
