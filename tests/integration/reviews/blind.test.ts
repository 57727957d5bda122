import { beforeEach, describe, expect, it } from 'vitest';
import { loader as auditLog } from '#app/features/accounts/routes/audit-log.tsx';
import { findBegunReview } from '#app/features/controls/server/begun-review.server.ts';
import { action as handIn, loader as receipt } from '#app/features/deviations/routes/hand-in.tsx';
import { loadRoundExport } from '#app/features/exports/server/load-round-export.server.ts';
import { action as reopen } from '#app/features/reviews/routes/reopen-review.ts';
import { loader as reviewPage } from '#app/features/reviews/routes/review.tsx';
import { action as saveAnswer } from '#app/features/reviews/routes/save-answer.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { insertRoleGrant } from '#db/queries/accounts.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { searchReviews } from '#db/queries/search.server.ts';
import { transact } from '#db/transact.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
} from '#tests/factories/double-reviewed-round.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import { answerAndHandIn } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

/** The three reviews of one case: what counts, hers, and the other's. */
type Case = { agreed: ListedReview; hers: ListedReview; others: ListedReview };

let services: TestServices;
let round: DoubleReviewedRound;
let one: Case;
let her: PersonId;
let other: PersonId;

async function arrange(procedure: Parameters<typeof makeDoubleReviewedRound>[1] = {}) {
  services = await makeServices();
  round = await makeDoubleReviewedRound(services, procedure);
  const [agreed, hers, others] = allReviewsOf(services, round);
  if (!agreed || !hers?.reviewerId || !others?.reviewerId) throw new Error('no reviews');
  one = { agreed, hers, others };
  her = hers.reviewerId;
  other = others.reviewerId;
}
beforeEach(() => arrange());

/** A role beside what she has: the same person leads the unit or answers for its quality. */
function grant(personId: PersonId, role: 'manager' | 'quality' | 'administrator'): void {
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    insertRoleGrant(tx, { personId, unitId: round.org.administration, role, grantedAt: services.now() });
    return { value: null, audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }] };
  });
}

const get = (as: PersonId, reviewId: ReviewId) => routeArguments(services, { as, params: { reviewId } });
const post = (as: PersonId, reviewId: ReviewId, form: Record<string, string> = {}) =>
  routeArguments(services, { as, params: { reviewId }, form });
const opens = async (as: PersonId, { id }: ListedReview) => {
  const args = await get(as, id);
  return statusOf(() => reviewPage(args));
};

const SECRET = 'Barnet var inte med på mötet';
const secret = {
  questionKey: 'barnet-till-tals',
  option: 'no',
  reason: SECRET,
  comment: '',
  seenRevision: '0',
};

/** The other has answered one question, and not handed in. */
async function otherAnswers(): Promise<void> {
  const args = await post(other, one.others.id, secret);
  expect(await statusOf(() => saveAnswer(args))).toBe(200);
}

