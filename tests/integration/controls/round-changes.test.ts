import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import * as controlRoute from '#app/features/controls/routes/control.tsx';
import { action as editAction } from '#app/features/controls/routes/edit-round.tsx';
import { action as giveUpAction } from '#app/features/controls/routes/give-up-round.tsx';
import { addReviewersToRound } from '#app/features/controls/server/change-round-reviewers.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { listOpenRounds } from '#db/queries/home.server.ts';
import { listReviewsOfPerson } from '#db/queries/reviews.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { listDrawsOnSameFrame } from '#db/queries/same-frame.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { answerAndHandIn, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});

const maria = () => actorOf(services, made.maria);
const overviewOf = (roundId: RoundId) => loadRoundOverview(services, maria(), roundId);

type Posted = Response | { data: { errors: { field?: string }[] }; init: { status: number } };
const statusOfPost = (answer: Posted) => (answer instanceof Response ? answer.status : answer.init.status);

async function post(
  action: typeof editAction | typeof giveUpAction,
  roundId: RoundId,
  form: Record<string, string>,
  as: PersonId = made.maria,
): Promise<Posted> {
  return (await action(
    await routeArguments(services, { as, params: { roundId }, form }),
  )) as unknown as Posted;
}

const facts = { name: 'Hösten 2026', referenceOn: '2025-09-30', dueOn: '2026-12-15' };

describe('who may', () => {
  it('neither a reviewer nor the manager of another department changes or gives up a round', async () => {
    const roundId = drawPlacementsRound(services, made);
    const others = (['reviewer', 'manager'] as const).map((role) =>
      makePerson(services, { name: `En ${role}`, role, unitId: made.org.elderly }),
    );
    for (const as of [...others, ...made.reviewers]) {
      expect(await statusOf(() => post(editAction, roundId, facts, as))).toBe(403);
      expect(await statusOf(() => post(giveUpAction, roundId, { reason: 'x' }, as))).toBe(403);
    }
    expect(findRound(services.db, roundId)).toMatchObject({ abortedAt: null, referenceOn: '2026-10-31' });
  });
});

describe('changing a planned round', () => {
  it('gives it another name and other days, and the count follows the reference date', async () => {
    const roundId = startPlacementsRound(services, made);
    const before = overviewOf(roundId).preview?.size;
    expect(statusOfPost(await post(editAction, roundId, facts))).toBe(302);
    const after = overviewOf(roundId);
    expect(after.round).toMatchObject(facts);
    expect(after.preview?.size).not.toBe(before);
    expect(after.events.at(-1)).toMatchObject({ kind: 'edited', byName: 'Maria Ek' });
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ referenceOn: '2026-02-30' }, 'referenceOn'],
    [{ dueOn: '2026-11-01' }, 'dueOn'],
  ])('refuses %j at its field', async (changes, field) => {
    const roundId = startPlacementsRound(services, made);
    const answer = await post(editAction, roundId, { ...facts, ...changes });
    if (answer instanceof Response) throw new Error('it was saved');
    expect(answer.data.errors.map((error) => error.field)).toEqual([field]);
  });

  it('is over when the frame is frozen: the reference date is what it was frozen on', async () => {
    const roundId = startPlacementsRound(services, made);
    must(freezeFrame(services, maria(), roundId));
    expect(statusOfPost(await post(editAction, roundId, facts))).toBe(422);
    expect(findRound(services.db, roundId)?.referenceOn).toBe('2026-10-31');
  });
});

