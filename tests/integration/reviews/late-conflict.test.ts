import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { agreementFigures } from '#app/features/results/server/load-agreement-figures.server.ts';
import { commentOnReview } from '#app/features/reviews/server/comment-on-review.server.ts';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import { handOverReview } from '#app/features/reviews/server/hand-over-review.server.ts';
import { listReadyToAgree } from '#app/features/reviews/server/list-ready-to-agree.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { returnReview } from '#app/features/reviews/server/return-review.server.ts';
import { settleAnswer } from '#app/features/reviews/server/settle-answer.server.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { insertRoleGrant } from '#db/queries/accounts.server.ts';
import { listAgreedReasons } from '#db/queries/agreed-answers.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findRoundWithNames } from '#db/queries/results.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
} from '#tests/factories/double-reviewed-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { answerAndHandIn, makeSharedOutRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const HEARD = 'barnet-till-tals';
let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

/** Nobody is the handläggare of any case: each can go to whoever is free. */
function makeAllStrangers(): void {
  services.db.$client
    .prepare("UPDATE people SET case_worker_name = NULL, display_name = 'Person ' || id")
    .run();
}

const as = (personId: PersonId) => actorOf(services, personId);
const jav = (personId: PersonId, { id }: { id: ReviewId }) => declareConflict(services, as(personId), id);
const refused = (error: string) => ({ ok: false, error });
const opens = (personId: PersonId, { id }: { id: ReviewId }) => loadReview(services, as(personId), id).ok;
const offers = (personId: PersonId, { id }: { id: ReviewId }) =>
  must(loadReview(services, as(personId), id)).can.declareConflict;
const withdrawn = ({ id }: { id: ReviewId }) =>
  services.db.$client.prepare('SELECT count(*) FROM withdrawn_answers WHERE review_id = ?').pluck().get(id);
const deviationStates = () => services.db.$client.prepare('SELECT state FROM deviations').pluck().all();

