import { beforeEach, describe, expect, it } from 'vitest';
import { action as drawAction } from '#app/features/controls/routes/draw.tsx';
import { action as lockAction, loader as lockPage } from '#app/features/controls/routes/locked-seeds.tsx';
import { agreeOnSeed } from '#app/features/controls/server/agree-on-seed.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { loadLockedSeeds, lockSeed } from '#app/features/controls/server/lock-seed.server.ts';
import { removeRound } from '#app/features/controls/server/remove-round.server.ts';
import { changeControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { ticketNumber } from '#app/features/sampling/domain/ticket.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

/** The register is read in at 08.00 on 2 November; these come before and after. */
const BEFORE = '2026-11-01T08:00:00.000Z';
const AFTER = '2026-11-03T08:00:00.000Z';
const LATER = '2026-11-04T08:00:00.000Z';
const MINUTES = { seed: 'Nämnden 7319', source: 'nämndens protokoll 2026-01-22 § 7' };

let services: TestServices;
let made: PlacementsControl;
let quality: PersonId;

beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  quality = makePerson(services, { name: 'Per Kvist', role: 'quality', unitId: made.org.administration });
});

const maria = () => actorOf(services, made.maria);
const lock = (
  at: string,
  change: { unitId?: UnitId; year?: number; seed?: string | null } = {},
  by = quality,
) => {
  services.setNow(at);
  return lockSeed(services, actorOf(services, by), {
    ...MINUTES,
    unitId: made.org.administration,
    year: 2026,
    ...change,
  });
};
function frozen(referenceOn = '2026-10-31'): RoundId {
  const roundId = must(
    startRound(services, maria(), made.controlId, {
      name: 'Omgång',
      referenceOn: referenceOn as CivilDate,
      dueOn: '2027-11-30' as CivilDate,
      reviewerIds: made.reviewers,
    }),
  );
  must(freezeFrame(services, maria(), roundId));
  return roundId;
}
type Origin = Parameters<typeof drawRound>[3]['seed'];
const draw = (roundId: RoundId, seed: Origin, change: object = {}) =>
  drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0, ...change });
const overviewOf = (roundId: RoundId) => loadRoundOverview(services, maria(), roundId);

