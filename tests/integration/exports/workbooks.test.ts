import readSheets from 'read-excel-file/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { loader as deviationsLoader } from '#app/features/exports/routes/deviations-workbook.ts';
import { loader as roundLoader } from '#app/features/exports/routes/round-workbook.ts';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, PLACEMENTS_SEED } from '#tests/factories/placements-control.ts';
import { readZip, sheetXml } from '#tests/factories/read-zip.ts';
import {
  makeReviewedRound,
  makeSharedOutRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';
import vectors from '#tests/vectors/sampling-vectors.json' with { type: 'json' };

let services: TestServices;
let round: ReviewedRound;
beforeEach(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
});

async function download(as: PersonId | null, version: string): Promise<Response> {
  const args = await routeArguments(services, {
    as,
    params: { roundId: round.roundId },
    path: `/omgangar/${round.roundId}/resultat.xlsx?version=${version}`,
  });
  return roundLoader(args);
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const finalise = () => {
  const form = new FormData();
  form.set('intent', 'finalise');
  expect(answerRoundForm(services, actorOf(services, round.maria), round.roundId, form).ok).toBe(true);
};

type Row = (string | number | boolean | Date | null)[];
async function rowsOf(bytes: Buffer, name: string): Promise<Row[]> {
  const sheets = await readSheets(bytes, { trim: false });
  const found = sheets.find(({ sheet }) => sheet === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found.data as Row[];
}

/** The rows of a table by its headers, from the row that holds `firstHeader`. */
function records(rows: Row[], firstHeader: string): Record<string, Row[number]>[] {
  const at = rows.findIndex((row) => row[0] === firstHeader);
  const headers = rows[at] ?? [];
  const last = rows.findIndex((row, index) => index > at && row.every((cell) => cell === null));
  return rows
    .slice(at + 1, last < 0 ? undefined : last)
    .map((row) => Object.fromEntries(headers.map((header, index) => [String(header), row[index] ?? null])));
}

const sheetNames = [
  'Sammanfattning',
  'Diagram',
  'Per fråga',
  'Per grupp',
  'Granskade ärenden',
  'Avvikelser',
  'Urvalsprotokoll',
  'Källdata',
  'Källdata ärenden',
  'Källdata frågor',
  'Källdata urval',
  'Kolumner',
  'Om filen',
];
// What leaves the unit is divided only where that was decided when the round was finalised.
const deidentifiedSheetNames = sheetNames.filter(
  (name) => !name.startsWith('Källdata ') && name !== 'Per grupp',
);

describe('who may', () => {
  it('the internal file is only for those who may see the cases', async () => {
    finalise();
    const { org } = round;
    const people = [
      makePerson(services, { name: 'Lena Läsare', role: 'reader', unitId: org.administration }),
      makePerson(services, { name: 'Sven Sys', role: 'administrator', unitId: org.administration }),
      makePerson(services, { name: 'Greta Granskare', role: 'reviewer', unitId: org.children }),
      makePerson(services, { name: 'Xavier Extern', role: 'external', unitId: org.children }),
      makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: org.elderly }),
    ];
    for (const as of people) expect([403, 404]).toContain(await statusOf(() => download(as, 'intern')));
    for (const as of people.slice(1)) {
      expect([403, 404]).toContain(await statusOf(() => download(as, 'avidentifierad')));
    }
    expect(await statusOf(() => download(null, 'intern'))).toBe(302);
    expect(await statusOf(() => download(people[0] ?? null, 'avidentifierad'))).toBe(200);
  });

  it('the manager of a unit below gets the de-identified file, with the numbers of the whole round', async () => {
    finalise();
    const chief = makePerson(services, { name: 'Chef Ett', role: 'manager', unitId: round.org.unit1 });
    expect([403, 404]).toContain(await statusOf(() => download(chief, 'intern')));
    const hers = await bytesOf(await download(chief, 'avidentifierad'));
    const owners = await bytesOf(await download(round.maria, 'avidentifierad'));
    for (const name of ['Sammanfattning', 'Per fråga', 'Avvikelser', 'Källdata']) {
      expect(await rowsOf(hers, name)).toEqual(await rowsOf(owners, name));
    }
  });

  it('a reader gets no file before the round is finalised', async () => {
    const reader = makePerson(services, {
      name: 'Lena Läsare',
      role: 'reader',
      unitId: round.org.administration,
    });
    expect(await statusOf(() => download(reader, 'avidentifierad'))).toBe(403);
  });

  it('there is no file without a version, without a round or before the reviews', async () => {
    expect(await statusOf(() => download(round.maria, ''))).toBe(400);
    expect(await statusOf(() => download(round.maria, 'annan'))).toBe(400);
    round = { ...round, roundId: 999 as typeof round.roundId };
    expect(await statusOf(() => download(round.maria, 'intern'))).toBe(404);
  });

  it('the file of deviations is refused to readers, reviewers and administrators', async () => {
    for (const role of ['reader', 'reviewer', 'administrator', 'external'] as const) {
      const as = makePerson(services, { name: `Person ${role}`, role, unitId: round.org.administration });
      const args = await routeArguments(services, { as });
      expect(await statusOf(() => deviationsLoader(args))).toBe(403);
    }
  });
});

