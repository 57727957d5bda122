import { beforeEach, describe, expect, it } from 'vitest';
import { action as extendAction } from '#app/features/controls/routes/extend.tsx';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { extendRound } from '#app/features/controls/server/extend-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import {
  handInAll,
  makeReviewedRound,
  type ReviewedRound,
  TWO_FAULTS,
} from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
beforeEach(async () => {
  services = await makeServices();
  // Every review handed in but the last.
  round = await makeReviewedRound(services, TWO_FAULTS, [9]);
});
const maria = () => actorOf(services, round.maria);
const overview = () => loadRoundOverview(services, maria(), round.roundId);
const page = () => loadRoundPage(services, maria(), round.roundId);
const extend = (size: number, change: { reason?: string; drawsSeen?: number } = {}, by = round.maria) =>
  extendRound(services, actorOf(services, by), round.roundId, {
    size,
    reason: 'Fler behövs',
    drawsSeen: 1,
    ...change,
  });
const stateOfReviews = () =>
  services.db.$client
    .prepare('SELECT id, frame_case_id, reviewer_id, state, finished_at, revision FROM reviews ORDER BY id')
    .all();
const answers = () => services.db.$client.prepare('SELECT * FROM answers ORDER BY 1, 2').all();

describe('extending a sample', () => {
  it('is for whoever manages the round, with a reason, to a larger size, seen as it stands', async () => {
    expect(() => extend(15, {}, round.reviewers[0] as PersonId)).toThrow();
    for (const size of [10, 9]) expect(extend(size)).toEqual({ ok: false, error: { kind: 'notLarger' } });
    expect(extend(15, { drawsSeen: 0 })).toEqual({ ok: false, error: { kind: 'changedMeanwhile' } });
    for (const reason of [' ', '.', 'Fler akter']) {
      const args = await routeArguments(services, {
        as: round.maria,
        params: { roundId: round.roundId },
        form: { size: '15', reason, drawsSeen: '1' },
      });
      expect(await statusOf(() => extendAction(args))).toBe(422);
    }
    expect(overview().draws).toHaveLength(1);
  });

  it('keeps seed, cases and reviews, and adds those that stood next', () => {
    const before = overview().draws[0];
    const reviews = stateOfReviews();
    const given = answers();
    const next = before?.nextReserves.slice(0, 5).map(({ key }) => key);
    must(extend(15));
    const after = overview().draws[1];
    expect(after).toMatchObject({
      number: 2,
      kind: 'extension',
      seed: before?.seed,
      seedOrigin: before?.seedOrigin,
      redrawReason: 'Fler behövs',
    });
    const keys = after?.cases.map(({ key }) => key) ?? [];
    expect(keys).toHaveLength(15);
    expect(keys).toEqual(expect.arrayContaining(before?.cases.map(({ key }) => key) ?? []));
    expect(keys).toEqual(expect.arrayContaining(next ?? []));
    expect(stateOfReviews()).toEqual(reviews);
    expect(answers()).toEqual(given);
    expect(overview().round.state).toBe('reviewing');
    expect(overview().events.at(-1)).toMatchObject({
      kind: 'extended',
      note: 'Fler behövs. Inlämnade granskningar då: 9',
    });
    // A second click finds another draw than it saw.
    expect(extend(15)).toEqual({ ok: false, error: { kind: 'changedMeanwhile' } });
  });

  it('shares out the new cases alone, and the result counts them', () => {
    const reviews = stateOfReviews();
    must(extend(15));
    expect(page().result?.figures).toMatchObject({ sampleSize: 15, reviewedCount: 9, isComplete: false });
    expect(must(shareOutReviews(services, maria(), round.roundId)).count).toBe(5);
    expect(stateOfReviews().slice(0, reviews.length)).toEqual(reviews);
    handInAll(services, round.maria, round.roundId);
    expect(page().result?.figures).toMatchObject({ sampleSize: 15, reviewedCount: 15, isComplete: true });
    const form = new FormData();
    form.set('intent', 'finalise');
    expect(answerRoundForm(services, maria(), round.roundId, form).ok).toBe(true);
    expect(extend(20, { drawsSeen: 2 })).toEqual({ ok: false, error: { kind: 'closed' } });
    const { selection, figures } = loadDeidentifiedResult(services, maria(), round.roundId);
    expect(figures.sampleSize).toBe(15);
    expect(selection?.redrawReasons).toEqual([
      { drawNumber: 2, kind: 'extension', reason: 'Skälet står i det interna protokollet.' },
    ]);
  });

  it('carries replacements over: what was replaced stays out, and its replacement stays in', () => {
    const last = overview().draws[0]?.cases[9];
    if (!last) throw new Error('no case');
    const done = must(
      replaceCase(services, maria(), round.roundId, {
        frameCaseId: last.frameCaseId,
        reason: 'wrongUnit',
        note: 'Flyttad',
      }),
    );
    services.setNow('2026-11-05T08:00:00.000Z');
    must(extend(12));
    const after = overview().draws[1];
    expect(after?.replacements).toMatchObject([
      { replacedKey: done.replacedKey, reason: 'wrongUnit', note: 'Flyttad', at: '2026-11-02T08:00:00.000Z' },
    ]);
    const active = after?.cases.filter(({ isReplaced }) => !isReplaced).map(({ key }) => key) ?? [];
    expect(active).toHaveLength(12);
    expect(active).toContain(done.replacementKey);
    expect(active).not.toContain(done.replacedKey);
  });

  it('refuses a size that would take a case from a group, and names the next that keeps all', () => {
    const controlId = must(
      createControl(services, maria(), {
        ...round.input,
        name: 'I proportion',
        design: { allocation: { kind: 'proportional', attribute: 'Placeringsform', size: 8 }, quotas: [] },
      }),
    );
    const roundId = must(
      startRound(services, maria(), controlId, {
        name: 'Omgång',
        referenceOn: '2026-10-31' as CivilDate,
        dueOn: '2026-11-30' as CivilDate,
        reviewerIds: round.reviewers,
      }),
    );
    must(freezeFrame(services, maria(), roundId));
    const seed = { origin: 'generated' } as const;
    must(drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0 }));
    const tried = (size: number, drawsSeen: number) =>
      extendRound(services, maria(), roundId, { size, reason: 'Fler akter behövs', drawsSeen });
    let drawsSeen = 1;
    let refused = 0;
    for (let size = 9; size <= 24; size += 1) {
      const before = loadRoundOverview(services, maria(), roundId)
        .draws.at(-1)
        ?.cases.map(({ key }) => key);
      const done = tried(size, drawsSeen);
      if (done.ok) {
        drawsSeen += 1;
        const after = loadRoundOverview(services, maria(), roundId)
          .draws.at(-1)
          ?.cases.map(({ key }) => key);
        expect(after).toHaveLength(size);
        expect(after).toEqual(expect.arrayContaining(before ?? []));
      } else {
        refused += 1;
        expect(done.error).toMatchObject({ kind: 'wouldLosePick' });
        expect((done.error as { nextSizeThatKeeps: number }).nextSizeThatKeeps).toBeGreaterThan(size);
      }
    }
    expect(drawsSeen + refused).toBe(17);
    expect(refused).toBeGreaterThan(0);
  });
});
