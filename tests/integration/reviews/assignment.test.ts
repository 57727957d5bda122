import { beforeEach, describe, expect, it } from 'vitest';
import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import {
  handOverReview,
  listHandOverCandidates,
} from '#app/features/reviews/server/hand-over-review.server.ts';
import { loadShareOut } from '#app/features/reviews/server/load-share-out.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { listAssignments } from '#db/queries/reviews.server.ts';
import { findRound, insertRoundReviewers } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
} from '#tests/factories/placements-control.ts';
import { makeSharedOutRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

function addReviewer(round: ReviewedRound, name: string): PersonId {
  const personId = makePerson(services, { name, role: 'reviewer', unitId: round.org.children });
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    insertRoundReviewers(tx, round.roundId, [personId]);
    return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
  });
  return personId;
}

function firstReview(round: ReviewedRound): ListedReview & { reviewerId: PersonId } {
  const [review] = reviewsOf(services, round);
  if (!review || review.reviewerId === null) throw new Error('no review');
  return { ...review, reviewerId: review.reviewerId };
}

describe('sharing out', () => {
  it('gives all ten out evenly, nobody a case of her own, and opens the round for review', async () => {
    const round = await makeSharedOutRound(services);
    const reviews = reviewsOf(services, round);
    expect(reviews).toHaveLength(10);
    for (const review of reviews) {
      const found = review.reviewerId === null ? undefined : findPerson(services.db, review.reviewerId);
      const [person] = withRegisterNames(services.db, found ? [found] : []);
      expect(person).toBeDefined();
      expect(person && isOwnCase(person, review)).toBe(false);
    }
    const counts = round.reviewers.map((id) => reviews.filter(({ reviewerId }) => reviewerId === id).length);
    expect(counts.toSorted()).toEqual([5, 5]);
    expect(findRound(services.db, round.roundId)?.state).toBe('reviewing');
  });

  it('shares out nothing the second time', async () => {
    const round = await makeSharedOutRound(services);
    const before = reviewsOf(services, round);
    expect(must(shareOutReviews(services, actorOf(services, round.maria), round.roundId))).toEqual({
      count: 0,
    });
    expect(reviewsOf(services, round)).toEqual(before);
  });

  it('is the same whoever asks again from the start', async () => {
    const first = await makeSharedOutRound(services);
    const other = await makeServices();
    const second = await makeSharedOutRound(other);
    const pairs = (list: ListedReview[]) => list.map(({ caseKey, reviewerName }) => [caseKey, reviewerName]);
    expect(pairs(reviewsOf(other, second))).toEqual(pairs(reviewsOf(services, first)));
  });

  it('shares out nothing and names the cases when nobody may have them', async () => {
    const made = await makePlacementsControl(services);
    const roundId = drawPlacementsRound(services, made);
    const maria = actorOf(services, made.maria);
    const drawn = services.db.$client
      .prepare(
        "SELECT f.key, f.case_worker AS worker FROM draw_cases d JOIN frame_cases f ON f.id = d.frame_case_id WHERE d.outcome = 'selected' ORDER BY d.position",
      )
      .all() as { key: string; worker: string }[];
    const worker = drawn[0]?.worker;
    services.db.$client.prepare('UPDATE people SET case_worker_name = ?').run(worker);
    const keys = drawn.filter((one) => one.worker === worker).map(({ key }) => key);
    expect(shareOutReviews(services, maria, roundId)).toEqual({
      ok: false,
      error: { kind: 'nobodyMay', keys },
    });
    expect(services.db.$client.prepare('SELECT count(*) AS n FROM reviews').get()).toEqual({ n: 0 });
    expect(findRound(services.db, roundId)?.state).toBe('drawn');
  });

  it('refuses before the draw and without reviewers', async () => {
    const made = await makePlacementsControl(services);
    const roundId = drawPlacementsRound(services, made);
    services.db.$client.exec('DELETE FROM round_reviewers');
    const maria = actorOf(services, made.maria);
    expect(shareOutReviews(services, maria, roundId)).toEqual({ ok: false, error: { kind: 'noReviewers' } });
    services.db.$client.prepare("UPDATE rounds SET state = 'frozen' WHERE id = ?").run(roundId);
    expect(shareOutReviews(services, maria, roundId)).toEqual({ ok: false, error: { kind: 'notPossible' } });
    expect(must(loadShareOut(services, maria, roundId)).isPossible).toBe(false);
  });
});

