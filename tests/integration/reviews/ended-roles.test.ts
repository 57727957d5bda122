import { beforeEach, describe, expect, it } from 'vitest';
import { deactivatePerson } from '#app/features/accounts/server/deactivate-person.server.ts';
import { loadPerson } from '#app/features/accounts/server/load-person.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { searchEverywhere } from '#app/features/home/server/search-everywhere.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { action as saveAnswerAction } from '#app/features/reviews/routes/save-answer.ts';
import { declareConflict } from '#app/features/reviews/server/declare-conflict.server.ts';
import {
  handOverReview,
  listHandOverCandidates,
} from '#app/features/reviews/server/hand-over-review.server.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { loadShareOut } from '#app/features/reviews/server/load-share-out.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { updatePerson } from '#db/queries/people.server.ts';
import { type ListedReview, listAssignments } from '#db/queries/reviews.server.ts';
import { insertRoundReviewers } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { makePerson, moveRole } from '#tests/factories/organisation.ts';
import { openReviewsOf } from '#tests/factories/own-work.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import {
  makeReviewedRound,
  makeSharedOutRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let review: ListedReview;
let reviewer: PersonId;

const arranged = [{ action: 'test.arranged', entity: 'test', entityId: 0 }] as const;
const as = (personId: PersonId) => actorOf(services, personId);
const given = {
  questionKey: 'barnet-till-tals',
  option: 'yes',
  reason: '',
  comment: '',
  seenRevision: 0,
} as const;

/** Everywhere a review given to the person could show. */
const seenBy = (personId: PersonId) => ({
  opens: loadReview(services, as(personId), review.id).ok,
  lists: openReviewsOf(services, personId).length,
  atHome: loadHome(services, as(personId)).reviews.reduce(
    (sum, { total, finished }) => sum + total - finished,
    0,
  ),
  finds: searchEverywhere(services, as(personId), review.caseKey).groups.map(({ title }) => title),
  saves: saveAnswer(services, as(personId), review.id, given).ok,
});
const NOTHING = { opens: false, lists: 0, atHome: 0, finds: [], saves: false };

function addReviewer(name: string): PersonId {
  const personId = makePerson(services, { name, role: 'reviewer', unitId: round.org.children });
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    insertRoundReviewers(tx, round.roundId, [personId]);
    return { value: null, audit: arranged };
  });
  return personId;
}

async function arrange(make: (services: TestServices) => Promise<ReviewedRound>) {
  services = await makeServices();
  round = await make(services);
  const [first] = reviewsOf(services, round);
  if (!first || first.reviewerId === null) throw new Error('no review');
  review = first;
  reviewer = first.reviewerId;
}

describe('a review that was given to somebody', () => {
  beforeEach(() => arrange(makeSharedOutRound));

  it('is hers while her role lies around the unit of the round: above, the same or below', () => {
    for (const unit of ['administration', 'children', 'unit1', 'unit2'] as const) {
      moveRole(services, reviewer, { role: 'reviewer', unitId: round.org[unit] });
      expect([unit, seenBy(reviewer)]).toEqual([
        unit,
        { opens: true, lists: 5, atHome: 5, finds: ['Granskningar'], saves: true },
      ]);
    }
  });

  it.each(['reviewer', 'external', 'manager', 'quality'] as const)(
    'is out of reach for a %s whose role has moved to another department',
    (role) => {
      moveRole(services, reviewer, { role, unitId: round.org.elderly });
      expect(seenBy(reviewer)).toEqual(NOTHING);
    },
  );

  it('is out of reach with another role on the same unit, and with none', () => {
    moveRole(services, reviewer, { role: 'reader', unitId: round.org.children });
    expect(seenBy(reviewer)).toEqual(NOTHING);
    moveRole(services, reviewer);
    expect(seenBy(reviewer)).toEqual(NOTHING);
  });
});