describe('giving up a round', () => {
  const reason = 'Uttaget visade sig vara från fel månad.';

  it('needs a reason', async () => {
    const roundId = drawPlacementsRound(services, made);
    expect(statusOfPost(await post(giveUpAction, roundId, { reason: ' ' }))).toBe(422);
    expect(findRound(services.db, roundId)?.abortedAt).toBeNull();
  });

  it('leaves it in the list with frame, draw and reason, and nothing more can be done in it', async () => {
    const roundId = drawPlacementsRound(services, made);
    expect(statusOfPost(await post(giveUpAction, roundId, { reason }))).toBe(302);
    const overview = overviewOf(roundId);
    expect(overview.round.aborted).toMatchObject({ byName: 'Maria Ek', reason });
    expect(overview.draws[0]?.cases).toHaveLength(10);
    expect(new Set(Object.values(overview.may))).toEqual(new Set([false]));
    const page = await controlRoute.loader(
      await routeArguments(services, { as: made.maria, params: { controlId: made.controlId } }),
    );
    expect(page.rounds).toMatchObject([{ id: roundId, isAborted: true }]);

    const redraw = { seed: { origin: 'generated' }, redrawReason: 'Fel', drawsSeen: 1 } as const;
    expect(drawRound(services, maria(), roundId, redraw).ok).toBe(false);
    expect(shareOutReviews(services, maria(), roundId).ok).toBe(false);
    const other = makePerson(services, { name: 'Ny', role: 'reviewer', unitId: made.org.unit1 });
    expect(addReviewersToRound(services, maria(), roundId, [other]).ok).toBe(false);
    expect(statusOfPost(await post(giveUpAction, roundId, { reason: 'igen' }))).toBe(422);
    expect(overviewOf(roundId).round.aborted?.reason).toBe(reason);
  });

  it('leaves it out of what waits on the front page', async () => {
    const roundId = drawPlacementsRound(services, made);
    const waiting = () => listOpenRounds(services.db, scopeOf(maria(), 'round.read')).map(({ id }) => id);
    const upcoming = () => loadHome(services, maria()).upcoming.map(({ id }) => id);
    expect([waiting(), upcoming()]).toEqual([[roundId], []]);
    await post(giveUpAction, roundId, { reason });
    // The period has no round yet: the control can begin one now.
    expect([waiting(), upcoming()]).toEqual([[], [made.controlId]]);
  });

  it('does not hide what was drawn from a later round on the same frame', async () => {
    const first = drawPlacementsRound(services, made);
    await post(giveUpAction, first, { reason });
    const second = startPlacementsRound(services, made);
    must(freezeFrame(services, maria(), second));
    expect(listDrawsOnSameFrame(services.db, second)).toHaveLength(1);
  });

  it('writes no word of the reason in the log', async () => {
    const roundId = drawPlacementsRound(services, made);
    await post(giveUpAction, roundId, { reason });
    const { $client } = services.db;
    const logged = $client.prepare("SELECT detail FROM audit_entries WHERE action = 'round.aborted'").pluck();
    expect(logged.all()).toEqual(['{"state":"drawn"}']);
  });

  it('is not possible before the freeze nor when anything was ever handed in', async () => {
    const planned = startPlacementsRound(services, made);
    expect(statusOfPost(await post(giveUpAction, planned, { reason }))).toBe(422);
    const roundId = drawPlacementsRound(services, made);
    must(shareOutReviews(services, maria(), roundId));
    const [first] = reviewsOf(services, { ...made, roundId });
    if (!first?.reviewerId) throw new Error('no review');
    answerAndHandIn(services, first, {});
    expect(overviewOf(roundId).may.giveUp).toBe(false);
    must(reopenReview(services, actorOf(services, first.reviewerId), first.id));
    expect(statusOfPost(await post(giveUpAction, roundId, { reason, begun: '1' }))).toBe(422);
    expect(findRound(services.db, roundId)?.abortedAt).toBeNull();
  });

  it('of one under review puts the reviews aside, with what is begun seen and kept', async () => {
    const roundId = drawPlacementsRound(services, made);
    must(shareOutReviews(services, maria(), roundId));
    const [first] = reviewsOf(services, { ...made, roundId });
    if (!first?.reviewerId) throw new Error('no review');
    const reviewer = actorOf(services, first.reviewerId);
    const answer = { option: 'yes', reason: '', comment: '', seenRevision: 0 } as const;
    const save = (questionKey: string) =>
      saveAnswer(services, reviewer, first.id, { ...answer, questionKey });
    must(save('barnet-till-tals'));
    expect(overviewOf(roundId).may.giveUp).toBe(true);
    const unseen = await post(giveUpAction, roundId, { reason });
    if (unseen instanceof Response) throw new Error('it was given up');
    expect(unseen.data.errors.map(({ field }) => field)).toEqual(['begun']);
    expect(statusOfPost(await post(giveUpAction, roundId, { reason, begun: '1' }))).toBe(302);

    const { round, may, draws, events } = overviewOf(roundId);
    expect(round.aborted).toMatchObject({ reason, begun: 1 });
    expect(new Set(Object.values(may))).toEqual(new Set([false]));
    expect(draws[0]?.cases).toHaveLength(10);
    expect(events.at(-1)).toMatchObject({ kind: 'aborted', note: reason });
    const { $client } = services.db;
    expect($client.prepare('SELECT count(*) FROM answers').pluck().get()).toBe(1);
    expect($client.prepare('SELECT DISTINCT end_reason FROM review_assignments').pluck().all()).toEqual([
      'roundGivenUp',
    ]);
    expect(listReviewsOfPerson(services.db, reviewReachOf(reviewer))).toEqual([]);
    expect(save('vardplan-aktuell')).toEqual({ ok: false, error: { kind: 'notFound' } });
    expect(shareOutReviews(services, maria(), roundId).ok).toBe(false);
    const finalised = finaliseRound(services, maria(), roundId, new Map([[first.id, 'Avbruten']]));
    expect(finalised).toEqual({ ok: false, error: { kind: 'notOpen', state: 'reviewing' } });
    expect(loadRoundPage(services, maria(), roundId)).toMatchObject({ finalised: null });
    const logged = $client.prepare("SELECT detail FROM audit_entries WHERE action = 'round.aborted'").pluck();
    expect(logged.all()).toEqual(['{"state":"reviewing","begun":1}']);
  });
});
