import { readFileSync } from 'node:fs';
import path from 'node:path';
import seedrandom from 'seedrandom';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import {
  download,
  firstVisit,
  importPlacements,
  startRound,
  tableOnScreen,
  VECTOR_SEED,
  verifyOnCommandLine,
} from './steps.ts';

const register = path.resolve(import.meta.dirname, '../fixtures/registers/placeringar-2026-10-31.csv');
const REASON = 'Fröet hade nämnts i ett möte innan urvalsramen frystes.';
const NOTE = 'Tillhör den andra barnenheten sedan den 1 oktober.';
const SECOND_SEED = 'Nämnden 2026-11-02, 62415';

type Case = { key: string; ticket: number; isInstitution: boolean };

/**
 * The draw by the letter of the specification §3, §5 and §6, from the frame's own file: ten lowest tickets, at least one
 * institution; the others are the reserves.
 */
function drawByHand(frame: string, seed: string): { drawn: Case[]; reserves: Case[] } {
  const [header = '', ...lines] = frame.trimEnd().split('\n');
  expect(header).toBe('nyckel;Placeringsform');
  const cases = lines
    .map((line) => line.split(';'))
    .map(([key = '', form = '']) => ({
      key,
      ticket: seedrandom(`${seed}|${key}`)(),
      isInstitution: ['HVB', 'Stödboende', 'SiS-institution'].includes(form),
    }))
    .sort((a, b) => a.ticket - b.ticket);
  const lowest = cases.slice(0, 10);
  const lifted = lowest.some((one) => one.isInstitution) ? undefined : cases.find((one) => one.isInstitution);
  const drawn = lifted ? [...lowest.slice(0, 9), lifted] : lowest;
  return { drawn, reserves: cases.filter((one) => !drawn.includes(one)) };
}

