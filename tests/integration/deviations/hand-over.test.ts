import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readSheets from 'read-excel-file/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import { action as systemAction } from '#app/features/deviations/routes/receiving-system.tsx';
import { action as addSystem } from '#app/features/deviations/routes/receiving-systems.tsx';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { action as handOver } from '#app/features/exports/routes/hand-over.tsx';
import { action as batchAction } from '#app/features/exports/routes/handover-batch.tsx';
import { loader as fileLoader } from '#app/features/exports/routes/handover-file.ts';
import { exportDeviations } from '#app/features/exports/server/export-deviations.server.ts';
import { loadHandOver } from '#app/features/exports/server/load-hand-over.server.ts';
import type { DeviationId, PersonId, ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let karin: PersonId;
beforeEach(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  karin = makePerson(services, { name: 'Karin Ek', role: 'quality', unitId: round.org.children });
  expect(await statusOf(async () => addSystem(await call(karin, { intent: 'add', name: 'Lifecare' })))).toBe(
    302,
  );
});

const systemId = 1 as ReceivingSystemId;
const call = (as: PersonId | null, form: Record<string, string | string[]>, params = {}) =>
  routeArguments(services, { as, form, params: { systemId, ...params } });
const shape = (more: Record<string, string>) => ({
  intent: 'save',
  revision: '1',
  name: 'Lifecare',
  format: 'csv',
  separator: ';',
  encoding: 'windows1252',
  dates: 'iso',
  'place-0': '2',
  'heading-0': 'Vad',
  'field-0': 'description',
  'text-0': '',
  'place-1': '1',
  'heading-1': 'Id',
  'field-1': 'number',
  'text-1': '',
  'heading-2': '',
  'field-2': 'fixed',
  'text-2': 'bort',
  ...more,
});
const save = async (as: PersonId, more: Record<string, string> = {}) =>
  statusOf(async () => systemAction(await call(as, shape(more))));
const ids = () =>
  services.db.$client.prepare('SELECT id FROM deviations ORDER BY id').pluck().all() as DeviationId[];
const give = async (as: PersonId | null, chosen: readonly number[] = ids()): Promise<Response> => {
  try {
    return (await handOver(await call(as, { deviationId: chosen.map(String) }))) as Response;
  } catch (thrown) {
    return thrown as Response;
  }
};
const batchOf = (response: Response) =>
  response.headers.get('Location')?.split('/').at(-1)?.split('?')[0] ?? '';
const fetchFile = async (as: PersonId, batch: string) =>
  fileLoader(await routeArguments(services, { as, params: { systemId, batch } }));
const change = async (as: PersonId, form: Record<string, string>, batch = '20261102080000000') =>
  statusOf(async () => batchAction(await call(as, form, { batch })));
const marked = () =>
  services.db.$client.prepare('SELECT deviation_id, external_number AS number FROM handovers').all();
const kindsOf = (id: DeviationId) =>
  must(loadDeviation(services, actorOf(services, round.maria), id)).events.map(({ kind }) => kind);
const waiting = (as: PersonId) =>
  loadHandOver(services, actorOf(services, as), systemId, parseListQuery(new URLSearchParams()));

it('takes nothing once it is used no more, and says so', async () => {
  services.db.$client.prepare("UPDATE receiving_systems SET retired_at = '2026-11-02T07:00:00.000Z'").run();
  const answer = (await give(round.maria)) as unknown as { data: unknown };
  expect(JSON.stringify(answer.data)).toContain('Systemet används inte längre. Inget är överlämnat.');
  expect(marked()).toEqual([]);
});

