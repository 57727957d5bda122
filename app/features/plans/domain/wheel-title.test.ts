import { expect, it } from 'vitest';
import { wheelTitle } from './wheel-title.ts';

it('heads a line with what it is about, also where a calendar has only the number', () => {
  const action = { title: 'Genomföra ÅT-2026-001', source: 'Ny rutin för samtal', isSourceOpen: false };
  expect(wheelTitle(action)).toEqual({ title: 'Ny rutin för samtal', under: 'Genomföra ÅT-2026-001' });
  const moment = { title: 'Avtal med familjehem', source: 'Internkontrollplan 2026', isSourceOpen: true };
  expect(wheelTitle(moment)).toEqual({ title: 'Avtal med familjehem', under: 'Internkontrollplan 2026' });
  expect(wheelTitle({ ...action, source: '' })).toEqual({ title: 'Genomföra ÅT-2026-001', under: '' });
});
