import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { alive, expect, expectAccessible, test } from './fixtures.ts';
import { readWorkbook, tableIn } from './read-workbook.ts';
import { download, firstVisit, importRegister, newControlFrom, saveControlAndStart } from './steps.ts';

/*
 * An instrument in the manner of the national ones (three areas, eighteen items, a table of reports): made in the editor and
 * nowhere else, published, used and taken out as a workbook.
 */
const TITLE = 'Barnskyddets kvalitet, arton punkter';
const AREAS = [
  { name: 'Trygghet', items: [1, 2, 3] },
  { name: 'Stadigvarande vård', items: [4, 5, 6, 7, 8, 9, 10, 11] },
  { name: 'Välmående', items: [12, 13, 14, 15, 16, 17, 18] },
];
const areaOf = (item: number) => AREAS.find(({ items }) => items.includes(item))?.name ?? '';
const itemTitle = (item: number) => `${areaOf(item)}, punkt ${item}`;

/** Two ongoing placements, of which the second is in no family home. */
const REGISTER = `Ärendenummer;Enhet;Handläggare;Insats;Placeringsform;Lagrum;Placering fr.o.m.;Placering t.o.m.;Senaste övervägande
2026-1001;Barn och unga 1;Elin Sandström;Placering;Familjehem;SoL;2025-01-10;;2026-08-01
2026-1002;Barn och unga 2;Ingrid Mårtensson;Placering;HVB;SoL;2025-03-02;;2026-09-01
`;

const HELP = 'Läs akten från de senaste tolv månaderna.';

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();

async function toDraft(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Utkastet', exact: true }).click();
  await heading(page, TITLE);
}

async function addSection(page: Page, title: string, repeats?: [string, string, string]): Promise<void> {
  await page.getByRole('link', { name: 'Lägg till avsnitt' }).click();
  await heading(page, 'Nytt avsnitt');
  await page.getByLabel('Rubrik').fill(title);
  if (repeats) {
    await page.getByLabel('Upprepa frågorna', { exact: false }).check();
    // Ticked, it shows what must be filled in.
    await expect(page.getByLabel('Högst antal')).toBeVisible();
    await page.getByLabel('Ett kallas').fill(repeats[0]);
    await page.getByLabel('Flera kallas').fill(repeats[1]);
    await page.getByLabel('Minst antal').fill('0');
    await page.getByLabel('Högst antal').fill(repeats[2]);
  }
  await press(page, 'Lägg till avsnittet');
  await heading(page, TITLE);
}

type NewQuestion = {
  kind: 'Ja eller nej' | 'Datum' | 'Ett val';
  name: string;
  wording: string;
  more?: (page: Page) => Promise<void>;
};

/** Adds questions one after another to a section; ends on the draft. */
async function addQuestions(page: Page, section: string, questions: readonly NewQuestion[]): Promise<void> {
  await page.getByRole('link', { name: `Lägg till fråga i avsnittet ${section}`, exact: true }).click();
  for (const [index, { kind, name, wording, more }] of questions.entries()) {
    await page.getByRole('link', { name: kind, exact: true }).click();
    await page.getByLabel('Kort namn').fill(name);
    await page.getByLabel('Frågan som granskaren läser den').fill(wording);
    await page.getByLabel('Hjälptext', { exact: false }).fill(HELP);
    await more?.(page);
    if (index === questions.length - 1) break;
    await press(page, 'Lägg till och skriv en till');
    await expect(page.getByText(`Frågan ”${name}” är tillagd`)).toBeVisible();
  }
  await press(page, 'Lägg till frågan');
  await expect(page.getByText('Frågan är tillagd')).toBeVisible();
  await toDraft(page);
}

/** The choices of a rating, each counted, with words that must stand beside it. */
const ratingOf =
  (choices: readonly [string, string][]) =>
  async (page: Page): Promise<void> => {
    for (const [index, [label, counts]] of choices.entries()) {
      await page.getByLabel(`Svar ${index + 1}`, { exact: true }).fill(label);
      await page.getByLabel(`Svar ${index + 1} räknas som`).selectOption(counts);
    }
  };

/** To the page of a question from the draft. */
async function openQuestion(page: Page, name: string): Promise<void> {
  await page.getByRole('listitem').getByRole('link', { name, exact: true }).click();
  await heading(page, name);
}

