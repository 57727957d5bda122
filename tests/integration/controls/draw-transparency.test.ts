import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { ControlInput } from '#app/features/controls/forms/control-form-schema.ts';
import { loader as frameFile } from '#app/features/controls/routes/frame-file.ts';
import { loader as protocolPage } from '#app/features/controls/routes/protocol.tsx';
import { loader as protocolFile } from '#app/features/controls/routes/protocol-file.ts';
import { exportDeidentifiedProtocol } from '#app/features/controls/server/build-deidentified.server.ts';
import { buildProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { changeControl, createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { protocolWorkbook } from '#app/features/exports/server/sheets/protocol-workbook.server.ts';
import { loader as roundPage } from '#app/features/results/routes/round.tsx';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
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
import { makeReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const ENTERED = 'inskrivet efter att ramen frystes, av den som drog';

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});
const maria = () => actorOf(services, made.maria);
const overviewOf = (roundId: RoundId) => loadRoundOverview(services, maria(), roundId);

/** A frozen round of a control of its own, with the same filter unless said otherwise. */
function frozenTrial(name: string, change: Partial<ControlInput> = {}): RoundId {
  const controlId = must(createControl(services, maria(), { ...made.input, name, ...change }));
  const roundId = must(
    startRound(services, maria(), controlId, {
      name: 'Prov',
      referenceOn: '2026-10-31' as CivilDate,
      dueOn: '2026-11-30' as CivilDate,
      reviewerIds: made.reviewers,
    }),
  );
  must(freezeFrame(services, maria(), roundId));
  return roundId;
}

function drawTrial(name: string, change: Partial<ControlInput> = {}): void {
  const seed = { origin: 'entered', text: `prov ${name}` } as const;
  must(drawRound(services, maria(), frozenTrial(name, change), { seed, redrawReason: '', drawsSeen: 0 }));
}

const keysOf = (roundId: RoundId): string[] =>
  (
    services.db.$client.prepare('SELECT key FROM frame_cases WHERE round_id = ?').all(roundId) as {
      key: string;
    }[]
  ).map(({ key }) => key);
const ordered = (keys: readonly string[]) => [...keys].sort();
/** Case numbers of the register that are not among these. */
const otherKeys = (keys: readonly string[]) =>
  (services.db.$client.prepare('SELECT key FROM cases ORDER BY key').all() as { key: string }[])
    .map(({ key }) => key)
    .filter((key) => !keys.includes(key));
/** Writes every case's number in its column Lagrum too, which a filter can read. */
function writeKeysInColumn(): void {
  services.db.$client
    .prepare(`
      UPDATE cases SET "values" = json_set("values",
        '$[' || (SELECT position FROM register_columns WHERE header = 'Lagrum') || ']', key)
    `)
    .run();
}
/** A frame of just these cases. */
const only = (keys: readonly string[]): Partial<ControlInput> => ({
  filter: {
    allOf: [{ anyOf: keys.map((value) => ({ column: 'Lagrum', operator: 'is', value }) as const) }],
  },
  design: { allocation: { kind: 'whole', size: 10 }, quotas: [] },
});

type Entry = { action: string; entity_id: string; detail: string; actor_id: number };
const entriesOf = (action: string) =>
  services.db.$client.prepare('SELECT * FROM audit_entries WHERE action = ?').all(action) as Entry[];

/** Everything a sheet prints as text, one line a row. */
function textOf(roundId: RoundId, version: 'internal' | 'deidentified', sheetName: string): string {
  const sheet = exportRound(services, maria(), roundId, version).sheets.find(
    ({ name }) => name === sheetName,
  );
  const lines = (sheet?.blocks ?? []).flatMap((block) =>
    'rows' in block
      ? [...block.rows].map((row) => row.join(': '))
      : [block.kind === 'picture' ? block.alt : block.text],
  );
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

describe('other draws on the same frame', () => {
  it('are told before the draw and stand in the protocol, in whatever control and unit they were made', () => {
    drawTrial('Test 1');
    services.setNow('2026-11-02T09:00:00.000Z');
    drawTrial('Test 2');
    frozenTrial('Fryst men inte dragen');
    const roundId = startPlacementsRound(services, made);
    expect(overviewOf(roundId).otherDraws).toEqual([]);
    must(freezeFrame(services, maria(), roundId));
    expect(overviewOf(roundId).otherDraws).toEqual([
      {
        controlName: 'Test 1',
        roundName: 'Prov',
        number: 1,
        seedOrigin: 'entered',
        drawnAt: '2026-11-02T08:00:00.000Z',
        isFinalised: false,
        sharedCases: null,
      },
      expect.objectContaining({ controlName: 'Test 2', drawnAt: '2026-11-02T09:00:00.000Z' }),
    ]);

    const generated = { seed: { origin: 'generated' }, redrawReason: '', drawsSeen: 0 } as const;
    must(drawRound(services, maria(), roundId, generated));
    expect(buildProtocol(services, maria(), roundId)).toMatchObject({
      andraDragningarPåSammaUrvalsram: [
        { kontroll: 'Test 1', omgång: 'Prov', dragning: 1, fröetsUrsprung: ENTERED, fastställd: false },
        { kontroll: 'Test 2' },
      ],
    });
    must(shareOutReviews(services, maria(), roundId));
    const sheet = textOf(roundId, 'internal', 'Urvalsprotokoll');
    expect(sheet).toContain(
      'Andra dragningar ur samma ärenden: Test 2, Prov: 2026-11-02 10.00, inte fastställd',
    );
    expect(sheet).toContain('Fröets ursprung: Skapat av programmet i samma stund som urvalet drogs');
  });

  it('are found by the case numbers in a file with other columns, and where at least half of the cases are shared', () => {
    writeKeysInColumn();
    drawTrial('Utan minst-krav', { design: { allocation: { kind: 'whole', size: 10 }, quotas: [] } });
    drawTrial('Andra ärenden', {
      filter: { allOf: [{ anyOf: [{ column: 'Placering t.o.m.', operator: 'isNotEmpty' }] }] },
    });
    const roundId = drawPlacementsRound(services, made);
    const keys = ordered(keysOf(roundId));
    expect(overviewOf(roundId).otherDraws.map(({ controlName }) => controlName)).toEqual(['Utan minst-krav']);
    drawTrial('Minst hälften', only([...keys.slice(0, 40), ...otherKeys(keys).slice(0, 40)]));
    drawTrial('Under hälften', only([...keys.slice(0, 40), ...otherKeys(keys).slice(0, 41)]));
    drawTrial('En del av ramen', only(keys.slice(100, 130)));
    drawTrial('Alla i registret', only([...keys, ...otherKeys(keys)]));
    const told = () =>
      overviewOf(roundId).otherDraws.map(({ controlName, sharedCases }) => [controlName, sharedCases]);
    expect(told()).toEqual([
      ['Utan minst-krav', null],
      ['Minst hälften', { count: 40, of: keys.length }],
      ['En del av ramen', { count: 30, of: keys.length }],
      ['Alla i registret', { count: keys.length, of: keys.length }],
    ]);
  });

  it('six trial controls on the same cases but one, another each time, are told in every one and in every file', () => {
    writeKeysInColumn();
    const keys = ordered(keysOf(frozenTrial('Alla')));
    const trials = [1, 2, 3, 4, 5, 6].map((number) => {
      services.setNow(`2026-11-02T09:0${number}:00.000Z`);
      const roundId = frozenTrial(`Prov ${number}`, only(keys.filter((_, index) => index !== number)));
      const before = overviewOf(roundId).otherDraws;
      expect(before.map(({ controlName, sharedCases }) => [controlName, sharedCases])).toEqual(
        Array.from({ length: number - 1 }, (_, index) => [
          `Prov ${index + 1}`,
          { count: keys.length - 2, of: keys.length - 1 },
        ]),
      );
      const seed = { origin: 'entered', text: `frö ${number}` } as const;
      must(drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0 }));
      return roundId;
    });
    // Giving up the others does not hide them.
    for (const roundId of trials.slice(0, 5)) {
      services.db.$client
        .prepare('UPDATE rounds SET aborted_at = ?, aborted_by_id = ?, abort_reason = ? WHERE id = ?')
        .run(services.now(), made.maria, 'Fel', roundId);
    }
    const kept = trials[5] as RoundId;
    must(shareOutReviews(services, maria(), kept));
    const line = `Andra dragningar ur samma ärenden: Prov 1, Prov: 2026-11-02 10.01, inte fastställd, ${keys.length - 2} av ramens ${keys.length - 1} ärenden var med`;
    expect(textOf(kept, 'internal', 'Urvalsprotokoll')).toContain(line);
    expect(textOf(kept, 'deidentified', 'Urvalsprotokoll')).toContain(
      `Andra dragningar ur samma ärenden: 5 dragningar: 2026-11-02 10.01 (${keys.length - 2} av ramens ${keys.length - 1} ärenden var med)`,
    );
    const protocol = buildProtocol(services, maria(), kept);
    if (!protocol) throw new Error('no protocol');
    expect(protocol.andraDragningarPåSammaUrvalsram).toEqual([]);
    expect(protocol.andraDragningarPåLiknandeUrvalsram).toHaveLength(5);
    expect(protocol.andraDragningarPåLiknandeUrvalsram?.[4]).toEqual({
      kontroll: 'Prov 5',
      omgång: 'Prov',
      dragning: 1,
      fröetsUrsprung: ENTERED,
      dragenTid: '2026-11-02T09:05:00.000Z',
      fastställd: false,
      gemensammaÄrenden: keys.length - 2,
    });
    const facts = protocolWorkbook(protocol, kept).sheets[0]?.blocks.flatMap((block) =>
      'rows' in block ? [...block.rows].map((row) => row.join(': ')) : [],
    );
    expect(facts).toContain(
      `Andra dragningar på liknande ram: Prov 5, Prov, dragning 1. Fröet: ${ENTERED}. Gemensamma ärenden: ${keys.length - 2}.`,
    );
    const hidden = exportDeidentifiedProtocol(
      ...([services, maria(), scopeOf(maria(), 'round.read'), kept] as const),
      { withTickets: false, form: 'file' },
    );
    expect(hidden?.andraDragningarPåLiknandeUrvalsram?.[4]).toEqual({
      dragenTid: '2026-11-02T09:05:00.000Z',
      gemensammaÄrenden: keys.length - 2,
    });
  });

  it('of nearly the same cases are not told from another half-year, unless the upload is the same', () => {
    writeKeysInColumn();
    const keys = ordered(keysOf(frozenTrial('Alla')));
    drawTrial('Våren', only(keys.slice(1)));
    const othersOn = (now: string) => {
      services.setNow(now);
      const roundId = frozenTrial(`Ny ${now}`, only(keys.slice(2)));
      return { roundId, names: () => overviewOf(roundId).otherDraws.map(({ controlName }) => controlName) };
    };
    const late = othersOn('2027-05-02T08:00:00.000Z');
    expect(late.names()).toEqual(['Våren']);
    // The same cases in another upload.
    const { $client } = services.db;
    $client.exec('DROP TRIGGER IF EXISTS frames_no_update; DROP TRIGGER IF EXISTS imports_no_update');
    const { id: importId } = $client.prepare('SELECT max(id) AS id FROM imports').get() as { id: number };
    const { n } = $client.prepare('SELECT count(*) AS n FROM imports').get() as { n: number };
    expect([importId, n]).toEqual([1, 1]);
    const columns = ($client.prepare('PRAGMA table_info(imports)').all() as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => name !== 'id');
    $client.exec(
      `INSERT INTO imports (id, ${columns.join(', ')}) SELECT 2, ${columns.join(', ')} FROM imports WHERE id = 1`,
    );
    const inNewUpload = (roundId: RoundId) =>
      $client.prepare('UPDATE frames SET import_id = 2 WHERE round_id = ?').run(roundId);
    inNewUpload(late.roundId);
    expect(late.names()).toEqual([]);
    const just = othersOn('2027-01-01T08:00:00.000Z');
    const over = othersOn('2027-01-01T08:00:00.001Z');
    inNewUpload(just.roundId);
    inNewUpload(over.roundId);
    expect([just.names(), over.names()]).toEqual([['Våren'], []]);
  });

  it('a round drawn alone has none, and a redraw is no other draw', () => {
    const roundId = drawPlacementsRound(services, made);
    const again = { origin: 'generated' } as const;
    must(
      drawRound(services, maria(), roundId, {
        seed: again,
        redrawReason: 'Fel frö från nämnden',
        drawsSeen: 1,
      }),
    );
    expect(overviewOf(roundId).otherDraws).toEqual([]);
    expect(buildProtocol(services, maria(), roundId)?.andraDragningarPåSammaUrvalsram).toEqual([]);
  });
});

