import { beforeAll, describe, expect, it } from 'vitest';
import { loader } from '#app/features/reviews/routes/my-reviews.tsx';
import { loadMyReviews } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { addressOfReview } from '#app/features/reviews/ui/open-review-table.tsx';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { openReviewsOf, workOf } from '#tests/factories/own-work.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { processorTimeSince } from '#tests/factories/processor-time.ts';
import { makeSharedOutRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let anna: PersonId;

const give = (personId: PersonId, reviewId: ReviewId, questionKey = 'overvagande-i-tid') =>
  must(
    saveAnswer(services, actorOf(services, personId), reviewId, {
      ...{ questionKey, option: 'yes', reason: 'Se akten', comment: '', seenRevision: 0 },
    }),
  );

beforeAll(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  [anna] = round.reviewers as [PersonId];
});

describe('the work list', () => {
  it('is for those who may review, and shows nobody another’s work', async () => {
    const reader = makePerson(services, { name: 'Läsa', role: 'reader', unitId: round.org.children });
    const idle = makePerson(services, { name: 'Ledig', role: 'reviewer', unitId: round.org.children });
    const call = (as: PersonId) => routeArguments(services, { as, path: '/granskningar' });
    expect(await statusOf(async () => loader(await call(reader)))).toBe(403);
    expect(workOf(services, idle).rounds).toEqual([]);
    const others = new Set(openReviewsOf(services, round.reviewers[1] as PersonId).map((r) => r.reviewId));
    expect(openReviewsOf(services, anna).some(({ reviewId }) => others.has(reviewId))).toBe(false);
  });

  it('goes on where the person was, at the question that lacks an answer', () => {
    expect(workOf(services, anna).resume).toBeNull();
    const [, second, third] = openReviewsOf(services, anna);
    if (!second || !third) throw new Error('no reviews');
    give(anna, third.reviewId);
    services.setNow('2026-11-02T09:00:00.000Z');
    give(anna, second.reviewId);
    const { resume } = workOf(services, anna);
    expect(resume).toMatchObject({ reviewId: second.reviewId, resumeAt: 'barnet-till-tals' });
    expect(resume && addressOfReview(resume)).toBe(`/granskningar/${second.reviewId}#fraga-barnet-till-tals`);
  });

  it('leaves out the slot that nobody has taken, and names what was sent back first', () => {
    const { $client } = services.db;
    const [first, , last] = openReviewsOf(services, anna);
    $client
      .prepare(
        "INSERT INTO reviews (round_id, frame_case_id, slot, state, created_at) SELECT round_id, frame_case_id, 5, 'assigned', created_at FROM reviews WHERE id = ?",
      )
      .run(first?.reviewId);
    $client
      .prepare("UPDATE reviews SET approval = 'returned', state = 'reopened' WHERE id = ?")
      .run(last?.reviewId);
    $client
      .prepare(
        "INSERT INTO review_comments (review_id, text, written_at, written_by_id) VALUES (?, 'Se sidan 3', ?, ?)",
      )
      .run(last?.reviewId, services.now(), round.maria);
    expect(workOf(services, anna).rounds).toMatchObject([{ total: 5, finished: 0 }]);
    expect(openReviewsOf(services, anna)[0]).toMatchObject({
      ...{ reviewId: last?.reviewId, task: 'returned', openComments: 1 },
    });
  });

  it('with 480 begun reviews takes less than 100 ms, page by page', () => {
    const { $client } = services.db;
    // Copies of one begun review: the round's other cases, over and over in slots of their own.
    const [begun] = openReviewsOf(services, anna).filter(({ progress }) => progress !== null);
    const add = $client.prepare(
      `INSERT INTO reviews (round_id, frame_case_id, slot, state, reviewer_id, created_at, started_at)
       SELECT round_id, frame_case_id, ?, 'started', reviewer_id, created_at, created_at FROM reviews WHERE id = ?`,
    );
    const answer = $client.prepare(
      `INSERT INTO answers (review_id, question_id, value, reason, answered_at, answered_by_id)
       SELECT ?, question_id, value, reason, answered_at, answered_by_id FROM answers WHERE review_id = ?`,
    );
    for (let slot = 10; slot < 485; slot++) {
      answer.run(add.run(slot, begun?.reviewId).lastInsertRowid, begun?.reviewId);
    }
    const open = () => workOf(services, anna);
    const page = open();
    expect(page.rounds).toMatchObject([{ total: 480, open: { length: 20 } }]);
    const seen = new Set<number>();
    for (let number = 1; number <= 10; number++) {
      const asked = { roundId: round.roundId, page: number, isHandedIn: false };
      const { rounds } = loadMyReviews(services, actorOf(services, anna), asked);
      for (const { reviewId } of rounds[0]?.open ?? []) seen.add(reviewId);
    }
    expect(seen.size).toBe(480);
    const best = Math.min(
      ...[1, 2, 3].map(() => {
        const before = process.cpuUsage();
        open();
        return processorTimeSince(before);
      }),
    );
    expect(best).toBeLessThan(100);
  });

  it('shows what is handed in by itself, newest first', () => {
    const { $client } = services.db;
    $client.exec(
      "UPDATE reviews SET state = 'finished', finished_at = printf('2026-11-03T%02d:%02d:00.000Z', id / 60, id % 60) WHERE slot >= 10",
    );
    const mine = workOf(services, anna);
    expect(mine.handedInCount).toBe(475);
    expect(mine.handedIn).toHaveLength(20);
    const actor = actorOf(services, anna);
    const second = loadMyReviews(services, actor, { roundId: null, page: 2, isHandedIn: true }).handedIn;
    expect(second).toHaveLength(50);
    const order = mine.handedIn.map(({ finishedAt }) => finishedAt);
    expect(order).toEqual(order.toSorted().toReversed());
  });
});
