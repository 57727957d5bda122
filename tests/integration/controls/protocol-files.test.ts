import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { loader as keyFile } from '#app/features/controls/routes/control-key-file.ts';
import { loader as protocolFile } from '#app/features/controls/routes/protocol-file.ts';
import { agreeOnSeed } from '#app/features/controls/server/agree-on-seed.server.ts';
import { exportDeidentifiedProtocol } from '#app/features/controls/server/build-deidentified.server.ts';
import { buildProtocol } from '#app/features/controls/server/build-protocol.server.ts';
import { chooseCase, closeChoice } from '#app/features/controls/server/case-choices.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { extendRound } from '#app/features/controls/server/extend-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { giveSeedPart } from '#app/features/controls/server/give-seed-part.server.ts';
import { giveUpAgreement } from '#app/features/controls/server/give-up-agreement.server.ts';
import { giveUpRound } from '#app/features/controls/server/give-up-round.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { lockSeed } from '#app/features/controls/server/lock-seed.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { changeControl, createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { loader as deidentifiedFile } from '#app/features/exports/routes/deidentified-protocol-file.ts';
import { loader as protocolWorkbookFile } from '#app/features/exports/routes/protocol-workbook.ts';
import { protocolWorkbook } from '#app/features/exports/server/sheets/protocol-workbook.server.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { readFrame } from '#app/features/sampling/domain/verify-frame.ts';
import { verifyProtocol } from '#app/features/sampling/domain/verify-protocol.ts';
import {
  controlKeySchema,
  deidentifiedSchema,
  protocolSchema,
} from '#app/features/sampling/forms/protocol-schema.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { findCanonicalFrame } from '#db/queries/frames.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  PLACEMENTS_SEED,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { readZip } from '#tests/factories/read-zip.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});
const maria = () => actorOf(services, made.maria);

function frozen(design: SampleDesign = made.input.design): RoundId {
  const controlId = must(createControl(services, maria(), { ...made.input, name: 'Kontroll två', design }));
  const roundId = must(
    startRound(services, maria(), controlId, {
      name: 'Omgång',
      referenceOn: '2026-10-31' as CivilDate,
      dueOn: '2026-12-31' as CivilDate,
      reviewerIds: made.reviewers,
    }),
  );
  must(freezeFrame(services, maria(), roundId));
  return roundId;
}
const generated = { seed: { origin: 'generated' }, redrawReason: '', drawsSeen: 0 } as const;
const draw = (roundId: RoundId, change: object = {}) =>
  must(drawRound(services, maria(), roundId, { ...generated, ...change }));
function replaceFirst(roundId: RoundId): void {
  const { frameCaseId } = loadRoundOverview(services, maria(), roundId).draws.at(-1)?.cases[0] ?? {};
  const input = {
    frameCaseId: frameCaseId as FrameCaseId,
    reason: 'wrongUnit',
    note: 'Hör till Äldre',
  } as const;
  must(replaceCase(services, maria(), roundId, input));
}

/** The protocol as its file holds it, after the published schema and the check have both found nothing. */
function checked(roundId: RoundId) {
  const protocol = buildProtocol(services, maria(), roundId);
  expect(protocolSchema.safeParse(protocol).error).toBeUndefined();
  const frame = findCanonicalFrame(services.db, roundId) ?? '';
  const verification = must(verifyProtocol(JSON.stringify(protocol), frame));
  expect(verification.steps.filter(({ outcome }) => outcome === 'differs')).toEqual([]);
  expect(verification.outcome).toBe('agrees');
  return protocolSchema.parse(protocol);
}

const quotas = [{ attribute: 'Placeringsform', values: ['HVB', 'Stödboende'], minimum: 1 }];
const DESIGNS: Record<string, SampleDesign> = {
  'the whole frame': { allocation: { kind: 'whole', size: 10 }, quotas },
  'per group': { allocation: { kind: 'perStratum', attribute: 'Placeringsform', size: 4 }, quotas: [] },
  'in proportion': {
    allocation: { kind: 'proportional', attribute: 'Placeringsform', size: 20 },
    quotas: [],
  },
  census: { allocation: { kind: 'census' }, quotas: [] },
  'first in order': {
    allocation: { kind: 'firstInOrder', orderBy: 'Placering fr.o.m.', attribute: 'Placeringsform', size: 3 },
    quotas: [],
  },
};

