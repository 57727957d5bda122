import { beforeEach, describe, expect, it } from 'vitest';
import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import {
  handOverReview,
  listHandOverCandidates,
} from '#app/features/reviews/server/hand-over-review.server.ts';
import { loadShareOut } from '#app/features/reviews/server/load-share-out.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { listReviewsOfPerson } from '#db/queries/reviews.server.ts';
import { addRoundReviewers } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
  makeDrawnRound,
} from '#tests/factories/double-reviewed-round.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

function addReviewer(round: DoubleReviewedRound, name: string): PersonId {
  const personId = makePerson(services, { name, role: 'reviewer', unitId: round.org.children });
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    addRoundReviewers(tx, round.roundId, [personId]);
    return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
  });
  return personId;
}

const shareOut = (round: DoubleReviewedRound) =>
  shareOutReviews(services, actorOf(services, round.maria), round.roundId);

/** Holders by case, slots 1 and up. */
function holders(round: DoubleReviewedRound): Map<string, (PersonId | null)[]> {
  const byCase = new Map<string, (PersonId | null)[]>();
  for (const { caseKey, slot, reviewerId } of allReviewsOf(services, round)) {
    if (slot > 0) byCase.set(caseKey, [...(byCase.get(caseKey) ?? []), reviewerId]);
  }
  return byCase;
}

/** Somebody's first review of a case that only one of the other reviewers has besides. */
function firstOwn(round: DoubleReviewedRound) {
  const review = allReviewsOf(services, round).find(({ slot }) => slot === 1);
  if (!review || review.reviewerId === null) throw new Error('no review');
  return { ...review, reviewerId: review.reviewerId };
}

function slotsOf(round: DoubleReviewedRound, caseKey: string) {
  return allReviewsOf(services, round)
    .filter((review) => review.caseKey === caseKey)
    .map(({ slot, reviewerId }) => [slot, reviewerId]);
}