/** One condition on several questions, on a page that asks for conditions. */
async function onSeveral(
  page: Page,
  questions: readonly string[],
  answers: readonly string[],
  atLeast?: string,
): Promise<void> {
  await page.getByLabel('Vad ser villkoret på?').selectOption({ label: 'Flera frågor på en gång' });
  await press(page, /Fortsätt|Byt/);
  for (const question of questions) await page.getByRole('checkbox', { name: question, exact: true }).check();
  for (const answer of answers) await page.getByRole('checkbox', { name: answer, exact: true }).check();
  if (atLeast !== undefined) {
    await page.getByLabel('Så många som anges nedan').check();
    await page.getByLabel('Antalet svar är minst').fill(atLeast);
  }
  await press(page, 'Lägg till villkoret');
  await expect(page.getByText('Inga villkor än', { exact: false })).toHaveCount(0);
}

/** The question whose page is open, computed from others: the first rule that holds, else `otherwise`. Ends on the draft. */
async function compute(
  page: Page,
  name: string,
  rules: readonly { gives: string; questions: readonly string[]; answers: readonly string[] }[],
  otherwise: string,
): Promise<void> {
  await page.getByRole('link', { name: /^Ändra (datumregel eller )?beräknat svar$/ }).click();
  for (const { gives, questions, answers } of rules) {
    await page.getByRole('main').getByRole('link', { name: gives, exact: true }).click();
    await onSeveral(page, questions, answers);
    await page.getByRole('link', { name: `Beräknat svar på ${name}` }).click();
  }
  await page.getByLabel('Annars, när ingen regel stämmer').selectOption({ label: otherwise });
  await press(page, 'Spara');
  await expect(page.getByLabel('Annars, när ingen regel stämmer').locator('option:checked')).toHaveText(
    otherwise,
  );
  await page.getByRole('link', { name, exact: true }).click();
  await toDraft(page);
}

/** Proposes "ja" when one date came within a number of days after another. */
async function within(page: Page, name: string, from: string, to: string, days: string): Promise<void> {
  await openQuestion(page, name);
  await page.getByRole('link', { name: 'Ändra datumregel eller beräknat svar' }).click();
  await page.getByLabel('Något hände inom en viss tid efter något annat').check();
  await page
    .getByRole('group', { name: /^Datumen/ })
    .getByLabel(to, { exact: true })
    .check();
  await page
    .getByRole('group', { name: /^Start/ })
    .getByLabel(from, { exact: true })
    .check();
  await page.getByLabel('Gränsens längd').fill(days);
  await page.getByLabel('Gränsen räknas i').selectOption({ label: 'Dagar' });
  await press(page, 'Spara datumregeln');
  await expect(page.getByRole('button', { name: 'Ta bort datumregeln' })).toBeVisible();
  await page.getByRole('link', { name, exact: true }).click();
  await toDraft(page);
}

/** To the conditions of a question, from the draft. */
async function conditionsOf(page: Page, name: string): Promise<void> {
  await openQuestion(page, name);
  await page.getByRole('link', { name: 'Ändra när frågan visas' }).click();
}

async function reportsTable(page: Page): Promise<void> {
  await addSection(page, 'Anmälningar', ['anmälan', 'anmälningar', '10']);
  await addQuestions(page, 'Anmälningar', [
    { kind: 'Datum', name: 'Anmälan kom in', wording: 'Vilken dag kom anmälan in?' },
    { kind: 'Datum', name: 'Förhandsbedömning klar', wording: 'Vilken dag var förhandsbedömningen klar?' },
    { kind: 'Datum', name: 'Första kontakt', wording: 'Vilken dag träffade någon barnet?' },
    {
      kind: 'Ja eller nej',
      name: 'Bedömd i tid',
      wording: 'Var förhandsbedömningen klar inom 14 dagar?',
      more: async () => {
        await page.getByRole('group', { name: 'Svar som ger avvikelse' }).getByLabel('Nej').check();
        await page.getByLabel('Avvikelsens rubrik').fill('Förhandsbedömningen tog mer än 14 dagar');
      },
    },
    { kind: 'Ja eller nej', name: 'Träffad i tid', wording: 'Träffade någon barnet inom sju dagar?' },
  ]);
  await within(page, 'Bedömd i tid', 'Anmälan kom in', 'Förhandsbedömning klar', '14');
  await within(page, 'Träffad i tid', 'Anmälan kom in', 'Första kontakt', '7');
}

const RATING: readonly [string, string][] = [
  ['Styrka', 'fulfilled'],
  ['Behöver utvecklas', 'notFulfilled'],
];