describe('one of several, when all have handed in', () => {
  let round: DoubleReviewedRound;
  let agreed: ListedReview;
  let hers: ListedReview;
  let others: ListedReview;
  let her: PersonId;
  let other: PersonId;
  let third: PersonId;

  async function arrange(procedure: Parameters<typeof makeDoubleReviewedRound>[1] = {}) {
    round = await makeDoubleReviewedRound(services, procedure);
    const [first, second, last] = allReviewsOf(services, round);
    if (!first || !second?.reviewerId || !last?.reviewerId) throw new Error('no reviews');
    [agreed, hers, others, her, other] = [first, second, last, second.reviewerId, last.reviewerId];
    const rest = round.reviewers.find((person) => person !== her && person !== other);
    if (rest === undefined) throw new Error('no third');
    third = rest;
    makeAllStrangers();
    answerAndHandIn(services, hers, {});
    answerAndHandIn(services, others, { [HEARD]: 'no' });
  }
  const now = ({ id }: ListedReview) => {
    const review = allReviewsOf(services, round).find((one) => one.id === id);
    if (!review) throw new Error('no review');
    return review;
  };
  const settle = (
    personId: PersonId,
    more: { questionKey?: string; slot?: number; agreedReason?: string } = {},
  ) =>
    settleAnswer(services, as(personId), agreed.id, {
      questionKey: more.questionKey ?? HEARD,
      choice: { kind: 'slot', slot: more.slot ?? 2 },
      agreedReason: more.agreedReason ?? 'Samtalet finns inte i akten.',
      seenRevision: 0,
    });
  const handIn = (personId: PersonId, { id }: ListedReview) => handInReview(services, as(personId), id);
  const figures = () => {
    const scope = scopeOf(as(round.maria), 'result.read');
    const found = findRoundWithNames(services.db, scope, round.roundId);
    return found && agreementFigures(services.db, scope, found);
  };
  const reachable = () => [agreed, hers, others].map((review) => opens(her, review));

  it('is nobody but those who answer the case, and nobody when what they agreed on is in', async () => {
    await arrange();
    for (const review of [agreed, hers, others]) {
      expect(jav(third, review)).toEqual(refused('notFound'));
      expect(jav(round.maria, review)).toEqual(refused('forbidden'));
    }
    expect(jav(her, others)).toEqual(refused('forbidden'));
    expect([offers(her, others), offers(round.maria, agreed)]).toEqual([false, false]);
    must(settle(other));
    must(settle(other, { questionKey: 'skal-barnet-inte-hort', agreedReason: '' }));
    must(handIn(other, agreed));
    for (const review of [agreed, hers]) expect(jav(her, review)).toEqual(refused('notPossible'));
    expect([offers(her, hers), offers(her, agreed)]).toEqual([false, false]);
    expect(withdrawn(hers)).toBe(0);
  });

  it.each(['her own', 'the agreed'])('leaves nothing of hers by way of %s review', async (which) => {
    await arrange();
    must(settle(her));
    const answered = listAnswersOfReview(services.db, hers.id).length;
    const settled = listAnswersOfReview(services.db, agreed.id).length;
    expect(figures()).toMatchObject({ caseCount: 1, waitingCount: 9 });
    const from = which === 'her own' ? hers : agreed;
    expect(offers(her, from)).toBe(true);
    expect(must(jav(her, from))).toEqual({ reassigned: true });

    expect(now(hers)).toMatchObject({ state: 'assigned', reviewerId: third, finishedAt: null });
    expect(now(agreed)).toMatchObject({ state: 'assigned', reviewerId: null, startedAt: null });
    expect(listAnswersOfReview(services.db, hers.id)).toEqual([]);
    expect(listAnswersOfReview(services.db, agreed.id)).toEqual([]);
    expect(listAgreedReasons(services.db, agreed.id)).toEqual([]);
    expect([withdrawn(hers), withdrawn(agreed)]).toEqual([answered, settled]);
    expect(figures()).toMatchObject({ caseCount: 0, waitingCount: 10 });
    expect(reachable()).toEqual([false, false, false]);
    expect(settle(other)).toMatchObject({ ok: false });
    expect(jav(her, from)).toEqual(refused('notFound'));

    // The next answers blind, and they agree anew; still nothing of it is hers to read.
    expect(opens(third, others)).toBe(false);
    answerAndHandIn(services, now(hers), {});
    expect(reachable()).toEqual([false, false, false]);
    expect(listReadyToAgree(services, as(her))).toEqual([]);
    must(settle(third));
    must(settle(other, { questionKey: 'skal-barnet-inte-hort', agreedReason: '' }));
    must(handIn(third, agreed));
    expect(deviationStates()).toEqual(['new']);
  });

  it('keeps the other answers as they were handed in: their reviewer may have seen hers', async () => {
    await arrange();
    must(jav(her, hers));
    expect(must(loadReview(services, as(other), others.id)).can.reopen).toBe(false);
    for (const person of [other, round.maria])
      expect(reopenReview(services, as(person), others.id).ok, String(person)).toBe(false);
    expect(now(others).state).toBe('finished');
  });

  it('closes the case to her also where she leads the unit, but not handing it to somebody', async () => {
    await arrange();
    transact(services.db, { actorId: null, now: services.now() }, (tx) => {
      const grantedAt = services.now();
      insertRoleGrant(tx, { personId: her, unitId: round.org.administration, role: 'manager', grantedAt });
      return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
    });
    must(jav(her, hers));
    expect(reachable()).toEqual([false, false, false]);
  });

  it('puts an agreement aside that somebody else began, or a third was asked for', async () => {
    await arrange();
    must(settle(other));
    must(handOverReview(services, as(round.maria), agreed.id, third));
    must(jav(her, hers));
    expect(now(agreed)).toMatchObject({ state: 'assigned', reviewerId: null });
    expect(listAnswersOfReview(services.db, agreed.id)).toEqual([]);
    const why = services.db.$client
      .prepare("SELECT person_id FROM review_assignments WHERE end_reason = 'conflictOfInterest'")
      .pluck()
      .all();
    expect(why).toEqual([her]);
  });

  it('leaves her place empty where nobody else may have it', async () => {
    await arrange();
    services.db.$client
      .prepare('UPDATE role_grants SET revoked_at = ? WHERE person_id = ?')
      .run(services.now(), third);
    expect(must(jav(her, hers))).toEqual({ reassigned: false });
    expect(now(hers)).toMatchObject({ state: 'assigned', reviewerId: null });
  });

  it('goes with what was agreed and opened again; its deviation stays until it is agreed anew', async () => {
    await arrange();
    must(settle(her));
    must(settle(her, { questionKey: 'skal-barnet-inte-hort', agreedReason: '' }));
    must(handIn(her, agreed));
    must(reopenReview(services, as(her), agreed.id));
    must(jav(her, agreed));
    expect(now(agreed)).toMatchObject({ state: 'assigned', reviewerId: null });
    expect(deviationStates()).toEqual(['new']);
    answerAndHandIn(services, now(hers), {});
    must(settle(third, { slot: 1 }));
    must(handIn(third, agreed));
    expect(deviationStates()).toEqual(['withdrawn']);
  });

  it('takes a reason with its answer, also of a third who was asked to settle', async () => {
    await arrange();
    must(settle(other));
    must(handOverReview(services, as(round.maria), agreed.id, third));
    must(settle(third, { questionKey: 'skal-barnet-inte-hort', agreedReason: 'Tredje.' }));
    must(jav(third, agreed));
    expect(listAgreedReasons(services.db, agreed.id).map(({ questionId }) => questionId)).toEqual([HEARD]);
    const left = listAnswersOfReview(services.db, agreed.id).map(({ questionId }) => questionId);
    expect(left).toContain(HEARD);
    expect(left).not.toContain('skal-barnet-inte-hort');
  });

  it('never waits for approval with what each answered, and clears that of what they agreed on', async () => {
    await arrange({ needsApproval: true });
    expect([now(hers).approval, now(others).approval]).toEqual([null, null]);
    must(settle(other));
    must(settle(other, { questionKey: 'skal-barnet-inte-hort', agreedReason: '' }));
    must(handIn(other, agreed));
    expect([agreed, hers, others].map((review) => now(review).approval)).toEqual(['waiting', null, null]);
    must(reopenReview(services, as(other), agreed.id));
    must(jav(her, hers));
    expect(now(agreed)).toMatchObject({ state: 'assigned', approval: null });
  });
});