describe('every protocol that is written keeps to the published schema and agrees with its frame', () => {
  it.each(Object.entries(DESIGNS))('%s, with a replacement', (_name, design) => {
    const roundId = frozen(design);
    draw(roundId);
    replaceFirst(roundId);
    const protocol = checked(roundId);
    expect(protocol.dragningar[0]?.ersättningar).toHaveLength(1);
  });

  it('a redraw', () => {
    const roundId = frozen();
    draw(roundId);
    draw(roundId, { drawsSeen: 1, redrawReason: 'Fel frö från nämnden' });
    expect(checked(roundId).dragningar.map(({ slag, gäller }) => [slag, gäller])).toEqual([
      ['första', false],
      ['omdragning', true],
    ]);
  });

  it('an extension with what was replaced before and after', () => {
    const roundId = frozen();
    draw(roundId);
    replaceFirst(roundId);
    must(extendRound(services, maria(), roundId, { size: 15, reason: 'Fler behövs', drawsSeen: 1 }));
    const { frameCaseId } = loadRoundOverview(services, maria(), roundId).draws.at(-1)?.cases[4] ?? {};
    const input = { frameCaseId: frameCaseId as FrameCaseId, reason: 'wrongUnit', note: '' } as const;
    must(replaceCase(services, maria(), roundId, input));
    const protocol = checked(roundId);
    expect(protocol.dragningar[1]).toMatchObject({ slag: 'utökning', skälTillNyDragning: 'Fler behövs' });
    expect(protocol.dragningar[1]?.ersättningar).toHaveLength(2);
  });

  it('a seed in two parts, with who gave which', () => {
    const per = makePerson(services, { name: 'Per Kvist', role: 'quality', unitId: made.org.administration });
    const roundId = frozen();
    const people = { firstPersonId: made.maria, secondPersonId: per, redrawReason: '', drawsSeen: 0 };
    must(agreeOnSeed(services, maria(), roundId, people));
    must(giveSeedPart(services, actorOf(services, per), roundId, 'pers del'));
    must(giveSeedPart(services, maria(), roundId, 'marias del'));
    expect(checked(roundId).dragningar[0]).toMatchObject({
      frö: 'marias del+pers del',
      fröetsSlag: 'tvåDelar',
      fröetsDelar: [
        { person: 'Maria Ek', del: 'marias del' },
        { person: 'Per Kvist', del: 'pers del' },
      ],
    });
  });

  it('a seed locked for the year, with where it can be looked up', () => {
    const quality = makePerson(services, { name: 'Per', role: 'quality', unitId: made.org.administration });
    const minutes = {
      seed: 'Nämnden 7319',
      source: 'protokoll § 7',
      unitId: made.org.administration,
      year: 2026,
    };
    services.setNow('2026-11-01T08:00:00.000Z');
    must(lockSeed(services, actorOf(services, quality), minutes));
    services.setNow('2026-11-03T08:00:00.000Z');
    const roundId = frozen();
    draw(roundId, { seed: { origin: 'locked' } });
    expect(checked(roundId).dragningar[0]).toMatchObject({
      fröetsSlag: 'låst',
      låstFrö: { frö: 'Nämnden 7319', år: 2026, källa: 'protokoll § 7' },
    });
  });

  it('a seed that was given up, one that the design refused, and the round itself given up', () => {
    const per = makePerson(services, { name: 'Per Kvist', role: 'quality', unitId: made.org.administration });
    const roundId = frozen();
    const { key } = services.db.$client
      .prepare('SELECT key FROM frame_cases WHERE round_id = ? LIMIT 1')
      .get(roundId) as { key: string };
    const people = { firstPersonId: made.maria, secondPersonId: per, redrawReason: '', drawsSeen: 0 };
    must(agreeOnSeed(services, maria(), roundId, people));
    must(giveSeedPart(services, actorOf(services, per), roundId, 'pers hemliga del'));
    must(giveUpAgreement(services, maria(), roundId, `Kvist gissade ${key}`));
    services.db.$client
      .prepare(
        "INSERT INTO round_events (round_id, kind, at, by_id, note) VALUES (?, 'drawRefused', ?, ?, 'frö x 1')",
      )
      .run(roundId, services.now(), made.maria);
    draw(roundId);
    must(giveUpRound(services, maria(), roundId, `Per Kvists ${key} skulle inte vara med`));
    const protocol = checked(roundId);
    const now = services.now();
    expect(protocol).toMatchObject({
      avbruten: { tid: now, av: 'Maria Ek', skäl: `Per Kvists ${key} skulle inte vara med` },
      uppgivnaFrön: [
        {
          dragning: 1,
          begärtAv: 'Maria Ek',
          personer: ['Maria Ek', 'Per Kvist'],
          lämnadeDelar: 1,
          uppgivetAv: 'Maria Ek',
          skäl: `Kvist gissade ${key}`,
        },
      ],
      avvisadeDragningar: [{ tid: now, av: 'Maria Ek', frö: 'x 1' }],
    });
    const hidden = exportDeidentifiedProtocol(services, maria(), scopeOf(maria(), 'round.read'), roundId, {
      withTickets: false,
      form: 'file',
    });
    expect(deidentifiedSchema.safeParse(hidden).error).toBeUndefined();
    expect(hidden).toMatchObject({
      avbruten: { tid: now },
      uppgivnaFrön: [{ dragning: 1, lämnadeDelar: 1 }],
      avvisadeDragningar: [{ tid: now }],
    });
    expect(JSON.stringify(hidden)).not.toMatch(/Kvist|Maria|x 1|hemliga/);
    expect(JSON.stringify(hidden)).not.toContain(key);
    expect(JSON.stringify(protocol)).not.toContain('hemliga');
    const rows = JSON.stringify(protocolWorkbook(protocol, roundId).sheets[0]);
    expect(rows).toContain(`av Maria Ek: Kvist gissade ${key}. Lämnade delar: 1.`);
    expect(rows).toContain('med fröet x 1');
    expect(rows).toContain('Omgången avbröts');
  });

  it('what was arranged after the year’s seed was known, as it stood when the sample was drawn', () => {
    const quality = makePerson(services, { name: 'Per', role: 'quality', unitId: made.org.administration });
    const minutes = { seed: 'N 1', source: '§ 7', unitId: made.org.administration, year: 2026 };
    services.setNow('2026-11-01T08:00:00.000Z');
    must(lockSeed(services, actorOf(services, quality), minutes));
    services.setNow('2026-11-03T08:00:00.000Z');
    const first = frozen();
    const controlId = loadRoundOverview(services, maria(), first).control.id;
    const change = { ...made.input, name: 'Nytt namn' };
    must(changeControl(services, maria(), controlId, 1, change));
    draw(first, { seed: { origin: 'locked' } });
    const before = checked(first);
    expect(before.spårEfterLåsning.map(({ slag, antal }) => [slag, antal])).toEqual([
      ['kontrollenLadesUpp', null],
      ['kontrollenÄndrades', 1],
    ]);
    services.setNow('2026-11-05T08:00:00.000Z');
    must(changeControl(services, maria(), controlId, 2, { ...change, name: 'Nyare namn' }));
    expect(checked(first).spårEfterLåsning).toEqual(before.spårEfterLåsning);
  });

  it('a seed that was locked too late to apply', () => {
    const quality = makePerson(services, { name: 'Per', role: 'quality', unitId: made.org.administration });
    const minutes = { seed: 'N 1', source: '§ 7', unitId: made.org.administration, year: 2026 };
    services.setNow('2026-11-03T08:00:00.000Z');
    must(lockSeed(services, actorOf(services, quality), minutes));
    const roundId = frozen();
    draw(roundId);
    expect(checked(roundId).spårEfterLåsning).toMatchObject([
      { slag: 'låstEfterUttaget', tid: '2026-11-03T08:00:00.000Z' },
    ]);
  });

  it('how many cases have no date where dates decide, before the freeze, after it and in the file', () => {
    const orderBy = 'Senaste övervägande';
    const roundId = frozen({
      allocation: { kind: 'firstInOrder', orderBy, attribute: null, size: 3 },
      quotas: [],
    });
    const frame = must(readFrame(findCanonicalFrame(services.db, roundId) ?? ''));
    const count = frame.cases.filter(({ attributes }) => attributes[orderBy] === '').length;
    expect(count).toBeGreaterThan(1);
    expect(loadRoundOverview(services, maria(), roundId).frame?.undated).toEqual({ column: orderBy, count });
    draw(roundId);
    const protocol = checked(roundId);
    expect(protocol.urvalsram.utanDatum).toEqual({ kolumn: orderBy, antal: count });
    const rows = JSON.stringify(protocolWorkbook(protocol, roundId).sheets[0]);
    expect(rows).toContain(`${count} ärenden saknar datum i ${orderBy} och kommer sist`);
    const controlId = loadRoundOverview(services, maria(), roundId).control.id;
    const planned = must(
      startRound(services, maria(), controlId, {
        name: 'Nästa',
        referenceOn: '2026-10-31' as CivilDate,
        dueOn: '2026-12-31' as CivilDate,
        reviewerIds: made.reviewers,
      }),
    );
    expect(loadRoundOverview(services, maria(), planned).preview?.undated).toEqual({
      column: orderBy,
      count,
    });
  });

  it('cases chosen on cause', () => {
    const roundId = frozen({ allocation: { kind: 'onCause' }, quotas: [] });
    const keys = services.db.$client
      .prepare('SELECT key FROM frame_cases WHERE round_id = ? ORDER BY key LIMIT 2')
      .all(roundId) as { key: string }[];
    for (const { key } of keys) {
      must(chooseCase(services, maria(), roundId, { key, cause: 'Lex Sarah' }));
    }
    must(closeChoice(services, maria(), roundId, 0));
    expect(checked(roundId).dragningar[0]?.dragnaÄrenden.map(({ skäl }) => skäl)).toEqual([
      'utvalt',
      'utvalt',
    ]);
  });
});

