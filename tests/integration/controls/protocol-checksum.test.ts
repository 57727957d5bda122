import { beforeEach, describe, expect, it } from 'vitest';
import { REPLACEMENT_REASON_LABELS } from '#app/features/controls/domain/replacement-words.ts';
import { buildProtocol, protocolChecksum } from '#app/features/controls/server/build-protocol.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { changeControl } from '#app/features/controls/server/save-control.server.ts';
import { protocolWorkbook } from '#app/features/exports/server/sheets/protocol-workbook.server.ts';
import { REPLACEMENT_WORDS } from '#app/features/sampling/domain/protocol-shape.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
let roundId: RoundId;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  roundId = drawPlacementsRound(services, made);
});
const maria = () => actorOf(services, made.maria);
const protocol = () => {
  const file = buildProtocol(services, maria(), roundId);
  if (!file) throw new Error('not frozen');
  return file;
};

describe('the checksum of a protocol', () => {
  it('stays when people, unit, control and register are renamed, and when another round draws on the frame', () => {
    const before = protocol();
    const { $client } = services.db;
    $client.prepare("UPDATE people SET display_name = 'Maria Ek-Berg' WHERE id = ?").run(made.maria);
    $client.prepare("UPDATE units SET name = 'Barn och ungdom' WHERE id = ?").run(made.org.children);
    $client.prepare("UPDATE registers SET name = 'Nya placeringar'").run();
    must(changeControl(services, maria(), made.controlId, 1, { ...made.input, name: 'Nytt namn' }));
    drawPlacementsRound(services, made);
    const after = protocol();
    expect(after.andraDragningarPåSammaUrvalsram).toHaveLength(1);
    expect(after.kontroll).not.toBe(before.kontroll);
    expect(after.urvalsram.frystAv).not.toBe(before.urvalsram.frystAv);
    expect(after.kontrollsumma).toBe(before.kontrollsumma);
  });

  it('is another when a case is replaced', () => {
    const before = protocol().kontrollsumma;
    const { frameCaseId } = loadRoundOverview(services, maria(), roundId).draws[0]?.cases[0] ?? {};
    const input = { frameCaseId: frameCaseId as FrameCaseId, reason: 'wrongUnit', note: '' } as const;
    must(replaceCase(services, maria(), roundId, input));
    expect(protocol().kontrollsumma).not.toBe(before);
  });

  it('is remembered for the page, and is what the file has whatever happened since', () => {
    const page = () => protocolChecksum(services, maria(), roundId);
    const seen = [page(), page()];
    expect(seen).toEqual([protocol().kontrollsumma, protocol().kontrollsumma]);
    const seed = { origin: 'generated' } as const;
    must(drawRound(services, maria(), roundId, { seed, redrawReason: 'Fel frö från nämnden', drawsSeen: 1 }));
    seen.push(page());
    expect(page()).toBe(protocol().kontrollsumma);
    const { frameCaseId } = loadRoundOverview(services, maria(), roundId).draws.at(-1)?.cases[0] ?? {};
    const input = { frameCaseId: frameCaseId as FrameCaseId, reason: 'wrongUnit', note: '' } as const;
    must(replaceCase(services, maria(), roundId, input));
    seen.push(page());
    expect(page()).toBe(protocol().kontrollsumma);
    services.db.$client.prepare("UPDATE rounds SET name = 'Ett annat namn' WHERE id = ?").run(roundId);
    seen.push(page());
    expect(page()).toBe(protocol().kontrollsumma);
    expect(new Set(seen).size).toBe(4);
    // Nobody is told it who may not read the round, remembered or not.
    const stranger = makePerson(services, { name: 'Lena', role: 'reader', unitId: made.org.administration });
    expect(() => protocolChecksum(services, actorOf(services, stranger), roundId)).toThrow();
  });

  it('stands first in the workbook', () => {
    const file = protocol();
    const [, second] = protocolWorkbook(file, roundId).sheets[0]?.blocks ?? [];
    expect(JSON.stringify(second)).toContain(file.kontrollsumma);
  });
});

it('the check knows the same reasons for a replacement as the form', () => {
  expect([...REPLACEMENT_WORDS].sort()).toEqual(Object.keys(REPLACEMENT_REASON_LABELS).sort());
});