/** An item: does it apply, two questions, and a rating computed from them that must be explained. */
async function firstItem(page: Page): Promise<void> {
  const title = itemTitle(1);
  await addSection(page, title);
  await addQuestions(page, title, [
    {
      kind: 'Ja eller nej',
      name: 'Gäller punkt 1',
      wording: 'Gäller punkt 1 för barnet?',
      more: async () => {
        await page.getByLabel('Inget av dem, svaret bara noteras').check();
      },
    },
    { kind: 'Ja eller nej', name: 'Gjort 1', wording: 'Är det gjort som punkt 1 kräver?' },
    { kind: 'Ja eller nej', name: 'Dokumenterat 1', wording: 'Framgår det av akten?' },
    {
      kind: 'Ett val',
      name: 'Bedömning 1',
      wording: 'Hur bedöms punkt 1?',
      more: async () => {
        await ratingOf(RATING)(page);
        await page.getByLabel('Ha ett fält för kommentar').check();
        await page.getByText('Mer om kommentaren').click();
        await page.getByLabel('Fältet heter').first().fill('Motivering');
        const required = page.getByRole('group', { name: 'Kommentaren måste fyllas i vid' });
        for (const [label] of RATING) await required.getByLabel(label).check();
      },
    },
  ]);
  await conditionsOf(page, 'Gjort 1');
  await page.getByLabel('Vad ser villkoret på?').selectOption({ label: 'Frågan ”Gäller punkt 1”' });
  await press(page, 'Fortsätt');
  await page.getByRole('checkbox', { name: 'Ja', exact: true }).check();
  await press(page, 'Lägg till villkoret');
  await page.getByRole('link', { name: 'Gjort 1', exact: true }).click();
  await toDraft(page);
  for (const name of ['Dokumenterat 1', 'Bedömning 1']) {
    await conditionsOf(page, name);
    await press(page, 'Ta samma villkor');
    await expect(page.getByText('Inga villkor än', { exact: false })).toHaveCount(0);
    await page.getByRole('link', { name, exact: true }).click();
    await toDraft(page);
  }
  const questions = ['Gjort 1', 'Dokumenterat 1'];
  await openQuestion(page, 'Bedömning 1');
  await compute(page, 'Bedömning 1', [{ gives: 'Styrka', questions, answers: ['Ja'] }], 'Behöver utvecklas');
}

/** Each item is the one before it with other words; its conditions and its rating follow. */
async function copyItem(page: Page, item: number): Promise<void> {
  await page.getByRole('link', { name: `Kopiera avsnittet ${itemTitle(item - 1)}`, exact: true }).click();
  await page.getByLabel('Det nya avsnittets rubrik').fill(itemTitle(item));
  for (const [index, name] of ['Gäller punkt', 'Gjort', 'Dokumenterat', 'Bedömning'].entries())
    await page.getByLabel(`Kort namn på fråga ${index + 1}`).fill(`${name} ${item}`);
  await page.getByLabel('Fråga 1 som granskaren läser den').fill(`Gäller punkt ${item} för barnet?`);
  await page.getByLabel('Fråga 2 som granskaren läser den').fill(`Är det gjort som punkt ${item} kräver?`);
  await page.getByLabel('Fråga 4 som granskaren läser den').fill(`Hur bedöms punkt ${item}?`);
  await press(page, 'Lägg till kopian');
  await expect(page.getByRole('heading', { level: 2, name: itemTitle(item), exact: true })).toBeVisible();
}

/** The items of the second area are for children in family homes only; those after them for everybody. */
async function onlyFamilyHomes(page: Page, section: string): Promise<void> {
  await page.getByRole('link', { name: `Villkor för avsnittet ${section}`, exact: true }).click();
  await page.getByLabel('Vad ser villkoret på?').selectOption({ label: 'En kolumn i registret' });
  await press(page, 'Fortsätt');
  await page.getByLabel('Kolumn', { exact: true }).fill('Placeringsform');
  await page.getByLabel('Värden, ett på varje rad').fill('Familjehem');
  await press(page, 'Lägg till villkoret');
  await expect(page.getByText('Inga villkor än', { exact: false })).toHaveCount(0);
  await toDraft(page);
}

const OUTCOME: readonly [string, string][] = [
  ['Uppnått', 'fulfilled'],
  ['Delvis uppnått', 'notFulfilled'],
  ['Inte uppnått', 'notFulfilled'],
];