describe('what readers are told of the procedure', () => {
  it('origin of the seed, other draws, redraw reasons and replacements, without case numbers and names', async () => {
    services = await makeServices();
    const round = await makeReviewedRound(services, {}, [9]);
    made = round;
    drawTrial('Hemlig provkontroll');
    const key = overviewOf(round.roundId).draws[0]?.cases[9];
    if (!key) throw new Error('no case');
    must(
      replaceCase(services, maria(), round.roundId, {
        frameCaseId: key.frameCaseId,
        reason: 'wrongUnit',
        note: 'Flyttad till Anna',
      }),
    );
    must(shareOutReviews(services, maria(), round.roundId));
    // Reasons are written before the reviews are shared out; here one is put straight in.
    services.db.$client.exec('DROP TRIGGER draws_no_update');
    services.db.$client
      .prepare('UPDATE draws SET redraw_reason = ? WHERE round_id = ?')
      .run(`Fel ram: ${key.key} saknades, sade Anna`, round.roundId);
    const form = new FormData();
    form.set('intent', 'finalise');
    const [left] = services.db.$client
      .prepare("SELECT id FROM reviews WHERE round_id = ? AND state <> 'finished' AND cancelled_at IS NULL")
      .all(round.roundId) as { id: number }[];
    form.set(`reason-${left?.id}`, 'Hann inte');
    expect(answerRoundForm(services, maria(), round.roundId, form).ok).toBe(true);

    const reader = makePerson(services, { name: 'Lena', role: 'reader', unitId: round.org.administration });
    const { selection } = loadDeidentifiedResult(services, actorOf(services, reader), round.roundId);
    expect(selection).toMatchObject({
      seedOrigin: 'entered',
      seed: PLACEMENTS_SEED,
      otherDraws: [{ drawnAt: '2026-11-02T08:00:00.000Z' }],
      replacements: [{ reason: 'wrongUnit', count: 1 }],
      redrawReasons: [{ drawNumber: 1, reason: 'Skälet står i det interna protokollet.' }],
    });
    const sheet = textOf(round.roundId, 'deidentified', 'Urvalsprotokoll');
    expect(sheet).toContain('Fröets ursprung: Inskrivet efter att ramen frystes, av den som drog');
    expect(sheet).toContain('Andra dragningar ur samma ärenden: 1 dragning: 2026-11-02 09.00');
    expect(sheet).toContain('Skäl till dragning 1: Skälet står i det interna protokollet.');
    expect(sheet).toContain('Ersatta: Hör till en annan enhet: 1');
    expect(textOf(round.roundId, 'deidentified', 'Sammanfattning')).toContain('Ersatta ärenden: 1');
    const file = exportDeidentifiedProtocol(
      ...([services, maria(), scopeOf(maria(), 'round.read'), round.roundId] as const),
      { withTickets: false, form: 'file' },
    );
    expect(file?.dragningar[0]?.skälTillNyDragning).toBe('Skälet står i det interna protokollet.');
    const all = `${sheet}${JSON.stringify(selection)}${JSON.stringify(file)}`;
    expect(['Hemlig', 'Anna', 'Fel ram', key.key].filter((name) => all.includes(name))).toEqual([]);
  });
});

