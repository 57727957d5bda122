import { expect, it } from 'vitest';
import { withoutPersonalNumbers } from './without-personal-numbers.ts';

it('masks what looks like a personnummer in every text, and nothing that is computed from', () => {
  const hash = `ab850101123${'c'.repeat(21)}850101-1236`.slice(0, 32).replace('-', 'd');
  const digits = `a8501011236b${'0123456789abcdef'.repeat(3)}a`;
  const kept = {
    fingerprint: digits,
    seed: '8501011236',
    sha256: hash,
    drawnAt: '2026-10-31T08:00:00.000Z',
    span: '2026-01-01 – 2026-12-31',
    count: 8501011236,
    none: null,
  };
  const given = { ...kept, purpose: 'Gäller Kalle 19850101-1236', rows: [['850101-1236'], { note: 'ring' }] };
  expect(withoutPersonalNumbers(given)).toEqual({
    ...kept,
    purpose: 'Gäller Kalle [personnummer]',
    rows: [['[personnummer]'], { note: 'ring' }],
  });
});