describe('the files', () => {
  const body = async (loader: (args: never) => unknown, roundId: RoundId, path = '/x') => {
    const args = await routeArguments(services, { as: made.maria, params: { roundId }, path });
    return (await loader(args as never)) as Response;
  };

  it('without case numbers hold none, nor names, seed, groups or notes, and agree in full with key and frame', async () => {
    const roundId = frozen(DESIGNS['per group']);
    draw(roundId);
    replaceFirst(roundId);
    const [drawn] = checked(roundId).dragningar;
    const file = await (await body(deidentifiedFile, roundId)).text();
    const secret = await (await body(keyFile, roundId)).text();
    expect(deidentifiedSchema.safeParse(JSON.parse(file)).error).toBeUndefined();
    expect(controlKeySchema.safeParse(JSON.parse(secret)).error).toBeUndefined();
    const hidden = [
      ...(drawn?.dragnaÄrenden ?? []).map(({ ärende }) => ärende),
      ...(drawn?.grupper ?? []).map(({ grupp }) => grupp).filter((name) => name !== ''),
      drawn?.frö ?? '',
      'Maria Ek',
      'Hör till Äldre',
    ];
    expect(hidden.filter((text) => text !== '' && file.includes(`"${text}"`))).toEqual([]);
    expect(JSON.parse(file).dragningar[0].dragnaÄrenden[0].slumptal).toBeNull();
    const frame = findCanonicalFrame(services.db, roundId) ?? '';
    expect(must(verifyProtocol(file, null)).outcome).toBe('agrees');
    expect(must(verifyProtocol(file, frame, secret)).outcome).toBe('agrees');
    const withTickets = await (await body(deidentifiedFile, roundId, '/x?slumptal=ja')).text();
    expect(must(verifyProtocol(withTickets, frame, secret)).outcome).toBe('agrees');
  });

  it('are the same file every time until something happens, and every download is logged', async () => {
    const roundId = drawPlacementsRound(services, made);
    const first = await (await body(deidentifiedFile, roundId)).text();
    expect(await (await body(deidentifiedFile, roundId)).text()).toBe(first);
    const protocol = JSON.parse(await (await body(protocolFile, roundId)).text());
    expect(protocol.dragningar[0].frö).toBe(PLACEMENTS_SEED);
    await body(keyFile, roundId);
    replaceFirst(roundId);
    expect(await (await body(deidentifiedFile, roundId)).text()).not.toBe(first);
    const logged = services.db.$client
      .prepare("SELECT action, detail FROM audit_entries WHERE action LIKE 'protocol.%' ORDER BY sequence")
      .all() as { action: string; detail: string }[];
    expect(logged.map(({ action }) => action)).toEqual([
      'protocol.deidentifiedExported',
      'protocol.deidentifiedExported',
      'protocol.exported',
      'protocol.keyExported',
      'protocol.deidentifiedExported',
    ]);
    expect(JSON.parse(logged[2]?.detail ?? '')).toMatchObject({
      form: 'json',
      digest: protocol.kontrollsumma,
    });
    expect(logged.map(({ detail }) => detail).join()).not.toContain(PLACEMENTS_SEED);
    expect(() => services.db.$client.exec("UPDATE draw_salts SET salt = 'x'")).toThrow('append-only');
    expect(() => services.db.$client.exec('DELETE FROM draw_salts')).toThrow('append-only');
  });

  it('hold the protocol as a workbook of five sheets', async () => {
    const roundId = drawPlacementsRound(services, made);
    replaceFirst(roundId);
    const response = await body(protocolWorkbookFile, roundId);
    const parts = readZip(Buffer.from(await response.arrayBuffer()));
    const workbook = parts.get('xl/workbook.xml') ?? '';
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Protokoll',
      'Dragna ärenden',
      'Ersättningsärenden',
      'Ersättningar',
      'Tidigare dragningar',
    ]);
    const [drawn] = checked(roundId).dragningar;
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain(PLACEMENTS_SEED);
    for (const { ärende } of drawn?.dragnaÄrenden ?? []) {
      expect(parts.get('xl/worksheets/sheet2.xml')).toContain(`>${ärende}<`);
    }
  });
});