describe('a review that came back to its only reviewer', () => {
  it('can be left for jäv, without its approval, and its deviation stays until it is answered anew', async () => {
    const round = await makeSharedOutRound(services);
    makeAllStrangers();
    const procedure = JSON.stringify({ ...ONE_REVIEWER, needsApproval: true });
    services.db.$client.prepare('UPDATE rounds SET procedure = ?').run(procedure);
    const now = () => {
      const [first] = reviewsOf(services, round);
      if (!first?.reviewerId) throw new Error('no review');
      return { ...first, reviewerId: first.reviewerId };
    };
    const review = now();
    answerAndHandIn(services, review, { [HEARD]: 'no' });
    expect(jav(review.reviewerId, review)).toEqual(refused('notPossible'));
    const say = { kind: 'new', target: '', questionKey: HEARD, text: 'Stämmer det?' } as const;
    must(commentOnReview(services, as(round.maria), review.id, say));
    must(returnReview(services, as(round.maria), review.id));
    expect(now()).toMatchObject({ state: 'reopened', approval: 'returned' });
    expect(jav(round.maria, review)).toEqual(refused('forbidden'));
    expect(offers(review.reviewerId, review)).toBe(true);
    must(jav(review.reviewerId, review));
    expect(now()).toMatchObject({ state: 'assigned', approval: null, finishedAt: null, startedAt: null });
    expect(now().reviewerId).not.toBe(review.reviewerId);
    expect(listAnswersOfReview(services.db, review.id)).toEqual([]);
  });
});
