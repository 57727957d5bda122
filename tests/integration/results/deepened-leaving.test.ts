import { expect, it } from 'vitest';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import {
  fetchRoundReport,
  fetchRoundWorkbook,
} from '#app/features/exports/server/fetch-round-file.server.ts';
import { keepReportFiles } from '#app/features/exports/server/keep-report-files.server.ts';
import { loadDeidentifiedProtocol } from '#app/features/exports/server/load-deidentified-protocol.server.ts';
import { loadPublishedReport } from '#app/features/exports/server/load-published-report.server.ts';
import { publishReport } from '#app/features/exports/server/publish-report.server.ts';
import { loadYear } from '#app/features/plans/server/load-year.server.ts';
import { deepenHits } from '#app/features/results/server/deepen-hits.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { reportFilesOf } from '#app/features/results/server/list-report-files.server.ts';
import { listResults } from '#app/features/results/server/list-results.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { reopenRound } from '#app/features/results/server/reopen-round.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import { listFinalisations } from '#db/queries/results.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { handInAll, makeReviewedRound } from '#tests/factories/reviewed-round.ts';
import { statusOf } from '#tests/factories/route-call.ts';
import { makeServices } from '#tests/factories/services.ts';

const QUESTION = 'barnet-till-tals';

/** Ten reviewed, the first so many with a no; the hits of that are reviewed anew, and both rounds are finalised. */
async function deepened(hitCount: number) {
  const services = await makeServices();
  const no = Object.fromEntries(
    Array.from({ length: hitCount }, (_, place) => [place, { [QUESTION]: 'no' }]),
  );
  const made = await makeReviewedRound(services, no as Parameters<typeof makeReviewedRound>[1]);
  const maria = actorOf(services, made.maria);
  must(finaliseRound(services, maria, made.roundId, new Map()));
  const roundId = must(
    deepenHits(services, maria, made.roundId, {
      rule: { kind: 'answers', answers: [{ questionKey: QUESTION, tags: ['no'] }] },
      checklistId: made.input.checklistId,
      design: { allocation: { kind: 'census' }, quotas: [] },
      procedure: made.input.procedure,
      round: {
        name: 'Två',
        referenceOn: '2026-10-31' as never,
        dueOn: '2026-11-30' as never,
        reviewerIds: made.reviewers,
      },
      latestSeen: 0,
    }),
  );
  must(freezeFrame(services, maria, roundId));
  must(
    drawRound(services, maria, roundId, { seed: { origin: 'generated' }, redrawReason: '', drawsSeen: 0 }),
  );
  must(shareOutReviews(services, maria, roundId));
  handInAll(services, made.maria, roundId);
  must(finaliseRound(services, maria, roundId, new Map()));
  const readerId = makePerson(services, { name: 'Läsare Ett', role: 'reader', unitId: made.org.children });
  return { services, maria, reader: actorOf(services, readerId), screenedId: made.roundId, roundId, made };
}

it('lets nothing of a round of hits leave where the number of hits is hidden', async () => {
  const { services, maria, reader, roundId, made } = await deepened(3);
  const options = { withTickets: false, form: 'file' } as never;
  for (const actor of [reader, maria]) {
    expect(await statusOf(async () => loadDeidentifiedResult(services, actor, roundId))).toBe(404);
    expect(await statusOf(() => fetchRoundWorkbook(services, actor, roundId, 'deidentified'))).toBe(404);
    expect(await statusOf(() => fetchRoundReport(services, actor, roundId, 'deidentified'))).toBe(404);
    expect(await statusOf(async () => loadDeidentifiedProtocol(services, actor, roundId, options))).toBe(404);
  }
  expect(publishReport(services, maria, roundId)).toEqual({ ok: false, error: 'mayNotLeave' });
  await keepReportFiles(services, roundId);
  const kinds = ['workbookInternal', 'workbookDeidentified', 'reportInternal', 'reportDeidentified'] as const;
  const files = reportFilesOf(services.db, roundId, listFinalisations(services.db, roundId), kinds);
  expect([files.made.length, files.isMaking]).toEqual([2, false]);
  expect(loadRoundPage(services, maria, roundId).mayLeave).toBe(false);
  expect(listResults(services, reader).results.map(({ id }) => id)).toEqual([made.roundId]);
  const asked = { unitId: made.org.children, year: 2026, page: 1 };
  const year = loadYear(services, maria, { ...asked, version: 'deidentified' });
  expect(year.rounds.map(({ id }) => id)).toEqual([made.roundId]);
  expect(loadYear(services, maria, { ...asked, version: 'internal' }).rounds).toHaveLength(2);
});

it('lets it leave where the other round tells the number, as long as that one does', async () => {
  const { services, maria, reader, screenedId, roundId } = await deepened(5);
  expect(loadDeidentifiedResult(services, reader, roundId).figures.frameSize).toBe(5);
  const secret = must(publishReport(services, maria, roundId));
  expect(loadPublishedReport(services, secret).figures.frameSize).toBe(5);
  must(reopenRound(services, maria, screenedId, 'Ett svar var fel'));
  expect(await statusOf(async () => loadPublishedReport(services, secret))).toBe(404);
  expect(await statusOf(async () => loadDeidentifiedResult(services, reader, roundId))).toBe(404);
});
