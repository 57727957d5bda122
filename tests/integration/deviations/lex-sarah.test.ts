import readSheets from 'read-excel-file/node';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { parseLexSarahList } from '#app/features/deviations/forms/lex-sarah-list-query.ts';
import { parseListQuery } from '#app/features/deviations/forms/list-query.ts';
import { action } from '#app/features/deviations/routes/lex-sarah-matter.tsx';
import { action as newDeviation } from '#app/features/deviations/routes/new-deviation.tsx';
import { loadDeviations } from '#app/features/deviations/server/list-deviations.server.ts';
import { listLexSarah } from '#app/features/deviations/server/list-lex-sarah.server.ts';
import { loadLexSarah } from '#app/features/deviations/server/load-lex-sarah.server.ts';
import { loader } from '#app/features/exports/routes/lex-sarah-workbook.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import type { DeviationId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { lexSarahYear } from '#db/queries/lex-sarah.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let template: Buffer;
beforeAll(async () => {
  services = await makeServices();
  // The consideration is a critical question, whether the child was heard is not.
  round = await makeReviewedRound(services, {
    0: { 'overvagande-i-tid': 'no' },
    1: { 'barnet-till-tals': 'no' },
  });
  template = services.db.$client.serialize();
}, 60_000);
beforeEach(async () => {
  services = await makeServices(undefined, openDatabase(template));
});

const stored = <T>(statement: string, ...values: (string | number)[]) =>
  services.db.$client.prepare(statement).all(...values) as T[];
const deviationIn = (question: string) => {
  const [found] = stored<{ id: DeviationId }>('SELECT id FROM deviations WHERE question_id = ?', question);
  if (!found) throw new Error(`no deviation of ${question}`);
  return found.id;
};
const critical = () => deviationIn('overvagande-i-tid');
const maria = () => actorOf(services, round.maria);
const take = async (
  as: PersonId | null,
  deviationId: DeviationId,
  intent: string,
  revision: number,
  more: Record<string, string> = {},
) => {
  const form = { intent, revision: String(revision), reason: `Därför ${intent}.`, ...more };
  return statusOf(async () => action(await routeArguments(services, { as, params: { deviationId }, form })));
};
const page = (deviationId = critical()) => must(loadLexSarah(services, maria(), deviationId));
const list = (address = '') =>
  listLexSarah(services, maria(), parseLexSarahList(new URLSearchParams(address)));

