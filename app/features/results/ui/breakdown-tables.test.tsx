import { expect, it } from 'vitest';
import { renderPage } from '#tests/factories/render-page.tsx';
import type { AnyGroup, AnyGroupQuestion } from './breakdown-overview.tsx';
import { BreakdownTables } from './breakdown-tables.tsx';
import type { AnyQuestion } from './question-result.tsx';

const numbers = (fulfilled: number | null, base: number | null) => ({
  ...{ fulfilled, base, notFulfilled: null, documentMissing: 0, notApplicable: 0, notAsked: 0, noted: 0 },
  ...{ share: null, weightedShare: null, isUnweighted: false, interval: null, items: null },
});
const question = {
  ...numbers(7, 9),
  ...{ key: 'heard', shortName: 'Barnet har kommit till tals' },
} as unknown as AnyQuestion;
const group = (value: string | null, fulfilled: number | null, base: number | null): AnyGroup => ({
  ...{ value, frameSize: 30, reviewedCount: 5 },
  questions: [{ ...numbers(fulfilled, base), key: 'heard' } as unknown as AnyGroupQuestion],
});
const page = async (groups: readonly AnyGroup[]) =>
  (
    await renderPage(
      <BreakdownTables
        column="Kön"
        groups={groups}
        questions={[question]}
        frameSize={60}
        reviewedCount={10}
      />,
    )
  ).replaceAll('\u00a0', ' ');
const cellsOf = (html: string) =>
  [...html.slice(0, html.indexOf('<details')).matchAll(/<t[hd](?: [^>]*)?>([^<]*)</g)].map(
    ([, text]) => text,
  );

it('shows every question by group at once, with the whole round last', async () => {
  expect(cellsOf(await page([group('Flicka', 4, 4), group('Pojke', 3, 5)]))).toEqual([
    ...['Fråga', 'Flicka', 'Pojke', 'Hela omgången'],
    ...['Granskade ärenden', '5 av 30', '5 av 30', '10 av 60'],
    ...['Barnet har kommit till tals', '4 av 4', '3 av 5', '7 av 9'],
  ]);
});

it('keeps hidden what is hidden, and says nothing of the part that is known', async () => {
  const cells = cellsOf(await page([group('Flicka', 4, null), group(null, null, 5)]));
  expect(cells.slice(-4)).toEqual(['Barnet har kommit till tals', '–', '–', '7 av 9']);
});

it('only folds the questions where the groups have no room beside one another', async () => {
  const groups = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((value) => group(value, 1, 1));
  expect(cellsOf(await page(groups)).slice(0, 3)).toEqual(['Kön', 'Ärenden i gruppen', 'Granskade']);
  expect(cellsOf(await page(groups.slice(1)))[0]).toBe('Fråga');
});
