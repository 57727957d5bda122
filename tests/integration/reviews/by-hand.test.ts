import { beforeEach, describe, expect, it } from 'vitest';
import type { HandChoice } from '#app/features/reviews/domain/share-by-hand.ts';
import { loadByHand } from '#app/features/reviews/server/load-by-hand.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutByHand } from '#app/features/reviews/server/share-by-hand.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
  makeDrawnRound,
} from '#tests/factories/double-reviewed-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

const pageOf = (round: DoubleReviewedRound) =>
  must(loadByHand(services, actorOf(services, round.maria), round.roundId, 1));
const save = (round: DoubleReviewedRound, choices: HandChoice[]) =>
  shareOutByHand(services, actorOf(services, round.maria), round.roundId, choices);
const countReviews = () => services.db.$client.prepare('SELECT count(*) FROM reviews').pluck().get();

/** What is shown, with the suggested person for each empty place. */
function suggested(round: DoubleReviewedRound): HandChoice[] {
  return pageOf(round).rows.flatMap(({ frameCaseId, seats }) =>
    seats.map(({ slot, holderId, suggestedId }) => ({
      frameCaseId,
      slot,
      seenId: holderId,
      chosenId: suggestedId ?? holderId,
    })),
  );
}

describe('sharing out by hand', () => {
  it('is not for a reviewer, nor where everybody answers, nor for a person who may not have the case', async () => {
    const round = await makeDrawnRound(services);
    const reviewer = actorOf(services, round.reviewers[0] as PersonId);
    expect(loadByHand(services, reviewer, round.roundId, 1)).toEqual({ ok: false, error: 'forbidden' });
    expect(shareOutByHand(services, reviewer, round.roundId, [])).toMatchObject({
      error: { kind: 'forbidden' },
    });
    const choices = suggested(round);
    const { rows, reviewers } = pageOf(round);
    const shut = rows.find(({ mayIds }) => mayIds.length < reviewers.length);
    const outsider = reviewers.find(({ personId }) => !shut?.mayIds.includes(personId));
    if (!shut || !outsider) throw new Error('nobody has a case of her own here');
    const wrong = choices.map((one) =>
      one.frameCaseId === shut.frameCaseId && one.slot === 1 ? { ...one, chosenId: outsider.personId } : one,
    );
    expect(save(round, wrong)).toMatchObject({
      error: { kind: 'problems', problems: [{ kind: 'mayNot', key: shut.key, slot: 1 }] },
    });
    expect(countReviews()).toBe(0);
    services.db.$client
      .prepare("UPDATE rounds SET procedure = json_set(procedure, '$.reviewersPerCase', 'everyone')")
      .run();
    expect(save(round, choices)).toMatchObject({ error: { kind: 'notPossible' } });
  });

  it('saves the suggestion as an even sharing out would, opens the round and makes slot 0', async () => {
    const round = await makeDrawnRound(services);
    expect(must(save(round, suggested(round)))).toEqual({ count: 20 });
    expect(findRound(services.db, round.roundId)?.state).toBe('reviewing');
    const evenly = await makeServices();
    const other = await makeDoubleReviewedRound(evenly);
    const pairs = (all: ReturnType<typeof allReviewsOf>) =>
      all.map(({ caseKey, slot, reviewerName }) => [caseKey, slot, reviewerName]);
    expect(pairs(allReviewsOf(services, round))).toEqual(pairs(allReviewsOf(evenly, other)));
    expect(must(save(round, suggested(round)))).toEqual({ count: 0 });
  });

  it('saves some and leaves the rest waiting, the other place of the same case as an empty review', async () => {
    const round = await makeDrawnRound(services);
    const [first] = suggested(round);
    if (!first) throw new Error('no case');
    expect(must(save(round, [first]))).toEqual({ count: 1 });
    const made = allReviewsOf(services, round).map(({ frameCaseId, slot, reviewerId }) => [
      frameCaseId,
      slot,
      reviewerId,
    ]);
    expect(made).toEqual([
      [first.frameCaseId, 0, null],
      [first.frameCaseId, 1, first.chosenId],
      [first.frameCaseId, 2, null],
    ]);
    expect(pageOf(round).rows.flatMap(({ seats }) => seats)).toHaveLength(20);
    // What is left is given out like any other missing reviewer.
    const maria = actorOf(services, round.maria);
    expect(must(shareOutReviews(services, maria, round.roundId))).toEqual({ count: 19 });
    expect(allReviewsOf(services, round)).toHaveLength(30);
  });

  it('hands over with the answers, and all or nothing when one review is handed in meanwhile', async () => {
    const round = await makeDoubleReviewedRound(services, { isBlind: false });
    const page = pageOf(round);
    const row = page.rows.find(({ seats, mayIds }) => {
      const held = seats.map(({ holderId }) => holderId);
      return mayIds.some((id) => !held.includes(id));
    });
    const seat = row?.seats[0];
    const to = row?.mayIds.find((id) => !row.seats.some(({ holderId }) => holderId === id));
    if (!row || !seat?.reviewId || !seat.holderId || !to) throw new Error('nobody to hand over to');
    const given = { questionKey: 'barnet-till-tals', option: 'yes', reason: '', comment: '' } as const;
    must(
      saveAnswer(services, actorOf(services, seat.holderId), seat.reviewId, { ...given, seenRevision: 0 }),
    );
    const { frameCaseId } = row;
    const move = { frameCaseId, slot: seat.slot, seenId: seat.holderId, chosenId: to };

    const other = page.rows.find((one) => one.frameCaseId !== frameCaseId);
    const done = other?.seats[0];
    if (!other || !done?.reviewId) throw new Error('no other case');
    services.db.$client
      .prepare("UPDATE reviews SET state = 'finished', finished_at = ? WHERE id = ?")
      .run(services.now(), done.reviewId);
    const late = {
      frameCaseId: other.frameCaseId,
      slot: done.slot,
      seenId: done.holderId,
      chosenId: round.reviewers.find((id) => id !== done.holderId) ?? null,
    };
    expect(save(round, [move, late])).toMatchObject({
      error: { kind: 'problems', problems: [{ kind: 'locked', key: other.key }] },
    });
    const holderOf = () => allReviewsOf(services, round).find(({ id }) => id === seat.reviewId)?.reviewerId;
    expect(holderOf()).toBe(seat.holderId);

    expect(must(save(round, [move]))).toEqual({ count: 1 });
    expect(holderOf()).toBe(to);
    expect(listAnswersOfReview(services.db, seat.reviewId)).toHaveLength(1);
    const [entry] = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'round.reviewsSharedByHand'")
      .pluck()
      .all();
    expect(JSON.parse(String(entry))).toEqual({
      shares: [[frameCaseId, to, seat.holderId]],
      removedAnswers: 0,
    });
  });

  it('tells of a place that somebody else has filled since the page was shown', async () => {
    const round = await makeDrawnRound(services, { reviewersPerCase: 1, isBlind: false });
    const [first] = suggested(round);
    if (!first) throw new Error('no case');
    must(save(round, [first]));
    const chosenId = pageOf(round).rows[0]?.mayIds.find((id) => id !== first.chosenId) ?? null;
    expect(save(round, [{ ...first, chosenId }])).toMatchObject({
      error: { kind: 'problems', problems: [{ kind: 'changedMeanwhile' }] },
    });
  });
});