describe('locking a seed', () => {
  it('is for kvalitetsutvecklare of the unit, not for whoever runs its controls, and for nobody outside', async () => {
    const reader = makePerson(services, { name: 'Lena', role: 'reader', unitId: made.org.administration });
    const below = makePerson(services, { name: 'Ulla', role: 'quality', unitId: made.org.children });
    for (const by of [made.maria, reader, made.reviewers[0] as PersonId]) {
      expect(() => lock(BEFORE, { unitId: made.org.children }, by)).toThrow();
    }
    expect(() => lock(BEFORE, {}, below)).toThrow();
    const form = { unitId: String(made.org.children), year: '2026', origin: 'generated' };
    expect(
      await statusOf(async () => lockAction(await routeArguments(services, { as: made.maria, form }))),
    ).toBe(403);
    must(lock(BEFORE, { unitId: made.org.children }, below));
  });

  it('is for ever: once a unit and year, never changed, never removed', () => {
    must(lock(BEFORE));
    expect(lock(BEFORE, { seed: 'ett annat' })).toEqual({ ok: false, error: { kind: 'alreadyLocked' } });
    const { $client } = services.db;
    expect(() => $client.prepare("UPDATE locked_seeds SET seed = 'x'").run()).toThrow('append-only');
    expect(() => $client.prepare('DELETE FROM locked_seeds').run()).toThrow('append-only');
  });

  it('refuses a year that is over or far ahead, and a nearer seed where one above is known', () => {
    expect(lock(BEFORE, { year: 2025 })).toEqual({ ok: false, error: { kind: 'yearOver' } });
    expect(lock(BEFORE, { year: 2029 })).toEqual({ ok: false, error: { kind: 'yearTooFar' } });
    must(lock(BEFORE));
    expect(lock(BEFORE, { unitId: made.org.children })).toEqual({
      ok: false,
      error: { kind: 'lockedAbove', unitName: 'Socialförvaltningen' },
    });
    must(lock(BEFORE, { unitId: made.org.children, year: 2027 }));
  });

  it('shows the seed to all who read the controls, and makes one that nobody chose', async () => {
    must(lock(BEFORE));
    must(lock(BEFORE, { year: 2027, seed: null }));
    const { seeds, units } = loadLockedSeeds(services, maria());
    expect(seeds.map(({ year, unitName }) => [year, unitName])).toEqual([
      [2027, 'Socialförvaltningen'],
      [2026, 'Socialförvaltningen'],
    ]);
    expect(seeds[0]?.seed).toMatch(/^2027-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(units).toEqual([]);
    const [reviewer] = made.reviewers;
    const asked = routeArguments(services, { as: reviewer as PersonId });
    expect(await statusOf(async () => lockPage(await asked))).toBe(403);
  });
});

describe('a round of the year', () => {
  it('must draw with it, by its own and the control’s number, and with nothing else', async () => {
    must(lock(BEFORE));
    services.setNow(AFTER);
    const roundId = frozen();
    expect(overviewOf(roundId).yearLock).toMatchObject({ seed: 'Nämnden 7319', applies: true });
    for (const origin of ['generated', 'entered', 'dice'] as const) {
      const seed = origin === 'generated' ? { origin } : { origin, text: '3516-2241' };
      expect(draw(roundId, seed)).toEqual({ ok: false, error: { kind: 'lockedSeedApplies' } });
    }
    expect(
      agreeOnSeed(services, maria(), roundId, {
        ...{ firstPersonId: made.maria, secondPersonId: quality, redrawReason: '', drawsSeen: 0 },
      }),
    ).toEqual({ ok: false, error: { kind: 'lockedSeedApplies' } });
    const form = { seedOrigin: 'entered', seed: 'mitt eget', drawsSeen: '0' };
    const posted = await routeArguments(services, { as: made.maria, params: { roundId }, form });
    expect(await statusOf(() => drawAction(posted))).toBe(422);
    expect(overviewOf(roundId).draws).toEqual([]);

    must(draw(roundId, { origin: 'locked' }));
    const [drawn] = overviewOf(roundId).draws;
    const seed = `Nämnden 7319/K${made.controlId}-O1`;
    expect(drawn).toMatchObject({ seed, seedOrigin: 'locked', lockedSeed: { source: MINUTES.source } });
    for (const { key, ticket } of drawn?.cases ?? []) expect(ticket).toBe(ticketNumber(seed, key));
  });

  it('draws with another seed the second time, which shows', () => {
    must(lock(BEFORE));
    services.setNow(AFTER);
    const roundId = frozen();
    must(draw(roundId, { origin: 'locked' }));
    const again = { redrawReason: 'Fel register valdes', drawsSeen: 1 };
    expect(draw(roundId, { origin: 'locked' }, again)).toEqual({
      ok: false,
      error: { kind: 'noLockedSeed' },
    });
    const typed = (origin: 'entered' | 'dice', more = again) =>
      draw(roundId, { origin, text: '3516-2241' }, more);
    const refused = { ok: false, error: { kind: 'typedAfterShared' } };
    expect([typed('entered'), typed('dice')]).toEqual([refused, refused]);
    must(draw(roundId, { origin: 'generated' }, again));
    // Not by way of a generated one either.
    expect(typed('entered', { ...again, drawsSeen: 2 })).toEqual(refused);
    expect(overviewOf(roundId).draws).toMatchObject([
      { seedOrigin: 'locked' },
      { seedOrigin: 'generated', kind: 'redraw', lockedSeed: null, redrawReason: 'Fel register valdes' },
    ]);
  });

  it('is free where the file was uploaded before the lock, and says so', () => {
    must(lock(AFTER));
    const roundId = frozen();
    expect(overviewOf(roundId).yearLock).toMatchObject({ applies: false, lockedAt: AFTER });
    expect(draw(roundId, { origin: 'locked' })).toEqual({ ok: false, error: { kind: 'noLockedSeed' } });
    must(draw(roundId, { origin: 'generated' }));
    expect(overviewOf(roundId).yearLock).toMatchObject({ applies: false });
  });

  it('is not bound by the seed of another year or another part of the organisation', () => {
    must(lock(BEFORE, { year: 2027 }));
    must(lock(BEFORE, { unitId: made.org.elderly }));
    services.setNow(AFTER);
    const roundId = frozen();
    expect(overviewOf(roundId).yearLock).toBeNull();
    must(draw(roundId, { origin: 'generated' }));
    const next = frozen('2027-03-31');
    expect(draw(next, { origin: 'generated' })).toEqual({ ok: false, error: { kind: 'lockedSeedApplies' } });
  });

  it('takes the nearest unit’s seed, also where one above was locked later', () => {
    must(lock(BEFORE, { unitId: made.org.children, seed: 'avdelningens' }));
    must(lock(LATER, { seed: 'förvaltningens' }));
    const roundId = frozen();
    must(draw(roundId, { origin: 'locked' }));
    expect(overviewOf(roundId).draws[0]?.seed).toBe(`avdelningens/K${made.controlId}-O1`);
  });

  it('a round that was taken away shifts no number, and one left standing is seen', () => {
    must(lock(BEFORE));
    services.setNow(AFTER);
    const mistaken = startPlacementsRound(services, made);
    must(removeRound(services, maria(), mistaken));
    const roundId = frozen();
    must(draw(roundId, { origin: 'locked' }));
    expect(overviewOf(roundId).draws[0]?.seed).toMatch(/-O1$/);
    const second = frozen();
    must(draw(second, { origin: 'locked' }));
    expect(overviewOf(second).draws[0]?.seed).toMatch(/-O2$/);
    expect(overviewOf(second).otherDraws).toMatchObject([{ seedOrigin: 'locked', number: 1 }]);
    expect(overviewOf(roundId).otherDraws).toHaveLength(1);
    expect(overviewOf(second).lockTraces).toEqual([
      expect.stringMatching(/^Kontrollen lades upp .* när det låsta fröet var känt\.$/),
    ]);
  });

  it('tells what was arranged after the seed was known: rounds never drawn, taken away, and changed conditions', () => {
    must(lock(BEFORE));
    services.setNow(AFTER);
    const takenAway = startPlacementsRound(services, made);
    frozen();
    const roundId = frozen();
    must(removeRound(services, maria(), takenAway));
    services.db.$client
      .prepare('UPDATE rounds SET aborted_at = ?, aborted_by_id = ?, abort_reason = ? WHERE number = 2')
      .run(AFTER, made.maria, 'Ville inte');
    services.setNow(LATER);
    must(changeControl(services, maria(), made.controlId, 1, { ...made.input, name: 'Nytt namn' }));
    expect(overviewOf(roundId).lockTraces.slice(1)).toEqual([
      expect.stringMatching(/^Kontrollen har ändrats 1\sgång sedan .* senast 2026-11-04 09.00\.$/),
      'Omgång 1 i kontrollen togs bort innan något frystes.',
      'Omgång 2 (Omgång) avbröts: Ville inte',
    ]);
    must(draw(roundId, { origin: 'locked' }));
    expect(overviewOf(roundId).draws[0]?.seed).toMatch(/-O3$/);
  });
});