describe('before all reviewers of the case have handed in', () => {
  it.each(['granskare', 'manager', 'quality'] as const)(
    'a reviewer who is %s finds nothing of what the other has answered',
    async (role) => {
      if (role !== 'granskare') grant(her, role);
      await otherAnswers();
      const refused = role === 'granskare' ? 404 : 403;
      const page = await get(her, one.others.id);
      expect(await statusOf(() => reviewPage(page))).toBe(refused);
      expect(await statusOf(() => receipt(page))).toBe(refused);
      const args = await post(her, one.others.id, { ...secret, option: 'yes' });
      expect(await statusOf(() => saveAnswer(args))).toBe(refused);
      const handing = await post(her, one.others.id);
      expect(await statusOf(() => handIn(handing))).toBe(refused);
      expect(listAnswersOfReview(services.db, one.others.id)).toHaveLength(1);
    },
  );

  it('neither does she by having handed in herself, by search or in the workbook of the round', async () => {
    grant(her, 'manager');
    await otherAnswers();
    answerAndHandIn(services, one.hers, {});
    expect(await opens(her, one.others)).toBe(403);
    const found = searchReviews(services.db, reviewReachOf(actorOf(services, her)), one.hers.caseKey);
    expect(found.map(({ id }) => id)).not.toContain(one.others.id);
    expect(found.map(({ id }) => id)).toContain(one.hers.id);
    const material = loadRoundExport(services, actorOf(services, her), round.roundId);
    expect(JSON.stringify(material)).not.toContain(SECRET);
    expect(await opens(her, one.agreed)).toBe(200);
    const shown = await reviewPage(await get(her, one.agreed.id));
    expect(JSON.stringify(shown)).not.toContain(SECRET);
  });

  it('a chef who reviews nothing of the case follows it without seeing an answer', async () => {
    await otherAnswers();
    answerAndHandIn(services, one.hers, {});
    expect([await opens(round.maria, one.others), await opens(round.maria, one.hers)]).toEqual([403, 403]);
    expect(allReviewsOf(services, round).find(({ id }) => id === one.hers.id)?.state).toBe('finished');
    const begun = findBegunReview(services.db, round.roundId, one.others.frameCaseId);
    expect(begun).toEqual({ answerCount: null, faultCount: null, isHandedIn: true });
  });

  it('the log tells that an answer was saved, and not which', async () => {
    grant(her, 'administrator');
    await otherAnswers();
    const { log } = await auditLog(await routeArguments(services, { as: her, path: '/logg' }));
    const saved = log.entries.filter(({ action }) => action === 'answer.saved');
    expect(saved.map(({ detail }) => detail)).toEqual([{}]);
  });

  it('nobody settles an answer: what counts stays empty', async () => {
    answerAndHandIn(services, one.hers, {});
    grant(her, 'manager');
    for (const as of [her, other, round.maria]) {
      const args = await post(as, one.agreed.id, secret);
      expect([403, 404]).toContain(await statusOf(() => saveAnswer(args)));
    }
    expect(listAnswersOfReview(services.db, one.agreed.id)).toEqual([]);
  });
});

describe('when all have handed in', () => {
  beforeEach(() => {
    answerAndHandIn(services, one.hers, {});
    answerAndHandIn(services, one.others, { 'barnet-till-tals': 'no' });
  });

  it('those who answered the case see each other, and so does whoever leads; nobody else', async () => {
    const reader = makePerson(services, {
      name: 'Lä Sare',
      role: 'reader',
      unitId: round.org.administration,
    });
    for (const review of [one.hers, one.others]) {
      for (const as of [her, other, round.maria]) expect(await opens(as, review)).toBe(200);
      const [third] = round.reviewers.filter((person) => person !== her && person !== other);
      if (third === undefined) throw new Error('no third reviewer');
      expect(await opens(third, review)).toBe(404);
      expect(await opens(reader, review)).toBe(404);
    }
  });

  it('their own answers are locked: what differs is settled in the answer they agree on', async () => {
    for (const as of [her, round.maria]) {
      await reopen(await post(as, one.hers.id));
      expect(allReviewsOf(services, round).find(({ id }) => id === one.hers.id)?.state).toBe('finished');
    }
    const args = await post(her, one.hers.id, { ...secret, seenRevision: '1' });
    expect(await statusOf(() => saveAnswer(args))).toBe(409);
  });

  it('the answers that count are not saved past the page where they agree', async () => {
    const args = await post(her, one.agreed.id, secret);
    expect(await statusOf(() => saveAnswer(args))).toBe(403);
    expect(listAnswersOfReview(services.db, one.agreed.id)).toEqual([]);
  });

  it("a review that is not in any more is the other's alone again", async () => {
    services.db.$client
      .prepare("UPDATE reviews SET state = 'started', finished_at = NULL WHERE id = ?")
      .run(one.others.id);
    expect(await opens(her, one.others)).toBe(404);
  });
});

describe('where it is not blind', () => {
  it('whoever leads reads along, and a handed-in review is opened again until they have begun to agree', async () => {
    await arrange({ isBlind: false });
    await otherAnswers();
    expect(await opens(round.maria, one.others)).toBe(200);
    expect(await opens(her, one.others)).toBe(404);
    answerAndHandIn(services, one.hers, {});
    expect(await statusOf(async () => reopen(await post(her, one.hers.id)))).toBe(302);
    expect(allReviewsOf(services, round).find(({ id }) => id === one.hers.id)?.state).toBe('reopened');
  });
});
