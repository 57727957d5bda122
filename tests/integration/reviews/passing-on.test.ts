import { beforeEach, describe, expect, it } from 'vitest';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import { handOverAll, loadHandOverAll } from '#app/features/reviews/server/hand-over-all.server.ts';
import {
  handOverReview,
  listHandOverCandidates,
} from '#app/features/reviews/server/hand-over-review.server.ts';
import { loadByHand } from '#app/features/reviews/server/load-by-hand.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { loadShareOut } from '#app/features/reviews/server/load-share-out.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutByHand } from '#app/features/reviews/server/share-by-hand.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { listConflicts } from '#db/queries/case-past.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { addRoundReviewers } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
} from '#tests/factories/double-reviewed-round.ts';
import { makePerson, moveRole } from '#tests/factories/organisation.ts';
import { actorOf, drawPlacementsRound, must } from '#tests/factories/placements-control.ts';
import { answerAndHandIn } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';
import { makeVignetteGround, makeVignetteRound, ownReviews } from '#tests/factories/vignettes.ts';

type Held = ListedReview & { reviewerId: PersonId };

let services: TestServices;
let round: DoubleReviewedRound;
beforeEach(async () => {
  services = await makeServices();
});

/** Two slots of one case and the third reviewer, who has none of it; nobody has a case of her own. */
async function arrange(procedure = {}) {
  round = await makeDoubleReviewedRound(services, procedure);
  services.db.$client.exec("UPDATE people SET display_name = 'Person ' || id, case_worker_name = NULL");
  const [, a, b] = allReviewsOf(services, round) as [ListedReview, Held, Held];
  const third = round.reviewers.find((id) => id !== a.reviewerId && id !== b.reviewerId) as PersonId;
  return { a, b, third };
}

const as = (personId: PersonId) => actorOf(services, personId);
const now = ({ id }: { id: number }) => {
  const found = allReviewsOf(services, round).find((one) => one.id === id);
  if (!found) throw new Error('no review');
  return found;
};
const answer = (review: Held, reason: string) =>
  must(
    saveAnswer(services, as(review.reviewerId), review.id, {
      ...{ questionKey: 'barnet-till-tals', option: 'no', reason, comment: '', seenRevision: 0 },
    }),
  );
const handOver = (review: ListedReview, to: PersonId, by: PersonId = round.maria) =>
  handOverReview(services, as(by), review.id, to);
const reasonsSeen = (personId: PersonId, review: ListedReview) =>
  must(loadReview(services, as(personId), review.id)).answers.map(({ reason }) => reason);
const putAside = () =>
  services.db.$client.prepare('SELECT review_id AS reviewId, reason FROM withdrawn_answers').all();
const byHand = (...moves: [Held, PersonId][]) =>
  shareOutByHand(
    services,
    as(round.maria),
    round.roundId,
    moves.map(([{ frameCaseId, slot, reviewerId }, chosenId]) => ({
      ...{ frameCaseId, slot, seenId: reviewerId, chosenId },
    })),
  );
function addReviewer(personId: PersonId) {
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    addRoundReviewers(tx, round.roundId, [personId]);
    return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
  });
}