describe('the log', () => {
  it('has no seed of a design that is refused: it is refused before there is one', () => {
    const quota = { attribute: 'Placeringsform', values: ['HVB'], minimum: 2 };
    const other = { attribute: 'Placeringsform', values: ['Familjehem'], minimum: 2 };
    const roundId = frozenTrial('För trång', {
      design: { allocation: { kind: 'whole', size: 3 }, quotas: [quota, other] },
    });
    const seed = { origin: 'entered', text: 'försök 1' } as const;
    expect(drawRound(services, maria(), roundId, { seed, redrawReason: '', drawsSeen: 0 })).toEqual({
      ok: false,
      error: { kind: 'quotasExceedSize', stratum: '', size: 3, chosenByQuotas: 4 },
    });
    expect(entriesOf('round.drawRefused')).toEqual([]);
    expect(JSON.stringify(services.db.$client.prepare('SELECT * FROM audit_entries').all())).not.toContain(
      'försök 1',
    );
    expect(overviewOf(roundId)).toMatchObject({ draws: [], round: { state: 'frozen' } });
  });

  it('names nobody whom a filter, a quota or a group names', () => {
    const filter: ControlInput['filter'] = {
      allOf: [{ anyOf: [{ column: 'Handläggare', operator: 'is', value: 'Anna Lindgren' }] }],
    };
    const design: ControlInput['design'] = {
      allocation: { kind: 'perStratum', attribute: 'Handläggare', size: 500 },
      quotas: [{ attribute: 'Handläggare', values: ['Anna Lindgren'], minimum: 400 }],
    };
    drawTrial('En handläggare', { filter, design });
    must(changeControl(services, maria(), made.controlId, 1, { ...made.input, filter, design }));
    const all = services.db.$client.prepare('SELECT detail FROM audit_entries').all() as Entry[];
    expect(all.filter(({ detail }) => detail.includes('Lindgren'))).toEqual([]);
    // Nor anything to compare a guess with: whoever guesses the name could make the same fingerprint.
    for (const guess of [filter, design]) {
      const digest = createHash('sha256').update(JSON.stringify(guess)).digest('hex');
      expect(all.filter((entry) => entry.detail.includes(digest))).toEqual([]);
    }
    expect(JSON.parse(entriesOf('control.created')[0]?.detail ?? '').revision).toBe(1);
    const detail = JSON.parse(entriesOf('control.changed')[0]?.detail ?? '');
    expect(detail).toMatchObject({
      revision: 2,
      filter: {
        join: 'all',
        groups: [{ join: 'any', not: false, conditions: [{ column: 'Handläggare', operator: 'is' }] }],
      },
      design: { quotas: [{ attribute: 'Handläggare', minimum: 400 }] },
    });
    expect(JSON.parse(entriesOf('round.drawn')[0]?.detail ?? '').shortfalls).toMatchObject([
      { kind: 'groupTooSmall', group: 1, wanted: 500 },
      { kind: 'quotaNotMet', group: 1, quota: 0, wanted: 400 },
    ]);
  });

  it('has one entry for every time somebody is shown or takes home the case numbers of a round', async () => {
    const planned = startPlacementsRound(services, made);
    const roundId = drawPlacementsRound(services, made);
    const open = async (loader: (args: Awaited<ReturnType<typeof routeArguments>>) => unknown, id: RoundId) =>
      loader(await routeArguments(services, { as: made.maria, params: { roundId: id } }));
    await open(roundPage, planned);
    await open(protocolPage, planned);
    expect(entriesOf('round.read')).toEqual([]);
    await open(roundPage, roundId);
    await open(protocolPage, roundId);
    await open(roundPage, roundId);
    expect(entriesOf('round.read').map(({ entity_id, detail }) => [Number(entity_id), detail])).toEqual([
      [roundId, '{"page":"round"}'],
      [roundId, '{"page":"protocol"}'],
      [roundId, '{"page":"round"}'],
    ]);
    await open(frameFile, roundId);
    await open(protocolFile, roundId);
    for (const action of ['frame.exported', 'protocol.exported']) {
      expect(entriesOf(action)).toMatchObject([{ entity_id: String(roundId), actor_id: made.maria }]);
    }
  });
});
