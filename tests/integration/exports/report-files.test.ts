import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { workbookResponse } from '#app/features/exports/server/workbook-response.server.ts';
import {
  checkReportFile,
  hashOfFile,
  requireResultReader,
} from '#app/features/results/server/check-report-file.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { reopenRound } from '#app/features/results/server/reopen-round.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let erik: PersonId;
beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  erik = makePerson(services, { name: 'Erik Kvist', role: 'quality', unitId: round.org.administration });
}, 60_000);

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function fetched(as: PersonId, version: 'internal' | 'deidentified'): Promise<Uint8Array> {
  const workbook = exportRound(services, actorOf(services, as), round.roundId, version);
  return new Uint8Array(await workbookResponse(services, workbook).arrayBuffer());
}

const recorded = () =>
  services.db.$client
    .prepare('SELECT sequence, kind, sha256, made_at, made_by_id FROM report_files ORDER BY id')
    .all();
const audited = () =>
  services.db.$client
    .prepare("SELECT count(*) FROM audit_entries WHERE action = 'round.fileFrozen'")
    .pluck()
    .get();

describe('the files of a round', () => {
  it('are not recorded while it is preliminary', async () => {
    await fetched(round.maria, 'internal');
    expect(recorded()).toEqual([]);
  });

  it('are the same bytes whoever fetches a finalised one and when, and recorded once', async () => {
    must(finaliseRound(services, actorOf(services, round.maria), round.roundId, new Map()));
    services.setNow('2026-11-02T09:00:00.000Z');
    const first = await fetched(round.maria, 'internal');
    const deidentified = await fetched(round.maria, 'deidentified');
    services.setNow('2027-03-04T05:06:07.000Z');
    services.db.$client.prepare("UPDATE controls SET purpose = 'Ett annat syfte'").run();
    services.db.$client
      .prepare("UPDATE deviations SET state = 'assessed', due_on = '2027-05-05', responsible_id = ?")
      .run(erik);
    expect(hashOf(await fetched(erik, 'internal'))).toBe(hashOf(first));
    expect(hashOf(await fetched(erik, 'deidentified'))).toBe(hashOf(deidentified));
    const made = { sequence: 1, made_at: '2026-11-02T09:00:00.000Z', made_by_id: round.maria };
    expect(recorded()).toEqual([
      { ...made, kind: 'workbookInternal', sha256: hashOf(first) },
      { ...made, kind: 'workbookDeidentified', sha256: hashOf(deidentified) },
    ]);
    expect(audited()).toBe(2);
  });

  it('are not recorded when the download is cut', async () => {
    services.db.$client.prepare("UPDATE controls SET name = 'Ett annat namn'").run();
    const workbook = exportRound(services, actorOf(services, erik), round.roundId, 'internal');
    const reader = workbookResponse(services, workbook).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    services.setNow('2027-03-05T05:06:07.000Z');
    await fetched(erik, 'internal');
    // The very same content, to its end: the one before it left nothing.
    expect(recorded()).toHaveLength(3);
    expect(recorded().at(-1)).toMatchObject({ made_at: '2027-03-05T05:06:07.000Z', made_by_id: erik });
  });

  it('are known again by those who may read the result, from a file in any hands', async () => {
    const bytes = await fetched(round.maria, 'deidentified');
    const sha256 = hashOf(bytes);
    const reader = makePerson(services, {
      name: 'Lena Läsare',
      role: 'reader',
      unitId: round.org.administration,
    });
    const other = makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: round.org.elderly });
    const check = (as: PersonId, text: string) => checkReportFile(services, actorOf(services, as), text);
    expect(await hashOfFile(new File([bytes as Uint8Array<ArrayBuffer>], 'resultat.xlsx'))).toBe(sha256);
    expect(check(reader, sha256.toUpperCase())?.files).toMatchObject([
      { number: '2026-001', kind: 'Excel, avidentifierad', isInForce: true },
    ]);
    expect(check(other, sha256)?.files).toEqual([]);
    const changed = bytes.slice();
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(check(reader, hashOf(changed))?.files).toEqual([]);
    expect(check(reader, 'resultat.xlsx')).toBeUndefined();
    expect(() => requireResultReader(actorOf(services, round.reviewers[0] as PersonId))).toThrow();
    const page = loadDeidentifiedResult(services, actorOf(services, reader), round.roundId);
    expect(page.files.map(({ name }) => name)).toEqual(['Excel, avidentifierad', 'Excel, avidentifierad']);
  });

  it('belong to the finalisation they were made of', async () => {
    const maria = actorOf(services, round.maria);
    const old = (recorded() as { sha256: string }[])[0]?.sha256 ?? '';
    const reader = makePerson(services, { name: 'Rut Ek', role: 'reader', unitId: round.org.administration });
    must(reopenRound(services, maria, round.roundId, 'Ett svar var fel.'));
    // Whoever got it may know that it holds no more.
    expect(checkReportFile(services, actorOf(services, reader), old)?.files).toMatchObject([
      { number: '2026-001', isInForce: false, isFinalised: false },
    ]);
    must(finaliseRound(services, maria, round.roundId, new Map()));
    const latest = await fetched(round.maria, 'internal');
    expect(recorded().at(-1)).toMatchObject({ sequence: 2, kind: 'workbookInternal' });
    expect(checkReportFile(services, maria, old)?.files).toMatchObject([
      { isInForce: false, isFinalised: true },
    ]);
    expect(checkReportFile(services, maria, hashOf(latest))?.files).toMatchObject([{ isInForce: true }]);
  });
});
