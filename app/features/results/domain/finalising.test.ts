import { describe, expect, it } from 'vitest';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { checkFinalising } from './finalising.ts';

const id = (number: number) => number as ReviewId;
const review = (number: number, isFinished: boolean) => ({ reviewId: id(number), isFinished });

describe('finalising a round', () => {
  it('is closed before the reviews are shared out and once it is done', () => {
    for (const state of ['planned', 'frozen', 'drawn', 'finalised'] as const) {
      expect(checkFinalising(state, [review(1, true)], new Map())).toEqual({
        ok: false,
        error: { kind: 'notOpen', state },
      });
    }
  });

  it('needs a reason for every review that is not finished', () => {
    const reviews = [review(1, true), review(2, false), review(3, false)];
    expect(checkFinalising('reviewing', reviews, new Map([[id(2), '  ']]))).toEqual({
      ok: false,
      error: { kind: 'reasonsMissing', reviewIds: [2, 3] },
    });
    const reasons = new Map([
      [id(2), ' Akten var utlånad. '],
      [id(3), 'Sjukdom'],
      [id(1), 'ska inte med'],
    ]);
    expect(checkFinalising('reviewing', reviews, reasons)).toEqual({
      ok: true,
      value: [
        { reviewId: 2, reason: 'Akten var utlånad.' },
        { reviewId: 3, reason: 'Sjukdom' },
      ],
    });
  });

  it('is refused over a review that was opened again and has found something that stands', () => {
    const reviews = [review(1, true), { ...review(2, false), hasDeviation: true }, review(3, false)];
    const reasons = new Map([
      [id(2), 'Hinner inte'],
      [id(3), 'Hinner inte'],
    ]);
    expect(checkFinalising('reviewing', reviews, reasons)).toEqual({
      ok: false,
      error: { kind: 'deviationsLeft', reviewIds: [2] },
    });
    const handedIn = [review(1, true), { ...review(2, true), hasDeviation: true }, review(3, false)];
    expect(checkFinalising('reviewing', handedIn, reasons).ok).toBe(true);
  });

  it('refuses a round in which nothing was reviewed', () => {
    expect(checkFinalising('reviewing', [review(1, false)], new Map([[id(1), 'x']]))).toEqual({
      ok: false,
      error: { kind: 'nothingReviewed' },
    });
  });
});