test('a double click draws once, a redraw tells why, and a replaced case stays in sight', async ({
  page,
  complaints,
}) => {
  test.setTimeout(240_000);
  await firstVisit(page);
  await importPlacements(page, register);
  await startRound(page);
  const roundAt = page.url().replace(/#.*$/, '');
  await page.getByRole('button', { name: 'Frys urvalsramen' }).click();
  const frameFile = await download(page, 'Ladda ner urvalsramen (CSV)');
  const frame = readFileSync(frameFile, 'utf8');
  const first = drawByHand(frame, VECTOR_SEED);
  const second = drawByHand(frame, SECOND_SEED);
  const keysOf = ({ drawn }: typeof first) => drawn.map(({ key }) => key);
  expect(keysOf(second)).not.toEqual(keysOf(first));

  // The button is pressed twice in a breath: one draw, and no complaint.
  await page.getByLabel('Skriv in ett frö').check();
  await page.getByLabel('Inskrivet frö').fill(VECTOR_SEED);
  await page.getByRole('button', { name: 'Dra urvalet' }).dblclick();
  await expect(page.getByRole('table', { name: 'Dragna ärenden' })).toBeVisible();
  const onScreen = async () =>
    (await tableOnScreen(page, 'Dragna ärenden')).map((row) =>
      row[1]?.replace('Skyddade personuppgifter', ''),
    );
  expect(await onScreen()).toEqual(keysOf(first));
  await page.goto(roundAt);
  await alive(page);
  expect(await onScreen()).toEqual(keysOf(first));
  await expect(page.getByText('Dragning 1, som gjordes om')).toHaveCount(0);

  // Without a reason nothing is drawn again; with one both draws stand beside each other.
  await page.getByRole('link', { name: 'Dra om urvalet' }).click();
  await expect(page.getByLabel('Varför ska urvalet dras om?')).toBeVisible();
  await page.getByLabel('Skriv in ett frö').check();
  await page.getByLabel('Inskrivet frö').fill(SECOND_SEED);
  const again = page.getByRole('button', { name: 'Dra om urvalet' });
  await again.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Urvalet drogs inte' })).toBeVisible();
  await expectAccessible(page);
  // The refusal's own status is the one thing the browser may tell of.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')]);
  await page.getByLabel('Varför ska urvalet dras om?').fill(REASON);
  await again.click();
  await expect(page.getByRole('table', { name: 'Dragna ärenden' })).toBeVisible();
  expect(await onScreen()).toEqual(keysOf(second));
  await expect(page.getByText(REASON).first()).toBeVisible();
  const [was, is] = [new Set(keysOf(first)), new Set(keysOf(second))];
  const sideBySide = await tableOnScreen(page, 'Från dragning 1 till dragning 2, som gäller');
  expect(
    sideBySide.map((row) => row.map((cell) => cell.replaceAll(' Skyddade personuppgifter', ''))),
  ).toEqual(
    [
      ['Kvar, dragna båda gångerna', keysOf(second).filter((key) => was.has(key))],
      ['Nya', keysOf(second).filter((key) => !was.has(key))],
      ['Borta', keysOf(first).filter((key) => !is.has(key))],
    ].map(([what, keys]) => [
      what,
      keys?.length === 0 ? 'inga' : String(keys?.length),
      (keys as string[]).join(', '),
    ]),
  );
  await page.getByText('Dragning 1, som gjordes om').click();
  const earlier = await tableOnScreen(page, 'Ärenden i dragning 1');
  expect(earlier.map((row) => row[1]?.replace('Skyddade personuppgifter', ''))).toEqual(keysOf(first));
  await expectAccessible(page);

  // The next in turn takes the place of a case that was drawn without need of the quota.
  const isNeeded = (one: Case) =>
    one.isInstitution && second.drawn.filter((c) => c.isInstitution).length === 1;
  const replaced = second.drawn.find((one) => !isNeeded(one));
  const [reserve] = second.reserves;
  if (!replaced || !reserve) throw new Error('Nothing to replace');
  await page.getByRole('link', { name: `Ersätt ${replaced.key}` }).click();
  await alive(page);
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Hör till en annan enhet' }).check();
  await page.getByLabel('Kommentar (frivillig)').fill(NOTE);
  await page.getByRole('button', { name: 'Ersätt ärendet' }).click();
  await expect(page.getByText(`Ersatt av ${reserve.key}: hör till en annan enhet`).first()).toBeVisible();
  expect(await onScreen()).toEqual([...keysOf(second), reserve.key]);
  await expect(page.locator('s', { hasText: replaced.key }).first()).toBeVisible();
  const story = await tableOnScreen(page, 'Urvalet i tur och ordning');
  expect(story.map((row) => row[1])).toEqual([
    'Urvalet drogs av Maria Ek: 10\u00a0ärenden.',
    expect.stringContaining('Dragning 1 gäller inte längre'),
    `${replaced.key} ersattes av ${reserve.key}: hör till en annan enhet. Gjort av Maria Ek.`,
  ]);
  await expect(page.getByText('varav 9 drogs och 1 har tagits in som ersättning')).toBeVisible();
  await expectAccessible(page);

  // The protocol holds all of it, on the page and in the file, and the command line agrees.
  await page.getByRole('link', { name: 'Visa urvalsprotokollet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Urvalsprotokoll' })).toBeVisible();
  await alive(page);
  await expect(page.getByText(REASON).first()).toBeVisible();
  await expect(page.getByText(NOTE).first()).toBeVisible();
  await expect(page.getByText('Dragning 1, som gjordes om')).toBeVisible();
  await expect(page.getByText(`Ersatt av ${reserve.key}: hör till en annan enhet`).first()).toBeVisible();
  await expectAccessible(page);
  const protocolFile = await download(page, 'Protokoll (JSON)');
  const { dragningar } = JSON.parse(readFileSync(protocolFile, 'utf8'));
  expect(
    dragningar.map((draw: Record<string, unknown>) => [
      draw['nummer'],
      draw['slag'],
      draw['gäller'],
      draw['frö'],
      draw['skälTillNyDragning'],
    ]),
  ).toEqual([
    [1, 'första', false, VECTOR_SEED, null],
    [2, 'omdragning', true, SECOND_SEED, REASON],
  ]);
  const listed = (draw: { dragnaÄrenden: Record<string, unknown>[] }) =>
    draw.dragnaÄrenden.map((one) => [one['ärende'], one['slumptal'], one['ersatt']]);
  expect(listed(dragningar[0])).toEqual(first.drawn.map(({ key, ticket }) => [key, ticket, false]));
  expect(listed(dragningar[1])).toEqual(
    second.drawn.map(({ key, ticket }) => [key, ticket, key === replaced.key]),
  );
  expect(dragningar[0].ersättningar).toEqual([]);
  expect(dragningar[1].ersättningar).toEqual([
    expect.objectContaining({
      ersatt: replaced.key,
      ersättare: reserve.key,
      skäl: 'wrongUnit',
      kommentar: NOTE,
      av: 'Maria Ek',
    }),
  ]);
  const taken = dragningar[1].reserver.filter(({ insatt }: { insatt: boolean }) => insatt);
  expect(taken.map(({ ärende }: { ärende: string }) => ärende)).toEqual([reserve.key]);
  const verified = await verifyOnCommandLine(protocolFile, frameFile);
  expect(verified.output).toContain('Allt som går att räkna om stämmer.');
  expect(verified.code).toBe(0);
});