describe('what is answered blind', () => {
  it('is not opened by two changing places by hand', async () => {
    const { a, b } = await arrange();
    answer(a, 'A skrev');
    answer(b, 'B skrev');
    expect(byHand([a, b.reviewerId], [b, a.reviewerId])).toMatchObject({
      error: { kind: 'problems', problems: [{ kind: 'hadAnother' }, { kind: 'hadAnother' }] },
    });
    expect([now(a).reviewerId, now(b).reviewerId]).toEqual([a.reviewerId, b.reviewerId]);
    expect(loadReview(services, as(a.reviewerId), b.id).ok).toBe(false);
  });

  it('is put aside at hand-over, and whoever had one review of the case never gets the other', async () => {
    const { a, b, third } = await arrange();
    answer(a, 'A skrev');
    answer(b, 'B skrev');
    expect(must(loadReview(services, as(b.reviewerId), b.id)).beginsAnew).toBe(true);
    must(handOver(b, third));
    expect(now(b)).toMatchObject({ reviewerId: third, state: 'assigned', startedAt: null });
    expect(reasonsSeen(third, b)).toEqual([]);
    expect(putAside()).toEqual([{ reviewId: b.id, reason: 'B skrev' }]);

    expect(handOver(a, b.reviewerId)).toEqual({ ok: false, error: 'mayNotReview' });
    expect(listHandOverCandidates(services, as(round.maria), a.id)).toEqual([]);
    expect(byHand([a, b.reviewerId])).toMatchObject({ error: { problems: [{ kind: 'hadAnother' }] } });
    must(handOverAll(services, as(round.maria), round.roundId, a.reviewerId, b.reviewerId));
    expect(now(a).reviewerId).toBe(a.reviewerId);
    expect(listAnswersOfReview(services.db, a.id)).toHaveLength(1);
    // Her own may come back to her, and it begins anew then too.
    must(handOver(b, b.reviewerId));
    expect(reasonsSeen(b.reviewerId, b)).toEqual([]);
    must(handOver(b, third));
    expect(must(declareConflict(services, as(a.reviewerId), a.id))).toEqual({ reassigned: false });
    expect(now(a).reviewerId).toBeNull();
    expect(must(loadShareOut(services, as(round.maria), round.roundId)).problem).toMatchObject({
      lacking: [{ key: a.caseKey, missing: 1 }],
    });
  });

  it('is not read by a leader who takes it over and hands it back', async () => {
    const { a, b } = await arrange();
    answer(a, 'A skrev');
    addReviewer(round.maria);
    must(handOver(a, round.maria));
    expect(reasonsSeen(round.maria, a)).toEqual([]);
    must(handOver(a, a.reviewerId));
    expect(now(a)).toMatchObject({ reviewerId: a.reviewerId, state: 'assigned' });
    expect(listAnswersOfReview(services.db, a.id)).toEqual([]);
    expect(handOver(b, round.maria)).toEqual({ ok: false, error: 'mayNotReview' });
  });

  it('begins anew by hand, with all that somebody has left and when somebody may no longer review', async () => {
    const { a, b, third } = await arrange();
    answer(a, 'A skrev');
    must(byHand([a, third]));
    expect(reasonsSeen(third, a)).toEqual([]);

    const left = allReviewsOf(services, round).filter(
      (one): one is Held => one.slot > 0 && one.reviewerId === b.reviewerId && one.id !== b.id,
    );
    for (const one of left) answer(one, 'B skrev');
    const { count } = must(handOverAll(services, as(round.maria), round.roundId, b.reviewerId, 'evenly'));
    expect(count).toBeGreaterThan(2);
    for (const one of left.filter((one) => now(one).reviewerId !== b.reviewerId)) {
      expect(now(one).state).toBe('assigned');
      expect(listAnswersOfReview(services.db, one.id)).toEqual([]);
    }

    addReviewer(makePerson(services, { name: 'Sara Stand', role: 'reviewer', unitId: round.org.children }));
    const begun = allReviewsOf(services, round).find(
      (one): one is Held => one.slot > 0 && one.reviewerId === third && one.id !== a.id,
    );
    if (!begun) throw new Error('nothing begun');
    answer(begun, 'C skrev');
    moveRole(services, third);
    must(shareOutReviews(services, as(round.maria), round.roundId));
    expect(now(begun).reviewerId).not.toBe(third);
    expect(listAnswersOfReview(services.db, begun.id)).toEqual([]);
  });

  it('goes on to the next where the two see each other', async () => {
    const { b, third } = await arrange({ isBlind: false });
    answer(b, 'B skrev');
    must(handOver(b, third));
    expect(reasonsSeen(third, b)).toEqual(['B skrev']);
    expect([now(b).state, putAside()]).toEqual(['started', []]);
  });
});