describe('the internal file', () => {
  it('comes as a download with a name that names nobody, and is logged', async () => {
    finalise();
    const { headers } = await download(round.maria, 'intern');
    expect(headers.get('Content-Disposition')).toBe(
      `attachment; filename="Resultat 2026-001 intern.xlsx"; filename*=UTF-8''Resultat%202026-001%20intern.xlsx`,
    );
    const entry = services.db.$client
      .prepare("SELECT actor_id, entity_id, detail FROM audit_entries WHERE action = 'round.exported'")
      .all();
    expect(entry).toEqual([
      {
        actor_id: round.maria,
        entity_id: String(round.roundId),
        detail: JSON.stringify({ version: 'internal', finalNumber: '2026-001', state: 'finalised' }),
      },
    ]);
  });

  it('has å in its name in both ways while it is preliminary', async () => {
    const { headers } = await download(round.maria, 'intern');
    const value = headers.get('Content-Disposition') ?? '';
    expect(value).toContain('filename="Preliminart resultat omgang');
    expect(value).toContain("filename*=UTF-8''Prelimin%C3%A4rt%20resultat%20omg%C3%A5ng%20");
  });

  it('holds the numbers of the page, as numbers', async () => {
    finalise();
    const bytes = await bytesOf(await download(round.maria, 'intern'));
    const sheets = await readSheets(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(sheetNames);
    const page = loadRoundPage(services, actorOf(services, round.maria), round.roundId);
    const rows = records(await rowsOf(bytes, 'Per fråga'), 'Nr');
    const figures = page.result?.figures.questions ?? [];
    expect(rows).toHaveLength(figures.length);
    for (const [index, figure] of figures.entries()) {
      const { interval } = figure;
      expect(rows[index]).toMatchObject({
        Nr: index + 1,
        Fråga: figure.shortName,
        Uppfyllt: figure.fulfilled,
        'Ej uppfyllt': figure.notFulfilled,
        'varav handling saknas': figure.documentMissing,
        'Ej tillämpligt': figure.notApplicable,
        'Frågan ej ställd': figure.notAsked,
        Underlag: figure.base,
        'Andel uppfyllt, ovägd': figure.share ?? '–',
        'Andel uppfyllt, vägd': figure.weightedShare ?? '–',
        'Minst antal i gruppen': interval.kind === 'cases' ? interval.low : '–',
        'Högst antal i gruppen': interval.kind === 'cases' ? interval.high : '–',
      });
    }
    const summary = records(await rowsOf(bytes, 'Sammanfattning'), 'Fråga');
    const heard = summary.find((row) => row['Fråga'] === 'Barnet har kommit till tals');
    expect(heard).toMatchObject({ Uppfyllt: 8, Av: 10, 'Andel, ovägd': 0.8 });
    expect(String(heard?.['I hela gruppen']).replaceAll('\u00a0', ' ')).toBe('65–137 av 141 ärenden');
    const unheard = summary.find((row) => row['Fråga'] === 'Skäl framgår när barnet inte kommit till tals');
    expect(String(unheard?.['I hela gruppen']).replaceAll('\u00a0', ' ')).toMatch(
      /^\d+–\d+ % av de ärenden som frågan gäller$/,
    );
  });

  it('lists every case, answer and deviation with real dates', async () => {
    const bytes = await bytesOf(await download(round.maria, 'intern'));
    const cases = records(await rowsOf(bytes, 'Granskade ärenden'), 'Ärende');
    const reviews = reviewsOf(services, round);
    expect(cases.map((row) => row['Ärende'])).toEqual(reviews.map(({ caseKey }) => caseKey));
    expect(cases[0]).toMatchObject({
      'Barnet har kommit till tals': 'Nej',
      Brister: 1,
      Granskning: 'Inlämnad',
    });
    // 08.00 UTC is 09.00 on the wall in Sweden in November.
    expect(cases[0]?.['Inlämnad']).toEqual(new Date('2026-11-02T09:00:00Z'));

    const source = records(await rowsOf(bytes, 'Källdata'), 'Ärende');
    const counted = source.filter((row) => row['Frågans nyckel'] === 'barnet-till-tals');
    expect(counted.filter((row) => row['Räknas som'] === 'Uppfyllt')).toHaveLength(8);
    expect(counted.filter((row) => row['Räknas som'] === 'Ej uppfyllt')).toHaveLength(2);
    expect(counted[0]).toMatchObject({
      Svar: 'Nej',
      Avvikelse: 'AV-2026-001',
      Kommentar: 'Intern kommentar',
    });
    const unasked = source.filter((row) => row['Frågans nyckel'] === 'skal-barnet-inte-hort');
    expect(unasked.filter((row) => row['Räknas som'] === 'Räknas inte')).toHaveLength(9);

    const deviations = records(await rowsOf(bytes, 'Avvikelser'), 'Nummer');
    expect(deviations.map((row) => row['Nummer'])).toEqual(['AV-2026-001', 'AV-2026-002']);
    expect(deviations[0]?.['Upptäckt']).toEqual(new Date('2026-11-02T00:00:00Z'));
  });

  it('has the whole draw: seed, fingerprint, ten drawn with their slumptal, all reserves', async () => {
    const worked = vectors.draws.find(({ name }) => name === 'placements: ten, at least one institution');
    const bytes = await bytesOf(await download(round.maria, 'intern'));
    const rows = await rowsOf(bytes, 'Urvalsprotokoll');
    expect(rows.find((row) => row[0] === 'Frö')?.[1]).toBe(PLACEMENTS_SEED);
    const table = records(rows, 'Utfall');
    expect(table).toHaveLength(141);
    const drawn = table.filter((row) => row['Utfall'] === 'Draget');
    expect(drawn.map((row) => row['Ärende'])).toEqual(worked?.selected.map(({ key }) => key));
    expect(drawn.map((row) => row['Slumptal'])).toEqual(worked?.selected.map(({ ticket }) => ticket));
  });

  it('turns no text into a formula', async () => {
    const bytes = await bytesOf(await download(round.maria, 'intern'));
    const sheets = sheetXml(bytes);
    expect([...sheets.keys()]).toEqual(sheetNames);
    for (const [name, xml] of sheets) {
      expect(xml, name).not.toMatch(/<f[ >]/);
      expect(xml, name).not.toContain('t="e"');
    }
    expect(sheets.get('Källdata')).toMatch(/<c [^>]*t="str"><v>=Se akten, &quot;sidan&quot; 3<\/v>/);
  });

  it('is ready for paper: landscape A4, header rows repeated and frozen, filters, page numbers', async () => {
    const bytes = await bytesOf(await download(round.maria, 'intern'));
    const workbook = readZip(bytes).get('xl/workbook.xml') ?? '';
    for (const [name, xml] of sheetXml(bytes)) {
      expect(xml, name).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/);
      expect(xml, name).toContain('Sida &amp;P av &amp;N');
      if (name === 'Om filen' || name === 'Diagram') continue;
      expect(xml, name).toContain('<autoFilter ref="A');
      expect(workbook, name).toContain(`&apos;${name}&apos;!$`);
    }
    for (const name of ['Per fråga', 'Granskade ärenden', 'Avvikelser', 'Källdata']) {
      expect(sheetXml(bytes).get(name)).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    }
  });

  it('is readable on paper: names of questions read upwards, most reserves stay on the screen', async () => {
    const bytes = await bytesOf(await download(round.maria, 'intern'));
    const xml = sheetXml(bytes);
    const styles = readZip(bytes).get('xl/styles.xml') ?? '';
    expect(styles).toContain('textRotation="90"');
    for (const name of sheetNames) expect(xml.get(name), name).toContain('fitToWidth="1"');

    const rows = await rowsOf(bytes, 'Urvalsprotokoll');
    const tenth = rows.findIndex((row) => row[0] === 'Nästa i tur 10') + 1;
    expect(rows.some((row) => String(row[0]).startsWith('En utskrift tar med de 10 första av 131'))).toBe(
      true,
    );
    const workbook = readZip(bytes).get('xl/workbook.xml') ?? '';
    const areas = /<definedName name="_xlnm.Print_Area"[^>]*>([^<]*)</.exec(workbook)?.[1] ?? '';
    expect(areas.replaceAll('&apos;', "'")).toBe(`'Urvalsprotokoll'!$A$1:$D$${tenth}`);
  });
});

