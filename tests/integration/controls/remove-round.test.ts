import { beforeEach, describe, expect, it } from 'vitest';
import { action } from '#app/features/controls/routes/remove-round.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});

/** Status and, when sent on, to where. */
async function remove(roundId: RoundId, as: PersonId): Promise<[number, string | null]> {
  const args = await routeArguments(services, { as, params: { roundId }, form: {} });
  try {
    const { status, headers } = await action(args);
    return [status, headers.get('Location')];
  } catch (thrown) {
    if (thrown instanceof Response) return [thrown.status, null];
    throw thrown;
  }
}

describe('taking away a round', () => {
  it('is possible while nothing is frozen, and the log keeps that it was there', async () => {
    const roundId = startPlacementsRound(services, made);
    expect(loadRoundOverview(services, actorOf(services, made.maria), roundId).may.remove).toBe(true);
    expect(await remove(roundId, made.maria)).toEqual([302, `/kontroller/${made.controlId}`]);
    expect(findRound(services.db, roundId)).toBeUndefined();
    const { $client } = services.db;
    for (const table of ['rounds', 'round_reviewers', 'round_events']) {
      expect($client.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
    const logged = $client.prepare(
      "SELECT entity_id, detail FROM audit_entries WHERE action = 'round.removed'",
    );
    expect(logged.all()).toEqual([
      {
        entity_id: String(roundId),
        detail: JSON.stringify({ controlId: made.controlId, number: 1, referenceOn: '2026-10-31' }),
      },
    ]);
    expect(await remove(roundId, made.maria)).toEqual([404, null]);
    const next = startPlacementsRound(services, made);
    expect(next).toBeGreaterThan(roundId);
  });

  it('is not possible from the moment the frame is frozen', async () => {
    const maria = actorOf(services, made.maria);
    const frozen = startPlacementsRound(services, made);
    must(freezeFrame(services, maria, frozen));
    for (const roundId of [frozen, drawPlacementsRound(services, made)]) {
      expect(loadRoundOverview(services, maria, roundId).may.remove).toBe(false);
      expect(await remove(roundId, made.maria)).toEqual([302, `/omgangar/${roundId}`]);
      expect(findRound(services.db, roundId)).toBeDefined();
    }
  });

  it('is only for whoever manages it', async () => {
    const roundId = startPlacementsRound(services, made);
    const outsider = makePerson(services, { name: 'Annan', role: 'manager', unitId: made.org.elderly });
    const [reviewer] = made.reviewers;
    if (!reviewer) throw new Error('no reviewer');
    for (const as of [outsider, reviewer]) expect(await remove(roundId, as)).toEqual([403, null]);
    expect(findRound(services.db, roundId)).toBeDefined();
  });
});
