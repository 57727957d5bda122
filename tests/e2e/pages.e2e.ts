import path from 'node:path';
import type { Page } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_PEOPLE, demoEmail } from '#db/demo/municipality.ts';
import { accessibilityFaults, alive, test as base, expect, expectAccessible, Program } from './fixtures.ts';
import { logIn } from './steps.ts';

/** Set to a folder, and every page seen is kept there as a picture, for people to look at. */
const PICTURES = process.env['AKTSAM_PICTURES'];

const test = base.extend<object, { municipality: Program }>({
  // The invented municipality is filled once, through its own button, and only looked at.
  municipality: [
    async ({ browser }, use) => {
      const program = new Program();
      await program.start();
      const context = await browser.newContext({ locale: 'sv-SE', baseURL: program.address });
      const page = await context.newPage();
      await page.goto('/start');
      await alive(page);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Fyll programmet med den påhittade kommunen' }).click();
      await expect(page).toHaveURL(/\/logga-in/, { timeout: 60_000 });
      await context.close();
      await use(program);
      await program.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  program: async ({ municipality }, use) => use(municipality),
});

/** /omgangar/12/protokoll and /omgangar/7/protokoll are the same kind of page; queries are views of one page. */
const kindOf = (address: string) => new URL(address).pathname.replaceAll(/\d+/g, '#');

const isFile = (address: string) => /\.(xlsx|docx|csv|json|svg|ics)$/.test(new URL(address).pathname);

function linksOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .map((link) => link.href)
      .filter((href) => new URL(href).origin === location.origin)
      .map((href) => href.replace(/#.*$/, '')),
  );
}

/** A page must not scroll sideways (wide tables scroll inside themselves), and axe must find nothing. */
async function faultsOf(page: Page, address: string): Promise<string[]> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const found = await accessibilityFaults(page);
  if (overflow > 0) found.push(`scrolls ${overflow} px sideways`);
  return found.map((fault) => `${address} at ${page.viewportSize()?.width} px: ${fault}`);
}

async function keepPicture(page: Page, account: string, address: string) {
  if (!PICTURES) return;
  const name = `${account}${new URL(address).pathname.replaceAll('/', '_')}-${page.viewportSize()?.width}.png`;
  await page.screenshot({ path: path.join(PICTURES, name), fullPage: true });
}

/** Opens one page at both widths, in light and dark, and returns what should not be. */
async function lookAt(page: Page, account: string, address: string): Promise<string[]> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  const answer = await page.goto(address);
  expect(answer?.status(), `${account}: ${address}`).toBe(200);
  await alive(page);
  await expect(page.locator('h1')).toHaveCount(1);
  const faults = await faultsOf(page, address);
  await keepPicture(page, account, address);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await faultsOf(page, address)));
  await page.emulateMedia({ colorScheme: 'light' });
  await keepPicture(page, account, address);
  return faults;
}

/** How many kinds of pages each role must at least reach: a crawl that finds nothing proves nothing. */
const LEAST: Readonly<Record<string, number>> = {
  manager: 14,
  quality: 14,
  reviewer: 4,
  external: 3,
  reader: 3,
  administrator: 9,
};

// The pages are only looked at: no role needs to wait for another.
test.describe.configure({ mode: 'parallel' });

for (const role of Object.keys(LEAST)) {
  test(`every page a ${role} can reach by links is alive, accessible and fits`, async ({ page }) => {
    test.setTimeout(300_000);
    const person = DEMO_PEOPLE.find((one) => one.role === role && one.shows);
    if (!person) throw new Error(`The invented municipality shows nobody as ${role}`);
    await logIn(page, demoEmail(person.account), DEMO_PASSWORD);
    const seen = new Map<string, number>();
    const waiting = [page.url()];
    const files = new Set<string>();
    const faults: string[] = [];
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const kind = kindOf(address);
      if (seen.has(kind)) continue;
      seen.set(kind, 1);
      faults.push(...(await lookAt(page, person.account, address)));
      for (const link of await linksOn(page)) {
        if (isFile(link)) files.add(link);
        else if (!seen.has(kindOf(link))) waiting.push(link);
      }
    }
    for (const file of files) expect((await page.request.get(file)).status(), file).toBe(200);
    expect(faults).toEqual([]);
    expect(seen.size, [...seen.keys()].join(' ')).toBeGreaterThanOrEqual(LEAST[role] ?? 0);
  });
}
