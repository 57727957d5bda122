import readSheets from 'read-excel-file/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCheckAddress } from '#app/features/checks/domain/check-address.ts';
import { loadCheck } from '#app/features/checks/server/load-check.server.ts';
import { loader } from '#app/features/exports/routes/check-workbook.ts';
import type { PersonId, RegisterCheckId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import {
  actorOf,
  csvFile,
  importFile,
  makePlacementsRegister,
  makeRegister,
} from '../../factories/register.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';
import { makeReadyCheck } from './check-fixtures.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.children });
});

const download = async (as: PersonId, checkId: RegisterCheckId, query = '') =>
  loader(await routeArguments(services, { as, params: { checkId }, path: `/x${query}` }));
async function sheetsOf(response: Response) {
  const sheets = (await readSheets(Buffer.from(await response.arrayBuffer()), {
    trim: false,
  })) as unknown as {
    sheet: string;
    data: (string | number | Date | null)[][];
  }[];
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

describe('the workbook of a check', () => {
  it('is refused outside, and where nothing is imported', async () => {
    const empty = makeRegister(services, { as: maria, unitId: org.children, name: 'Tomt' });
    const registerId = await makePlacementsRegister(services, { as: maria, unitId: org.children });
    const checkId = await makeReadyCheck(services, actorOf(services, maria), registerId, 'vardplan-saknas');
    const elsewhere = makePerson(services, { name: 'Eva', role: 'manager', unitId: org.elderly });
    const reviewer = makePerson(services, { name: 'Gun', role: 'reviewer', unitId: org.unit1 });
    expect(await statusOf(() => download(elsewhere, checkId))).toBe(404);
    expect(await statusOf(() => download(reviewer, checkId))).toBe(403);
    services.db.$client
      .prepare('UPDATE register_checks SET register_id = ? WHERE id = ?')
      .run(empty, checkId);
    expect(await statusOf(() => download(maria, checkId))).toBe(404);
  });

  it('holds what the page shows, in its order, with the rule, the trend and who made it', async () => {
    const registerId = await makePlacementsRegister(services, { as: maria, unitId: org.children });
    const actor = actorOf(services, maria);
    const checkId = await makeReadyCheck(services, actor, registerId, 'genomforandeplan-over-tolv-manader');
    const page = await loadCheck(services, actor, checkId, readCheckAddress(new URLSearchParams()));
    const response = await download(maria, checkId);
    expect(response.headers.get('Content-Disposition')).toContain(
      `"Registerkontroll ${checkId} 2026-10-31 intern.xlsx"`,
    );
    const sheets = await sheetsOf(response);
    const [headers = [], ...rows] = (sheets.get('Ärenden') ?? []).filter((row) =>
      row.some((cell) => cell !== null),
    );
    expect(rows).toHaveLength(page.result?.found ?? 0);
    expect(rows.slice(0, 50).map(([key]) => key)).toEqual(page.result?.rows.map(({ key }) => key));
    const first = page.result?.rows[0];
    expect(rows[0]?.[headers.indexOf('Så räknas det')]).toBe(first?.arithmetic);
    expect(rows[0]?.[headers.indexOf('Dagar över gränsen')]).toBe(first?.daysOver);
    expect(rows[0]?.[headers.indexOf('Genomförandeplan upprättad')]).toBeInstanceOf(Date);
    expect(rows.filter((row) => row[3] === 'Ja').length).toBeGreaterThan(0);
    expect(sheets.get('Utveckling')?.[1]?.slice(2, 4)).toEqual([page.result?.found, page.result?.lookedAt]);
    const about = new Map((sheets.get('Om filen') ?? []).map(([label, value]) => [label, value]));
    expect(about.get('Hittar')).toBe(page.result?.ruleInWords);
    expect(about.get('Filen skapades av')).toBe('Maria Ek');
    const log = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'check.exported'")
      .all();
    expect(log).toHaveLength(1);
  });

  it('holds the own unit alone for a gruppchef, and another day when asked', async () => {
    const registerId = await makePlacementsRegister(services, { as: maria, unitId: org.children });
    const checkId = await makeReadyCheck(services, actorOf(services, maria), registerId, 'vardplan-saknas');
    const chef = makePerson(services, { name: 'Chef', role: 'manager', unitId: org.unit2 });
    const rows = (await sheetsOf(await download(chef, checkId, '?dag=2026-06-30'))).get('Ärenden') ?? [];
    expect(rows.length).toBeGreaterThan(1);
    expect(
      new Set(
        rows
          .slice(1)
          .map((row) => row[1])
          .filter(Boolean),
      ),
    ).toEqual(new Set(['Barn och unga 2']));
  });

  it('keeps text that looks like a formula as text', async () => {
    const registerId = makeRegister(services, { as: maria, unitId: org.children });
    const file = csvFile(
      'Ärendenummer;Enhet;Handläggare;Placering fr.o.m.;Placering t.o.m.;Vårdplan upprättad\n2024-1;Barn och unga 1;=1+1;2024-01-01;;\n',
    );
    await importFile(services, { as: maria, registerId, file });
    const checkId = await makeReadyCheck(services, actorOf(services, maria), registerId, 'vardplan-saknas');
    const [, row] = (await sheetsOf(await download(maria, checkId))).get('Ärenden') ?? [];
    expect(row?.slice(0, 3)).toEqual(['2024-1', 'Barn och unga 1', '=1+1']);
  });
});