describe('a review in a finalised round', () => {
  it('is closed to its reviewer and open to the manager', async () => {
    await arrange(makeReviewedRound);
    expect(loadReview(services, as(reviewer), review.id).ok).toBe(true);
    must(finaliseRound(services, as(round.maria), round.roundId, new Map()));
    expect(seenBy(reviewer)).toEqual(NOTHING);
    expect(loadReview(services, as(round.maria), review.id).ok).toBe(true);
    expect(searchEverywhere(services, as(round.maria), review.caseKey).groups.map((g) => g.title)).toContain(
      'Granskningar',
    );
  });
});

describe('reviews whose reviewer may no longer review', () => {
  beforeEach(() => arrange(makeSharedOutRound));

  const strandedKeys = () =>
    loadRoundPage(services, as(round.maria), round.roundId)
      .reviews.filter(({ isStranded }) => isStranded)
      .map(({ caseKey }) => caseKey);

  it('show on the page of the round and are shared out again, with their answers', () => {
    must(saveAnswer(services, as(reviewer), review.id, given));
    const stand = addReviewer('Sara Stand');
    expect(strandedKeys()).toEqual([]);
    moveRole(services, reviewer, { role: 'reviewer', unitId: round.org.elderly });
    const hers = reviewsOf(services, round).filter(({ reviewerId }) => reviewerId === reviewer);
    expect(strandedKeys()).toEqual(hers.map(({ caseKey }) => caseKey));
    const page = must(loadShareOut(services, as(round.maria), round.roundId));
    expect(page).toMatchObject({ waitingCount: 5, strandedCount: 5, problem: null });
    expect(page.reviewers.map(({ personId }) => personId)).not.toContain(reviewer);
    expect(page.given.filter(({ isStranded }) => isStranded)).toHaveLength(5);

    expect(must(shareOutReviews(services, as(round.maria), round.roundId))).toEqual({ count: 5 });
    const after = reviewsOf(services, round);
    expect(after.some(({ reviewerId }) => reviewerId === reviewer)).toBe(false);
    const taken = after.find(({ id }) => id === review.id);
    expect(taken?.state).toBe('started');
    expect(listAnswersOfReview(services.db, review.id)).toHaveLength(1);
    expect(listAssignments(services.db, review.id)).toMatchObject([
      { personId: reviewer, endReason: 'handedOver' },
      { personId: taken?.reviewerId, endReason: null },
    ]);
    expect(after.filter(({ reviewerId }) => reviewerId === stand).length).toBeGreaterThan(0);
    expect(strandedKeys()).toEqual([]);
    expect(must(shareOutReviews(services, as(round.maria), round.roundId))).toEqual({ count: 0 });
  });

  it('stay with her when they are handed in', async () => {
    await arrange(makeReviewedRound);
    moveRole(services, reviewer);
    expect(strandedKeys()).toEqual([]);
    expect(must(loadShareOut(services, as(round.maria), round.roundId)).waitingCount).toBe(0);
  });

  it('are those of somebody shut out too', () => {
    const chief = makePerson(services, {
      name: 'Eva',
      role: 'administrator',
      unitId: round.org.administration,
    });
    const told = () => loadHome(services, as(round.maria)).rounds.map(({ strandedCount }) => strandedCount);
    expect(loadPerson(services, as(chief), reviewer)?.unfinishedCount).toBe(5);
    expect(told()).toEqual([0]);
    must(deactivatePerson(services, as(chief), reviewer));
    expect(strandedKeys()).toHaveLength(5);
    expect(told()).toEqual([5]);
  });

  it('are offered and given to nobody whose role has ended', () => {
    const ended = addReviewer('Slutat Nyss');
    const stand = addReviewer('Sara Stand');
    const offered = () =>
      listHandOverCandidates(services, as(round.maria), review.id).map(({ personId }) => personId);
    expect(offered()).toContain(ended);
    moveRole(services, ended, { role: 'reader', unitId: round.org.children });
    expect(offered()).not.toContain(ended);
    expect(handOverReview(services, as(round.maria), review.id, ended)).toEqual({
      ok: false,
      error: 'mayNotReview',
    });
    must(declareConflict(services, as(reviewer), review.id));
    expect(reviewsOf(services, round).find(({ id }) => id === review.id)?.reviewerId).toBe(stand);
  });
});

