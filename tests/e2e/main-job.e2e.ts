import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { readWorkbook, type Sheets, tableIn } from './read-workbook.ts';
import {
  answerByKeyboard,
  download,
  firstVisit,
  freezeAndDraw,
  importPlacements,
  logIn,
  logOut,
  shareOut,
  startRound,
  tableOnScreen,
  VECTOR_FINGERPRINT,
  VECTOR_SEED,
} from './steps.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/registers');
const register = path.join(fixtures, 'placeringar-2026-10-31.csv');

type Vector = {
  draws: {
    name: string;
    selected: { key: string; ticket: number; reason: string }[];
    reserves: { key: string }[];
  }[];
};
const vectors = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../vectors/sampling-vectors.json'), 'utf8'),
) as Vector;
const vector = vectors.draws.find(({ name }) => name === 'placements: ten, at least one institution');
if (!vector) throw new Error('The vector is gone');

const NOT_HEARD = 'Det framgår inte att barnet har fått berätta själv.';
const NO_CARE_PLAN = '=HYPERLINK("x") vårdplanen gäller en äldre placering.';

test('from a register export to a finished Excel file', async ({ page }) => {
  test.setTimeout(240_000);
  await firstVisit(page);
  await logOut(page);
  await logIn(page);
  await importPlacements(page, register);
  await startRound(page);
  await freezeAndDraw(page);

  // The draw is the worked vector's, on screen and in the files.
  const drawn = (await tableOnScreen(page, 'Dragna ärenden')).map((row) => row[1]);
  expect(drawn).toEqual(vector.selected.map(({ key }) => key));
  await expect(page.getByText(VECTOR_SEED, { exact: true })).toBeVisible();
  const frame = readFileSync(await download(page, 'Ladda ner urvalsramen (CSV)'));
  expect(createHash('sha256').update(frame).digest('hex')).toBe(VECTOR_FINGERPRINT);

  await shareOut(page);
  for (const [index, key] of vector.selected.map((one) => one.key).entries()) {
    await page.goto('/granskningar');
    await page.getByRole('link', { name: key }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Granskning av ${key}` })).toBeVisible();
    // Two faults, in the third and the sixth case; the second description tries to become a formula.
    const faults: Record<string, string> =
      index === 2
        ? { 'barnet-till-tals': NOT_HEARD }
        : index === 5
          ? { 'vardplan-aktuell': NO_CARE_PLAN }
          : {};
    await answerByKeyboard(page, faults);
    if (index === 2) {
      await expect(page.getByText(/^1\savvikelse skapas/)).toBeVisible();
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: 'Lämna in granskningen' }).click();
    await expect(page.getByRole('heading', { name: `Granskningen av ${key} är inlämnad` })).toBeVisible();
  }

  await page.goto('/avvikelser');
  await expect(page.getByText('2 avvikelser', { exact: true })).toBeVisible();
  const numbers = page.getByRole('table', { name: 'Avvikelser' }).getByRole('link', { name: /^AV-/ });
  expect((await numbers.allTextContents()).sort()).toEqual(['AV-2026-001', 'AV-2026-002']);

  await page.goto('/kontroller');
  await page
    .getByRole('link', { name: /Placerade barn/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /Andra halvåret 2026/ })
    .first()
    .click();
  await expect(page.getByText('10 av 10 inlämnade').first()).toBeVisible();
  await expect(
    page.getByText(
      'Barnet har kommit till tals: 9 av 10 (90 %). I hela gruppen om 141 gäller det troligen mellan 80 och 140 ärenden.',
    ),
  ).toBeVisible();
  await alive(page);
  await page.getByRole('button', { name: 'Fastställ omgången' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fastställ omgången' }).click();
  await expect(page.getByText(/Omgången är fastställd som nummer/)).toBeVisible();
  await expectAccessible(page);

  const figures = await tableOnScreen(page, 'Alla siffror');
  const internal = await readWorkbook(await download(page, 'Hämta Excel, intern'));
  expectNumbersAsOnScreen(internal, figures);
  expectDrawAsVector(internal);
  const faults = tableIn(internal, 'Avvikelser', 'Nummer');
  expect(faults.map((row) => [row['Nummer'], row['Ärende'], row['Beskrivning']])).toEqual([
    ['AV-2026-001', vector.selected[2]?.key, NOT_HEARD],
    ['AV-2026-002', vector.selected[5]?.key, NO_CARE_PLAN],
  ]);

  const outside = await readWorkbook(await download(page, 'Hämta Excel, avidentifierad'));
  const words = [...outside.values()].flat(2).map(String).join('\n');
  for (const { key } of vector.selected) expect(words).not.toContain(key);
  for (const secret of ['Björn Åkesson', NOT_HEARD, NO_CARE_PLAN, 'AV-2026-001'])
    expect(words).not.toContain(secret);
});

/** Per question: what the page shows is what the file holds, as numbers. */
function expectNumbersAsOnScreen(sheets: Sheets, figures: readonly string[][]) {
  const rows = tableIn(sheets, 'Per fråga', 'Nr');
  expect(rows.length).toBe(7);
  expect(
    rows.map((row) => {
      const interval =
        typeof row['Minst antal i gruppen'] === 'number'
          ? `${row['Minst antal i gruppen']}–${row['Högst antal i gruppen']} av 141`
          : `${Math.round(Number(row['Minst andel i gruppen']) * 100)} % – ${Math.round(Number(row['Högst andel i gruppen']) * 100)} %`;
      return [
        row['Fråga'],
        String(row['Uppfyllt']),
        String(row['Underlag']),
        `${Math.round(Number(row['Andel uppfyllt, ovägd']) * 100)} %`,
        interval,
        String(row['varav handling saknas']),
        String(row['Ej tillämpligt']),
      ];
    }),
  ).toEqual(
    figures.map(([question, fulfilled, base, share, , interval, missing, notApplicable]) =>
      [question, fulfilled, base, share, interval, missing, notApplicable].map((text) =>
        (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' '),
      ),
    ),
  );
}

/** The protocol in the file: every drawn case with slumptal and reason, then the reserves, as the vector has them. */
function expectDrawAsVector(sheets: Sheets) {
  const rows = tableIn(sheets, 'Urvalsprotokoll', 'Utfall');
  const selected = rows.slice(0, 10);
  expect(selected.map((row) => row['Ärende'])).toEqual(vector?.selected.map(({ key }) => key));
  for (const [index, row] of selected.entries()) {
    expect(row['Slumptal']).toBeCloseTo(vector?.selected[index]?.ticket ?? Number.NaN, 12);
  }
  expect(rows.slice(10, 15).map((row) => row['Ärende'])).toEqual(vector?.reserves.map(({ key }) => key));
  const facts = new Map((sheets.get('Urvalsprotokoll') ?? []).map((row) => [row[0], row[1]]));
  expect(facts.get('Frö')).toBe(VECTOR_SEED);
  expect(String(facts.get('Ramens fingeravtryck'))).toContain(VECTOR_FINGERPRINT);
}
