import { beforeEach, expect, it } from 'vitest';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { approveReview } from '#app/features/deviations/server/approve-review.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import { handOverReview } from '#app/features/reviews/server/hand-over-review.server.ts';
import { listToApprove } from '#app/features/reviews/server/list-to-approve.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { settleAnswer } from '#app/features/reviews/server/settle-answer.server.ts';
import type { PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { insertRoleGrant } from '#db/queries/accounts.server.ts';
import { transact } from '#db/transact.server.ts';
import { allReviewsOf, makeDoubleReviewedRound } from '#tests/factories/double-reviewed-round.ts';
import { makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { answerAndHandIn, makeSharedOutRound } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const HEARD = 'barnet-till-tals';
const WHY_NOT = 'skal-barnet-inte-hort';
let services: TestServices;
let round: { maria: PersonId; roundId: RoundId; org: Organisation; reviewers: readonly PersonId[] };
beforeEach(async () => {
  services = await makeServices();
});

const as = (personId: PersonId) => actorOf(services, personId);
const now = (id: ReviewId) => {
  const review = allReviewsOf(services, round).find((one) => one.id === id);
  if (!review) throw new Error('no review');
  return review;
};
const approve = (personId: PersonId, id: ReviewId) =>
  approveReview(services, as(personId), id, now(id).revision);
const forbidden = { ok: false, error: 'forbidden' };
const isListed = (personId: PersonId, id: ReviewId) =>
  listToApprove(services, as(personId)).waiting.some(({ reviewId }) => reviewId === id);

/** Everybody may have any case, and whoever answers may be given the right to approve. */
function makeAllStrangers(): void {
  services.db.$client
    .prepare("UPDATE people SET case_worker_name = NULL, display_name = 'Person ' || id")
    .run();
}
function grantManager(personId: PersonId): void {
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    const grantedAt = services.now();
    insertRoleGrant(tx, { personId, unitId: round.org.administration, role: 'manager', grantedAt });
    return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
  });
}
const newManager = () =>
  makePerson(services, { name: 'Ny Chef', role: 'manager', unitId: round.org.administration });

async function arrangeOne() {
  round = await makeSharedOutRound(services);
  const procedure = JSON.stringify({ ...ONE_REVIEWER, needsApproval: true });
  services.db.$client.prepare('UPDATE rounds SET procedure = ?').run(procedure);
  makeAllStrangers();
  const [review] = allReviewsOf(services, round);
  const first = review?.reviewerId;
  const next = round.reviewers.find((person) => person !== first);
  if (!review || !first || next === undefined) throw new Error('no review');
  return { review, first, next };
}

it.each(['somebody has written over since', 'nothing was answered in'])(
  'is whoever had the review before it was handed over, also one that %s',
  async (which) => {
    const { review, first, next } = await arrangeOne();
    if (which === 'somebody has written over since') {
      const given = { questionKey: HEARD, option: 'no' as const, reason: 'A', comment: '', seenRevision: 0 };
      must(saveAnswer(services, as(first), review.id, given));
      const over = { ...given, option: 'yes' as const, reason: 'B', comment: 'B', seenRevision: 1 };
      must(handOverReview(services, as(round.maria), review.id, next));
      must(saveAnswer(services, as(next), review.id, over));
      for (const questionKey of [
        'overvagande-i-tid',
        'vardplan-aktuell',
        'vardplan-synpunkter',
        'genomforandeplan-aktuell',
        'genomforandeplan-uppfoljning',
      ])
        must(saveAnswer(services, as(next), review.id, { ...over, questionKey, seenRevision: 0 }));
      must(handInReview(services, as(next), review.id));
    } else {
      must(handOverReview(services, as(round.maria), review.id, next));
      answerAndHandIn(services, now(review.id), {});
    }
    expect(now(review.id)).toMatchObject({ approval: 'waiting', reviewerId: next });
    grantManager(first);
    for (const near of [first, next]) {
      expect(approve(near, review.id)).toEqual(forbidden);
      expect(isListed(near, review.id)).toBe(false);
    }
    const fresh = newManager();
    expect(isListed(fresh, review.id)).toBe(true);
    must(approve(fresh, review.id));
  },
);

