import readSheets from 'read-excel-file/node';
import { beforeEach, expect, it } from 'vitest';
import { loader } from '#app/features/exports/routes/checklist-workbook.ts';
import type { ChecklistVersionId, PersonId } from '#app/shared/domain/ids.ts';
import { everyKindChecklist, publishChecklist } from '#tests/factories/every-kind-checklist.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let reviewer: PersonId;
let versionId: ChecklistVersionId;
beforeEach(async () => {
  services = await makeServices();
  const org = makeOrganisation(services);
  reviewer = makePerson(services, { name: 'Anna', role: 'reviewer', unitId: org.children });
  versionId = publishChecklist(services, everyKindChecklist);
});

async function download(as: PersonId, version: number = versionId) {
  return loader(await routeArguments(services, { as, params: { versionId: version } }));
}

it('holds every question with its answers, help, conditions, rules and law, as another program reads it', async () => {
  const response = await download(reviewer);
  expect(response.headers.get('Content-Disposition')).toContain('.xlsx');
  const sheets = await readSheets(Buffer.from(await response.arrayBuffer()), { trim: false });
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Om checklistan', 'Frågor']);
  const [headers = [], ...rows] = sheets[1]?.data ?? [];
  const table = rows
    .filter((row) => row[0] !== null)
    .map((row) => Object.fromEntries(headers.map((header, index) => [String(header), row[index] ?? ''])));
  expect(table).toHaveLength(12);
  expect(table.map(({ Nr }) => Nr)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const row = (name: string) => table.find(({ Kortnamn }) => Kortnamn === name);
  expect(row('Beviljad tid')).toMatchObject({
    Slag: 'Tal',
    Svar: 'Tal i minuter, 0–600, högst 1 decimal\nStandard: 60 minuter\nEj tillämpligt',
    'Visas när': '',
  });
  expect(row('Beviljad tid')?.Regler).toContain('Räknas som brist: över standardvärdet.');
  expect(row('Barnets delaktighet')?.Svar).toBe('Låg grad\nNågon grad\nHög grad\nEj tillämpligt');
  expect(row('Barnets delaktighet')?.Hjälptext).toContain('Låg grad: Barnet nämns bara av andra.');
  expect(row('Skäl för mer än standard')?.['Visas när']).toContain('”Beviljad tid” är över standardvärdet');
  expect(row('Anmälan kom in')?.['Visas när']).toContain('en gång för varje anmälan (högst 4 anmälningar)');
  expect(row('Samlad bedömning')?.Regler).toContain('Beräknas till ”Brist” när');
  expect(row('Skydd bedömt samma dag')?.Kritisk).toBe('Ja');
});

it('is for those who review, and of versions that are there', async () => {
  const org = makeOrganisation(services);
  const reader = makePerson(services, { name: 'Nämnd', role: 'reader', unitId: org.children });
  expect(await statusOf(() => download(reader))).toBe(403);
  expect(await statusOf(() => download(reviewer, 99))).toBe(404);
});