describe('two reviewers a case', () => {
  it('shares out nothing and says how many are missing where too few may have a case', async () => {
    const round = await makeDrawnRound(services, { reviewersPerCase: 3 });
    const drawn = services.db.$client
      .prepare(
        "SELECT f.key, f.case_worker AS worker FROM draw_cases d JOIN frame_cases f ON f.id = d.frame_case_id WHERE d.outcome = 'selected' ORDER BY d.position",
      )
      .all() as { key: string; worker: string }[];
    const worker = drawn[0]?.worker;
    const [anna, bjorn] = round.reviewers;
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id IN (?, ?)')
      .run(worker, anna, bjorn);
    const keys = drawn.filter((one) => one.worker === worker).map(({ key }) => key);
    const lacking = keys.map((key) => ({ key, missing: 2 }));
    expect(shareOut(round)).toMatchObject({
      error: { kind: 'tooFewMay', lacking: expect.arrayContaining(lacking) },
    });
    expect(services.db.$client.prepare('SELECT count(*) AS n FROM reviews').get()).toEqual({ n: 0 });
  });

  it('gives each case to two different people who may have it, evenly, and leaves slot 0 to nobody', async () => {
    const round = await makeDoubleReviewedRound(services);
    const reviews = allReviewsOf(services, round);
    const agreed = reviews.filter(({ slot }) => slot === 0);
    expect(agreed).toHaveLength(10);
    expect(agreed.every(({ reviewerId, state }) => reviewerId === null && state === 'assigned')).toBe(true);
    const own = reviews.filter(({ slot }) => slot > 0);
    expect(own).toHaveLength(20);
    for (const [, pair] of holders(round)) expect(new Set(pair).size).toBe(2);
    for (const review of own) {
      const found = review.reviewerId === null ? undefined : findPerson(services.db, review.reviewerId);
      const [person] = withRegisterNames(services.db, found ? [found] : []);
      expect(person && isOwnCase(person, review)).toBe(false);
    }
    const loads = round.reviewers.map((id) => own.filter(({ reviewerId }) => reviewerId === id).length);
    expect(loads.toSorted()).toEqual([6, 7, 7]);
    const assigned = services.db.$client.prepare('SELECT count(*) FROM review_assignments').pluck().get();
    expect(assigned).toBe(20);
  });

  it('shows nobody slot 0 as hers, and counts what each has without it', async () => {
    const round = await makeDoubleReviewedRound(services);
    const page = must(loadShareOut(services, actorOf(services, round.maria), round.roundId));
    expect(page.given).toHaveLength(20);
    expect(page.waitingCount).toBe(0);
    for (const { personId, load } of page.reviewers) {
      const reach = reviewReachOf(actorOf(services, personId));
      const own = listReviewsOfPerson(services.db, reach);
      expect(own).toHaveLength(load);
      expect(own.every(({ slot }) => slot > 0)).toBe(true);
    }
  });

  it('shares out nothing the second time', async () => {
    const round = await makeDoubleReviewedRound(services);
    const before = allReviewsOf(services, round);
    expect(must(shareOut(round))).toEqual({ count: 0 });
    expect(allReviewsOf(services, round)).toEqual(before);
  });

  it('at jäv goes only to somebody without a review of the case, and never back to whoever declared it', async () => {
    const round = await makeDoubleReviewedRound(services);
    const review = firstOwn(round);
    const other = slotsOf(round, review.caseKey).find(([slot]) => slot === 2)?.[1];
    const outcome = must(declareConflict(services, actorOf(services, review.reviewerId), review.id));
    const [, third] = slotsOf(round, review.caseKey)[1] ?? [];
    expect(third).not.toBe(review.reviewerId);
    expect(third).not.toBe(other);
    expect(outcome.reassigned).toBe(third !== null);
    // The other slot may not be handed to her either.
    const second = allReviewsOf(services, round).find(
      ({ caseKey, slot }) => caseKey === review.caseKey && slot === 2,
    );
    if (!second) throw new Error('no second review');
    const maria = actorOf(services, round.maria);
    const offered = listHandOverCandidates(services, maria, second.id).map(({ personId }) => personId);
    expect(offered).not.toContain(review.reviewerId);
    if (third != null) expect(offered).not.toContain(third);
    expect(handOverReview(services, maria, second.id, review.reviewerId)).toEqual({
      ok: false,
      error: 'mayNotReview',
    });
  });

  it('never hands slot 0 that nobody has taken up to anybody', async () => {
    const round = await makeDoubleReviewedRound(services);
    const agreed = allReviewsOf(services, round).find(({ slot }) => slot === 0);
    if (!agreed) throw new Error('no slot 0');
    const maria = actorOf(services, round.maria);
    expect(listHandOverCandidates(services, maria, agreed.id)).toEqual([]);
    const to = round.reviewers[2] as PersonId;
    expect(handOverReview(services, maria, agreed.id, to)).toEqual({ ok: false, error: 'notPossible' });
  });

  it('fills only what is missing when somebody is added', async () => {
    const round = await makeDoubleReviewedRound(services);
    // Nobody else may have the case: the slot is left empty.
    const review = firstOwn(round);
    const free = round.reviewers.filter(
      (id) => !slotsOf(round, review.caseKey).some(([, holder]) => holder === id),
    );
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(review.caseWorker, free[0]);
    must(declareConflict(services, actorOf(services, review.reviewerId), review.id));
    expect(slotsOf(round, review.caseKey)[1]).toEqual([1, null]);
    expect(shareOut(round)).toMatchObject({
      error: { kind: 'tooFewMay', lacking: [{ key: review.caseKey, missing: 1 }] },
    });
    const before = allReviewsOf(services, round);
    const stand = addReviewer(round, 'Sara Stand');
    expect(must(shareOut(round))).toEqual({ count: 1 });
    expect(allReviewsOf(services, round)).toEqual(
      before.map((one) =>
        one.id === review.id
          ? { ...one, reviewerId: stand, reviewerName: 'Sara Stand', revision: one.revision + 1 }
          : one,
      ),
    );
  });
});

describe('everybody answers each case', () => {
  it('gives each case to everybody who may have it, and puts a review aside at jäv', async () => {
    const round = await makeDrawnRound(services, { reviewersPerCase: 'everyone' });
    must(shareOut(round));
    const reviews = allReviewsOf(services, round);
    const byName = new Map(
      withRegisterNames(
        services.db,
        round.reviewers.flatMap((id) => findPerson(services.db, id) ?? []),
      ).map((one) => [one.id, one]),
    );
    for (const [caseKey, ids] of holders(round)) {
      const theCase = reviews.find((one) => one.caseKey === caseKey);
      const may = [...byName.values()].filter((one) => theCase && !isOwnCase(one, theCase));
      expect(new Set(ids)).toEqual(new Set(may.map(({ id }) => id)));
    }
    const review = firstOwn(round);
    expect(must(declareConflict(services, actorOf(services, review.reviewerId), review.id))).toEqual({
      reassigned: false,
    });
    expect(slotsOf(round, review.caseKey).map(([slot]) => slot)).not.toContain(1);
    expect(must(shareOut(round))).toEqual({ count: 0 });
    const stand = addReviewer(round, 'Sara Stand');
    expect(must(shareOut(round))).toEqual({ count: 10 });
    expect(slotsOf(round, review.caseKey).at(-1)?.[1]).toBe(stand);
    expect(slotsOf(round, review.caseKey).map(([, holder]) => holder)).not.toContain(review.reviewerId);
  });
});