async function arrangeSeveral() {
  round = await makeDoubleReviewedRound(services, { needsApproval: true });
  makeAllStrangers();
  const [agreed, hers, others] = allReviewsOf(services, round);
  if (!agreed || !hers?.reviewerId || !others?.reviewerId) throw new Error('no reviews');
  const [her, other] = [hers.reviewerId, others.reviewerId];
  const settle = (personId: PersonId, questionKey: string, agreedReason: string, seenRevision = 0) =>
    settleAnswer(services, as(personId), agreed.id, {
      ...{ questionKey, choice: { kind: 'slot', slot: 2 }, agreedReason, seenRevision },
    });
  return { agreed, hers, others, her, other, settle };
}

it('is a leader who settled an answer that somebody wrote over, and each who answered the case', async () => {
  const { agreed, hers, others, her, other, settle } = await arrangeSeveral();
  answerAndHandIn(services, hers, {});
  answerAndHandIn(services, others, { [HEARD]: 'no' });
  must(settle(other, HEARD, 'Samtalet saknas.'));
  must(settle(round.maria, WHY_NOT, 'Chefen.'));
  must(settle(round.maria, WHY_NOT, 'Chefen igen.', 1));
  must(settle(other, WHY_NOT, 'Vi själva.', 2));
  must(handInReview(services, as(other), agreed.id));
  expect(now(agreed.id).approval).toBe('waiting');
  const traces = services.db.$client
    .prepare('SELECT count(*) FROM review_assignments WHERE review_id = ? AND person_id = ?')
    .pluck();
  expect([traces.get(agreed.id, round.maria), traces.get(agreed.id, other)]).toEqual([1, 1]);
  grantManager(her);
  grantManager(other);
  for (const near of [her, other, round.maria]) {
    expect(approve(near, agreed.id)).toEqual(forbidden);
    expect(isListed(near, agreed.id)).toBe(false);
  }
  const fresh = newManager();
  expect(isListed(fresh, agreed.id)).toBe(true);
  must(approve(fresh, agreed.id));
});

it('is whoever handed over one of several without an answer, or settled what was put aside; only slot 0 waits', async () => {
  const { agreed, hers, others, her, other, settle } = await arrangeSeveral();
  const third = round.reviewers.find((person) => person !== her && person !== other);
  if (third === undefined) throw new Error('no third');
  must(handOverReview(services, as(round.maria), hers.id, third));
  answerAndHandIn(services, now(hers.id), {});
  answerAndHandIn(services, others, { [HEARD]: 'no' });
  must(settle(round.maria, HEARD, 'Chefen.'));
  const fourth = makePerson(services, { name: 'Fyra', role: 'reviewer', unitId: round.org.children });
  services.db.$client
    .prepare('INSERT INTO round_reviewers (round_id, person_id) VALUES (?, ?)')
    .run(round.roundId, fourth);
  must(declareConflict(services, as(third), hers.id));
  expect(now(hers.id).reviewerId).toBe(fourth);
  answerAndHandIn(services, now(hers.id), {});
  must(settle(other, HEARD, 'Samtalet saknas.'));
  must(settle(other, WHY_NOT, ''));
  must(handInReview(services, as(other), agreed.id));
  expect([agreed, hers, others].map(({ id }) => now(id).approval)).toEqual(['waiting', null, null]);
  const fresh = newManager();
  for (const { id } of [hers, others]) expect(approve(fresh, id)).toMatchObject({ ok: false });
  for (const near of [her, third, round.maria]) {
    if (near !== round.maria) grantManager(near);
    expect(approve(near, agreed.id).ok).toBe(false);
    expect(isListed(near, agreed.id)).toBe(false);
  }
  must(approve(fresh, agreed.id));
});
