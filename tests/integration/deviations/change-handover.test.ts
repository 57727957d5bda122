import { beforeAll, expect, it } from 'vitest';
import type { BatchForm } from '#app/features/deviations/forms/handover-form.ts';
import { action as addSystem } from '#app/features/deviations/routes/receiving-systems.tsx';
import { changeHandover } from '#app/features/deviations/server/change-handover.server.ts';
import { action as handOver } from '#app/features/exports/routes/hand-over.tsx';
import { action as batchAction } from '#app/features/exports/routes/handover-batch.tsx';
import type { DeviationId, PersonId, ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const systemId = 1 as ReceivingSystemId;
const FIRST = '2026-11-02T08:00:00.000Z';
const SECOND = '2026-11-03T08:00:00.000Z';

let services: TestServices;
let round: ReviewedRound;
let first: DeviationId;
beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  const karin = makePerson(services, { name: 'Karin Ek', role: 'quality', unitId: round.org.children });
  const form = { intent: 'add', name: 'Lifecare' };
  await statusOf(async () => addSystem(await routeArguments(services, { as: karin, form })));
  first = sql('SELECT min(id) FROM deviations').pluck().get() as DeviationId;
  await give();
});

const sql = (text: string) => services.db.$client.prepare(text);
const give = async () => {
  const form = { deviationId: String(first) };
  await statusOf(async () =>
    handOver(await routeArguments(services, { as: round.maria, form, params: { systemId } })),
  );
};
const stored = () => sql('SELECT at, external_number AS number FROM handovers').all();
const change = (as: PersonId, form: BatchForm, at = FIRST) => {
  const changed = changeHandover(services, actorOf(services, as), { systemId, at }, form);
  return changed.ok ? 'done' : changed.error;
};
const note = (number: string, seen = ''): BatchForm => ({
  intent: 'numbers',
  numbers: [{ deviationId: first, number, seen }],
});
const takeBack = (seen = ''): BatchForm => ({
  intent: 'takeBack',
  deviationId: first,
  reason: 'Fel system.',
  seen,
});

it('is refused to somebody whose own case it is, and to those who do not reach the deviation', () => {
  const caseWorkerName = sql(
    'SELECT case_worker FROM frame_cases WHERE id = (SELECT frame_case_id FROM deviations WHERE id = ?)',
  )
    .pluck()
    .get(first) as string;
  const unitId = round.org.children;
  const own = makePerson(services, { name: 'Egen Chef', role: 'manager', unitId, caseWorkerName });
  const reader = makePerson(services, { name: 'Lena Läsare', role: 'reader', unitId });
  for (const form of [note('LC 1'), takeBack()]) {
    expect(change(own, form)).toEqual({ kind: 'forbidden' });
    expect(change(reader, form)).toEqual({ kind: 'notFound' });
  }
  expect(stored()).toEqual([{ at: FIRST, number: '' }]);
});

it('is refused from a page read before somebody noted another number', () => {
  expect(change(round.maria, note('LC 4711'))).toBe('done');
  expect(change(round.maria, takeBack())).toEqual({
    kind: 'changedMeanwhile',
    numbers: ['AV-2026-001: där står nu LC 4711'],
  });
  expect(stored()).toEqual([{ at: FIRST, number: 'LC 4711' }]);
});

it('is refused from the page of an earlier handover once it is handed over again', async () => {
  expect(change(round.maria, takeBack('LC 4711'))).toBe('done');
  expect(change(round.maria, takeBack('LC 4711'))).toBe('done');
  services.setNow(SECOND);
  await give();
  for (const form of [takeBack(), note('LC 1')]) {
    expect(change(round.maria, form)).toEqual({ kind: 'handedOverAgain' });
  }
  const form = { intent: 'takeBack', deviationId: String(first), reason: 'Fel system.', seen: '' };
  const post = (batch: string) =>
    statusOf(async () =>
      batchAction(await routeArguments(services, { as: round.maria, form, params: { systemId, batch } })),
    );
  expect(await post('20261102080000000')).toBe(409);
  expect(stored()).toEqual([{ at: SECOND, number: '' }]);
  expect(await post('20261103080000000')).toBe(302);
  expect(stored()).toEqual([]);
});