async function outcomes(page: Page): Promise<void> {
  await addSection(page, 'Utfall');
  const names = [...AREAS.map(({ name }) => `Utfall ${name}`), 'Samlat utfall'];
  await addQuestions(
    page,
    'Utfall',
    names.map((name) => ({
      kind: 'Ett val',
      name,
      wording: `${name}: vilket är det?`,
      more: ratingOf(OUTCOME),
    })),
  );
  const parts = [
    ...AREAS.map(({ items }) => ({ of: items.map((item) => `Bedömning ${item}`), tags: RATING })),
    { of: names.slice(0, 3), tags: OUTCOME },
  ];
  for (const [index, { of, tags }] of parts.entries()) {
    const name = names[index] ?? '';
    const [best = '', ...others] = tags.map(([label]) => label);
    const worst = others.at(-1) ?? '';
    // Nothing is judged where no item applied.
    await conditionsOf(page, name);
    await onSeveral(page, of, [best, ...others], '1');
    await page.getByRole('link', { name, exact: true }).click();
    await heading(page, name);
    await compute(
      page,
      name,
      [
        { gives: 'Uppnått', questions: of, answers: [best] },
        { gives: 'Inte uppnått', questions: of, answers: [worst] },
      ],
      'Delvis uppnått',
    );
  }
}

async function build(page: Page): Promise<void> {
  await page.goto('/checklistor/ny');
  await alive(page);
  await page.getByLabel('Namn').fill(TITLE);
  await page.getByLabel('Syfte').fill('Att se hur barn skyddas och vad det leder till, punkt för punkt.');
  await press(page, 'Skapa utkastet');
  await heading(page, TITLE);
  await reportsTable(page);
  await firstItem(page);
  for (let item = 2; item <= 4; item += 1) await copyItem(page, item);
  await onlyFamilyHomes(page, itemTitle(4));
  for (let item = 5; item <= 12; item += 1) await copyItem(page, item);
  await page.getByRole('link', { name: `Villkor för avsnittet ${itemTitle(12)}`, exact: true }).click();
  await press(page, /^Ta bort villkoret att/);
  await expect(page.getByText('Inga villkor än', { exact: false })).toBeVisible();
  await toDraft(page);
  for (let item = 13; item <= 18; item += 1) await copyItem(page, item);
  await outcomes(page);
  await expectAccessible(page);
}

/** Publishes the draft that is open; ends on the checklist's page. */
async function publish(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Publicera', exact: true }).click();
  await page.getByLabel('Vad är nytt?').fill('Den första, prövad på två akter.');
  await press(page, 'Publicera version 1');
  await heading(page, TITLE);
}

