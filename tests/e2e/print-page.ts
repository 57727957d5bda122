import { expect, type Page } from '@playwright/test';

/** What is left to print on on a sheet of A4 with the margins of the program, in the browser's own measure. */
const A4 = {
  width: Math.floor(((210 - 2 * 15) / 25.4) * 96),
  height: Math.floor(((297 - 2 * 18) / 25.4) * 96),
};

/**
 * The page as it becomes a PDF: nothing that only leads elsewhere, no table or picture that goes over the edge or loses
 * words in a cell, and no heading that the browser may leave alone at the foot of a sheet.
 */
export async function expectGoodPdf(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(A4);
  const faults = await page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0;
    const all = (selector: string) => [...document.querySelectorAll(selector)].filter(isShown);
    const nameOf = (element: Element) => `${element.localName} ${element.textContent?.trim().slice(0, 60)}`;
    const edge = document.documentElement.clientWidth + 1;
    return {
      leadsElsewhere: all('nav, button, input, select, summary, [role="tablist"]').map(nameOf),
      overEdge: all('main table, main svg, main section, main h1, main h2, main p, main li')
        .filter((one) => one.getBoundingClientRect().right > edge)
        .map(nameOf),
      cut: all('main section:has(> table), main td, main th')
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map(nameOf),
      alone: all('main h1, main h2, main h3, main caption')
        .filter((one) => getComputedStyle(one).breakAfter !== 'avoid')
        .map(nameOf),
      headings: all('main h2').length,
    };
  });
  expect(faults).toEqual({ leadsElsewhere: [], overEdge: [], cut: [], alone: [], headings: faults.headings });
  expect(faults.headings).toBeGreaterThan(3);
  const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
  // Each sheet is A4 upright, in points, and there are several.
  const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(sheets.length).toBeGreaterThan(1);
  for (const [, width, height] of sheets) {
    expect(Number(width)).toBeCloseTo(595, -1);
    expect(Number(height)).toBeCloseTo(842, -1);
  }
  await page.emulateMedia({ media: null });
  if (before) await page.setViewportSize(before);
}