describe('the de-identified file', () => {
  it('names no case, no person and no comment, anywhere in the file', async () => {
    finalise();
    const bytes = await bytesOf(await download(round.maria, 'avidentifierad'));
    const text = [...readZip(bytes).values()].join('\n');
    const keys = reviewsOf(services, round).map(({ caseKey }) => caseKey);
    expect(keys.filter((key) => text.includes(key))).toEqual([]);
    const workers = new Set(reviewsOf(services, round).map(({ caseWorker }) => caseWorker));
    const names = [
      ...workers,
      'Maria Ek',
      'Anna Lindgren',
      'Björn Åkesson',
      'Se akten',
      'Intern kommentar',
      'AV-2026',
    ];
    expect(names.filter((name) => name && text.includes(name))).toEqual([]);
    const tickets = vectors.draws.flatMap(({ selected }) => selected.map(({ ticket }) => String(ticket)));
    expect(tickets.filter((ticket) => text.includes(ticket))).toEqual([]);
    expect([...sheetXml(bytes).keys()]).toEqual(deidentifiedSheetNames);
  });

  it('hides small numbers on every sheet and shows the others', async () => {
    finalise();
    const bytes = await bytesOf(await download(round.maria, 'avidentifierad'));
    const rows = records(await rowsOf(bytes, 'Per fråga'), 'Nr');
    const heard = rows.find((row) => row['Fråga'] === 'Barnet har kommit till tals');
    expect(heard).toMatchObject({
      Uppfyllt: '–',
      'Ej uppfyllt': '–',
      Underlag: 10,
      'Andel uppfyllt, ovägd': '–',
    });
    const inTime = rows.find((row) => row['Fråga'] === 'Övervägande eller omprövning i tid');
    expect(inTime).toMatchObject({ Uppfyllt: 10, Underlag: 10, 'Andel uppfyllt, ovägd': 1 });
    const deviations = records(await rowsOf(bytes, 'Avvikelser'), 'Fråga');
    expect(deviations.find((row) => row['Fråga'] === 'Barnet har kommit till tals')).toMatchObject({
      'Antal avvikelser': '–',
    });
    expect(deviations.at(-1)).toEqual({ Fråga: 'Alla frågor', 'Antal avvikelser': '–' });
    const source = records(await rowsOf(bytes, 'Källdata'), 'Fråga');
    expect(Object.keys(source[0] ?? {})).toEqual([
      'Fråga',
      'Löpnummer i frågan',
      'Räknas som',
      'Frågans nyckel',
    ]);
    expect(source.filter((row) => row['Frågans nyckel'] === 'barnet-till-tals')).toEqual([
      expect.objectContaining({ 'Räknas som': 'Visas inte: för små antal' }),
    ]);
    expect(source.filter((row) => row['Frågans nyckel'] === 'overvagande-i-tid')).toHaveLength(10);
    const hidden = records(await rowsOf(bytes, 'Sammanfattning'), 'Fråga').find(
      (row) => row['Fråga'] === 'Barnet har kommit till tals',
    );
    expect(hidden?.['I hela gruppen']).toBe('Visas inte, eftersom små antal döljs.');
  });

  it('says of the cases how many they are, not a row for each', async () => {
    finalise();
    const bytes = await bytesOf(await download(round.maria, 'avidentifierad'));
    const rows = await rowsOf(bytes, 'Granskade ärenden');
    expect(rows.map((row) => String(row[0]).replaceAll('\u00a0', ' '))).toEqual([
      'Granskade ärenden',
      '10 av 10 dragna ärenden är granskade. Vilka ärendena är och vad som svarades i vart och ett står bara i den interna filen.',
    ]);
    const facts = await rowsOf(bytes, 'Urvalsprotokoll');
    expect(facts.find((row) => row[0] === 'Dragna ärenden')?.[1]).toBe(10);
  });
});

