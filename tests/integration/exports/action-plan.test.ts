import readWorkbookFile from 'read-excel-file/node';
import { beforeEach, expect, it } from 'vitest';
import type { ActionPlanQuery } from '#app/features/deviations/forms/action-plan-query.ts';
import { loader as pageLoader } from '#app/features/deviations/routes/action-plan.tsx';
import { handleAction } from '#app/features/deviations/server/handle-action.server.ts';
import { loadActionPlan } from '#app/features/deviations/server/load-action-plan.server.ts';
import { planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { loader as documentLoader } from '#app/features/exports/routes/action-plan-document.ts';
import { loader as workbookLoader } from '#app/features/exports/routes/action-plan-workbook.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ActionId, DeviationId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { readZip } from '#tests/factories/read-zip.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let deviations: { id: DeviationId; number: string; title: string; key: string }[];
const maria = () => actorOf(services, round.maria);

beforeEach(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  deviations = services.db.$client
    .prepare('SELECT d.id, number, title, key FROM deviations d JOIN frame_cases f ON f.id = frame_case_id')
    .all() as typeof deviations;
});

const plan = (unitId: UnitId, title: string, dueOn: string, deviationId: DeviationId | null = null) =>
  must(
    planAction(services, maria(), {
      ...{ unitId, title, ownerId: round.maria, movesDeviations: false },
      deviationIds: deviationId === null ? [] : [deviationId],
      intendedEffect: '=1+1 ska bli bättre',
      dueOn: dueOn as CivilDate,
      followUpOn: `2027-05-31` as CivilDate,
    }),
  );
const step = (actionId: ActionId, intent: 'finish' | 'followUp' | 'link', more: object = {}) =>
  must(
    handleAction(services, maria(), actionId, {
      ...{ intent, revision: 1, note: '', newFollowUpOn: '', deviationId: null },
      ...more,
    }),
  );
const query = (more: Partial<ActionPlanQuery> = {}): ActionPlanQuery => ({
  ...{ unitId: undefined, year: 2026, status: 'all' },
  ...more,
});
const titles = (more: Partial<ActionPlanQuery> = {}, as = maria()) =>
  loadActionPlan(services, as, query(more)).units.flatMap(({ name, actions }) => [
    name,
    ...actions.map(({ title }) => title),
  ]);

it('is read by nobody but those who lead or answer for quality, and holds nothing outside their units', async () => {
  plan(round.org.unit1, 'Hemlig', '2026-12-31');
  const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
  const reader = makePerson(services, { name: 'Läsare', role: 'reader', unitId: round.org.children });
  const path = `/x?enhet=${round.org.unit1}`;
  for (const loader of [pageLoader, workbookLoader, documentLoader]) {
    const call = async (as: PersonId | null, at: string) =>
      statusOf(async () => loader(await routeArguments(services, { as, path: at })));
    expect(await call(reader, '/x')).toBe(403);
    expect(await call(round.reviewers[0] ?? null, '/x')).toBe(403);
    expect(await call(null, '/x')).toBe(302);
    expect(await call(other, path)).toBe(404);
    expect(await call(other, '/x')).toBe(200);
  }
  expect(titles({}, actorOf(services, other))).toEqual([]);
});

it('holds the actions of a unit and those below, by year and state', () => {
  plan(round.org.children, 'För alla', '2026-12-31');
  plan(round.org.unit1, 'Ett', '2026-12-31');
  plan(round.org.unit2, 'Två', '2027-01-31');
  step(2 as ActionId, 'finish');
  const names = ['Barn och familj', 'Barn och unga 1', 'Barn och unga 2'];
  expect(titles({ year: undefined })).toEqual([names[0], 'För alla', names[1], 'Ett', names[2], 'Två']);
  expect(titles()).toEqual([names[0], 'För alla', names[1], 'Ett']);
  expect(titles({ unitId: round.org.unit1 })).toEqual([names[1], 'Ett']);
  expect(titles({ year: undefined, status: 'planned' })).toEqual([names[0], 'För alla', names[2], 'Två']);
  expect(titles({ year: 2025 })).toEqual([]);
});

it('names deviations by number and question in page and files, and no case or title', async () => {
  const [first, second] = deviations;
  plan(round.org.unit1, 'Ny rutin', '2026-11-30', first?.id ?? null);
  step(1 as ActionId, 'link', { deviationId: second?.id });
  step(1 as ActionId, 'finish');
  step(1 as ActionId, 'followUp', { revision: 2, effect: 'yes', note: 'Alla hörda.' });
  const { units } = loadActionPlan(services, maria(), query());
  const served = [`Barnet har kommit till tals: ${first?.number}, ${second?.number}`];
  expect(units).toMatchObject([{ actions: [{ number: 'ÅT-2026-001', serves: served, effect: 'yes' }] }]);

  const response = await workbookLoader(await routeArguments(services, { as: round.maria, path: '/x' }));
  const bytes = Buffer.from(await response.arrayBuffer());
  const sheets = (await readWorkbookFile(bytes, { trim: false })) as unknown as {
    sheet: string;
    data: unknown[][];
  }[];
  const row = sheets.find(({ sheet }) => sheet === 'Åtgärder')?.data[1] ?? [];
  expect(row.slice(1, 6)).toEqual(['ÅT-2026-001', 'Ny rutin', '=1+1 ska bli bättre', served[0], 'Maria Ek']);
  const doneOn = new Date('2026-11-02T00:00:00Z');
  expect(row.slice(7)).toEqual(['Uppföljd', null, expect.any(Date), 'Ja', 'Alla hörda.', doneOn]);
  const summary = sheets.find(({ sheet }) => sheet === 'Sammanfattning')?.data ?? [];
  expect(summary.flat()).toContain('1 åtgärd: 1 uppföljd med avsedd effekt.');
  expect(summary.flat().filter((cell) => String(cell).startsWith('Intern: '))).toHaveLength(1);

  const document = await documentLoader(await routeArguments(services, { as: round.maria, path: '/x' }));
  const words = readZip(Buffer.from(await document.arrayBuffer())).get('word/document.xml') ?? '';
  for (const said of ['ÅT-2026-001', 'Intern: ', 'Alla hörda.', first?.number ?? ''])
    expect(words).toContain(said);
  const told = JSON.stringify([units, sheets, words]);
  for (const { key, title } of deviations) {
    expect(told).not.toContain(key);
    expect(told).not.toContain(title);
  }
  const logged = services.db.$client
    .prepare("SELECT detail FROM audit_entries WHERE action = 'actions.exported' ORDER BY rowid")
    .pluck()
    .all() as string[];
  expect(logged.map((detail) => JSON.parse(detail))).toEqual([
    { count: 1, year: 2026, format: 'xlsx' },
    { count: 1, year: 2026, format: 'docx' },
  ]);
});
