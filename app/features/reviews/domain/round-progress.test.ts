import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameCaseId, PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { REVIEW_STATES } from '#app/shared/domain/vocabulary.ts';
import {
  leftByReviewer,
  progressByCase,
  progressByReviewer,
  toAgreeByReviewer,
  withoutReviewer,
} from './round-progress.ts';

type Row = Parameters<typeof progressByReviewer>[0][number];

const row = (part: Partial<Row>): Row => ({
  reviewId: 1 as ReviewId,
  slot: 0,
  state: 'assigned',
  approval: null,
  finishedAt: null,
  reviewerId: 1 as PersonId,
  reviewerName: 'Anna',
  frameCaseId: 1 as FrameCaseId,
  caseKey: '2026-1',
  ...part,
});

const anyRow = fc
  .record({
    slot: fc.nat(3),
    state: fc.constantFrom(...REVIEW_STATES),
    approval: fc.constantFrom(null, 'waiting' as const, 'returned' as const, 'approved' as const),
    person: fc.option(fc.nat(4)),
    frameCase: fc.nat(6),
  })
  .map(({ slot, state, approval, person, frameCase }) =>
    row({
      ...{ slot, state, approval, frameCaseId: frameCase as FrameCaseId },
      reviewerId: person as PersonId | null,
      reviewerName: person === null ? null : `P${person}`,
    }),
  );
const ALONE = { isSeveral: false, agrees: false };
const TWO = { isSeveral: true, agrees: true };
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe('progress by reviewer', () => {
  it('counts each review once, in one place, and nobody who has none', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        const people = progressByReviewer(rows, new Map(), byCode, ALONE);
        const given = rows.filter(({ reviewerId }) => reviewerId !== null).length;
        expect(people.reduce((sum, { total }) => sum + total, 0)).toBe(given);
        for (const { total, notBegun, begun, returned, waiting, handedIn } of people) {
          expect(notBegun + begun + returned + waiting + handedIn).toBe(total);
        }
      }),
    );
  });

  it('stands by name whatever anybody has done', () => {
    const rows = ['Östen', 'Anna', 'Britt'].map((name, index) =>
      row({
        reviewerId: index as PersonId,
        reviewerName: name,
        state: index === 0 ? 'finished' : 'assigned',
      }),
    );
    const sv = new Intl.Collator('sv').compare;
    expect(progressByReviewer(rows, new Map(), sv, ALONE).map(({ name }) => name)).toEqual([
      'Anna',
      'Britt',
      'Östen',
    ]);
  });

  it('tells what was sent back and what waits from what is done', () => {
    const [anna] = progressByReviewer(
      [
        row({ state: 'finished', approval: 'waiting', finishedAt: '2026-11-03T10:00:00.000Z' }),
        row({ state: 'reopened', approval: 'returned' }),
        row({ state: 'finished', approval: 'approved', finishedAt: '2026-11-01T10:00:00.000Z' }),
        row({ state: 'reopened' }),
      ],
      new Map([[1 as PersonId, '2026-11-02T10:00:00.000Z']]),
      byCode,
      ALONE,
    );
    expect(anna).toMatchObject({ notBegun: 0, begun: 1, returned: 1, waiting: 1, handedIn: 1 });
    expect(anna?.latestAt).toBe('2026-11-03T10:00:00.000Z');
  });
});

describe('what is left', () => {
  it('is everything somebody has that is not handed in, and nobody’s slot is nobody’s work', () => {
    const rows = [
      row({ slot: 0, reviewerId: null, reviewerName: null }),
      row({ slot: 1, state: 'started' }),
      row({ slot: 2, reviewerId: 2 as PersonId, state: 'finished' }),
    ];
    expect([...leftByReviewer(rows, TWO)]).toEqual([[1, 1]]);
  });
});

describe('what several agree on', () => {
  const [anna, berit, cilla] = [1 as PersonId, 2 as PersonId, 3 as PersonId];
  const answered = [
    row({ slot: 0, reviewerId: cilla, state: 'started' }),
    row({ slot: 1, reviewerId: anna, state: 'finished' }),
    row({ slot: 2, reviewerId: berit, state: 'finished' }),
  ];
  const half = { frameCaseId: 2 as FrameCaseId };
  const underWay = [
    row({ ...half, slot: 0, reviewerId: null }),
    row({ ...half, slot: 1, reviewerId: anna, state: 'finished' }),
    row({ ...half, slot: 2, reviewerId: berit, state: 'started' }),
  ];

  it('is nobody’s own review, handed in or not', () => {
    const agreed = answered.map((one) => ({ ...one, reviewerId: anna, state: 'finished' as const }));
    expect(progressByReviewer(agreed.slice(0, 2), new Map(), byCode, TWO)).toMatchObject([
      { personId: anna, total: 1, handedIn: 1, toAgree: 0 },
    ]);
    expect([...leftByReviewer(answered, TWO)]).toEqual([]);
  });

  it('waits for all who answered and whoever was given to settle it, once everybody is in', () => {
    const counts = toAgreeByReviewer([...answered, ...underWay], TWO);
    expect([...counts].toSorted()).toEqual([
      [anna, 1],
      [berit, 1],
      [cilla, 1],
    ]);
    const done = answered.map((one) => ({ ...one, state: 'finished' as const }));
    expect(toAgreeByReviewer(done, TWO).size).toBe(0);
  });

  it('does not wait where a group answers vignettes', () => {
    expect(toAgreeByReviewer(answered, { isSeveral: true, agrees: false }).size).toBe(0);
  });
});

describe('progress by case', () => {
  const several = [
    row({ slot: 0, reviewerId: null, reviewerName: null }),
    row({ slot: 1 }),
    row({ slot: 2, reviewerId: null, reviewerName: null }),
  ];
  it('keeps the agreed answers apart from those who answer', () => {
    expect(progressByCase(several, true)).toMatchObject([
      { reviews: [{ slot: 1 }, { slot: 2 }], agreed: { slot: 0 } },
    ]);
    expect(progressByCase([row({})], false)).toMatchObject([{ reviews: [{ slot: 0 }], agreed: null }]);
  });

  it('misses a reviewer in an empty slot, but not in the one that waits for an agreement', () => {
    expect(withoutReviewer(several, true)).toMatchObject([{ slot: 2 }]);
    expect(withoutReviewer([row({ reviewerId: null })], false)).toHaveLength(1);
    expect(withoutReviewer([row({ reviewerId: null, state: 'finished' })], false)).toEqual([]);
  });
});
