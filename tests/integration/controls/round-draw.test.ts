import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { findCanonicalFrame } from '#db/queries/frames.server.ts';
import { moveRound } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  PLACEMENTS_SEED,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';
import vectors from '#tests/vectors/sampling-vectors.json' with { type: 'json' };

const worked = vectors.draws.find((draw) => draw.name === 'placements: ten, at least one institution');
if (!worked) throw new Error('the worked draw is missing');

const generated = { seed: { origin: 'generated' }, redrawReason: '', drawsSeen: 0 } as const;
const entered = { ...generated, seed: { origin: 'entered', text: PLACEMENTS_SEED } } as const;

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});
const maria = () => actorOf(services, made.maria);
const overviewOf = (roundId: RoundId) => loadRoundOverview(services, maria(), roundId);

describe('who may', () => {
  it('freezing, drawing, replacing and reading are refused to everybody without the role on the unit', async () => {
    const roundId = drawPlacementsRound(services, made);
    const strangers = [
      makePerson(services, { name: 'Sven Sys', role: 'administrator', unitId: made.org.administration }),
      makePerson(services, { name: 'Greta Granskare', role: 'reviewer', unitId: made.org.children }),
      makePerson(services, { name: 'Lena Läsare', role: 'reader', unitId: made.org.administration }),
      makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: made.org.elderly }),
      makePerson(services, { name: 'Chef Enhet 1', role: 'manager', unitId: made.org.unit1 }),
    ];
    const frameCaseId = overviewOf(roundId).draws[0]?.cases[0]?.frameCaseId;
    if (frameCaseId === undefined) throw new Error('no drawn case');
    for (const stranger of strangers) {
      const actor = actorOf(services, stranger);
      const replacement = { frameCaseId, reason: 'wrongUnit', note: '' } as const;
      expect(await statusOf(() => freezeFrame(services, actor, roundId))).toBe(403);
      expect(await statusOf(() => drawRound(services, actor, roundId, entered))).toBe(403);
      expect(await statusOf(() => replaceCase(services, actor, roundId, replacement))).toBe(403);
      expect(await statusOf(() => loadRoundOverview(services, actor, roundId))).toBe(403);
      expect(await statusOf(() => buildProtocol(services, actor, roundId))).toBe(403);
    }
    expect(overviewOf(roundId).draws).toHaveLength(1);
  });

  it('a round that does not exist is 404', async () => {
    expect(await statusOf(() => freezeFrame(services, maria(), 999 as RoundId))).toBe(404);
  });
});

describe('freezing', () => {
  it('gives the 141 cases and the fingerprint of the worked example, and the file has that fingerprint', () => {
    const roundId = startPlacementsRound(services, made);
    expect(overviewOf(roundId).preview).toMatchObject({
      size: 141,
      registerSize: 211,
      missingColumns: [],
      plannedEnds: [{ column: 'Placering t.o.m.', count: 1 }],
      quotaCounts: [16],
    });
    const frozen = freezeFrame(services, maria(), roundId);
    expect(frozen).toEqual({ ok: true, value: { size: 141, fingerprint: worked.frameFingerprint } });
    const text = findCanonicalFrame(services.db, roundId) ?? '';
    expect(createHash('sha256').update(text).digest('hex')).toBe(worked.frameFingerprint);
    expect(text.startsWith('nyckel;Placeringsform\n2019-')).toBe(true);
    expect(overviewOf(roundId)).toMatchObject({
      round: { state: 'frozen' },
      preview: null,
      frame: {
        size: 141,
        filterInWords: 'Placering fr.o.m. är till och med 2026-10-31 och Placering t.o.m. är tomt',
        frozenByName: 'Maria Ek',
      },
      may: { freeze: false, draw: true, redraw: false, replace: false },
    });
  });

  it('a second freeze changes nothing', () => {
    const roundId = startPlacementsRound(services, made);
    must(freezeFrame(services, maria(), roundId));
    const before = overviewOf(roundId);
    services.setNow('2026-11-03T08:00:00.000Z');
    expect(freezeFrame(services, maria(), roundId)).toEqual({ ok: false, error: { kind: 'alreadyFrozen' } });
    expect(overviewOf(roundId)).toEqual(before);
  });

  it('refuses columns that the register lacks, by name, and a frame without cases', () => {
    const planned = (filter: unknown) => {
      const roundId = startPlacementsRound(services, made);
      services.db.$client
        .prepare('UPDATE rounds SET filter = ? WHERE id = ?')
        .run(JSON.stringify(filter), roundId);
      return freezeFrame(services, maria(), roundId);
    };
    expect(planned({ allOf: [{ anyOf: [{ column: 'Fanns förr', operator: 'isEmpty' }] }] })).toEqual({
      ok: false,
      error: { kind: 'missingColumns', columns: ['Fanns förr'] },
    });
    expect(planned({ allOf: [{ anyOf: [{ column: 'Lagrum', operator: 'is', value: 'LSS' }] }] })).toEqual({
      ok: false,
      error: { kind: 'emptyFrame' },
    });
  });

  it('a control on one unit holds only that unit’s cases', () => {
    const roundId = startPlacementsRound(services, made);
    services.db.$client.prepare('UPDATE rounds SET unit_id = ? WHERE id = ?').run(made.org.unit1, roundId);
    const frozen = must(freezeFrame(services, maria(), roundId));
    expect(frozen.size).toBeGreaterThan(0);
    expect(frozen.size).toBeLessThan(141);
  });
});

