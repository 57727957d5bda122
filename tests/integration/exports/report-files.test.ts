import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  fetchRoundReport,
  fetchRoundWorkbook,
} from '#app/features/exports/server/fetch-round-file.server.ts';
import { keepMissingFiles, keepReportFiles } from '#app/features/exports/server/keep-report-files.server.ts';
import { action } from '#app/features/results/routes/round.tsx';
import {
  checkReportFile,
  hashOfFile,
  requireResultReader,
} from '#app/features/results/server/check-report-file.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { reopenRound } from '#app/features/results/server/reopen-round.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let erik: PersonId;
/** What the act of finalising has set going; a page is not waited for longer than people have patience. */
let making: Promise<void> | undefined;
beforeAll(async () => {
  services = {
    ...(await makeServices()),
    finalisedListeners: [
      (...finalised) => {
        making = keepReportFiles(...finalised);
        return making;
      },
    ],
  };
  round = await makeReviewedRound(services);
  erik = makePerson(services, { name: 'Erik Kvist', role: 'quality', unitId: round.org.administration });
}, 60_000);

const KINDS = ['reportDeidentified', 'reportInternal', 'workbookDeidentified', 'workbookInternal'] as const;
type Kind = (typeof KINDS)[number];

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function fetched(as: PersonId, kind: Kind): Promise<Uint8Array> {
  const version = kind.endsWith('Internal') ? 'internal' : 'deidentified';
  const fetch = kind.startsWith('workbook') ? fetchRoundWorkbook : fetchRoundReport;
  const response = await fetch(services, actorOf(services, as), round.roundId, version);
  return new Uint8Array(await response.arrayBuffer());
}
async function hashes(as: PersonId): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const kind of KINDS) all[kind] = hashOf(await fetched(as, kind));
  return all;
}

type Recorded = { sequence: number; kind: Kind; sha256: string; made_at: string; made_by_id: number | null };
const sql = (text: string, ...values: unknown[]) => services.db.$client.prepare(text).run(...values);
const recorded = () =>
  services.db.$client
    .prepare('SELECT sequence, kind, sha256, made_at, made_by_id FROM report_files ORDER BY id')
    .all() as Recorded[];
const recordedOf = (sequence: number) =>
  Object.fromEntries(
    recorded()
      .filter((one) => one.sequence === sequence)
      .map(({ kind, sha256 }) => [kind, sha256]),
  );
const audited = () =>
  services.db.$client
    .prepare("SELECT count(*) FROM audit_entries WHERE action = 'round.fileFrozen'")
    .pluck()
    .get();
const filesShown = () =>
  loadRoundPage(services, actorOf(services, round.maria), round.roundId).finalised?.files;

/** Everything that a file prints and that goes on changing. */
function changeTheWorld(): void {
  sql("UPDATE units SET name = name || ' Norra'");
  sql("UPDATE people SET display_name = display_name || ' Ek'");
  sql("UPDATE controls SET name = 'Ett annat namn', purpose = 'Ett annat syfte'");
  sql(
    "UPDATE deviations SET state = 'assessed', severity = 'serious', due_on = '2027-05-05', responsible_id = ?",
    erik,
  );
  sql("INSERT OR REPLACE INTO settings (name, value) VALUES ('organisationName', 'En annan kommun')");
}