describe('jäv', () => {
  it('hands the review to another who may have it, removes the answers and keeps the trace', async () => {
    const round = await makeSharedOutRound(services);
    const stand = addReviewer(round, 'Sara Stand');
    const review = firstReview(round);
    const actor = actorOf(services, review.reviewerId);
    const given = {
      questionKey: 'barnet-till-tals',
      option: 'yes',
      reason: '',
      comment: '',
      seenRevision: 0,
    } as const;
    must(saveAnswer(services, actor, review.id, given));
    expect(must(declareConflict(services, actor, review.id))).toEqual({ reassigned: true });
    const after = reviewsOf(services, round).find(({ id }) => id === review.id);
    expect(after).toMatchObject({ reviewerId: stand, state: 'assigned', startedAt: null });
    expect(listAnswersOfReview(services.db, review.id)).toEqual([]);
    expect(listAssignments(services.db, review.id)).toMatchObject([
      { personId: review.reviewerId, endReason: 'conflictOfInterest' },
      { personId: stand, endReason: null },
    ]);
    expect(declareConflict(services, actor, review.id)).toEqual({ ok: false, error: 'notFound' });
  });

  it('leaves what others answered before, and keeps aside what was taken out', async () => {
    const round = await makeSharedOutRound(services);
    const stand = addReviewer(round, 'Sara Stand');
    const review = firstReview(round);
    const answerAs = (personId: PersonId, questionKey: string, reason: string) =>
      must(
        saveAnswer(services, actorOf(services, personId), review.id, {
          questionKey,
          option: 'no',
          reason,
          comment: '',
          seenRevision: 0,
        }),
      );
    answerAs(review.reviewerId, 'overvagande-i-tid', 'Den förstas ord');
    must(handOverReview(services, actorOf(services, round.maria), review.id, stand));
    answerAs(stand, 'vardplan-aktuell', 'Den jäviga personens ord');
    must(declareConflict(services, actorOf(services, stand), review.id));

    expect(
      listAnswersOfReview(services.db, review.id).map(({ questionId, reason }) => [questionId, reason]),
    ).toEqual([['overvagande-i-tid', 'Den förstas ord']]);
    const after = reviewsOf(services, round).find(({ id }) => id === review.id);
    expect(after).toMatchObject({ state: 'started', startedAt: services.now() });
    expect(after?.reviewerId).not.toBe(stand);
    const { $client } = services.db;
    const aside = $client.prepare('SELECT question_id, reason, answered_by_id FROM withdrawn_answers').all();
    expect(aside).toEqual([
      { question_id: 'vardplan-aktuell', reason: 'Den jäviga personens ord', answered_by_id: stand },
    ]);
    expect(() => $client.exec('DELETE FROM withdrawn_answers')).toThrow(/append-only/);
    const detail = $client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'review.conflictDeclared'")
      .pluck()
      .get();
    expect(JSON.parse(String(detail))).toMatchObject({ removedAnswers: 1, answersLeft: 1 });
  });

  it('leaves the review to the leader when nobody else may, who shares it out when somebody can', async () => {
    const round = await makeSharedOutRound(services);
    const review = firstReview(round);
    const other = round.reviewers.find((id) => id !== review.reviewerId);
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(review.caseWorker, other);
    expect(must(declareConflict(services, actorOf(services, review.reviewerId), review.id))).toEqual({
      reassigned: false,
    });
    const maria = actorOf(services, round.maria);
    expect(must(loadShareOut(services, maria, round.roundId)).problem).toEqual({
      kind: 'nobodyMay',
      keys: [review.caseKey],
    });
    expect(shareOutReviews(services, maria, round.roundId)).toEqual({
      ok: false,
      error: { kind: 'nobodyMay', keys: [review.caseKey] },
    });
    const stand = addReviewer(round, 'Sara Stand');
    expect(must(shareOutReviews(services, maria, round.roundId))).toEqual({ count: 1 });
    expect(reviewsOf(services, round).find(({ id }) => id === review.id)?.reviewerId).toBe(stand);
  });
});

describe('handing over', () => {
  it('keeps the answers, and never offers whose case it is or who declared jäv', async () => {
    const round = await makeSharedOutRound(services);
    const stand = addReviewer(round, 'Sara Stand');
    const worker = addReviewer(round, 'Egen Handläggare');
    const review = firstReview(round);
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(review.caseWorker, worker);
    const maria = actorOf(services, round.maria);
    const given = {
      questionKey: 'barnet-till-tals',
      option: 'yes',
      reason: '',
      comment: '',
      seenRevision: 0,
    } as const;
    must(saveAnswer(services, actorOf(services, review.reviewerId), review.id, given));
    expect(listHandOverCandidates(services, maria, review.id).map(({ personId }) => personId)).not.toContain(
      worker,
    );
    expect(handOverReview(services, maria, review.id, worker)).toEqual({ ok: false, error: 'mayNotReview' });
    must(handOverReview(services, maria, review.id, stand));
    expect(reviewsOf(services, round).find(({ id }) => id === review.id)).toMatchObject({
      reviewerId: stand,
      state: 'started',
    });
    expect(listAnswersOfReview(services.db, review.id)).toHaveLength(1);
    const before = { ...given, seenRevision: 1, option: 'no', reason: 'x' } as const;
    expect(saveAnswer(services, actorOf(services, review.reviewerId), review.id, before)).toMatchObject({
      error: { kind: 'notFound' },
    });
  });
});