describe('lex Sarah', () => {
  it('is neither reported nor judged by whoever leads another unit, and judged by nobody in a case of her own', async () => {
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    expect(await take(null, critical(), 'report', 0)).toBe(302);
    expect(await take(other, critical(), 'report', 0)).toBe(404);
    services.db.$client
      .prepare(
        `UPDATE people SET case_worker_name = (SELECT case_worker FROM frame_cases
         JOIN deviations ON deviations.frame_case_id = frame_cases.id WHERE deviations.id = ?) WHERE id = ?`,
      )
      .run(critical(), round.maria);
    expect(await take(round.maria, critical(), 'decline', 0)).toBe(403);
    expect(list().waiting).toEqual([]);
    // Whoever sees something reports it, whosever case it is.
    expect(await take(round.maria, critical(), 'report', 0)).toBe(302);
    expect(await take(round.maria, critical(), 'judge', 1, { judgement: 'neither' })).toBe(403);
    expect(page()).toMatchObject({ mayJudge: false, steps: [], matter: { stage: 'reported' } });
  });

  it('waits for a manager after a critical answer only, escalates nothing, and waits no more when she has declined', async () => {
    expect(list().waiting.map(({ deviationId }) => deviationId)).toEqual([critical()]);
    expect(page(deviationIn('barnet-till-tals'))).toMatchObject({ isWaiting: false, mayReport: true });
    services.setNow('2027-06-02T08:00:00.000Z');
    expect(page()).toMatchObject({ isWaiting: true, matter: null });
    expect(stored('SELECT * FROM lex_sarah_matters')).toEqual([]);
    expect(await take(round.maria, deviationIn('barnet-till-tals'), 'decline', 0)).toBe(409);
    expect(await take(round.maria, critical(), 'decline', 0, { reason: '' })).toBe(422);
    expect(await take(round.maria, critical(), 'decline', 0)).toBe(302);
    expect(await take(round.maria, critical(), 'decline', 0)).toBe(302);
    expect(await take(round.maria, critical(), 'decline', 0, { reason: 'Något annat.' })).toBe(409);
    expect(page()).toMatchObject({ isWaiting: false, matter: null });
    expect(page().events.map(({ kind, note }) => [kind, note])).toEqual([
      ['lexSarahDeclined', 'Därför decline.'],
    ]);
    // Somebody may see it otherwise later.
    expect(await take(round.maria, critical(), 'report', 0)).toBe(302);
  });

  it('still waits when the deviation is closed, which judges nothing, and no more once she has taken a stand', async () => {
    services.db.$client
      .prepare("UPDATE deviations SET state = 'closed', closed_at = '2026-11-02' WHERE id = ?")
      .run(critical());
    expect(list().waiting).toMatchObject([{ deviationId: critical() }]);
    expect(loadHome(services, maria()).critical).toHaveLength(1);
    expect(page()).toMatchObject({ isWaiting: true, matter: null });
    expect(await take(round.maria, critical(), 'decline', 0)).toBe(302);
    expect(list().waiting).toEqual([]);
    expect(loadHome(services, maria()).critical).toEqual([]);
  });

  it('is refused without a judgement, a reason or a day, and with a personnummer', async () => {
    expect(await take(round.maria, critical(), 'report', 0, { reason: ' ' })).toBe(422);
    expect(await take(round.maria, critical(), 'report', 0, { reason: 'Gäller 811218-9876' })).toBe(422);
    expect(await take(round.maria, critical(), 'judge', 0, { judgement: 'misconduct' })).toBe(409);
    await take(round.maria, critical(), 'report', 0);
    expect(await take(round.maria, critical(), 'judge', 1)).toBe(422);
    expect(await take(round.maria, critical(), 'judge', 1, { judgement: 'misconduct', reason: '' })).toBe(
      422,
    );
    await take(round.maria, critical(), 'judge', 1, { judgement: 'misconduct' });
    await take(round.maria, critical(), 'investigate', 2);
    expect(await take(round.maria, critical(), 'notify', 3)).toBe(422);
    expect(await take(round.maria, critical(), 'notify', 3, { notifiedOn: '2026-11-03' })).toBe(422);
    expect(await take(round.maria, critical(), 'remedy', 3)).toBe(409);
    expect(page().matter).toMatchObject({ stage: 'investigating', revision: 3 });
  });

  it('is not reported of a deviation that is withdrawn', async () => {
    services.db.$client.prepare("UPDATE deviations SET state = 'withdrawn' WHERE id = ?").run(critical());
    expect(await take(round.maria, critical(), 'report', 0)).toBe(409);
    expect(page().matter).toBeNull();
  });

  it('goes through every stage once, each with an event and an entry without words, beside the deviation', async () => {
    const steps: [string, Record<string, string>?][] = [
      ['report', { concernedSex: 'female' }],
      ['judge', { judgement: 'riskOfMisconduct' }],
      ['investigate', { reason: '' }],
      ['notify', { notifiedOn: '2026-11-01' }],
      ['remedy'],
      ['judge', { judgement: 'misconduct' }],
      ['followUp'],
      ['close', { reason: '' }],
    ];
    for (const [revision, [step, more]] of steps.entries()) {
      expect(await take(round.maria, critical(), step, revision, more)).toBe(302);
      // A double click is the same step; the same words by somebody who has not seen it are not.
      expect(await take(round.maria, critical(), step, revision, more)).toBe(302);
    }
    expect(page().matter).toMatchObject({
      stage: 'closed',
      judgement: 'misconduct',
      isNotified: true,
      notifiedOn: '2026-11-01',
      concernedSex: 'female',
      daysOpen: null,
      revision: 8,
    });
    expect(await take(round.maria, critical(), 'judge', 8, { judgement: 'neither' })).toBe(409);
    const told = page().events;
    expect(told.map(({ note }) => note)).toContain('Påtaglig risk för missförhållande. Därför judge.');
    expect(told.map(({ note }) => note)).toContain('Missförhållande. Därför judge.');
    expect(told).toHaveLength(8);
    const entries = stored<{ action: string; detail: string }>(
      "SELECT action, detail FROM audit_entries WHERE action LIKE 'lexSarah.%' ORDER BY rowid",
    );
    expect(entries.map(({ action: done }) => done)).toEqual(steps.map(([step]) => `lexSarah.${step}`));
    expect(new Set(entries.map(({ detail }) => detail))).toEqual(new Set(['{}']));
    expect(stored('SELECT state FROM deviations WHERE id = ?', critical())).toEqual([{ state: 'new' }]);
  });

  it('takes the same step sent again with another kön as a correction, told and logged, and no other way', async () => {
    const sex = () => page().matter?.concernedSex;
    await take(round.maria, critical(), 'report', 0, { concernedSex: 'female' });
    // Back in the browser: the form as it was, with another kön.
    expect(await take(round.maria, critical(), 'report', 0, { concernedSex: 'male' })).toBe(302);
    expect(sex()).toBe('male');
    expect(await take(round.maria, critical(), 'judge', 2, { judgement: 'misconduct' })).toBe(302);
    expect(sex()).toBe('male');
    const judge = (concernedSex: string) =>
      take(round.maria, critical(), 'judge', 2, { judgement: 'misconduct', concernedSex });
    for (const corrected of ['female', 'female', '', 'male']) {
      expect(await judge(corrected)).toBe(302);
      expect(sex()).toBe(corrected || null);
    }
    expect(page().events.map(({ kind }) => kind)).toEqual([
      'lexSarahReported',
      'lexSarahSexCorrected',
      'lexSarahJudged',
      ...Array(3).fill('lexSarahSexCorrected'),
    ]);
    expect(page().matter).toMatchObject({ stage: 'assessed', revision: 6 });
    const logged = stored<{ detail: string }>(
      "SELECT detail FROM audit_entries WHERE action = 'lexSarah.sexCorrected'",
    );
    expect(logged.map(({ detail }) => detail)).toEqual(Array(4).fill('{}'));
    // Somebody else who has not seen it corrects nothing.
    const karin = makePerson(services, { name: 'Karin Ek', role: 'quality', unitId: round.org.children });
    const theirs = { judgement: 'misconduct', concernedSex: 'female' };
    expect(await take(karin, critical(), 'judge', 2, theirs)).toBe(409);
    expect(sex()).toBe('male');
  });

  it('shows both what stands and what was typed when somebody else was there first', async () => {
    const karin = makePerson(services, { name: 'Karin Ek', role: 'quality', unitId: round.org.children });
    await take(round.maria, critical(), 'report', 0);
    expect(await take(karin, critical(), 'judge', 1, { judgement: 'neither', reason: 'Ingen fara.' })).toBe(
      302,
    );
    const form = { intent: 'judge', revision: '1', judgement: 'misconduct', reason: 'Fara.' };
    const args = await routeArguments(services, {
      as: round.maria,
      params: { deviationId: critical() },
      form,
    });
    const answer = (await action(args)) as { data: unknown; init: { status: number } };
    expect(answer.init.status).toBe(409);
    expect(answer.data).toMatchObject({
      isConflict: true,
      typed: { judgement: 'misconduct', reason: 'Fara.' },
    });
    expect(page()).toMatchObject({ matter: { judgement: 'neither', judgementReason: 'Ingen fara.' } });
    expect(page().steps).toEqual(['judge', 'close']);
  });

  it('is listed with its age, counted, and kept to the units of the person', async () => {
    services.setNow('2026-11-12T08:00:00.000Z');
    await take(round.maria, critical(), 'report', 0);
    await take(round.maria, deviationIn('barnet-till-tals'), 'report', 0);
    await take(round.maria, deviationIn('barnet-till-tals'), 'judge', 1, { judgement: 'neither' });
    await take(round.maria, deviationIn('barnet-till-tals'), 'close', 2);
    services.setNow('2026-12-24T08:00:00.000Z');
    expect(list()).toMatchObject({ total: 2, left: 1, years: [2026], waiting: [] });
    expect(list('lage=open').rows).toMatchObject([{ deviationId: critical(), daysOpen: 42 }]);
    expect(list('ar=2025')).toMatchObject({ total: 0, rows: [] });
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    const others = listLexSarah(services, actorOf(services, other), parseLexSarahList(new URLSearchParams()));
    expect(others).toMatchObject({ rows: [], total: 0 });
    // In the list of deviations one whose matter is open stands among the open ones, closed or not.
    const address = (typed: string) => parseListQuery(new URLSearchParams(typed));
    const listed = (typed: string) => loadDeviations(services, maria(), address(typed));
    services.db.$client.prepare("UPDATE deviations SET state = 'closed'").run();
    expect(listed('').rows).toEqual([]);
    expect(listed('lex-sarah=all')).toMatchObject({ total: 1, notInvestigated: 1 });
    expect(listed('lex-sarah=open').rows).toMatchObject([{ id: critical(), lexSarah: { daysOpen: 42 } }]);
    expect(listed('status=all&lex-sarah=all')).toMatchObject({ total: 2, notInvestigated: 1 });
    expect(listed('status=all&lex-sarah=closed').rows).toMatchObject([{ lexSarah: { daysOpen: null } }]);
  });

  it('is a file for those who may judge, without the words that were written', async () => {
    await take(round.maria, critical(), 'report', 0, { concernedSex: 'female' });
    const download = async (as: PersonId) => loader(await routeArguments(services, { as }));
    const gun = makePerson(services, { name: 'Gun Ek', role: 'reviewer', unitId: round.org.children });
    expect(await statusOf(() => download(gun))).toBe(403);
    const response = await download(round.maria);
    expect(response.headers.get('Content-Disposition')).toContain('Lex Sarah 2026-11-02 intern.xlsx');
    const sheets = await readSheets(Buffer.from(await response.arrayBuffer()));
    const [headers, only, ...more] = sheets.find(({ sheet }) => sheet === 'Lex Sarah')?.data ?? [];
    expect(more).toEqual([]);
    expect(Object.fromEntries((headers ?? []).map((header, at) => [header, only?.[at]]))).toMatchObject({
      Läge: 'Rapporterad',
      Rapporterad: new Date('2026-11-02T00:00:00Z'),
      'Dagar sedan rapporten': 0,
      'Anmäld till IVO': null,
      Kön: 'Kvinna eller flicka',
    });
    expect(JSON.stringify(sheets)).not.toContain('Därför');
  });
});