describe('the files of a round', () => {
  it('are not kept while it is preliminary, and other ones each time', async () => {
    const first = await fetched(round.maria, 'workbookInternal');
    services.setNow('2026-11-02T08:30:00.000Z');
    expect(hashOf(await fetched(round.maria, 'workbookInternal'))).not.toBe(hashOf(first));
    expect(recorded()).toEqual([]);
  });

  it('have their hashes when the round is finalised, before anybody has fetched one', async () => {
    services.setNow('2026-11-02T09:00:00.000Z');
    const form = { intent: 'finalise' };
    const call = { as: round.maria, params: { roundId: round.roundId }, form };
    expect(await statusOf(async () => action(await routeArguments(services, call)))).toBe(302);
    await making;
    const made = { sequence: 1, made_at: '2026-11-02T09:00:00.000Z', made_by_id: null };
    expect(recorded().map(({ sha256: _, ...rest }) => rest)).toEqual(
      ['workbookInternal', 'workbookDeidentified', 'reportInternal', 'reportDeidentified'].map((kind) => ({
        ...made,
        kind,
      })),
    );
    expect(audited()).toBe(4);
    expect(filesShown()).toMatchObject({ isMaking: false, made: [{}, {}, {}, {}] });
  });

  it('are the same bytes whoever fetches them and whatever is renamed, handled or decided since', async () => {
    const before = await hashes(round.maria);
    expect(before).toEqual(recordedOf(1));
    changeTheWorld();
    services.setNow('2027-03-04T05:06:07.000Z');
    expect(await hashes(erik)).toEqual(before);
    expect(recorded()).toHaveLength(4);
  });

  it('are handed out only to those who may read that result', async () => {
    const unitId = round.org.administration;
    const reader = makePerson(services, { name: 'Lena Läsare', role: 'reader', unitId });
    const other = makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: round.org.elderly });
    const statuses = async (as: PersonId) => {
      const all: number[] = [];
      for (const kind of KINDS) all.push(await statusOf(() => fetched(as, kind)));
      return all;
    };
    expect(await statuses(reader)).toEqual([200, 404, 200, 404]);
    expect(await statuses(other)).toEqual([404, 404, 404, 404]);
  });

  it('never change', () => {
    expect(() => sql("UPDATE kept_files SET content = x'00'")).toThrow('never change');
  });

  it('are known again by those who may read the result, from a file in any hands', async () => {
    const bytes = await fetched(round.maria, 'workbookDeidentified');
    const sha256 = hashOf(bytes);
    const unitId = round.org.administration;
    const reader = makePerson(services, { name: 'Lea Läsare', role: 'reader', unitId });
    const other = makePerson(services, { name: 'Chef Äldst', role: 'manager', unitId: round.org.elderly });
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
    expect(page.files.made.map(({ name }) => name)).toEqual([
      'Excel, avidentifierad',
      'Word, avidentifierad',
    ]);
  });

  it('belong to the finalisation they were made of, and one broken off is mended at the next start', async () => {
    const maria = actorOf(services, round.maria);
    const old = recordedOf(1);
    must(reopenRound(services, maria, round.roundId, 'Ett svar var fel.'));
    // Whoever got it may know that it holds no more.
    expect(checkReportFile(services, maria, old['workbookInternal'] ?? '')?.files).toMatchObject([
      { number: '2026-001', isInForce: false, isFinalised: false },
    ]);
    expect(await keepMissingFiles(services)).toBe(0);

    // The program stops right after the transaction: nothing has been made.
    must(finaliseRound(services, maria, round.roundId, new Map()));
    expect(filesShown()).toEqual({ made: [], isMaking: true });
    // Whoever cannot wait gets the file, and is the one who had it made.
    const first = await fetched(erik, 'workbookInternal');
    expect(recorded().slice(4)).toMatchObject([{ sequence: 2, made_by_id: erik, sha256: hashOf(first) }]);
    expect(filesShown()).toMatchObject({ made: [{ isGone: false }], isMaking: true });
    expect(await keepMissingFiles(services)).toBe(1);
    expect(await keepMissingFiles(services)).toBe(0);
    expect(filesShown()?.isMaking).toBe(false);
    expect(recordedOf(2)['workbookInternal']).toBe(hashOf(first));
    changeTheWorld();
    expect(await hashes(round.maria)).toEqual(recordedOf(2));
    expect(checkReportFile(services, maria, old['workbookInternal'] ?? '')?.files).toMatchObject([
      { isInForce: false, isFinalised: true },
    ]);
    expect(checkReportFile(services, maria, hashOf(first))?.files).toMatchObject([{ isInForce: true }]);
  });

  it('of a round from before files were kept are made once, and a hash they do not have is told to be gone', async () => {
    sql('DELETE FROM kept_files WHERE sequence = 2 AND kind IN (?, ?)', 'workbookInternal', 'reportInternal');
    const earlier = recordedOf(2)['workbookInternal'];
    const now = hashOf(await fetched(erik, 'workbookInternal'));
    expect(now).not.toBe(earlier);
    changeTheWorld();
    expect(hashOf(await fetched(erik, 'workbookInternal'))).toBe(now);
    const shown = filesShown()?.made.filter(({ name }) => name === 'Excel, intern');
    expect(shown).toMatchObject([
      { sha256: earlier, isGone: true },
      { sha256: now, isGone: false },
    ]);
    // Nothing has taken the place of that one yet.
    expect(filesShown()?.made.find(({ name }) => name === 'Word, intern')?.isGone).toBe(false);
  });
});
