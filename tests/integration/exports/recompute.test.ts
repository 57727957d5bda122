import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { workbookResponse } from '#app/features/exports/server/workbook-response.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { TEN_REVIEWS } from '#tests/factories/every-kind-answers.ts';
import { makeEveryKindReviewed } from '#tests/factories/every-kind-reviewed.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import type { ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeRoundOf } from '#tests/factories/round-of-design.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';
import { readFile, tableOf } from '#tests/recompute/read-file.ts';
import { recompute } from '#tests/recompute/recompute.ts';

let services: TestServices;
let everyKind: ReviewedRound;
const files = new Map<string, Buffer>();

async function fileOf(roundId: RoundId): Promise<Buffer> {
  const workbook = exportRound(services, actorOf(services, everyKind.maria), roundId, 'internal');
  return Buffer.from(await workbookResponse(services, workbook).arrayBuffer());
}

beforeAll(async () => {
  services = await makeServices();
  everyKind = await makeEveryKindReviewed(services, TEN_REVIEWS.slice(0, 9));
  const maria = actorOf(services, everyKind.maria);
  files.set('every kind of question, one review not begun', await fileOf(everyKind.roundId));
  must(finaliseRound(services, maria, everyKind.roundId, everyoneAway()));
  files.set('every kind of question, finalised without one', await fileOf(everyKind.roundId));
  for (const [name, design] of Object.entries(DESIGNS)) {
    const roundId = makeRoundOf(services, everyKind, name, design);
    must(finaliseRound(services, maria, roundId, everyoneAway()));
    files.set(name, await fileOf(roundId));
  }
}, 120_000);

/** A reason for whatever review there is. */
function everyoneAway() {
  const ids = services.db.$client.prepare('SELECT id FROM reviews').pluck().all() as never[];
  return new Map(ids.map((id) => [id, 'Akten är utlånad.']));
}

const homes = ['HVB', 'Stödboende', 'SiS-institution'];
const quota = { attribute: 'Placeringsform', values: homes, minimum: 3 };
const DESIGNS = {
  'drawn by lot': { allocation: { kind: 'whole', size: 6 }, quotas: [], faults: [4], notApplicable: [2] },
  'a quota': { allocation: { kind: 'whole', size: 7 }, quotas: [quota], faults: [1, 4, 6] },
  'two quotas': {
    allocation: { kind: 'whole', size: 6 },
    quotas: [quota, { ...quota, values: ['Jourhem'], minimum: 2 }],
    faults: [0, 5],
  },
  'as many from each group': {
    allocation: { kind: 'perStratum', attribute: 'Placeringsform', size: 2 },
    quotas: [],
    faults: [0, 1, 2, 3],
    notApplicable: [5],
  },
  'not by lot': {
    allocation: { kind: 'firstInOrder', orderBy: 'Placering fr.o.m.', attribute: null, size: 5 },
    quotas: [],
    faults: [2],
  },
  'the whole frame': { allocation: { kind: 'census' }, quotas: [], onlyHomes: true, faults: [0, 3] },
  'a case replaced, another away': {
    allocation: { kind: 'proportional', attribute: 'Placeringsform', size: 7 },
    quotas: [],
    replaced: 1,
    unfinished: [6],
    faults: [0],
  },
} as const;

describe('every figure follows from the source data', () => {
  it.each([
    'every kind of question, one review not begun',
    'every kind of question, finalised without one',
    ...Object.keys(DESIGNS),
  ])('of a round: %s', async (name) => {
    const bytes = files.get(name);
    if (!bytes) throw new Error('no file');
    expect(await recompute(bytes)).toEqual([]);
  });
});