describe('drawing', () => {
  it('gives the worked draw, with its tickets, reasons and reserves', () => {
    const roundId = drawPlacementsRound(services, made);
    const [draw] = overviewOf(roundId).draws;
    expect(draw?.cases.map(({ key, ticket, reason, stratum }) => ({ key, stratum, ticket, reason }))).toEqual(
      worked.selected,
    );
    expect(draw?.nextReserves.slice(0, 5).map(({ key, stratum }) => ({ key, stratum }))).toEqual(
      worked.reserves,
    );
    expect(draw).toMatchObject({
      number: 1,
      seed: PLACEMENTS_SEED,
      seedOrigin: 'entered',
      specification: 'aktsam-urval/1',
      shortfalls: [],
      reserveCount: 131,
      drawnByName: 'Maria Ek',
    });
    expect(draw?.cases.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('is refused before the frame is frozen', () => {
    const roundId = startPlacementsRound(services, made);
    expect(drawRound(services, maria(), roundId, entered)).toEqual({
      ok: false,
      error: { kind: 'notFrozen' },
    });
  });

  it('makes a seed by itself, different every time, of the half-year of the reference date', () => {
    const seeds = [1, 2, 3].map(() => {
      const roundId = startPlacementsRound(services, made);
      must(freezeFrame(services, maria(), roundId));
      must(drawRound(services, maria(), roundId, generated));
      const [draw] = overviewOf(roundId).draws;
      expect(draw?.seedOrigin).toBe('generated');
      return draw?.seed ?? '';
    });
    for (const seed of seeds) expect(seed).toMatch(/^2026-H2-\d{6}$/);
    expect(new Set(seeds).size).toBe(3);
  });

  it('a double click draws once', () => {
    const roundId = drawPlacementsRound(services, made);
    expect(drawRound(services, maria(), roundId, generated)).toEqual({
      ok: false,
      error: { kind: 'alreadyDrawn' },
    });
    expect(overviewOf(roundId).draws).toHaveLength(1);
  });

  it('again needs a reason, and the first draw stays visible', () => {
    const roundId = drawPlacementsRound(services, made);
    const again = { ...generated, drawsSeen: 1 };
    expect(drawRound(services, maria(), roundId, again)).toEqual({
      ok: false,
      error: { kind: 'redrawReasonMissing' },
    });
    must(drawRound(services, maria(), roundId, { ...again, redrawReason: 'Fel frö från nämnden' }));
    const { draws, round, events } = overviewOf(roundId);
    expect(round.state).toBe('drawn');
    expect(draws.map(({ number, redrawReason }) => ({ number, redrawReason }))).toEqual([
      { number: 1, redrawReason: null },
      { number: 2, redrawReason: 'Fel frö från nämnden' },
    ]);
    expect(draws[0]?.cases.map(({ key }) => key)).toEqual(worked.selected.map(({ key }) => key));
    expect(events.map(({ kind }) => kind)).toEqual(['started', 'frozen', 'drawn', 'redrawn']);
  });

  it('again is closed once the reviews are shared out', () => {
    const roundId = drawPlacementsRound(services, made);
    transact(services.db, { actorId: made.maria, now: services.now() }, (tx) => ({
      value: moveRound(tx, roundId, 'drawn', 'reviewing'),
      audit: [{ action: 'test.moved', entity: 'round', entityId: roundId }],
    }));
    const again = { ...generated, drawsSeen: 1, redrawReason: 'Vi ångrar oss' };
    expect(drawRound(services, maria(), roundId, again)).toEqual({
      ok: false,
      error: { kind: 'redrawClosed' },
    });
    expect(overviewOf(roundId).may.redraw).toBe(false);
  });

  it('is logged with seed, size and fingerprint but no case numbers', () => {
    drawPlacementsRound(services, made);
    const entries = services.db.$client
      .prepare("SELECT action, detail FROM audit_entries WHERE entity = 'round' ORDER BY sequence")
      .all() as { action: string; detail: string }[];
    expect(entries.map(({ action }) => action)).toEqual(['round.started', 'round.frozen', 'round.drawn']);
    const log = entries.map(({ detail }) => detail).join('\n');
    expect(log).toContain(worked.frameFingerprint);
    expect(log).toContain(PLACEMENTS_SEED);
    expect(log).not.toContain(worked.selected[0]?.key);
  });

  it('cannot be changed afterwards, not even in the database', () => {
    drawPlacementsRound(services, made);
    for (const statement of [
      "UPDATE draws SET seed = 'x'",
      'DELETE FROM draw_cases',
      'UPDATE frame_cases SET key = key',
      "UPDATE frames SET canonical_text = ''",
    ]) {
      expect(() => services.db.$client.exec(statement)).toThrow(/append-only/);
    }
  });
});

describe('replacing a case', () => {
  const caseAt = (roundId: RoundId, position: number) => {
    const found = overviewOf(roundId).draws.at(-1)?.cases[position - 1];
    if (!found) throw new Error('no such case');
    return found;
  };
  const replace = (roundId: RoundId, position: number) =>
    replaceCase(services, maria(), roundId, {
      frameCaseId: caseAt(roundId, position).frameCaseId,
      reason: 'closedBeforePeriod',
      note: 'Avslutades i september',
    });

  it('takes the first reserve and leaves a trace', () => {
    const roundId = drawPlacementsRound(services, made);
    const first = caseAt(roundId, 1);
    expect(replace(roundId, 1)).toEqual({
      ok: true,
      value: { replacedKey: first.key, replacementKey: worked.reserves[0]?.key },
    });
    const { draws, events } = overviewOf(roundId);
    expect(draws[0]?.replacements).toEqual([
      expect.objectContaining({
        replacedKey: first.key,
        replacementKey: worked.reserves[0]?.key,
        reason: 'closedBeforePeriod',
        note: 'Avslutades i september',
        byName: 'Maria Ek',
      }),
    ]);
    expect(draws[0]?.cases).toHaveLength(11);
    expect(draws[0]?.cases[0]?.isReplaced).toBe(true);
    expect(draws[0]?.cases[10]).toMatchObject({ key: worked.reserves[0]?.key, reason: 'reserve', rank: 11 });
    expect(draws[0]?.nextReserves[0]?.key).toBe(worked.reserves[1]?.key);
    expect(events.at(-1)?.kind).toBe('replaced');
  });

  it('passes over reserves that would break the quota', () => {
    const roundId = drawPlacementsRound(services, made);
    // The third drawn, a Stödboende, is the only institution; the lowest reserve happens to be an HVB, so use it up.
    expect(must(replace(roundId, 1)).replacementKey).toBe('2023-2386');
    must(replace(roundId, 11));
    const { draws } = overviewOf(roundId);
    const nextReserve = draws[0]?.nextReserves[0]?.key;
    const formOf = new Map(
      (findCanonicalFrame(services.db, roundId) ?? '')
        .split('\n')
        .map((line) => line.split(';') as [string, string]),
    );
    expect(formOf.get(nextReserve ?? '')).toBe('Familjehem');
    const taken = must(replace(roundId, 3));
    expect(taken.replacedKey).toBe('2026-2141');
    expect(['HVB', 'Stödboende', 'SiS-institution']).toContain(formOf.get(taken.replacementKey ?? ''));
    expect(overviewOf(roundId).draws[0]?.nextReserves[0]?.key).toBe(nextReserve);
  });

  it('refuses a case that was replaced already, and goes on to the next reserve for another', () => {
    const roundId = drawPlacementsRound(services, made);
    must(replace(roundId, 1));
    expect(replace(roundId, 1)).toEqual({ ok: false, error: 'notInSample' });
    expect(must(replace(roundId, 2)).replacementKey).toBe(worked.reserves[1]?.key);
    // A reserve taken in can itself be replaced.
    expect(must(replace(roundId, 11)).replacementKey).toBe(worked.reserves[2]?.key);
  });

  it('puts the review of the replaced case aside, but never one that is handed in', () => {
    const roundId = drawPlacementsRound(services, made);
    must(shareOutReviews(services, maria(), roundId));
    const { frameCaseId } = caseAt(roundId, 1);
    must(replace(roundId, 1));
    const rowOf = (id: number) =>
      services.db.$client.prepare('SELECT * FROM reviews WHERE frame_case_id = ?').get(id) as Record<
        string,
        unknown
      >;
    expect(rowOf(frameCaseId)).toMatchObject({ reviewer_id: null, cancelled_at: services.now() });
    const assignments = services.db.$client
      .prepare("SELECT count(*) AS n FROM review_assignments WHERE end_reason = 'caseReplaced'")
      .get();
    expect(assignments).toEqual({ n: 1 });

    services.db.$client
      .prepare("UPDATE reviews SET state = 'finished', finished_at = ? WHERE frame_case_id = ?")
      .run(services.now(), caseAt(roundId, 2).frameCaseId);
    expect(replace(roundId, 2)).toEqual({ ok: false, error: 'reviewHandedIn' });

    // The reserve that came in is shared out by the same button.
    must(shareOutReviews(services, maria(), roundId));
    expect(rowOf(caseAt(roundId, 11).frameCaseId)).toMatchObject({ state: 'assigned', cancelled_at: null });
  });

  it('is closed before the draw', () => {
    const drawn = drawPlacementsRound(services, made);
    const planned = startPlacementsRound(services, made);
    const { frameCaseId } = caseAt(drawn, 1);
    expect(replaceCase(services, maria(), planned, { frameCaseId, reason: 'wrongUnit', note: '' })).toEqual({
      ok: false,
      error: 'closed',
    });
  });
});

describe('the protocol', () => {
  it('holds frame, seed, every reserve, the replacement and the earlier draw', () => {
    const roundId = drawPlacementsRound(services, made);
    const again = { ...generated, drawsSeen: 1, redrawReason: 'Fel frö från nämnden' };
    must(drawRound(services, maria(), roundId, again));
    const { frameCaseId } = overviewOf(roundId).draws.at(-1)?.cases[0] ?? {};
    if (!frameCaseId) throw new Error('no drawn case');
    must(replaceCase(services, maria(), roundId, { frameCaseId, reason: 'wrongUnit', note: '' }));

    const protocol = buildProtocol(services, maria(), roundId);
    expect(protocol).toMatchObject({
      specifikation: 'aktsam-urval/1',
      urvalsram: { antal: 141, fingeravtryckSha256: worked.frameFingerprint },
      dragningar: [
        {
          nummer: 1,
          gäller: false,
          frö: PLACEMENTS_SEED,
          fröetsUrsprung: 'inskrivet efter att ramen frystes, av den som drog',
        },
        {
          nummer: 2,
          gäller: true,
          skälTillNyDragning: 'Fel frö från nämnden',
          fröetsUrsprung: 'skapat av programmet i samma stund som urvalet drogs',
        },
      ],
    });
    expect(protocol?.dragningar[0]?.reserver).toHaveLength(131);
    // Every reserve of the draw stands there, also the one that was taken in.
    expect(protocol?.dragningar[1]?.reserver).toHaveLength(131);
    expect(protocol?.dragningar[1]?.reserver.filter(({ insatt }) => insatt)).toHaveLength(1);
    expect(protocol?.dragningar[1]?.ersättningar).toHaveLength(1);
    expect(protocol?.dragningar[1]?.dragnaÄrenden).toHaveLength(10);
  });

  it('does not exist before the freeze', () => {
    expect(buildProtocol(services, maria(), startPlacementsRound(services, made))).toBeUndefined();
  });
});
