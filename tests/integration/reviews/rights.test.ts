import { beforeEach, describe, expect, it } from 'vitest';
import { action as handIn, loader as receipt } from '#app/features/deviations/routes/hand-in.tsx';
import { action as declareConflict } from '#app/features/reviews/routes/declare-conflict.ts';
import { action as handOver } from '#app/features/reviews/routes/hand-over.ts';
import { loader as myReviews } from '#app/features/reviews/routes/my-reviews.tsx';
import { action as reopen } from '#app/features/reviews/routes/reopen-review.ts';
import { loader as reviewPage, action as saveAll } from '#app/features/reviews/routes/review.tsx';
import { action as saveAnswer } from '#app/features/reviews/routes/save-answer.ts';
import { action as shareOut, loader as shareOutPage } from '#app/features/reviews/routes/share-out.tsx';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import type { ListedReview } from '#db/queries/reviews.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { makeSharedOutRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let review: ListedReview;
let reviewer: PersonId;
beforeEach(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  const [first] = reviewsOf(services, round);
  if (!first || first.reviewerId === null) throw new Error('no review');
  review = first;
  reviewer = first.reviewerId;
});

const answer = { questionKey: 'barnet-till-tals', option: 'yes', reason: '', comment: '', seenRevision: '0' };

/** Everything that can be asked about one review, by somebody. */
async function statusesFor(as: PersonId | null) {
  const params = { reviewId: review.id, roundId: round.roundId };
  const get = await routeArguments(services, { as, params });
  const post = (form: Record<string, string>) => routeArguments(services, { as, params, form });
  return {
    read: await statusOf(() => reviewPage(get)),
    save: await statusOf(async () => saveAnswer(await post(answer))),
    saveAll: await statusOf(async () =>
      saveAll(await post({ 'revision:barnet-till-tals': '0', 'option:barnet-till-tals': 'yes' })),
    ),
    handIn: await statusOf(async () => handIn(await post({}))),
    receipt: await statusOf(() => receipt(get)),
    handOver: await statusOf(async () => handOver(await post({ personId: String(reviewer) }))),
    conflict: await statusOf(async () => declareConflict(await post({}))),
    reopen: await statusOf(async () => reopen(await post({}))),
    shareOutPage: await statusOf(() => shareOutPage(get)),
    shareOut: await statusOf(async () => shareOut(await post({}))),
  };
}

describe('who may', () => {
  it('strangers are sent to the log-in, and an answer is told so instead', async () => {
    const statuses = await statusesFor(null);
    expect(statuses.save).toBe(401);
    for (const [what, status] of Object.entries(statuses))
      expect([what, status]).toEqual([what, what === 'save' ? 401 : 302]);
  });

  it.each([
    ['systemförvaltare', 'administrator', 'administration'],
    ['läsare', 'reader', 'administration'],
    ['another granskare', 'reviewer', 'children'],
    ['an extern granskare without this review', 'external', 'children'],
    ['a chef of another department', 'manager', 'elderly'],
  ] as const)('%s finds no review and shares nothing out', async (_name, role, unit) => {
    const as = makePerson(services, { name: 'Obehörig', role, unitId: round.org[unit] });
    const statuses = await statusesFor(as);
    const { shareOut: sharing, shareOutPage: page, ...ofReview } = statuses;
    for (const [what, status] of Object.entries(ofReview)) expect([what, status]).toEqual([what, 404]);
    expect([page, sharing]).toEqual([403, 403]);
    expect(listAnswersOfReview(services.db, review.id)).toEqual([]);
  });

  it('a chef reads, hands over and shares out, but does not answer in the place of the granskare', async () => {
    expect(await statusesFor(round.maria)).toEqual({
      read: 200,
      save: 403,
      saveAll: 403,
      handIn: 403,
      // Nothing is handed in: the page says so.
      receipt: 200,
      conflict: 403,
      reopen: 302,
      handOver: 302,
      shareOutPage: 200,
      shareOut: 302,
    });
    expect(listAnswersOfReview(services.db, review.id)).toEqual([]);
  });

  it('the granskare answers her own, but does not hand over or share out', async () => {
    const statuses = await statusesFor(reviewer);
    expect(statuses).toMatchObject({ read: 200, save: 200, saveAll: 302, handOver: 403, shareOut: 403 });
  });

  it('a role that has run out gives nothing any more', async () => {
    services.db.$client
      .prepare('UPDATE role_grants SET valid_until_on = ? WHERE person_id = ?')
      .run('2026-11-01', reviewer);
    const statuses = await statusesFor(reviewer);
    expect([statuses.read, statuses.save]).toEqual([404, 404]);
  });

  it('nobody answers about a case of her own, even if it was given to her', async () => {
    services.db.$client
      .prepare('UPDATE people SET case_worker_name = ? WHERE id = ?')
      .run(review.caseWorker, reviewer);
    const statuses = await statusesFor(reviewer);
    expect([statuses.save, statuses.saveAll, statuses.handIn]).toEqual([403, 403, 403]);
    expect(statuses.conflict).toBe(302);
  });

  it('only reviewing roles have a list of their own', async () => {
    const administrator = makePerson(services, {
      name: 'Sys',
      role: 'administrator',
      unitId: round.org.administration,
    });
    const refused = await routeArguments(services, { as: administrator });
    const taken = await routeArguments(services, { as: reviewer });
    expect(await statusOf(() => myReviews(refused))).toBe(403);
    expect(await statusOf(() => myReviews(taken))).toBe(200);
  });
});

describe('reading', () => {
  it('is logged per case and person', async () => {
    const args = await routeArguments(services, { as: reviewer, params: { reviewId: review.id } });
    await reviewPage(args);
    const logged = services.db.$client
      .prepare("SELECT actor_id AS actor, detail FROM audit_entries WHERE action = 'case.read'")
      .all();
    expect(logged).toEqual([{ actor: reviewer, detail: JSON.stringify({ reviewId: review.id }) }]);
  });
});
