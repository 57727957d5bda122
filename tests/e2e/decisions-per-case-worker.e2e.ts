import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import seedrandom from 'seedrandom';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { readWorkbook, tableIn } from './read-workbook.ts';
import {
  answerByKeyboard,
  download,
  firstVisit,
  importRegister,
  newControlFrom,
  saveControlAndStart,
  tableOnScreen,
  verifyOnCommandLine,
} from './steps.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/registers');
const SEED = 'Ekhamra-2020-4711';
const SIZE = 22;

type Decision = { key: string; group: string; ticket: number };

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const byTicket = (a: Decision, b: Decision) => a.ticket - b.ticket || byBytes(a.key, b.key);

/** The decisions on särskilt boende in the register as text: read here without the program. */
function decisions(): Decision[] {
  const [header = '', ...lines] = readFileSync(path.join(fixtures, 'bistandsbeslut-2020.csv'), 'utf8')
    .replace('\u{feff}', '')
    .trim()
    .split(/\r?\n/);
  const place = (name: string) => header.split(';').indexOf(name);
  return lines
    .map((line) => line.split(';'))
    .filter((cells) => cells[place('Insats')] === 'Särskilt boende')
    .map((cells) => {
      const key = cells[place('Beslut-id')] ?? '';
      return { key, group: cells[place('Handläggare')] ?? '', ticket: seedrandom(`${SEED}|${key}`)() };
    });
}

/** The draw by the letter of the specification §3–4, shared out in proportion to the groups' sizes. */
function drawByHand(all: readonly Decision[]) {
  const names = [...new Set(all.map(({ group }) => group))].sort(byBytes);
  const groups = names.map((name) => {
    const cases = all.filter(({ group }) => group === name).sort(byTicket);
    const exact = SIZE * cases.length;
    return { name, cases, size: Math.floor(exact / all.length), left: exact % all.length };
  });
  const whole = groups.reduce((sum, { size }) => sum + size, 0);
  const byRemainder = [...groups].sort((a, b) => b.left - a.left || byBytes(a.name, b.name));
  for (const group of byRemainder.slice(0, SIZE - whole)) group.size += 1;
  return groups;
}

test('decisions on särskilt boende: 22 files, shared out on the case workers', async ({ page }) => {
  test.setTimeout(240_000);
  const all = decisions();
  const groups = drawByHand(all);
  const drawn = groups.flatMap(({ cases, size }) => cases.slice(0, size));
  const reserves = groups.flatMap(({ cases, size }) => cases.slice(size));
  expect(drawn.length).toBe(SIZE);

  await firstVisit(page);
  await importRegister(page, {
    name: 'Biståndsbeslut',
    kind: 'Beslut',
    file: path.join(fixtures, 'bistandsbeslut-2020.xlsx'),
    rows: '2 180',
  });
  await newControlFrom(page, 'Beslut om särskilt boende, per handläggare');
  // Any checklist will do for the draw; this one is answered with yes all through.
  await page.getByLabel('Checklista').selectOption({ label: 'Allmän aktgranskning (version 1)' });
  await page.getByLabel('Maria Ek').check();
  // The ready control has two at each decision; there is one person here.
  await page.getByLabel('Vem granskar ett ärende?').selectOption({ label: 'En granskare' });
  await expect(page.getByText(`${all.length} ärenden`).first()).toBeVisible();
  await expectAccessible(page);
  await saveControlAndStart(page, '2020-12-31');

  await page.getByRole('button', { name: 'Frys urvalsramen' }).click();
  const frame = readFileSync(await download(page, 'Ladda ner urvalsramen (CSV)'));
  const lines = [...all].sort((a, b) => byBytes(a.key, b.key)).map(({ key, group }) => `${key};${group}\n`);
  expect(frame.toString('utf8')).toBe(`nyckel;Handläggare\n${lines.join('')}`);
  await page.getByLabel('Skriv in ett frö').check();
  await page.getByLabel('Inskrivet frö').fill(SEED);
  await page.getByRole('button', { name: 'Dra urvalet' }).click();

  // What is on screen is the draw made here.
  await expect(page.getByRole('table', { name: 'Dragna ärenden' })).toBeVisible();
  const onScreen = (await tableOnScreen(page, 'Dragna ärenden')).map((row) => row.slice(0, 5));
  expect(onScreen).toEqual(
    drawn.map(({ key, group, ticket }, index) => [
      String(index + 1),
      key,
      group,
      ticket.toFixed(6).replace('.', ','),
      'Slump',
    ]),
  );
  for (const { name, cases, size } of groups) {
    await expect(
      page.getByText(`${name}: ${size} av ${cases.length} ärenden`, { exact: true }),
    ).toBeVisible();
  }
  await expectAccessible(page);
  const roundAt = page.url().replace(/#.*$/, '');

  // Shared out to a reviewer, who looks at one of them.
  await page.getByRole('link', { name: 'Fördela granskningarna', exact: true }).click();
  await page.getByRole('button', { name: 'Fördela granskningarna', exact: true }).click();
  await expect(page.getByText('0 av 22 inlämnade').first()).toBeVisible();
  await page.goto('/granskningar');
  const [first] = drawn;
  if (!first) throw new Error('Nothing was drawn');
  await page.getByRole('link', { name: first.key }).click();
  await answerByKeyboard(page);
  await page.getByRole('button', { name: 'Lämna in granskningen' }).click();
  await expect(page.getByRole('heading', { name: `Granskningen av ${first.key} är inlämnad` })).toBeVisible();
  await page.goto(roundAt);
  await expect(page.getByText('1 av 22 inlämnade').first()).toBeVisible();

  // The files say the same, and the command line agrees.
  await page.getByRole('link', { name: 'Visa urvalsprotokollet' }).click();
  await alive(page);
  await expectAccessible(page);
  const workbook = await readWorkbook(await download(page, 'Protokoll (Excel)'));
  const rows = tableIn(workbook, 'Dragna ärenden', 'Ordning');
  expect(rows.map((row) => [row['Ordning'], row['Ärende'], row['Slumptal'], row['Grupp']])).toEqual(
    drawn.map(({ key, group, ticket }, index) => [index + 1, key, ticket, group]),
  );
  expect(
    tableIn(workbook, 'Ersättningsärenden', 'Ordning').map((row) => [row['Ärende'], row['Slumptal']]),
  ).toEqual(reserves.map(({ key, ticket }) => [key, ticket]));
  const front = [...workbook.values()][0] ?? [];
  const facts = new Map(front.map((row) => [row[0], row[1]]));
  expect(facts.get('Frö')).toBe(SEED);
  expect([...facts.values()].join('\n')).toContain(createHash('sha256').update(frame).digest('hex'));
  for (const { name, cases, size } of groups) expect(facts.get(name)).toBe(`${size} av ${cases.length}`);

  const verified = await verifyOnCommandLine(
    await download(page, 'Protokoll (JSON)'),
    await download(page, 'Urvalsram (CSV)'),
  );
  expect(verified.output).toContain('Allt som går att räkna om stämmer.');
  expect(verified.code).toBe(0);
});
