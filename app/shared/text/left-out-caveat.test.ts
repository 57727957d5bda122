import { expect, it } from 'vitest';
import { leftOutCaveat } from './left-out-caveat.ts';

const cases = { interval: { kind: 'cases' } } as const;

it('doubts the intervals once where some of what was drawn is not reviewed', () => {
  const of = (reviewedCount: number, ...questions: { interval: { kind: string } | null }[]) =>
    leftOutCaveat({ reviewedCount, sampleSize: 10, questions })?.replaceAll('\u00a0', ' ') ?? null;
  expect(of(4, { interval: null }, cases)).toBe(
    '6 av 10 dragna ärenden är inte granskade. Om de skiljer sig från de granskade stämmer inte spannet.',
  );
  expect(of(9, cases)).toMatch(/^1 av 10 dragna ärenden är inte granskat\. Om det /u);
  expect(of(10, cases)).toBeNull();
  expect(of(4, { interval: { kind: 'none' } }, { interval: null })).toBeNull();
});
