import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameCaseId, PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { mayReviewCase, type ReviewerCandidate } from './assign-reviews.ts';
import { type HandCase, type HandChoice, shareByHand } from './share-by-hand.ts';

const person = (id: number): ReviewerCandidate => ({
  personId: id as PersonId,
  displayName: `P${id}`,
  registerNames: [`p${id}`],
  load: 0,
});
const [a, b, c] = [1, 2, 3] as PersonId[] as [PersonId, PersonId, PersonId];
const three = [person(1), person(2), person(3)];

/** A case with a place for each holder; null: the review is still to be made. */
const aCase = (
  id: number,
  holders: (PersonId | null)[],
  more: Partial<HandCase['toAssign']> = {},
): HandCase => ({
  frameCaseId: id as FrameCaseId,
  isNear: false,
  toAssign: {
    key: `K${id}`,
    caseWorker: null,
    coWorker: null,
    excluded: [],
    reservedFor: null,
    crossedTo: null,
    wanted: 0,
    ...more,
  },
  seats: holders.map((holderId, index) => ({
    slot: index + 1,
    reviewId: holderId === null ? null : ((id * 10 + index) as ReviewId),
    holderId,
    isFinished: false,
    shutIds: holders.filter((one, at): one is PersonId => one !== null && at !== index),
  })),
});
const choice = (id: number, slot: number, chosenId: PersonId | null, seenId: PersonId | null = null) =>
  ({ frameCaseId: id as FrameCaseId, slot, chosenId, seenId }) satisfies HandChoice;
const kinds = (cases: HandCase[], choices: HandChoice[]) =>
  shareByHand(cases, three, choices).problems.map(({ kind, key }) => [kind, key]);

describe('shareByHand', () => {
  it('refuses her own case, a declared conflict, a case kept for others and somebody unknown', () => {
    const cases = [
      aCase(1, [null], { caseWorker: 'P1' }),
      aCase(2, [null], { coWorker: 'p1; P9' }),
      aCase(3, [null], { excluded: [a] }),
      aCase(4, [null], { reservedFor: [b] }),
      aCase(5, [null], { crossedTo: [b] }),
      aCase(6, [null]),
    ];
    const choices = [1, 2, 3, 4, 5].map((id) => choice(id, 1, a));
    expect(kinds(cases, [...choices, choice(6, 1, 99 as PersonId)])).toEqual(
      [1, 2, 3, 4, 5, 6].map((id) => ['mayNot', `K${id}`]),
    );
  });

  it('refuses a second place of the same case, and lets nobody change places or come back to another', () => {
    expect(kinds([aCase(1, [a, null])], [choice(1, 2, a)])).toEqual([['hadAnother', 'K1']]);
    expect(kinds([aCase(1, [null, null])], [choice(1, 1, a), choice(1, 2, a)])).toEqual([
      ['twice', 'K1'],
      ['twice', 'K1'],
    ]);
    const swap = [choice(1, 1, b, a), choice(1, 2, a, b)];
    expect(kinds([aCase(1, [a, b])], swap)).toEqual([
      ['hadAnother', 'K1'],
      ['hadAnother', 'K1'],
    ]);
    const left = aCase(1, [a, c]);
    const hadSecond = {
      ...left,
      seats: left.seats.map((one) => ({ ...one, shutIds: one.slot === 1 ? [b] : [] })),
    };
    expect(kinds([hadSecond], [choice(1, 1, b, a)])).toEqual([['hadAnother', 'K1']]);
    expect(kinds([hadSecond], [choice(1, 2, b, c)])).toEqual([]);
  });

  it('leaves a case of the one who chooses as it is, and says so', () => {
    const near = { ...aCase(1, [a, null]), isNear: true };
    expect(kinds([near], [choice(1, 1, b, a), choice(1, 2, c)])).toEqual([
      ['near', 'K1'],
      ['near', 'K1'],
    ]);
  });

  it('leaves what is handed in where it is, and tells of what somebody else has changed', () => {
    const [seat] = aCase(1, [a]).seats;
    const finished = { ...aCase(1, [a]), seats: seat ? [{ ...seat, isFinished: true }] : [] };
    expect(kinds([finished], [choice(1, 1, b, a)])).toEqual([['locked', 'K1']]);
    expect(kinds([aCase(1, [c])], [choice(1, 1, b, a)])).toEqual([['changedMeanwhile', 'K1']]);
    // She changed nothing herself: the other's change stands.
    expect(shareByHand([aCase(1, [c])], three, [choice(1, 1, a, a)])).toEqual({ changes: [], problems: [] });
  });

  it('takes nothing from anybody by an empty choice, and passes over places that are not there', () => {
    const choices = [choice(1, 1, null, a), choice(1, 7, b), choice(2, 1, b)];
    expect(shareByHand([aCase(1, [a])], three, choices)).toEqual({ changes: [], problems: [] });
  });

  it('without problems never leaves anybody with her own case or two places of one', () => {
    const anyHolder = fc.constantFrom(a, b, c, null);
    const anyCase = fc.record({
      holders: fc.uniqueArray(fc.constantFrom(a, b, c), { maxLength: 3 }),
      empty: fc.nat({ max: 2 }),
      worker: fc.constantFrom('P1', 'P2', null),
    });
    fc.assert(
      fc.property(
        fc.array(anyCase, { maxLength: 4 }),
        fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 5 }), anyHolder, anyHolder)),
        (made, chosen) => {
          const cases = made.map(({ holders, empty, worker }, index) =>
            aCase(index, [...holders, ...Array.from({ length: empty }, () => null)], { caseWorker: worker }),
          );
          const unique = new Map(
            chosen.map(([id, slot, to, seen]) => [`${id}-${slot}`, choice(id, slot, to, seen)]),
          );
          const { changes, problems } = shareByHand(cases, three, [...unique.values()]);
          if (problems.length > 0) return;
          for (const one of cases) {
            const after = one.seats.flatMap((seat) => {
              const change = changes.find((it) => it.frameCaseId === one.frameCaseId && it.seat === seat);
              if (change) {
                const taker = three.find(({ personId }) => personId === change.reviewerId);
                expect(taker && mayReviewCase(taker, one.toAssign)).toBe(true);
              }
              return change?.reviewerId ?? seat.holderId ?? [];
            });
            expect(new Set(after).size).toBe(after.length);
          }
        },
      ),
    );
  });
});