describe('the recomputation sees', () => {
  it('every kind of interval and share that a file can hold, in these files', async () => {
    const seen = new Set<string>();
    for (const bytes of files.values()) {
      for (const row of tableOf(await readFile(bytes), 'Per fråga')) {
        for (const [header, value] of Object.entries(row)) {
          if (typeof value === 'number' && value > 0) seen.add(header);
        }
        if (row['Minst antal i gruppen'] === '–' && typeof row['Minst andel i gruppen'] === 'number') {
          seen.add('Wilson');
        }
      }
    }
    const rare = ['Wilson', 'Minst antal i gruppen', 'Andel uppfyllt', 'Andel uppfyllt, vägd'];
    const rarer = ['varav handling saknas', 'Ej tillämpligt', 'Frågan ej ställd', 'Räknas inte'];
    const rarest = ['Ärenden med minst en brist', 'Ändrade av granskare'];
    expect([...rare, ...rarer, ...rarest].filter((one) => !seen.has(one))).toEqual([]);
  });

  it('groups of every size, with each of their figures, in these files', async () => {
    const seen = new Set<string>();
    for (const bytes of files.values()) {
      for (const row of tableOf(await readFile(bytes), 'Per grupp')) {
        for (const [header, value] of Object.entries(row)) {
          if (typeof value === 'number' && value > 0) seen.add(header);
        }
        if (row['Granskade'] === 0) seen.add('nobody reviewed');
      }
    }
    const counts = ['Granskade', 'Uppfyllt', 'Ej uppfyllt', 'Ej tillämpligt', 'nobody reviewed'];
    const shares = [
      'Andel uppfyllt',
      'Andel uppfyllt, vägd',
      'Minst antal i gruppen',
      'Högst andel i gruppen',
    ];
    expect([...counts, ...shares].filter((one) => !seen.has(one))).toEqual([]);
  });

  it.each([
    ['Källdata', 'Räknas som', 'Ej tillämpligt'],
    ['Källdata', 'Redovisas som', null],
    ['Källdata', 'Chans att dras', 0.5],
    ['Källdata ärenden', 'Räknas', 'Nej'],
    ['Per fråga', 'Underlag', 40],
    ['Per fråga', 'Andel uppfyllt, vägd', 0.5],
    ['Per fråga', 'Högst antal i gruppen', 140],
    ['Källdata ärenden', 'Uppdelat på: Placeringsform', 'Jourhem'],
    ['Per grupp', 'Uppfyllt', 40],
    ['Per grupp', 'Ärenden i gruppen', 40],
    ['Per grupp', 'Granskade', 40],
  ] as const)('one changed cell: %s, %s', async (sheet, column, value) => {
    const changed = await tamper('a quota', sheet, column, value);
    expect(await recompute(changed)).not.toEqual([]);
  });

  it('a figure that it does not know', async () => {
    const added = await tamper('a quota', 'Per fråga', null, 4);
    expect((await recompute(added)).join()).toMatch(
      /^Per fråga, rad 1, .*är inte omräknad: Ny siffra 1,.*rad 2/u,
    );
  });
});

/** The file with the first data cell of a column changed, or a new column after the last. */
async function tamper(name: string, sheet: string, column: string | null, value: string | number | null) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(files.get(name) as never);
  const worksheet = workbook.getWorksheet(sheet);
  if (!worksheet) throw new Error('no sheet');
  const headers = worksheet.getRow(1).values as string[];
  const at = column === null ? headers.length : headers.indexOf(column);
  expect(at).toBeGreaterThan(0);
  if (column === null) worksheet.getCell(1, at).value = 'Ny siffra 1';
  worksheet.getCell(2, at).value = value;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

it('can be run by hand on a file', () => {
  const file = path.join(services.config.dataFolder, 'fil.xlsx');
  writeFileSync(file, files.get('a quota') ?? '');
  const command = new URL('../../recompute/check-file.ts', import.meta.url).pathname;
  const said = execFileSync(process.execPath, ['--import', 'tsx', command, file], { encoding: 'utf8' });
  expect(said).toBe('Alla siffror stämmer.\n');
});

it('knows nothing of the program that it checks', () => {
  const folder = path.resolve('tests/recompute');
  const imports = readdirSync(folder).flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/from '([^']+)'/gu)].map(([, from]) => from),
  );
  expect(imports.length).toBeGreaterThan(10);
  expect(
    imports.filter((from) => !/^(?:\.\/[a-z-]+\.ts|node:[a-z/]+|read-excel-file\/node)$/u.test(from ?? '')),
  ).toEqual([]);
});
