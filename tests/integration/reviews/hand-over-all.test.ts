import { beforeEach, describe, expect, it } from 'vitest';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import { handOverAll, loadHandOverAll } from '#app/features/reviews/server/hand-over-all.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
} from '#tests/factories/double-reviewed-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

const as = (personId: PersonId) => actorOf(services, personId);
const heldBy = (round: DoubleReviewedRound, personId: PersonId): ListedReview[] =>
  allReviewsOf(services, round).filter(({ reviewerId }) => reviewerId === personId);

async function makeSingleRound() {
  const round = await makeDoubleReviewedRound(services, { reviewersPerCase: 1, isBlind: false });
  const [anna, bjorn, cecilia] = round.reviewers as [PersonId, PersonId, PersonId];
  return { round, anna, bjorn, cecilia };
}

describe('handing over all that somebody has left', () => {
  it('is not for a reviewer, nor about somebody without a review, nor to somebody outside the round', async () => {
    const { round, anna, bjorn } = await makeSingleRound();
    expect(loadHandOverAll(services, as(bjorn), round.roundId, anna)).toEqual({
      ok: false,
      error: 'forbidden',
    });
    expect(handOverAll(services, as(bjorn), round.roundId, anna, 'evenly')).toEqual({
      ok: false,
      error: 'forbidden',
    });
    const maria = as(round.maria);
    expect(loadHandOverAll(services, maria, round.roundId, round.maria)).toEqual({
      ok: false,
      error: 'notFound',
    });
    const before = allReviewsOf(services, round);
    expect(handOverAll(services, maria, round.roundId, anna, round.maria)).toEqual({
      ok: false,
      error: 'nobodyMay',
    });
    expect(handOverAll(services, maria, round.roundId, anna, anna)).toEqual({
      ok: false,
      error: 'nobodyMay',
    });
    expect(allReviewsOf(services, round)).toEqual(before);
  });

  it('gives nobody her own case or one she declared jäv in: those stay and are told', async () => {
    const { round, anna, bjorn, cecilia } = await makeSingleRound();
    const [first, second] = heldBy(round, anna);
    if (!first || !second) throw new Error('Anna has too little');
    // Björn handles the first; Cecilia hands it back. He may not, she may not.
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(first.caseWorker, bjorn);
    services.db.$client
      .prepare(
        "INSERT INTO review_assignments (review_id, person_id, assigned_at, ended_at, end_reason) VALUES (?, ?, ?, ?, 'conflictOfInterest')",
      )
      .run(first.id, cecilia, services.now(), services.now());
    const maria = as(round.maria);
    const page = must(loadHandOverAll(services, maria, round.roundId, anna));
    expect(page.stayingKeys).toEqual([first.caseKey]);
    const held = heldBy(round, anna).length;
    expect(must(handOverAll(services, maria, round.roundId, anna, 'evenly'))).toEqual({
      count: held - 1,
      staying: 1,
    });
    expect(heldBy(round, anna).map(({ id }) => id)).toEqual([first.id]);
  });

  it('does as the preview said, keeps the answers and leaves what is handed in', async () => {
    const { round, anna } = await makeSingleRound();
    const [done, begun] = heldBy(round, anna);
    if (!done || !begun) throw new Error('Anna has too little');
    services.db.$client
      .prepare("UPDATE reviews SET state = 'finished', finished_at = ? WHERE id = ?")
      .run(services.now(), done.id);
    const given = { questionKey: 'barnet-till-tals', option: 'yes', reason: '', comment: '' } as const;
    must(saveAnswer(services, as(anna), begun.id, { ...given, seenRevision: 0 }));
    const maria = as(round.maria);
    const page = must(loadHandOverAll(services, maria, round.roundId, anna));
    must(handOverAll(services, maria, round.roundId, anna, 'evenly'));
    expect(heldBy(round, anna).map(({ id }) => id)).toEqual([done.id]);
    for (const { personId, load, willGet } of page.others) {
      expect(heldBy(round, personId)).toHaveLength(load + willGet);
    }
    expect(Math.abs((page.others[0]?.willGet ?? 0) - (page.others[1]?.willGet ?? 0))).toBeLessThanOrEqual(2);
    expect(listAnswersOfReview(services.db, begun.id)).toHaveLength(1);
    const audit = services.db.$client
      .prepare("SELECT count(*) FROM audit_entries WHERE action = 'round.reviewsHandedOver'")
      .pluck()
      .get();
    expect(audit).toBe(1);
    expect(must(handOverAll(services, maria, round.roundId, anna, 'evenly'))).toEqual({
      count: 0,
      staying: 0,
    });
  });

  it('to one person gives that person what she may have', async () => {
    const { round, anna, cecilia } = await makeSingleRound();
    const maria = as(round.maria);
    const page = must(loadHandOverAll(services, maria, round.roundId, anna));
    const hers = page.others.find(({ personId }) => personId === cecilia);
    const outcome = must(handOverAll(services, maria, round.roundId, anna, cecilia));
    expect(outcome).toEqual({ count: hers?.mayTake, staying: page.count - (hers?.mayTake ?? 0) });
    expect(heldBy(round, cecilia)).toHaveLength((hers?.load ?? 0) + outcome.count);
  });

  it('where two answer each case never gives anybody both, nor a case she declared jäv in', async () => {
    const round = await makeDoubleReviewedRound(services);
    const [anna, bjorn] = round.reviewers as [PersonId, PersonId];
    const shared = heldBy(round, bjorn)[0];
    if (!shared) throw new Error('Björn has nothing');
    must(declareConflict(services, as(bjorn), shared.id));
    must(handOverAll(services, as(round.maria), round.roundId, anna, 'evenly'));
    const cases = new Map<string, (PersonId | null)[]>();
    for (const { caseKey, slot, reviewerId } of allReviewsOf(services, round)) {
      if (slot > 0) cases.set(caseKey, [...(cases.get(caseKey) ?? []), reviewerId]);
    }
    for (const [, holders] of cases) {
      const people = holders.filter((id) => id !== null);
      expect(new Set(people).size).toBe(people.length);
    }
    expect(cases.get(shared.caseKey)).not.toContain(bjorn);
  });
});