/** Both cases to the one reviewer there is; ends where the reviews have been shared out. */
async function shareOutBoth(page: Page, file: string): Promise<string> {
  await importRegister(page, { name: 'Placeringar', kind: 'Placeringar', file, rows: '2' });
  await newControlFrom(page, 'Placerade barn, halvårskontroll');
  await page.getByLabel('Checklista').selectOption({ label: `${TITLE} (version 1)` });
  await page.getByRole('radio', { name: 'Alla (totalundersökning)', exact: true }).check();
  await page.getByLabel('Maria Ek').check();
  await saveControlAndStart(page, '2026-10-31');
  await press(page, 'Frys urvalsramen');
  await press(page, 'Bestäm urvalet');
  await page.getByRole('link', { name: 'Fördela granskningarna', exact: true }).click();
  await press(page, 'Fördela granskningarna');
  await expect(page.getByText('0 av 2 inlämnade').first()).toBeVisible();
  return page.url().replace(/#.*$/, '');
}

/** The card of a question; in the table of reports, of its n:th report. */
const card = (page: Page, key: string, report?: number) =>
  report === undefined
    ? page.locator(`[data-question="${key}"]`)
    : page.locator(`[data-question^="${key}#"]`).nth(report);

const choose = (page: Page, key: string, answer: string, report?: number) =>
  card(page, key, report).getByRole('radio', { name: answer }).check();

const explain = (page: Page, key: string, words: string, label: string | RegExp = 'Motivering') =>
  card(page, key).getByLabel(label).fill(words);

async function openReview(page: Page, key: string): Promise<void> {
  await page.goto('/granskningar');
  await page.getByRole('link', { name: key }).click();
  await heading(page, `Granskning av ${key}`);
  await alive(page);
}

async function handIn(page: Page, key: string): Promise<void> {
  await expect(page.getByText(/(\d+) av \1 besvarade · sparat/)).toBeVisible();
  await press(page, 'Lämna in granskningen');
  await expect(page.getByRole('heading', { name: `Granskningen av ${key} är inlämnad` })).toBeVisible();
}

/** The items that apply to the case; the rest are said not to. */
async function sayWhichApply(
  page: Page,
  items: readonly number[],
  applying: readonly number[],
): Promise<void> {
  for (const item of items)
    await choose(page, `galler-punkt-${item}`, applying.includes(item) ? 'Ja' : 'Nej');
}

/** Two reports, of which the second was late; three items that apply, of which one is judged otherwise than computed. */
async function reviewFamilyHome(page: Page): Promise<void> {
  await openReview(page, '2026-1001');
  const reports = [
    {
      'anmalan-kom-in': '2026-03-01',
      'forhandsbedomning-klar': '2026-03-10',
      'forsta-kontakt': '2026-03-05',
    },
    {
      'anmalan-kom-in': '2026-05-01',
      'forhandsbedomning-klar': '2026-05-25',
      'forsta-kontakt': '2026-05-20',
    },
  ];
  for (const [index, report] of reports.entries()) {
    await page.getByRole('button', { name: 'Lägg till anmälan' }).click();
    for (const [key, day] of Object.entries(report))
      await card(page, key, index).getByLabel('Datum').fill(day);
    const suggested = index === 0 ? 'Ja' : 'Nej';
    await expect(card(page, 'bedomd-i-tid', index)).toContainText(`Förslag utifrån datumen: ${suggested}`);
    for (const key of ['bedomd-i-tid', 'traffad-i-tid']) await choose(page, key, suggested, index);
  }
  await card(page, 'bedomd-i-tid', 1).getByLabel('Beskriv bristen kort').fill('Det tog 24 dagar.');

  // What was answered to an item that then turns out not to apply never counts.
  await choose(page, 'galler-punkt-2', 'Ja');
  await choose(page, 'gjort-2', 'Nej');
  await sayWhichApply(
    page,
    [...Array(18).keys()].map((index) => index + 1),
    [1, 4, 12],
  );
  await expect(card(page, 'gjort-2')).toHaveCount(0);
  for (const item of [1, 4, 12]) {
    await choose(page, `gjort-${item}`, 'Ja');
    await choose(page, `dokumenterat-${item}`, item === 1 ? 'Ja' : 'Nej');
    const computed = item === 1 ? 'Styrka' : 'Behöver utvecklas';
    await expect(card(page, `bedomning-${item}`)).toContainText(`Beräknat: ${computed}`);
    await explain(page, `bedomning-${item}`, `Så här bedömdes punkt ${item}.`);
  }
  const outcome = (area: string) => card(page, `utfall-${area}`);
  await expect(outcome('stadigvarande-vard')).toContainText('Beräknat: Inte uppnått');
  await card(page, 'bedomning-4').getByRole('button', { name: 'Ändra bedömningen' }).click();
  await choose(page, 'bedomning-4', 'Styrka');
  await explain(page, 'bedomning-4', 'Det framgår av bilagan.', 'Varför ändrar du det beräknade?');
  await expect(outcome('stadigvarande-vard')).toContainText('Beräknat: Uppnått');
  await expect(outcome('valmaende')).toContainText('Beräknat: Inte uppnått');
  await expect(card(page, 'samlat-utfall')).toContainText('Beräknat: Delvis uppnått');
  await handIn(page, '2026-1001');
}

/** No reports, no family home: the second area is never asked, and what is not asked decides nothing. */
async function reviewInstitution(page: Page): Promise<void> {
  await openReview(page, '2026-1002');
  await press(page, /^Det finns inga/);
  await expect(card(page, 'galler-punkt-4')).toHaveCount(0);
  await sayWhichApply(page, [1, 2, 3, 12, 13, 14, 15, 16, 17, 18], [12]);
  for (const key of ['gjort-12', 'dokumenterat-12']) await choose(page, key, 'Ja');
  await explain(page, 'bedomning-12', 'Gjort och dokumenterat.');
  await expect(card(page, 'utfall-trygghet')).toHaveCount(0);
  await expect(card(page, 'samlat-utfall')).toContainText('Beräknat: Uppnått');
  await handIn(page, '2026-1002');
}

// A trace keeps the whole page at each of a thousand steps, and the draft is long: it would cost more than the test does.
test.use({ trace: 'off' });

/** Two windows on one question: the one that is late is told what stands now, and its words are saved when it saves again. */
async function changeInTwoWindows(page: Page): Promise<void> {
  await openQuestion(page, 'Bedömning 4');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await alive(other);
  const wording = page.getByLabel('Frågan som granskaren läser den');
  const before = await wording.inputValue();
  await wording.fill('Lydelsen från det första fönstret');
  await press(page, 'Spara frågan');
  await heading(page, TITLE);
  await other.getByLabel('Kort namn').fill('Bedömning fyra');
  await press(other, 'Spara frågan');
  await expect(other.getByText('Frågan är nu: ”Lydelsen från det första fönstret”')).toBeVisible();
  await expect(other.getByLabel('Kort namn')).toHaveValue('Bedömning fyra');
  await expect(other.getByLabel('Frågan som granskaren läser den')).toHaveValue(before);
  await other.getByLabel('Kort namn').fill('Bedömning 4');
  await press(other, 'Spara frågan');
  await heading(other, TITLE);
  await other.close();
  await page.reload();
  await alive(page);
}

test('an instrument of eighteen items is built in the editor, used and taken out', async ({ page }, info) => {
  test.setTimeout(300_000);
  await firstVisit(page);
  await build(page);
  await changeInTwoWindows(page);
  await publish(page);
  const file = info.outputPath('placeringar.csv');
  writeFileSync(file, REGISTER);
  const roundAt = await shareOutBoth(page, file);
  await reviewFamilyHome(page);
  await reviewInstitution(page);

  await page.goto(roundAt);
  await alive(page);
  await page.getByRole('button', { name: 'Fastställ omgången' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fastställ omgången' }).click();
  await expect(page.getByText(/Omgången är fastställd som nummer/)).toBeVisible();
  const workbook = await readWorkbook(await download(page, 'Hämta Excel, intern'));
  const cases = new Map(tableIn(workbook, 'Granskade ärenden', 'Ärende').map((row) => [row['Ärende'], row]));
  expect(cases.get('2026-1001')).toMatchObject({
    'Anmälan kom in': '2026-03-01; 2026-05-01',
    'Bedömd i tid': 'Ja; Nej',
    'Bedömning 1': 'Styrka',
    'Bedömning 4': 'Styrka',
    'Utfall Trygghet': 'Uppnått',
    'Utfall Stadigvarande vård': 'Uppnått',
    'Utfall Välmående': 'Inte uppnått',
    'Samlat utfall': 'Delvis uppnått',
  });
  expect(cases.get('2026-1002')).toMatchObject({
    'Gäller punkt 1': 'Nej',
    'Gäller punkt 4': null,
    'Utfall Trygghet': null,
    'Utfall Stadigvarande vård': null,
    'Samlat utfall': 'Uppnått',
  });
  const told = new Map(
    tableIn(workbook, 'Källdata', 'Ärende')
      .filter((row) => row['Ärende'] === '2026-1001')
      .map((row) => [row['Fråga'], row]),
  );
  expect(told.get('Bedömning 4')).toMatchObject({
    Svar: 'Styrka',
    'Uträknat svar': 'Behöver utvecklas',
    'Beskrivning eller skäl': 'Det framgår av bilagan.',
    Kommentar: 'Så här bedömdes punkt 4.',
  });
  const late = told.get('Bedömd i tid (anmälan 2)');
  expect(late).toMatchObject({ Svar: 'Nej', Avvikelse: 'AV-2026-001', 'Nummer i avsnittet': 2 });
  // Answered, then hidden: kept in the review, and counted nowhere.
  expect(told.get('Gjort 2')).toMatchObject({ Svar: 'Nej', 'Räknas som': 'Räknas inte' });
  const figures = new Map(tableIn(workbook, 'Per fråga', 'Nr').map((row) => [row['Fråga'], row]));
  expect(figures.get('Gjort 2')).toMatchObject({ Underlag: 0, 'Ej uppfyllt': 0, 'Frågan ej ställd': 2 });
  expect(figures.get('Bedömning 4')).toMatchObject({ Uppfyllt: 1, Underlag: 1, 'Ändrade av granskare': 1 });
  expect(figures.get('Bedömd i tid')).toMatchObject({ Underlag: 2, 'Räknat i': 'anmälningar' });
  expect(figures.get('Samlat utfall')).toMatchObject({ Uppfyllt: 1, 'Ej uppfyllt': 1, Underlag: 2 });
});
