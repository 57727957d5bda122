import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { editRound } from '#app/features/controls/server/edit-round.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { lockSeed } from '#app/features/controls/server/lock-seed.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { protocolSchema } from '#app/features/sampling/forms/protocol-schema.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { lockTraceForReaders } from '#app/shared/text/lock-traces.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { importFile } from '#tests/factories/register.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

/** The register is first read in at 08.00 on 2 November 2026. */
const BEFORE = '2026-11-01T08:00:00.000Z';
const AFTER = '2026-11-03T08:00:00.000Z';
const LATER = '2026-11-04T08:00:00.000Z';
const FILE = 'tests/fixtures/registers/placeringar-2026-10-31.csv';

let services: TestServices;
let made: PlacementsControl;
let quality: PersonId;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  quality = makePerson(services, { name: 'Per Kvist', role: 'quality', unitId: made.org.administration });
});

const maria = () => actorOf(services, made.maria);
const lock = (at: string, change: object = {}) => {
  services.setNow(at);
  const input = { unitId: made.org.administration, year: 2026, seed: 'Nämnden 1', source: '§ 7', ...change };
  must(lockSeed(services, actorOf(services, quality), input));
};
async function uploadAgain(): Promise<void> {
  const file = { name: 'placeringar.csv', bytes: readFileSync(FILE) };
  await importFile(services, { as: made.maria, registerId: made.registerId, file });
}
const started = (referenceOn = '2026-10-31'): RoundId =>
  must(
    startRound(services, maria(), made.controlId, {
      name: 'Omgång',
      referenceOn: referenceOn as CivilDate,
      dueOn: '2027-11-30' as CivilDate,
      reviewerIds: made.reviewers,
    }),
  );
const frozen = (referenceOn?: string) => {
  const roundId = started(referenceOn);
  must(freezeFrame(services, maria(), roundId));
  return roundId;
};
const overviewOf = (roundId: RoundId) => loadRoundOverview(services, maria(), roundId);
const tracesOf = (roundId: RoundId) =>
  protocolSchema.parse(buildProtocol(services, maria(), roundId)).spårEfterLåsning;
const kinds = (roundId: RoundId) => tracesOf(roundId).map(({ slag }) => slag);

describe('a seed locked when the cases were in the register', () => {
  it('is told of, though the same file was uploaded again after the lock', async () => {
    lock(AFTER);
    services.setNow(LATER);
    await uploadAgain();
    const roundId = frozen();
    const { frame, yearLock, lockTraces } = overviewOf(roundId);
    expect(yearLock?.applies).toBe(true);
    const size = frame?.size ?? 0;
    expect(size).toBeGreaterThan(0);
    const words = new RegExp(
      `^${size} av ${size}\\särenden i ramen fanns i registret innan fröet låstes. Den som låste fröet skrev det själv och kan ha känt till dem. Det senaste uttaget gav ramen inga nya ärenden.$`,
    );
    expect(lockTraces).toEqual([expect.stringMatching(words)]);
    must(
      drawRound(services, maria(), roundId, { seed: { origin: 'locked' }, redrawReason: '', drawsSeen: 0 }),
    );
    const [trace] = tracesOf(roundId);
    expect(trace).toMatchObject({ slag: 'ärendenFannsFöre', antal: size, tid: AFTER, iOrd: lockTraces[0] });
    expect(trace && lockTraceForReaders(trace)).toMatch(
      /ärenden i ramen fanns i registret innan fröet låstes\.$/,
    );
  });

  it('cannot be fitted to them where the program made it, and that is told', async () => {
    lock(AFTER, { seed: null });
    services.setNow(LATER);
    await uploadAgain();
    const [words] = overviewOf(frozen()).lockTraces;
    expect(words).toContain('Fröet skapades av programmet när det låstes');
    expect(words).not.toContain('kan ha känt till dem');
  });

  it('is not told of where the cases came after the lock', () => {
    lock(BEFORE);
    services.setNow(AFTER);
    expect(kinds(frozen())).not.toContain('ärendenFannsFöre');
  });
});

describe('a locked seed that was passed by', () => {
  it('by a reference date in another year is told of, with the old and the new date in the history', async () => {
    lock(AFTER);
    services.setNow(LATER);
    await uploadAgain();
    const roundId = started();
    must(
      editRound(services, maria(), roundId, {
        name: 'Omgång',
        referenceOn: '2025-12-31' as CivilDate,
        dueOn: '2026-11-30' as CivilDate,
      }),
    );
    const edited = services.db.$client
      .prepare("SELECT note FROM round_events WHERE round_id = ? AND kind = 'edited'")
      .pluck()
      .all(roundId);
    expect(edited).toEqual(['Referensdatum 2026-10-31 → 2025-12-31']);
    must(freezeFrame(services, maria(), roundId));
    expect(overviewOf(roundId).lockTraces).toEqual([
      'Referensdatumet ligger i ett annat år än frysningen. Fröet som är låst för Socialförvaltningen 2026 gällde därför inte.',
    ]);
    expect(kinds(roundId)).toEqual(['annatÅr']);
  });

  it('is told of also when it was passed by in a round that begins so, and not where none is locked that year', () => {
    lock(BEFORE, { year: 2027 });
    services.setNow(AFTER);
    expect(kinds(frozen('2025-12-31'))).toEqual([]);
    lock(AFTER);
    expect(kinds(frozen('2025-12-31'))).toEqual(['annatÅr']);
  });

  it('by a control that stands higher up than the seed is told of', () => {
    lock(BEFORE, { unitId: made.org.unit1 });
    services.setNow(AFTER);
    const roundId = frozen();
    expect(overviewOf(roundId).yearLock).toBeNull();
    expect(overviewOf(roundId).lockTraces).toEqual([
      'Ett frö är låst för Barn och unga 1 2026. Kontrollen hör till en enhet högre upp, så det gällde inte.',
    ]);
    expect(kinds(roundId)).toEqual(['låstLängreNer']);
  });

  it('is not told of where it was locked after the draw', () => {
    services.setNow(AFTER);
    const roundId = frozen();
    const seed = { origin: 'generated' } as const;
    must(drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0 }));
    lock(LATER, { unitId: made.org.unit1 });
    expect(kinds(roundId)).toEqual([]);
  });
});