describe('where everybody answers', () => {
  it('nobody takes over what somebody else thinks, and no page offers it', () => {
    const ground = makeVignetteGround(services, 4);
    const roundId = makeVignetteRound(services, ground, { reviewerIds: ground.answering.slice(0, 3) });
    const [first, , , fourth] = ground.answering as [PersonId, PersonId, PersonId, PersonId];
    services.db.$client
      .prepare('INSERT INTO round_reviewers (round_id, person_id) VALUES (?, ?)')
      .run(roundId, fourth);
    const [review] = ownReviews(services, roundId, first);
    if (review === undefined) throw new Error('no review');
    const maria = as(ground.maria);
    expect(listHandOverCandidates(services, maria, review)).toEqual([]);
    expect(handOverReview(services, maria, review, fourth)).toEqual({ ok: false, error: 'notPossible' });
    for (const to of ['evenly', fourth] as const) {
      expect(handOverAll(services, maria, roundId, first, to)).toEqual({ ok: false, error: 'notPossible' });
    }
    expect(must(loadHandOverAll(services, maria, roundId, first)).isPossible).toBe(false);
    const { reviewers } = must(loadShareOut(services, maria, roundId));
    expect(reviewers.map(({ unfinished }) => unfinished)).toEqual([0, 0, 0, 0]);
    expect(must(loadReview(services, as(first), review)).can.assign).toBe(false);
    expect(ownReviews(services, roundId, first)).toEqual([review]);
  });
});

describe('a conflict of interest declared in an earlier round', () => {
  it('is remembered however the case is given out again', async () => {
    await arrange({ reviewersPerCase: 1, isBlind: false });
    const [first] = allReviewsOf(services, round) as [Held];
    const jav = first.reviewerId;
    must(declareConflict(services, as(jav), first.id));
    round = { ...round, roundId: drawPlacementsRound(services, round) };
    const again = () => {
      const found = allReviewsOf(services, round).find(({ caseKey }) => caseKey === first.caseKey);
      if (!found || found.reviewerId === null) throw new Error('no review');
      return found as Held;
    };
    const maria = as(round.maria);
    const row = must(loadByHand(services, maria, round.roundId, 1)).rows.find(
      ({ key }) => key === first.caseKey,
    );
    expect(row?.mayIds).toHaveLength(2);
    expect(row?.mayIds).not.toContain(jav);
    must(shareOutReviews(services, maria, round.roundId));
    expect(again().reviewerId).not.toBe(jav);
    expect(handOver(again(), jav)).toEqual({ ok: false, error: 'mayNotReview' });
    expect(byHand([again(), jav])).toMatchObject({ error: { problems: [{ kind: 'mayNot' }] } });
    must(handOverAll(services, maria, round.roundId, again().reviewerId, jav));
    expect(again().reviewerId).not.toBe(jav);
    must(declareConflict(services, as(again().reviewerId), again().id));
    expect(again().reviewerId).not.toBe(jav);
    must(declareConflict(services, as(again().reviewerId), again().id));
    const [left] = allReviewsOf(services, round).filter(({ caseKey }) => caseKey === first.caseKey);
    expect(left?.reviewerId).toBeNull();
  });

  it('is looked for by way of the case, by indexes, and not among all who ever had a review', async () => {
    await arrange();
    const { $client } = services.db;
    const prepare = $client.prepare.bind($client);
    const asked: string[] = [];
    $client.prepare = ((sql: string) => {
      asked.push(sql);
      return prepare(sql);
    }) as typeof $client.prepare;
    listConflicts(services.db, round.roundId, 'drawn');
    $client.prepare = prepare;
    const [sql = ''] = asked;
    const plan = prepare(`EXPLAIN QUERY PLAN ${sql}`).all(round.roundId) as { detail: string }[];
    const steps = plan.map(({ detail }) => detail);
    expect(asked).toHaveLength(1);
    expect(steps.filter((step) => /^SEARCH (here|same|had|given)/.test(step))).toHaveLength(4);
    expect(steps.filter((step) => /^SCAN (here|same|had|given)/.test(step))).toEqual([]);
  });
});

