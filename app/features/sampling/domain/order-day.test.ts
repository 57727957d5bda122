import { expect, it } from 'vitest';
import { orderDay } from '#app/features/sampling/domain/order-day.ts';

it.each([
  ['2026-08-31', '2026-08-31'],
  ['2024-02-29', '2024-02-29'],
  ['2026-03-01, 2026-09-01', '2026-09-01'],
  ['2026-09-01,2026-03-01', '2026-09-01'],
  ['', undefined],
  ['2026-02-30', undefined],
  ['2026-8-1', undefined],
  ['31/8 2026', undefined],
  ['2026-08-31, okänt', undefined],
  ['2026-08-31,', undefined],
])('%j stands for %s', (text, day) => {
  expect(orderDay(text)).toBe(day);
});
