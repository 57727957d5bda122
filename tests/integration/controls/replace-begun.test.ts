import { beforeEach, describe, expect, it } from 'vitest';
import { loader as replacePage, action as replaceRoute } from '#app/features/controls/routes/replace.tsx';
import { buildProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import type { FrameCaseId } from '#app/shared/domain/ids.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import {
  makeReviewedRound,
  makeSharedOutRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
beforeEach(async () => {
  services = await makeServices();
});

const firstOf = (round: ReviewedRound) => {
  const [review] = reviewsOf(services, round);
  if (!review || review.reviewerId === null) throw new Error('no review');
  return { ...review, reviewerId: review.reviewerId };
};
const replace = (round: ReviewedRound, frameCaseId: FrameCaseId, note = '') =>
  replaceCase(services, actorOf(services, round.maria), round.roundId, {
    frameCaseId,
    reason: 'notInPopulation',
    note,
  });

describe('a review that was handed in', () => {
  it('cannot be made to disappear by opening it again and replacing its case', async () => {
    const round = await makeReviewedRound(services);
    const maria = actorOf(services, round.maria);
    const review = firstOf(round);
    const before = loadRoundPage(services, maria, round.roundId).result;
    const note = 'Ärendet hör inte hit';
    expect(replace(round, review.frameCaseId, note)).toEqual({ ok: false, error: 'reviewHandedIn' });
    must(reopenReview(services, maria, review.id));
    expect(replace(round, review.frameCaseId, note)).toEqual({ ok: false, error: 'reviewHandedIn' });
    const actor = actorOf(services, review.reviewerId);
    const seenRevision = 1;
    const corrected = { option: 'yes', reason: '', comment: '', seenRevision } as const;
    must(saveAnswer(services, actor, review.id, { ...corrected, questionKey: 'barnet-till-tals' }));
    expect(replace(round, review.frameCaseId, note)).toEqual({ ok: false, error: 'reviewHandedIn' });

    must(
      saveAnswer(services, actor, review.id, {
        ...corrected,
        questionKey: 'barnet-till-tals',
        option: 'no',
        reason: '=Se akten, "sidan" 3',
        seenRevision: 2,
      }),
    );
    must(handInReview(services, actor, review.id));
    const after = loadRoundPage(services, maria, round.roundId).result;
    expect(after?.figures).toEqual(before?.figures);
    expect(after?.figures.faultCount).toBe(2);
    expect(after?.faults.map(({ deviation }) => deviation?.number)).toEqual(['AV-2026-001', 'AV-2026-002']);
  });

  it('says so on the page instead of showing a form', async () => {
    const round = await makeReviewedRound(services);
    const review = firstOf(round);
    must(reopenReview(services, actorOf(services, round.maria), review.id));
    const args = await routeArguments(services, {
      as: round.maria,
      params: { roundId: round.roundId },
      path: `/omgangar/${round.roundId}/ersatt?arende=${review.frameCaseId}`,
    });
    expect(await replacePage(args)).toMatchObject({ begun: { isHandedIn: true, faultCount: 1 } });
  });
});

describe('a review that was begun', () => {
  async function begunRound() {
    const round = await makeSharedOutRound(services);
    const review = firstOf(round);
    const actor = actorOf(services, review.reviewerId);
    const given = { reason: 'Ingen plan', comment: '', seenRevision: 0 };
    must(
      saveAnswer(services, actor, review.id, { ...given, questionKey: 'barnet-till-tals', option: 'yes' }),
    );
    must(saveAnswer(services, actor, review.id, { ...given, questionKey: 'vardplan-aktuell', option: 'no' }));
    return { round, review };
  }

  it('lets its case be replaced only with a note, at the field of the note', async () => {
    const { round, review } = await begunRound();
    expect(replace(round, review.frameCaseId, '  ')).toEqual({ ok: false, error: 'noteMissing' });
    const form = { frameCaseId: String(review.frameCaseId), reason: 'wrongUnit', note: '' };
    const args = await routeArguments(services, {
      as: round.maria,
      params: { roundId: round.roundId },
      path: `/omgangar/${round.roundId}/ersatt?arende=${review.frameCaseId}`,
      form,
    });
    const refused = (await replaceRoute(args)) as unknown as { data: { errors: { field?: string }[] } };
    expect(refused.data.errors.map(({ field }) => field)).toEqual(['note']);
    expect(reviewsOf(services, round)[0]?.id).toBe(review.id);
  });

  it('tells wherever the replacement stands how far it had come', async () => {
    const { round, review } = await begunRound();
    must(replace(round, review.frameCaseId, 'Hör till en annan nämnd'));
    const maria = actorOf(services, round.maria);
    const begun = { answerCount: 2, faultCount: 1, isHandedIn: false };
    const [draw] = loadRoundOverview(services, maria, round.roundId).draws;
    expect(draw?.replacements).toMatchObject([{ replacedKey: review.caseKey, begun }]);
    const words = 'Granskningen var påbörjad: 2 svar, 1 brist.';
    const protocol = buildProtocol(services, maria, round.roundId);
    expect(protocol?.dragningar[0]?.ersättningar).toMatchObject([
      { kommentar: 'Hör till en annan nämnd', granskning: words },
    ]);
    const workbook = JSON.stringify(exportRound(services, maria, round.roundId, 'internal').sheets);
    expect(workbook).toContain(`Hör till en annan nämnd ${words}`);
    const detail = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'round.caseReplaced'")
      .pluck()
      .get();
    expect(JSON.parse(String(detail))).toMatchObject({ answers: 2, faults: 1 });
  });

  it('needs no note while nobody has answered', async () => {
    const round = await makeSharedOutRound(services);
    expect(replace(round, firstOf(round).frameCaseId).ok).toBe(true);
    const [draw] = loadRoundOverview(services, actorOf(services, round.maria), round.roundId).draws;
    expect(draw?.replacements[0]?.begun).toBeNull();
  });
});