describe('the page that shares out', () => {
  beforeEach(() => arrange(makeSharedOutRound));

  const unknownNames = () =>
    must(loadShareOut(services, as(round.maria), round.roundId))
      .reviewers.filter(({ isUnknownName }) => isUnknownName)
      .map(({ name }) => name);

  it('names the reviewers who stand nowhere among the handläggare, but no quality developer or external', () => {
    expect(unknownNames()).toEqual([]);
    addReviewer('Sara Stand');
    const quality = addReviewer('Katarina Blom');
    moveRole(services, quality, { role: 'quality', unitId: round.org.administration });
    const external = addReviewer('Utifrån Kommen');
    moveRole(services, external, { role: 'external', unitId: round.org.children });
    expect(unknownNames()).toEqual(['Sara Stand']);
  });

  it('says of nobody in the register that she is not there, and counts the names in the frame that mean nobody', () => {
    const { $client } = services.db;
    const names = () =>
      $client
        .prepare('SELECT case_worker FROM frame_cases UNION SELECT co_worker FROM frame_cases')
        .pluck()
        .all()
        .filter(
          (name): name is string => name !== null && !['Anna Lindgren', 'Björn Åkesson'].includes(`${name}`),
        );
    const doubts = () => must(loadShareOut(services, as(round.maria), round.roundId)).ownCases;
    const [elsewhere = '', ...others] = names();
    expect(doubts()).toMatchObject({ unlinkedCount: others.length + 1, namesOf: round.registerId });

    // She stands in the register, but in no case of this frame.
    $client.exec('DROP TRIGGER frame_cases_no_update');
    for (const column of ['case_worker', 'co_worker'])
      $client.prepare(`UPDATE frame_cases SET ${column} = NULL WHERE ${column} = ?`).run(elsewhere);
    addReviewer(elsewhere);
    expect(names()).toEqual(others);
    expect(unknownNames()).toEqual([]);
    expect(doubts().unlinkedCount).toBe(others.length);

    const decide = $client.prepare(
      'INSERT INTO case_worker_matches (name, person_id, decided_at, decided_by_id) VALUES (?, NULL, ?, ?)',
    );
    for (const name of others) decide.run(name, services.now(), round.maria);
    expect(doubts().unlinkedCount).toBe(0);
  });

  it('tells when the frame has no handläggare at all', () => {
    const lacks = () =>
      must(loadShareOut(services, as(round.maria), round.roundId)).ownCases.lacksCaseWorkers;
    expect(lacks()).toBe(false);
    services.db.$client.exec('DROP TRIGGER frame_cases_no_update');
    services.db.$client.exec('UPDATE frame_cases SET case_worker = NULL, co_worker = NULL');
    expect(lacks()).toBe(true);
    expect(unknownNames()).toEqual([]);
  });
});

describe('a temporary password', () => {
  it('saves no answer before it is changed: the answer waits as for one who is logged out', async () => {
    await arrange(makeSharedOutRound);
    const post = async () =>
      saveAnswerAction(
        await routeArguments(services, {
          as: reviewer,
          params: { reviewId: review.id },
          form: { ...given, seenRevision: '0' },
        }),
      );
    const setTemporary = (mustChangePassword: boolean) =>
      transact(services.db, { actorId: null, now: services.now() }, (tx) => {
        updatePerson(tx, reviewer, { mustChangePassword });
        return { value: null, audit: arranged };
      });
    setTemporary(true);
    expect(await statusOf(post)).toBe(401);
    expect(listAnswersOfReview(services.db, review.id)).toEqual([]);
    setTemporary(false);
    expect(await statusOf(post)).toBe(200);
  });
});