describe('the file of deviations', () => {
  it('has the columns that other systems count on, in their order', async () => {
    const args = await routeArguments(services, { as: round.maria });
    const response = await deviationsLoader(args);
    expect(response.headers.get('Content-Disposition')).toContain('filename="Avvikelser 2026-11-02.xlsx"');
    const rows = await rowsOf(await bytesOf(response), 'Avvikelser');
    expect(rows[0]).toEqual([
      'Nummer',
      'Ärende',
      'Enhet',
      'Kontroll',
      'Omgång',
      'Fråga',
      'Rubrik',
      'Beskrivning',
      'Allvarlighet',
      'Läge',
      'Ansvarig',
      'Upptäckt',
      'Bedöms eller åtgärdas senast',
      'Avslutad',
      'Typ',
      'Inträffade',
      'Överlämnad till',
    ]);
    expect(records(rows, 'Nummer')).toMatchObject([
      {
        Nummer: 'AV-2026-001',
        Fråga: 'Barnet har kommit till tals',
        Läge: 'Ny',
        Beskrivning: '=Se akten, "sidan" 3',
      },
      { Nummer: 'AV-2026-002', Rubrik: 'Underlag om att barnet har kommit till tals saknas' },
    ]);
  });

  it('leaves out other units', async () => {
    const other = makePerson(services, { name: 'Chef Äldre', role: 'manager', unitId: round.org.elderly });
    const rows = await rowsOf(
      await bytesOf(await deviationsLoader(await routeArguments(services, { as: other }))),
      'Avvikelser',
    );
    expect(rows.filter((row) => row.some((cell) => cell !== null))).toHaveLength(1);
  });
});

it('a file can be made as soon as the reviews are shared out', async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  const bytes = await bytesOf(await download(round.maria, 'intern'));
  const rows = await rowsOf(bytes, 'Sammanfattning');
  expect(rows.some((row) => String(row[0]).startsWith('Preliminärt: 0 av 10 dragna'))).toBe(true);
});
