import { beforeEach, describe, expect, it } from 'vitest';
import { action as drawAction } from '#app/features/controls/routes/draw.tsx';
import { action as whyAction, loader as whyPage } from '#app/features/controls/routes/why-case.tsx';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { removeRound } from '#app/features/controls/server/remove-round.server.ts';
import { changeControl } from '#app/features/controls/server/save-control.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
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
function frozen(): RoundId {
  const roundId = startPlacementsRound(services, made);
  must(freezeFrame(services, maria(), roundId));
  return roundId;
}
const post = async (roundId: RoundId, form: Record<string, string>, as: PersonId = made.maria) =>
  statusOf(async () => drawAction(await routeArguments(services, { as, params: { roundId }, form })));
const tickets = () =>
  (services.db.$client.prepare('SELECT count(*) AS n FROM draw_cases').get() as { n: number }).n;

describe('somebody who wants another sample', () => {
  it('gets one draw from two tabs and from a double click', async () => {
    const roundId = frozen();
    const form = { seedOrigin: 'generated', drawsSeen: '0' };
    expect(await Promise.all([post(roundId, form), post(roundId, form), post(roundId, form)])).toEqual([
      302, 302, 302,
    ]);
    expect(overviewOf(roundId).draws).toHaveLength(1);
    const [only] = overviewOf(roundId).draws;
    // The third tab claims to have seen the draw, and asks for another without a reason.
    expect(await post(roundId, { ...form, drawsSeen: '1' })).toBe(422);
    expect(overviewOf(roundId).draws).toEqual([only]);
  });

  it('gets nothing from a posted origin that does not exist, or that the page did not offer', async () => {
    const roundId = frozen();
    for (const seedOrigin of ['', 'locked', 'twoParts', 'GENERATED', 'generated ', 'constructor']) {
      expect(await post(roundId, { seedOrigin, seed: '', drawsSeen: '0' })).toBe(422);
    }
    expect([overviewOf(roundId).draws.length, tickets()]).toEqual([0, 0]);
  });

  it('sees no slumptal before the draw, and none of a round she may not read', async () => {
    const roundId = frozen();
    expect(JSON.stringify(overviewOf(roundId))).not.toMatch(/"ticket"/);
    const ask = async (as: PersonId, key: string) =>
      statusOf(async () =>
        whyAction(await routeArguments(services, { as, params: { roundId }, form: { key } })),
      );
    const { key, id } = services.db.$client
      .prepare('SELECT key, id FROM frame_cases WHERE round_id = ? LIMIT 1')
      .get(roundId) as { key: string; id: number };
    expect(await ask(made.reviewers[0] as PersonId, key)).toBe(403);
    expect(await ask(made.maria, key)).toBe(302);
    const path = `/omgangar/${roundId}/varfor?arende=${id}`;
    const args = await routeArguments(services, { as: made.maria, params: { roundId }, path });
    expect(await statusOf(() => whyPage(args))).toBe(404);
  });

  it('leaves every redraw and its reason, and cannot redraw once the reviews are shared out', async () => {
    const roundId = drawPlacementsRound(services, made);
    for (let number = 1; number <= 3; number += 1) {
      const form = {
        seedOrigin: 'generated',
        drawsSeen: String(number),
        redrawReason: `Försök nummer ${number}`,
      };
      expect(await post(roundId, form)).toBe(302);
    }
    const { draws, events } = overviewOf(roundId);
    expect(draws.map(({ redrawReason }) => redrawReason)).toEqual([
      null,
      'Försök nummer 1',
      'Försök nummer 2',
      'Försök nummer 3',
    ]);
    expect(new Set(draws.map(({ seed }) => seed)).size).toBe(4);
    expect(events.filter(({ kind }) => kind === 'redrawn')).toHaveLength(3);
    must(shareOutReviews(services, maria(), roundId));
    const form = { seedOrigin: 'generated', drawsSeen: '4', redrawReason: 'Ett till' };
    expect(await post(roundId, form)).toBe(422);
    expect(overviewOf(roundId).draws).toHaveLength(4);
  });

  it('gives a reason in words for a redraw, and is told what to write', async () => {
    const roundId = drawPlacementsRound(services, made);
    for (const redrawReason of ['', '.', '          ', '. . . . . . . . . . .', 'Fel frö']) {
      const form = { seedOrigin: 'generated', drawsSeen: '1', redrawReason };
      const args = await routeArguments(services, { as: made.maria, params: { roundId }, form });
      expect(await drawAction(args)).toMatchObject({
        data: {
          errors: [{ field: 'redrawReason', message: expect.stringContaining('minst tio bokstäver') }],
          values: { redrawReason },
        },
        init: { status: 422 },
      });
    }
    expect(overviewOf(roundId).draws).toHaveLength(1);
    expect(
      await post(roundId, { seedOrigin: 'generated', drawsSeen: '1', redrawReason: 'Fel uttag lästes in' }),
    ).toBe(302);
  });

  it('cannot take away a round with a frame, nor change the design of one', () => {
    const roundId = frozen();
    expect(removeRound(services, maria(), roundId).ok).toBe(false);
    const narrow = { allocation: { kind: 'whole', size: 1 }, quotas: [] } as const;
    must(changeControl(services, maria(), made.controlId, 1, { ...made.input, design: narrow }));
    const seed = { origin: 'generated' } as const;
    must(drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0 }));
    expect(overviewOf(roundId).draws[0]?.cases).toHaveLength(10);
  });

  it('cannot draw, redraw or replace in a round that is aborted, and its draw is told to the next', () => {
    const roundId = drawPlacementsRound(services, made);
    services.db.$client
      .prepare('UPDATE rounds SET aborted_at = ?, aborted_by_id = ?, abort_reason = ? WHERE id = ?')
      .run(services.now(), made.maria, 'Fel', roundId);
    const seed = { origin: 'generated' } as const;
    expect(drawRound(services, maria(), roundId, { seed, redrawReason: 'Igen', drawsSeen: 1 })).toEqual({
      ok: false,
      error: { kind: 'aborted' },
    });
    expect(overviewOf(roundId).may).toMatchObject({ redraw: false, extend: false, replace: false });
    expect(overviewOf(frozen()).otherDraws).toHaveLength(1);
  });

  it('cannot change a draw, its cases or its replacements in the database’s own statements', () => {
    drawPlacementsRound(services, made);
    const { $client } = services.db;
    for (const statement of [
      "UPDATE draws SET seed = 'x'",
      'DELETE FROM draws',
      'UPDATE draw_cases SET ticket = 0',
      'DELETE FROM draw_cases',
      'DELETE FROM frame_cases',
    ]) {
      expect(() => $client.prepare(statement).run()).toThrow();
    }
  });
});
