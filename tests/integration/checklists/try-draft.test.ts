import { beforeEach, expect, it } from 'vitest';
import { columnsIn } from '#app/features/checklists/domain/columns-in-definition.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import { action as checklistAction } from '#app/features/checklists/routes/checklist.tsx';
import { action, loader } from '#app/features/checklists/routes/try-draft.tsx';
import { ensureShippedChecklists } from '#app/features/checklists/server/ensure-shipped-checklists.server.ts';
import type { ChecklistId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { findChecklistByKey } from '#db/queries/checklists.server.ts';
import { makeFileServices } from '#tests/factories/file-services.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import type { TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let quality: PersonId;
let checklistId: ChecklistId;
let registerId: RegisterId;

beforeEach(async () => {
  services = await makeFileServices();
  ensureShippedChecklists(services);
  org = makeOrganisation(services);
  quality = makePerson(services, { name: 'Kvalitet', role: 'quality', unitId: org.administration });
  checklistId = findChecklistByKey(services.db, placedChildrenChecklist.key)?.id as ChecklistId;
  await checklistAction(
    await routeArguments(services, { as: quality, params: { checklistId }, form: { intent: 'start' } }),
  );
  registerId = makeRegister(services, { as: quality, unitId: org.children });
  await importFile(services, {
    as: quality,
    registerId,
    file: csvFile(
      'Ärendenummer;Enhet;Namn;Lagrum;Senaste övervägande\nA-1;Barn och unga;Ines Dahl;LVU 2 §;2026-08-01\n',
    ),
  });
});

const press = async (form: Record<string, string>, as = quality) =>
  routeArguments(services, { as, params: { checklistId }, form: { revision: '1', ...form } });
const readsOf = () =>
  services.db.$client
    .prepare("SELECT actor_id, detail FROM audit_entries WHERE action = 'case.read'")
    .all() as {
    actor_id: number;
    detail: string;
  }[];

it('brings the values the checklist looks at, keeps what was answered, and logs who read which case', async () => {
  const form = {
    intent: 'case',
    register: String(registerId),
    case: 'A-1',
    'option-barnet-till-tals': 'no',
  };
  const answer = (await action(await press(form))) as Extract<
    Awaited<ReturnType<typeof action>>,
    { tried: object | undefined }
  >;
  const columns = columnsIn(placedChildrenChecklist);
  const brought = Object.fromEntries(
    columns.map((column, index) => [column, answer.fields[`column-${index}`]?.[0]]),
  );
  expect(brought['Lagrum']).toBe('LVU 2 §');
  expect(brought['Senaste övervägande']).toBe('2026-08-01');
  expect(answer.fields['option-barnet-till-tals']).toEqual(['no']);
  expect(answer.tried?.key).toBe('A-1');
  expect(answer.tried?.missing).toEqual(
    columns.filter((column) => !['Lagrum', 'Senaste övervägande'].includes(column)),
  );
  // Nothing else of the case comes along.
  expect(JSON.stringify(answer)).not.toContain('Ines');
  expect(readsOf().map(({ detail }) => JSON.parse(detail))).toEqual([{ registerId, checklistId }]);
});

it('says the same of a case that is not there and of one out of reach, and reads neither', async () => {
  const form = { intent: 'case', register: String(registerId), case: 'A-2' };
  const missing = await action(await press(form));
  expect(missing).toMatchObject({ init: { status: 422 }, data: { errors: [{ field: 'case' }] } });
  const beside = makePerson(services, { name: 'Äldrekvalitet', role: 'quality', unitId: org.elderly });
  services.db.$client.prepare('UPDATE checklists SET unit_id = ?').run(org.elderly);
  const args = await press({ ...form, case: 'A-1' }, beside);
  expect(await statusOf(() => action(args))).toBe(404);
  expect(readsOf()).toEqual([]);
  const page = await loader(await routeArguments(services, { as: beside, params: { checklistId } }));
  expect(page.registers).toEqual([]);
  const own = await loader(await routeArguments(services, { as: quality, params: { checklistId } }));
  expect(own.registers).toEqual([{ value: String(registerId), label: 'Placeringar' }]);
  expect(questionsOf(own.definition).length).toBeGreaterThan(0);
});