describe('a leader', () => {
  it('neither hands over nor opens a review of a case of her own, and by hand and all at once it stays', async () => {
    await arrange({ reviewersPerCase: 1, isBlind: false });
    const [first, second] = allReviewsOf(services, round) as [Held, Held];
    const other = round.reviewers.find((id) => id !== first.reviewerId) as PersonId;
    const setOwn = (name: string | null) =>
      services.db.$client
        .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
        .run(name, round.maria);
    setOwn(first.caseWorker);
    const isOwn = ({ caseWorker }: ListedReview) => caseWorker === first.caseWorker;
    expect(handOver(first, other)).toEqual({ ok: false, error: 'forbidden' });
    expect(listHandOverCandidates(services, as(round.maria), first.id)).toEqual([]);
    expect(byHand([first, other])).toMatchObject({
      error: { kind: 'problems', problems: [{ kind: 'near', key: first.caseKey }] },
    });
    const held = allReviewsOf(services, round).filter(({ reviewerId }) => reviewerId === first.reviewerId);
    const own = held.filter(isOwn).map(({ caseKey }) => caseKey);
    const page = must(loadHandOverAll(services, as(round.maria), round.roundId, first.reviewerId));
    expect(page.nearKeys.toSorted()).toEqual(own.toSorted());
    const done = must(handOverAll(services, as(round.maria), round.roundId, first.reviewerId, 'evenly'));
    expect(done).toEqual({ count: held.length - own.length, staying: own.length });
    for (const one of held.filter(isOwn)) expect(now(one).reviewerId).toBe(first.reviewerId);

    answerAndHandIn(services, first, {});
    expect(must(loadReview(services, as(round.maria), first.id)).can).toMatchObject({
      reopen: false,
      assign: false,
    });
    expect(reopenReview(services, as(round.maria), first.id)).toEqual({ ok: false, error: 'forbidden' });
    setOwn(null);
    // The same where she has declared a conflict of interest in the case.
    const declared = services.db.$client.prepare(`INSERT INTO review_assignments
      (review_id, person_id, assigned_at, ended_at, end_reason, note)
      VALUES (?, ?, '2026-11-01T08:00:00.000Z', '2026-11-01T09:00:00.000Z', 'conflictOfInterest', '')`);
    declared.run(first.id, round.maria);
    declared.run(second.id, round.maria);
    expect(reopenReview(services, as(round.maria), first.id)).toEqual({ ok: false, error: 'forbidden' });
    const to = round.reviewers.find((id) => id !== now(second).reviewerId) as PersonId;
    expect(handOver(second, to)).toEqual({ ok: false, error: 'forbidden' });
    expect(byHand([now(second) as Held, to])).toMatchObject({ error: { problems: [{ kind: 'near' }] } });
  });

  it('of only the unit of a case decides nothing in the round of the department', async () => {
    await arrange({ reviewersPerCase: 1, isBlind: false });
    const [first] = allReviewsOf(services, round) as [Held];
    const { unitId } = first;
    const chief = makePerson(services, { name: 'Gruppchef Ett', role: 'manager', unitId });
    const other = round.reviewers.find((id) => id !== first.reviewerId) as PersonId;
    expect(handOver(first, other, chief)).toEqual({ ok: false, error: 'forbidden' });
    expect(listHandOverCandidates(services, as(chief), first.id)).toEqual([]);
    answerAndHandIn(services, first, {});
    expect(reopenReview(services, as(chief), first.id)).toEqual({ ok: false, error: 'forbidden' });
    must(reopenReview(services, as(round.maria), first.id));
  });
});