describe('the figures of a year', () => {
  const write = async (unitId: UnitId, title: string) => {
    const today = services.now().slice(0, 10);
    const form = { unitId: String(unitId), title, description: 'Det hände.', severity: 'serious' };
    const more = { typeId: '', caseReference: '', responsibleId: '', occurredOn: today, dueOn: today };
    await newDeviation(await routeArguments(services, { as: round.maria, form: { ...form, ...more } }));
    return stored<{ id: DeviationId }>('SELECT max(id) AS id FROM deviations')[0]?.id as DeviationId;
  };
  const year = (of: number) => lexSarahYear(services.db, scopeOf(maria(), 'lexSarah.judge'), of);

  it('are told by the history up to the last of December and stay so whatever happens then', async () => {
    const { unit1, unit2 } = round.org;
    services.setNow('2025-03-01T08:00:00.000Z');
    const old = await write(unit1, 'Förra årets');
    await take(round.maria, old, 'report', 0, { concernedSex: 'male' });
    await take(round.maria, old, 'judge', 1, { judgement: 'misconduct', concernedSex: 'male' });
    services.setNow('2026-02-01T08:00:00.000Z');
    const first = await write(unit1, 'Årets första');
    await take(round.maria, first, 'report', 0, { concernedSex: 'female' });
    const second = await write(unit2, 'Årets andra');
    await take(round.maria, second, 'report', 0);
    await take(round.maria, second, 'judge', 1, { judgement: 'neither' });
    await take(round.maria, second, 'close', 2);
    await take(round.maria, old, 'investigate', 2);
    await take(round.maria, old, 'notify', 3, { notifiedOn: '2026-02-01' });
    const told = year(2026);
    expect(told.thisYear).toMatchObject({ reported: 2, waiting: 1, notified: 1, open: 2 });
    expect(told.thisYear.byStage).toMatchObject({ reported: 1, closed: 1, assessed: 0 });
    expect(told.lastYear).toMatchObject({ reported: 1, waiting: 1, notified: 0, open: 1 });
    expect(told.rows.map(({ unitName, sex, thisYear }) => [unitName, sex, thisYear.reported])).toEqual([
      ['Barn och unga 1', 'female', 1],
      ['Barn och unga 1', 'male', 0],
      ['Barn och unga 2', null, 1],
    ]);
    // Half an hour into the new year in Sweden.
    services.setNow('2026-12-31T23:30:00.000Z');
    await take(round.maria, first, 'judge', 1, { judgement: 'misconduct', concernedSex: 'female' });
    await take(round.maria, second, 'reopen', 3);
    expect(year(2026)).toEqual(told);
    expect(year(2027)).toMatchObject({
      thisYear: { reported: 0, notified: 0, open: 3 },
      lastYear: { notified: 1 },
    });
    const nowhere = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    const scope = scopeOf(actorOf(services, nowhere), 'lexSarah.judge');
    expect(lexSarahYear(services.db, scope, 2026)).toMatchObject({ rows: [], thisYear: { reported: 0 } });
  });
});
