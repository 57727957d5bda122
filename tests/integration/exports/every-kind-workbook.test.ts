import readSheets from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportDeviations } from '#app/features/exports/server/export-deviations.server.ts';
import { exportRound, type Workbook } from '#app/features/exports/server/export-round.server.ts';
import { loadRoundExport } from '#app/features/exports/server/load-round-export.server.ts';
import { answersSheets } from '#app/features/exports/server/sheets/answers-sheet.server.ts';
import { questionsSheet } from '#app/features/exports/server/sheets/questions-sheet.server.ts';
import { workbookResponse } from '#app/features/exports/server/workbook-response.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { makeEveryKindReviewed } from '#tests/factories/every-kind-reviewed.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { readZip, sheetXml } from '#tests/factories/read-zip.ts';
import { type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let internal: Buffer;
let deidentified: Buffer;
const bytesOf = async (workbook: Workbook) =>
  Buffer.from(await workbookResponse(services, workbook).arrayBuffer());
beforeAll(async () => {
  services = await makeServices();
  round = await makeEveryKindReviewed(services);
  const maria = actorOf(services, round.maria);
  must(finaliseRound(services, maria, round.roundId, new Map()));
  const fileOf = (version: 'internal' | 'deidentified') =>
    bytesOf(exportRound(services, maria, round.roundId, version));
  internal = await fileOf('internal');
  deidentified = await fileOf('deidentified');
}, 60_000);

type Value = string | number | boolean | Date | null;
const plain = (value: Value | undefined) =>
  typeof value === 'string' ? value.replaceAll('\u00a0', ' ') : (value ?? null);

async function rowsOf(bytes: Buffer, name: string): Promise<Value[][]> {
  const found = (await readSheets(bytes, { trim: false })).find(({ sheet }) => sheet === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found.data as Value[][];
}

/** A sheet that is nothing but its table. */
async function tableOf(bytes: Buffer, name: string): Promise<Record<string, Value>[]> {
  const [headers = [], ...rows] = await rowsOf(bytes, name);
  return rows.map((row) =>
    Object.fromEntries(headers.map((header, index) => [String(header), plain(row[index])])),
  );
}

describe('the source data', () => {
  it('has a row an answer of every kind, with numbers and dates as what they are', async () => {
    const rows = await tableOf(internal, 'Källdata');
    const [first] = reviewsOf(services, round);
    const ofFirst = rows.filter((row) => row['Ärende'] === first?.caseKey);
    const byKey = Object.fromEntries(ofFirst.map((row) => [row['Frågans nyckel'], row]));
    // Two anmälningar with three questions each. What was written before a question was hidden is there, uncounted.
    expect(ofFirst).toHaveLength(8 + 6 + 1);
    expect(byKey['skal-over-standard']).toMatchObject({ 'Räknas som': 'Räknas inte' });
    expect(byKey['minuter']).toMatchObject({
      Svar: '60 minuter',
      'Svar som tal': 60,
      'Räknas som': 'Uppfyllt',
    });
    expect(byKey['beslutsdatum']?.['Svar som datum']).toEqual(new Date('2026-09-14T00:00:00Z'));
    expect(byKey['niva']).toMatchObject({ Svar: 'Nivå 2 → Nivå 1', 'Svar som tal': null });
    expect(byKey['horda']).toMatchObject({
      Svar: 'Barnet, Förskola eller skola',
      'Räknas som': 'Räknas inte',
    });
    expect(byKey['forhandsbedomd-i-tid#2']).toMatchObject({
      Fråga: 'Förhandsbedömning i tid (anmälan 2)',
      Svar: 'Nej',
      'Räknas som': 'Ej uppfyllt',
      'Nummer i avsnittet': 2,
    });
    expect(byKey['forhandsbedomd-i-tid#2']?.['Avvikelse']).toMatch(/^AV-2026-/);
    expect(byKey['samlad-bedomning']).toMatchObject({ Svar: 'Utvecklingsområde', Kommentar: null });
  });

  it('shows a computed rating beside the one that a reviewer gave instead', async () => {
    const ratings = (await tableOf(internal, 'Källdata')).filter(
      (row) => row['Frågans nyckel'] === 'samlad-bedomning',
    );
    expect(ratings.map((row) => [row['Svar'], row['Uträknat svar']]).filter(([a, b]) => a !== b)).toEqual([
      ['Utvecklingsområde', 'Brist'],
      ['Utvecklingsområde', 'Styrka'],
    ]);
  });
});

it('shows numbers with the decimals they have', () => {
  const [, looks = ''] =
    /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(readZip(internal).get('xl/styles.xml') ?? '') ?? [];
  const formats = [...looks.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, format]) => format);
  for (const name of ['Svarsfördelning', 'Källdata']) {
    const [, look] = /s="(\d+)"><v>45\.5<\/v>/.exec(sheetXml(internal).get(name) ?? '') ?? [];
    // Format 0 is the general one: whatever decimals there are.
    expect([name, formats[Number(look)]]).toEqual([name, '0']);
  }
});

