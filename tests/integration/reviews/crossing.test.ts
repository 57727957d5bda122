import { beforeEach, describe, expect, it } from 'vitest';
import type { Crossing } from '#app/features/controls/domain/review-procedure.ts';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import { handOverAll } from '#app/features/reviews/server/hand-over-all.server.ts';
import {
  handOverReview,
  listHandOverCandidates,
} from '#app/features/reviews/server/hand-over-review.server.ts';
import { loadByHand } from '#app/features/reviews/server/load-by-hand.server.ts';
import { loadShareOut } from '#app/features/reviews/server/load-share-out.server.ts';
import { shareOutByHand } from '#app/features/reviews/server/share-by-hand.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDrawnRound,
} from '#tests/factories/double-reviewed-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

/** One reviewer a case, the two child units crossed; Anna is of the first, Björn of the second, Cecilia of neither. */
async function makeCrossedRound(pairs?: (round: DoubleReviewedRound) => Crossing[]) {
  const round = await makeDrawnRound(services, { reviewersPerCase: 1, isBlind: false });
  const { unit1, unit2 } = round.org;
  const both = [
    { reviewersOf: unit1, casesOf: unit2 },
    { reviewersOf: unit2, casesOf: unit1 },
  ];
  const sharing = { kind: 'crossing', pairs: pairs?.(round) ?? both };
  services.db.$client
    .prepare("UPDATE rounds SET procedure = json_set(procedure, '$.sharing', json(?)) WHERE id = ?")
    .run(JSON.stringify(sharing), round.roundId);
  // Some of the cases drawn in one unit are handled by a reviewer of the other: nobody here has cases of her own.
  services.db.$client.exec("UPDATE people SET display_name = 'Person ' || id, case_worker_name = NULL");
  return { round, maria: actorOf(services, round.maria) };
}

describe('groups that look at each other’s cases', () => {
  it('tells beforehand of cases that no pair covers, and shares out nothing', async () => {
    const { round, maria } = await makeCrossedRound(({ org }) => [
      { reviewersOf: org.unit1, casesOf: org.unit2 },
    ]);
    const page = must(loadShareOut(services, maria, round.roundId));
    const refused = shareOutReviews(services, maria, round.roundId);
    expect(page.problem?.kind).toBe('outsidePairs');
    expect(refused).toEqual({ ok: false, error: page.problem });
    const ofUnit1 = services.db.$client
      .prepare(
        "SELECT f.key FROM draw_cases d JOIN frame_cases f ON f.id = d.frame_case_id WHERE d.outcome = 'selected' AND f.unit_id = ? ORDER BY d.position",
      )
      .pluck()
      .all(round.org.unit1);
    expect(ofUnit1.length).toBeGreaterThan(0);
    expect(page.problem).toEqual({ kind: 'outsidePairs', keys: ofUnit1 });
    expect(page.across.map(({ reviewerNames }) => reviewerNames)).toEqual([
      [],
      [`Person ${round.reviewers[0]}`],
    ]);
  });

  it('gives nobody a case of her own group, and nothing to whoever belongs to none', async () => {
    const { round, maria } = await makeCrossedRound();
    const page = must(loadShareOut(services, maria, round.roundId));
    expect(page.problem).toBeNull();
    must(shareOutReviews(services, maria, round.roundId));
    const [anna, bjorn, cecilia] = round.reviewers;
    const reviews = allReviewsOf(services, round);
    expect(reviews).toHaveLength(10);
    for (const { unitId, reviewerId } of reviews) {
      expect(reviewerId).toBe(unitId === round.org.unit1 ? bjorn : anna);
    }
    expect(page.reviewers.find(({ personId }) => personId === cecilia)?.willGet).toBe(0);
  });

  it('stays within the pairs at hand-over and jäv', async () => {
    const { round, maria } = await makeCrossedRound();
    must(shareOutReviews(services, maria, round.roundId));
    const [review] = allReviewsOf(services, round);
    if (!review || review.reviewerId === null) throw new Error('no review');
    expect(listHandOverCandidates(services, maria, review.id)).toEqual([]);
    for (const to of round.reviewers.filter((id) => id !== review.reviewerId)) {
      expect(handOverReview(services, maria, review.id, to)).toEqual({ ok: false, error: 'mayNotReview' });
    }
    expect(must(declareConflict(services, actorOf(services, review.reviewerId), review.id))).toEqual({
      reassigned: false,
    });
  });

  it('stays within the pairs by hand and when all that somebody has left is handed over', async () => {
    const { round, maria } = await makeCrossedRound();
    must(shareOutReviews(services, maria, round.roundId));
    const [review] = allReviewsOf(services, round);
    if (!review || review.reviewerId === null) throw new Error('no review');
    const before = allReviewsOf(services, round);
    const page = must(loadByHand(services, maria, round.roundId, 1));
    for (const { mayIds, seats } of page.rows) expect(mayIds).toEqual(seats.map(({ holderId }) => holderId));
    const { frameCaseId, slot, reviewerId } = review;
    for (const chosenId of round.reviewers.filter((id) => id !== reviewerId)) {
      const choice = { frameCaseId, slot, seenId: reviewerId, chosenId };
      expect(shareOutByHand(services, maria, round.roundId, [choice])).toMatchObject({
        error: { kind: 'problems', problems: [{ kind: 'mayNot', key: review.caseKey }] },
      });
      expect(handOverAll(services, maria, round.roundId, reviewerId, chosenId)).toEqual({
        ok: false,
        error: 'nobodyMay',
      });
    }
    expect(handOverAll(services, maria, round.roundId, reviewerId, 'evenly')).toEqual({
      ok: false,
      error: 'nobodyMay',
    });
    expect(allReviewsOf(services, round)).toEqual(before);
  });

  it('gives a role above both groups any of their cases, evenly with the others', async () => {
    const { round, maria } = await makeCrossedRound();
    services.db.$client
      .prepare('UPDATE role_grants SET unit_id = ? WHERE person_id = ?')
      .run(round.org.children, round.reviewers[2]);
    const page = must(loadShareOut(services, maria, round.roundId));
    expect(page.reviewers.find(({ personId }) => personId === round.reviewers[2])?.willGet).toBe(
      Math.max(...page.reviewers.map(({ willGet }) => willGet)),
    );
  });
});
