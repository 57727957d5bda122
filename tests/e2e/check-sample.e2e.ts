import { controlKeyOf, deidentifyProtocol } from '#app/features/sampling/domain/protocol-deidentify.ts';
import { makeProtocol } from '../factories/protocol-file.ts';
import { alive, expect, expectAccessible, test } from './fixtures.ts';

const rows = Array.from({ length: 60 }, (_, index) => ({
  key: `2026-${1000 + index}`,
  attributes: { form: index % 7 === 0 ? 'HVB' : 'Familjehem' },
}));
const made = makeProtocol({
  rows,
  design: {
    allocation: { kind: 'whole', size: 8 },
    quotas: [{ attribute: 'form', values: ['HVB'], minimum: 2 }],
  },
  seed: '2026-H2-530177',
  replaced: [2],
});
const [draw] = made.protocol.dragningar;
const [first] = draw?.dragnaÄrenden ?? [];
const [reserve] = draw?.reserver ?? [];
if (!draw || !first || !reserve) throw new Error('nothing was drawn');

const file = (name: string, content: unknown) => ({
  name,
  mimeType: name.endsWith('.csv') ? 'text/csv' : 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});
const protocol = file('urvalsprotokoll.json', made.protocol);
const frame = file('urvalsram.csv', made.frameText);

test('a stranger checks a sample in the browser, and finds what was tampered with', async ({ page }) => {
  await page.goto('/kontrollera');
  await alive(page);
  await expectAccessible(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || !/\/assets\//.test(request.url())) sent.push(request.url());
  });
  const check = async (...chosen: (ReturnType<typeof file> | undefined)[]) => {
    const labels = ['Urvalsprotokoll (JSON)', 'Urvalsram (CSV)', 'Kontrollnyckel (JSON), om du har fått en'];
    for (const [index, label] of labels.entries()) {
      await page.getByLabel(label).setInputFiles(chosen[index] ?? []);
    }
    await page.getByRole('button', { name: 'Kontrollera', exact: true }).click();
  };

  await test.step('a right protocol agrees, and one case is explained', async () => {
    await check(protocol, frame);
    await expect(page.getByText('Allt som går att räkna om stämmer')).toBeVisible();
    await expect(page.getByText('8 ärenden, varav minst 2 där form är HVB', { exact: true })).toBeVisible();
    const tickets = page.getByText('60 slumptal räknades om av fröet och ärendenumren.');
    await expect(tickets).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(tickets).toBeVisible();
    await page.emulateMedia({ media: null });
    await page.getByText(/^\d+ steg stämmer, inga grupper$/).press('Enter');
    await expect(tickets).toBeVisible();
    await expect(page.getByText('Stämmer inte')).toHaveCount(0);
    await page.getByLabel('Ärendenummer').fill(first.ärende);
    await page.getByRole('button', { name: 'Visa' }).click();
    await expect(page.getByText('Det drogs därför att det är bland de 8 lägsta slumptalen.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('two cases changed places', async () => {
    const tampered = structuredClone(made.protocol);
    const [one] = tampered.dragningar[0]?.dragnaÄrenden ?? [];
    const [other] = tampered.dragningar[0]?.reserver ?? [];
    if (!one || !other) throw new Error('nothing was drawn');
    [one.ärende, other.ärende] = [other.ärende, one.ärende];
    await check(file('urvalsprotokoll.json', tampered), frame);
    await expect(page.getByText('Protokollet stämmer inte')).toBeVisible();
    await expect(page.getByText(`Ärende ${first.ärende} skulle ha dragits men är inte med.`)).toBeVisible();
    await expect(
      page
        .getByText(
          `Ärende ${reserve.ärende}: slumptalet är ${reserve.slumptal}, men där står ${first.slumptal}.`,
        )
        .last(),
    ).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a frame of another round is said to be that, and nothing else', async () => {
    const other = makeProtocol({
      rows: rows.slice(9),
      design: { allocation: { kind: 'census' }, quotas: [] },
      seed: 'annat',
    });
    await check(protocol, file('urvalsram.csv', other.frameText));
    await expect(page.getByText('Filerna hör inte ihop: urvalsramen är en annan')).toBeVisible();
    await expect(page.getByText('Stämmer inte', { exact: true })).toHaveCount(1);
    await expect(page.getByText(/^1\d steg kan inte avgöras$/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a frame that was saved again, and files of the wrong kind', async () => {
    await check(protocol, file('urvalsram.csv', `\ufeff${made.frameText.replaceAll('\n', '\r\n')}`));
    await expect(page.getByText('Filen har alltså bara sparats om.', { exact: false })).toBeVisible();
    await check(frame, protocol);
    await expect(page.getByRole('alert')).toContainText('Har filerna bytt plats?');
    await check(protocol);
    await expect(page.getByRole('alert')).toContainText('Urvalsramen: lägg till den.');
    await check(protocol, file('ram.csv', 'PK\u0003\u0004'));
    await expect(page.getByRole('alert')).toContainText('Filen är en Excel-fil');
  });

  await test.step('without case numbers: by its own rules, and in full with key and frame', async () => {
    const salts = new Map([[1, '5a'.repeat(16)]]);
    const hidden = file(
      'avid.json',
      deidentifyProtocol(made.protocol, made.frame.cases, {
        salts,
        withTickets: false,
        designInWords: (design) => JSON.stringify(design),
      }),
    );
    await check(hidden);
    await expect(page.getByText('Reglerna är följda')).toBeVisible();
    await check(hidden, frame, file('nyckel.json', controlKeyOf(made.protocol, salts)));
    await expect(page.getByText('Allt som går att räkna om stämmer')).toBeVisible();
  });

  expect(sent).toEqual([]);
});

test('without JavaScript the page says how to check instead', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/logga-in');
  await page.goto('/kontrollera');
  // A browser that is told by its driver to run no scripts still hides what <noscript> holds.
  const html = await (await page.request.get('/kontrollera')).text();
  expect(/<noscript>.*?<\/noscript>/s.exec(html)?.[0]).toContain('Kontrollen här kräver JavaScript');
  await page.getByText('På kommandoraden', { exact: true }).click();
  await expect(page.getByText('npm run --silent aktsam -- verify', { exact: false })).toBeVisible();
  await context.close();
});