describe('the other sheets', () => {
  it('tell every answer of every question, with the numbers of the page', async () => {
    const rows = await tableOf(internal, 'Svarsfördelning');
    const of = (question: string) =>
      rows
        .filter((row) => row['Fråga'] === question)
        .map((row) => [row['Slag'], row['Svar'], row['Antal'] ?? row['Tal'], row['Andel']]);
    expect(of('Barnets delaktighet')).toEqual([
      ['Svar', 'Låg grad', 1, 1 / 9],
      ['Svar', 'Någon grad', 1, 1 / 9],
      ['Svar', 'Hög grad', 7, 7 / 9],
      ['Svar', 'Ej tillämpligt', 1, null],
      ['Svar', 'Ej ställd', 0, null],
    ]);
    expect(of('Beviljad tid').filter(([kind]) => kind === 'Tal')).toEqual([
      ['Tal', 'Lägst', 45.5, null],
      ['Tal', 'Median', 60, null],
      ['Tal', 'Högst', 90, null],
      ['Tal', 'Sammanlagd skillnad mot standard', 30.5, null],
    ]);
    expect(of('Vårdnivå')).toContainEqual(['Före och efter', 'Nivå 2 → Nivå 1', 6, null]);
    expect(of('Vilka som har hörts')[0]).toEqual(['Val, flera möjliga', 'Barnet', 8, 8 / 9]);
  });

  it('count items by item and by case', async () => {
    const rows = await tableOf(internal, 'Per fråga');
    expect(rows.find((row) => row['Fråga'] === 'Förhandsbedömning i tid')).toMatchObject({
      Uppfyllt: 5,
      Underlag: 7,
      'Minst andel i gruppen': '–',
      'Räknat i': 'anmälningar',
      'Ärenden där alla är uppfyllda': 2,
      'Ärenden med minst en brist': 2,
    });
    expect(rows.find((row) => row['Fråga'] === 'Samlad bedömning')).toMatchObject({
      'Räknat i': 'ärenden',
      'Ändrade av granskare': 2,
    });
    const summary = (await rowsOf(internal, 'Sammanfattning')).map((row) => row.map(plain));
    expect(summary.find(([label]) => label === 'Anmälningar')?.[1]).toBe(
      '7 anmälningar i 4 av 10 ärenden, 0–3 i varje.',
    );
    expect(summary.find(([label]) => label === 'Förhandsbedömning i tid (antal anmälningar)')).toContain(
      'Alla uppfyllda i 2 ärenden, minst en brist i 2.',
    );
    expect(summary.find(([label]) => label === 'Vårdnivå')).toBeDefined();
  });

  it('name the item that a deviation is about, here and in the file for other systems', async () => {
    const named = (await tableOf(internal, 'Avvikelser')).map((row) => row['Fråga']);
    expect(named).toContain('Förhandsbedömning i tid (anmälan 2)');
    expect(named).toContain('Förhandsbedömning i tid (anmälan 3)');
    const all = await bytesOf(exportDeviations(services, actorOf(services, round.maria)));
    expect((await tableOf(all, 'Avvikelser')).map((row) => row['Fråga'])).toEqual(named);
  });
});

describe('the de-identified file', () => {
  it('has no words, no comments, no ends and no dates of any case', async () => {
    const text = [...readZip(deidentified).values()].join('\n');
    const keys = reviewsOf(services, round).map(({ caseKey }) => caseKey);
    const secrets = [
      ...keys,
      'mer stöd',
      'Intern kommentar',
      'Se akten',
      'Blad 4',
      '2026-09-14',
      'Lägst',
      '45,5',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('shows nothing small on any sheet', async () => {
    const rows = await tableOf(deidentified, 'Svarsfördelning');
    const counts = rows.map((row) => row['Antal']).filter((count) => typeof count === 'number');
    expect(counts.filter((count) => count > 0 && count < 5)).toEqual([]);
    // Every case was asked for the day, and all answered.
    expect(rows.filter((row) => row['Fråga'] === 'Beslutsdatum').map((row) => row['Antal'])).toEqual([
      10, 0, 0,
    ]);
    const scale = rows.filter((row) => row['Fråga'] === 'Barnets delaktighet').map((row) => row['Antal']);
    expect(scale).toEqual(['–', '–', '–', '–', 0]);
    const source = await tableOf(deidentified, 'Källdata');
    expect(source.filter((row) => row['Frågans nyckel'] === 'beslutsdatum')).toHaveLength(10);
    expect(source.filter((row) => row['Frågans nyckel'] === 'delaktighet')).toEqual([
      expect.objectContaining({ 'Räknas som': 'Visas inte: för små antal', Svar: null }),
    ]);
    const items = (await rowsOf(deidentified, 'Sammanfattning')).find(([label]) => label === 'Anmälningar');
    expect(items?.[1]).toBe('Antalet anmälningar visas inte, eftersom små antal döljs.');
  });
});

it('says which questions are not compared with earlier rounds, where there are any', () => {
  const { figures } = loadRoundExport(services, actorOf(services, round.maria), round.roundId);
  const [counted] = figures.questions;
  const [given] = figures.distributions;
  const breaks = {
    [counted?.key ?? '']: 'omgångar före version 2: En annan fråga',
    [given?.key ?? '']: 'omgångar före version 3: En annan skala',
  };
  const sheetsWith = (known: Record<string, string>) => [
    JSON.stringify(questionsSheet(figures, known)),
    JSON.stringify(answersSheets(figures, known, 0)),
  ];
  const [questions, answers] = sheetsWith(breaks);
  expect(questions?.split('omgångar före version 2: En annan fråga')).toHaveLength(2);
  expect(answers).toContain('omgångar före version 3: En annan skala');
  for (const sheet of sheetsWith(breaks)) expect(sheet).toContain('"Jämförs inte med"');
  for (const sheet of sheetsWith({})) expect(sheet).not.toContain('Jämförs inte med');
});