describe('a receiving system', () => {
  it('is shaped by those who answer for quality alone, and keeps what somebody else saved meanwhile', async () => {
    expect(await save(round.maria)).toBe(403);
    expect(await save(karin, { 'heading-1': 'Vad' })).toBe(422);
    expect(await save(karin, { 'heading-0': '', 'heading-1': '' })).toBe(422);
    expect(await save(karin)).toBe(302);
    expect(await save(karin)).toBe(302);
    expect(await save(karin, { name: 'Annat' })).toBe(409);
    const [stored] = services.db.$client
      .prepare('SELECT name, layout, revision FROM receiving_systems')
      .all() as {
      layout: string;
    }[];
    expect(stored).toMatchObject({ name: 'Lifecare', revision: 2 });
    // In the order of their places, and without the row that has no heading.
    expect(JSON.parse(stored?.layout ?? '{}')).toMatchObject({
      columns: [
        { heading: 'Id', field: 'number' },
        { heading: 'Vad', field: 'description' },
      ],
    });
  });
});

describe('handing over', () => {
  it('is refused to whoever reaches none of it, or only some', async () => {
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    const gun = makePerson(services, { name: 'Gun Ek', role: 'reviewer', unitId: round.org.children });
    expect(await statusOf(() => give(null))).toBe(302);
    expect((await give(gun)).status).toBe(403);
    expect(await statusOf(() => give(other))).toBe(422);
    expect(await statusOf(() => give(round.maria, [...ids(), 999]))).toBe(422);
    expect(await statusOf(() => give(round.maria, []))).toBe(422);
    services.db.$client.prepare("UPDATE deviations SET state = 'withdrawn' WHERE id = ?").run(ids()[0]);
    expect(await statusOf(() => give(round.maria))).toBe(422);
    expect(marked()).toEqual([]);
    const done = await give(round.maria, ids().slice(1));
    expect(await statusOf(() => fetchFile(other, batchOf(done)))).toBe(404);
    expect(await statusOf(() => fetchFile(gun, batchOf(done)))).toBe(403);
  });

  it('marks each once whatever is repeated, and gives the same batch again', async () => {
    const [first, second] = ids() as [DeviationId, DeviationId];
    const one = await give(round.maria, [first]);
    expect([one.status, batchOf(one)]).toEqual([302, '20261102080000000']);
    expect(batchOf(await give(round.maria, [first]))).toBe(batchOf(one));
    // The same instant on the clock is another batch all the same.
    const both = await give(karin, [first, second]);
    expect(both.headers.get('Location')).toBe('/avvikelser/lamna-over/1/20261102080000001?redan=1');
    expect(marked()).toHaveLength(2);
    expect(kindsOf(first).filter((kind) => kind === 'handedOver')).toHaveLength(1);
    expect(waiting(round.maria)).toMatchObject({ total: 0, offered: [] });
    expect(waiting(round.maria).handedOver.map(({ batch }) => batch)).toEqual([batchOf(both), batchOf(one)]);
    const logged = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'deviation.handedOver'")
      .pluck();
    expect(logged.all()).toEqual(['{"systemId":1}', '{"systemId":1}']);
  });

  it('makes the file as often as it is asked for, in the receiver’s columns and encoding', async () => {
    await save(karin, { name: 'Lifecare / "Sol": å' });
    services.db.$client.prepare('UPDATE deviations SET description = \'=HYPERLINK("x") – å; "ö"\'').run();
    const batch = batchOf(await give(round.maria));
    for (const _ of [1, 2]) {
      const response = await fetchFile(round.maria, batch);
      expect(response.headers.get('Content-Type')).toBe('text/csv; charset=windows-1252');
      // By Swedish time, and without what no file can be called.
      expect(response.headers.get('Content-Disposition')).toBe(
        `attachment; filename="Avvikelser till Lifecare Sol a 2026-11-02 09.00.csv"; filename*=UTF-8''Avvikelser%20till%20Lifecare%20Sol%20%C3%A5%202026-11-02%2009.00.csv`,
      );
      const bytes = Buffer.from(await response.arrayBuffer());
      const rows = parse(iconv.decode(bytes, 'win1252'), { delimiter: ';' });
      const what = '\'=HYPERLINK("x") – å; "ö"';
      expect(rows).toEqual([
        ['Id', 'Vad'],
        ['AV-2026-001', what],
        ['AV-2026-002', what],
      ]);
    }
    expect(marked()).toHaveLength(2);
  });

  it('makes a workbook with days that are days, and text that is no formula', async () => {
    services.db.$client.prepare("UPDATE deviations SET description = '=1+1'").run();
    const response = await fetchFile(round.maria, batchOf(await give(round.maria)));
    const [sheet] = await readSheets(Buffer.from(await response.arrayBuffer()));
    const [headers, row] = sheet?.data ?? [];
    expect(headers).toEqual(['Nummer', 'Rubrik', 'Beskrivning', 'Ärende', 'Enhet', 'Upptäckt']);
    expect(row?.[2]).toBe('=1+1');
    expect(row?.[5]).toEqual(new Date('2026-11-02T00:00:00Z'));
  });

  it('hands over nothing with characters that the encoding lacks, and says which', async () => {
    await save(karin);
    services.db.$client
      .prepare("UPDATE deviations SET description = 'Från 😀 till →' WHERE id = ?")
      .run(ids()[1]);
    const answer = (await handOver(await call(round.maria, { deviationId: ids().map(String) }))) as {
      data: unknown;
    };
    expect(JSON.stringify(answer.data)).toContain('AV-2026-002: 😀 →');
    expect(marked()).toEqual([]);
    expect((await give(round.maria, ids().slice(0, 1))).status).toBe(302);
  });

  it('is taken back with a reason, once, and can then be done again', async () => {
    const [first] = ids() as [DeviationId];
    await give(round.maria);
    const takeBack = { intent: 'takeBack', deviationId: String(first) };
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    expect(await change(other, { ...takeBack, reason: 'Fel.' })).toBe(404);
    expect(await change(round.maria, { ...takeBack, reason: '' })).toBe(422);
    expect(await change(round.maria, { ...takeBack, reason: 'Fel system.' })).toBe(302);
    expect(await change(round.maria, { ...takeBack, reason: 'Fel system.' })).toBe(302);
    expect(marked()).toHaveLength(1);
    expect(kindsOf(first).slice(-2)).toEqual(['handedOver', 'handoverTakenBack']);
    expect(waiting(round.maria).offered).toMatchObject([{ deviationId: first }]);
    services.setNow('2026-11-03T08:00:00.000Z');
    expect(batchOf(await give(round.maria, [first]))).toBe('20261103080000000');
  });

  it('takes the numbers of the other system, each as it was seen, and shows them with the deviation', async () => {
    const [first, second] = ids() as [DeviationId, DeviationId];
    await give(round.maria);
    const numbers = (more: Record<string, string>) => ({ intent: 'numbers', ...more });
    const one = numbers({ [`number-${first}`]: 'LC 4711', [`seen-${first}`]: '' });
    expect(await change(round.maria, numbers({ [`number-${first}`]: '811218-9876' }))).toBe(422);
    expect(await change(round.maria, one)).toBe(302);
    expect(await change(round.maria, one)).toBe(302);
    const late = {
      [`number-${first}`]: 'LC 1',
      [`seen-${first}`]: '',
      [`number-${second}`]: 'LC 2',
      [`seen-${second}`]: '',
    };
    expect(await change(karin, numbers(late))).toBe(409);
    expect(marked()).toMatchObject([{ number: 'LC 4711' }, { number: '' }]);
    expect(kindsOf(first).filter((kind) => kind === 'externalNumberNoted')).toHaveLength(1);
    const [sheet] = exportDeviations(services, actorOf(services, round.maria)).sheets;
    expect(JSON.stringify(sheet)).toContain('Lifecare LC 4711');
    const page = must(loadDeviation(services, actorOf(services, round.maria), first));
    expect(page.handovers).toMatchObject([{ systemName: 'Lifecare', externalNumber: 'LC 4711' }]);
  });
});
