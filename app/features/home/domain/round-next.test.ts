import { expect, it } from 'vitest';
import { nextForRound } from './round-next.ts';

const none = { total: 0, finished: 0 };

it('draws nothing where nothing is drawn, and waits for both parts of a seed', () => {
  const frozen = (kind: Parameters<typeof nextForRound>[2]['kind'], isSeedAwaited = false) =>
    nextForRound('frozen', none, { kind, isSeedAwaited });
  expect(frozen('proportional')).toBe('Dra urvalet');
  expect(frozen('whole', true)).toBe('Båda delarna av fröet ska lämnas');
  expect(frozen('census')).toBe('Bestäm urvalet');
  expect(frozen('onCause')).toBe('Välj ärendena');
});

it('finalises when every review is in, and only then', () => {
  const lot = { kind: 'whole', isSeedAwaited: false } as const;
  expect(nextForRound('reviewing', { total: 2, finished: 1 }, lot)).toBeUndefined();
  expect(nextForRound('reviewing', none, lot)).toBeUndefined();
  expect(nextForRound('reviewing', { total: 2, finished: 2 }, lot)).toBe('Fastställ omgången');
});
