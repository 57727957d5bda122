import { beforeEach, describe, expect, it } from 'vitest';
import { loader } from '#app/features/cases/routes/register.tsx';
import { loader as listLoader } from '#app/features/cases/routes/registers.tsx';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { csvFile, importFile, makePlacementsRegister, makeRegister } from '#tests/factories/register.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let registerId: RegisterId;

const ROWS = [
  'Nr;Ort;Tid;Från',
  'A-10;Örebro;9;2026-01-02',
  'A-9;Arboga;10;2025-12-31',
  'A-100;Åmål;;2026-01-01',
  'B-1;Ängelholm;7,5;',
  'b-2;;100;2026-03-01',
];

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children, name: 'Prov' });
  await importFile(services, { as: maria, registerId, file: csvFile(ROWS.join('\n')) });
});

async function list(query = '', id = registerId) {
  return loader(
    await routeArguments(services, { as: maria, params: { registerId: id }, path: `/register/1${query}` }),
  );
}
const keysOf = async (query: string) => (await list(query)).rows.map((row) => row.key);
async function valueId(header: string, value: string, id = registerId) {
  const filter = (await list('', id)).filters.find((one) => one.header === header);
  return { position: filter?.position, id: filter?.values.find((one) => one.value === value)?.id };
}

describe('a series of dates in the list', () => {
  it('is suggested, sorts and lies in ranges by its latest day, and is shown as it was understood', async () => {
    const id = makeRegister(services, { as: maria, unitId: org.children, name: 'Planer' });
    const rows = [
      'Nr;Övervägd',
      'P-1;"2025-03-01; 2026-02-28"',
      'P-2;2025-09-01',
      'P-3;',
      'P-4;"1/1 2024, 2025-12-31"',
    ];
    await importFile(services, { as: maria, registerId: id, file: csvFile(rows.join('\n')) });
    const shown = await list('?sortera=0&kolumner=alla', id);
    expect(shown.columns).toMatchObject([{ header: 'Övervägd', type: 'dateSeries' }]);
    expect(shown.rows.map(({ key, cells }) => [key, cells[0]])).toEqual([
      ['P-2', '2025-09-01'],
      ['P-4', '2024-01-01, 2025-12-31'],
      ['P-1', '2025-03-01, 2026-02-28'],
      ['P-3', ''],
    ]);
    const keys = async (query: string) => (await list(query, id)).rows.map(({ key }) => key);
    expect(await keys('?till0=2025-12-31')).toEqual(['P-2', 'P-4']);
    expect(await keys('?fran0=2025-10-01&till0=2025-12-31')).toEqual(['P-4']);
    expect(await keys('?k0=tom')).toEqual(['P-3']);
  });
});

describe('the list of cases', () => {
  it.each([
    ['', ['A-9', 'A-10', 'A-100', 'B-1', 'b-2']],
    ['?ordning=fallande', ['b-2', 'B-1', 'A-100', 'A-10', 'A-9']],
    // Swedish order, and empty cells last whichever way.
    ['?sortera=0', ['A-9', 'A-100', 'B-1', 'A-10', 'b-2']],
    ['?sortera=0&ordning=fallande', ['A-10', 'B-1', 'A-100', 'A-9', 'b-2']],
    ['?sortera=1', ['B-1', 'A-10', 'A-9', 'b-2', 'A-100']],
    ['?sortera=2&ordning=fallande', ['b-2', 'A-10', 'A-100', 'A-9', 'B-1']],
    ['?sortera=99', ['A-9', 'A-10', 'A-100', 'B-1', 'b-2']],
    ['?k0=tom', ['b-2']],
    ['?k2=ifylld&k1=ifylld', ['A-9', 'A-10', 'b-2']],
    ['?k0=9999', []],
    ['?visa=borta', []],
    // Dates and numbers from and to, both included; an empty cell lies in no range.
    ['?fran2=2026-01-01', ['A-10', 'A-100', 'b-2']],
    ['?fran2=2026-01-01&till2=2026-01-02', ['A-10', 'A-100']],
    ['?till2=31/12+2025', ['A-9']],
    ['?fran1=9&till1=10', ['A-9', 'A-10']],
    ['?till1=9', ['A-10', 'B-1']],
    ['?fran1=7,5&till1=7,5', ['B-1']],
    ['?fran1=1000', []],
    ['?fran2=2027-01-01', []],
    ['?fran2=2026-01-01&k1=ifylld', ['A-10', 'b-2']],
    // What is no date, or no column of dates, is as if it were not asked for.
    ['?fran2=7', ['A-9', 'A-10', 'A-100', 'B-1', 'b-2']],
    ['?fran0=2026-01-01&fran99=1', ['A-9', 'A-10', 'A-100', 'B-1', 'b-2']],
    ['?q=a-1', ['A-10', 'A-100']],
    ['?q=ÅMÅL', ['A-100']],
    ['?q=%25', []],
    ['?q=a%cc%8amal', []],
    ['?q=ängel', ['B-1']],
    // Dates and numbers are not searched.
    ['?q=2026', []],
  ])('shows %s in order', async (query, keys) => {
    expect(await keysOf(query)).toEqual(keys);
  });

  it('filters by a value, known by its number in the address', async () => {
    const { position, id } = await valueId('Ort', 'Åmål');
    expect(await keysOf(`?k${position}=${id}`)).toEqual(['A-100']);
  });

  it('keeps a bookmarked filter when new values come in between', async () => {
    const { position, id } = await valueId('Ort', 'Åmål');
    await importFile(services, {
      as: maria,
      registerId,
      file: csvFile([...ROWS, 'C-1;Arvika;1;'].join('\n')),
    });
    expect(await keysOf(`?k${position}=${id}`)).toEqual(['A-100']);
  });

  it('goes through the pages of a larger register without losing or repeating a case', async () => {
    const placements = await makePlacementsRegister(services, { as: maria, unitId: org.children });
    const seen: string[] = [];
    for (const page of [1, 2, 3, 4, 5]) {
      seen.push(...(await list(`?sida=${page}&sortera=1`, placements)).rows.map((row) => row.key));
    }
    expect(seen).toHaveLength(211);
    expect(new Set(seen).size).toBe(211);
    const { position, id } = await valueId('Placeringsform', 'HVB', placements);
    const institutions = await list(`?k${position}=${id}&kolumner=alla`, placements);
    const column = institutions.columns.findIndex((one) => one.header === 'Placeringsform');
    expect(institutions.rows.every((row) => row.cells[column] === 'HVB')).toBe(true);
    expect(institutions.total).toBe(institutions.rows.length);
  });
});

describe('the list of registers', () => {
  it('counts the cases within reach and says when the latest import was', async () => {
    const gun = makePerson(services, { name: 'Gun', role: 'manager', unitId: org.unit1 });
    await makePlacementsRegister(services, { as: maria, unitId: org.children });
    makeRegister(services, { as: maria, unitId: org.children, name: 'Ännu tomt' });
    const all = await listLoader(await routeArguments(services, { as: maria }));
    expect(all.registers.map((one) => [one.name, one.caseCount, one.lastImportedAt])).toEqual([
      ['Placeringar', 211, '2026-11-02T08:00:00.000Z'],
      ['Prov', 5, '2026-11-02T08:00:00.000Z'],
      ['Ännu tomt', 0, null],
    ]);
    const hers = await listLoader(await routeArguments(services, { as: gun }));
    expect(hers.registers.map((one) => [one.name, one.caseCount])).toEqual([['Placeringar', 111]]);
  });
});
