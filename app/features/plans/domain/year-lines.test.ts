import { describe, expect, it } from 'vitest';
import type { Pair, SectionRow } from './section-table.ts';
import { isMostlyHidden, linesOf, totalInWords, withSexTogether } from './year-lines.ts';
import { nothingUndone } from './year-words.ts';

const pair = (thisYear: number | null, lastYear: number | null = 0): Pair => ({ thisYear, lastYear });
const row = (cells: Pair[], kind: SectionRow['kind'] = 'whole'): SectionRow => ({
  ...{ key: 'alla', label: 'Hela Barn och familj', kind, cells },
});
const column = (label: string, over = {}) => ({ label, isSum: false, isOfSex: false, ...over });
const bySex = ['Kvinnor', 'Män', 'Inte angivet'].map((label) => column(label, { isOfSex: true }));
const all = column('Alla', { isSum: true });

describe('the lines by kön', () => {
  const linesFor = (cells: Pair[]) => {
    const [shown] = withSexTogether([row(cells)], [...bySex, all]);
    return linesOf(shown ?? row([]), [...bySex, all]).map(({ label, cell }) => [
      ...[label, cell.thisYear, cell.lastYear],
    ]);
  };

  it('are the same whoever the few are of: every number of that year is hidden, and every line stands there', () => {
    const hidden = (label: string) => [label, null, 0];
    const expected = [hidden('Kvinnor'), hidden('Män'), hidden('Inte angivet'), ['Alla', null, 0]];
    for (const few of [0, 1, 2]) {
      const cells = [0, 1, 2].map((place) => pair(place === few ? null : 0));
      expect(linesFor([...cells, pair(null)])).toEqual(expected);
    }
  });

  it('stand there together with their numbers, or not at all', () => {
    expect(linesFor([pair(6), pair(0), pair(0), pair(6)])).toEqual([
      ['Kvinnor', 6, 0],
      ['Män', 0, 0],
      ['Inte angivet', 0, 0],
      ['Alla', 6, 0],
    ]);
    expect(linesFor([pair(0), pair(0), pair(0), pair(0)])).toEqual([['Alla', 0, 0]]);
  });
});

describe('a table that is nearly all dashes', () => {
  const columns = [column('Journal'), column('Fall'), all];
  const table = (...rows: SectionRow[]) => ({ columns, rows });
  const shownIn = (shown: number) =>
    table(row([0, 1, 2].map((place) => pair(place < shown ? 9 : null, null))));

  it('is one where more than three in four of the numbers that somebody knows are hidden', () => {
    expect([0, 1, 2].map((shown) => isMostlyHidden(shownIn(shown)))).toEqual([true, true, false]);
    // A year before the program was in use hides nothing.
    const unused = { ...pair(9), missing: { lastYear: 'notInUse' as const } };
    expect(isMostlyHidden(table(row([unused, unused, unused])))).toBe(false);
    expect(isMostlyHidden(table(row([pair(null), pair(0), pair(9, 9)])))).toBe(false);
    expect(isMostlyHidden(table())).toBe(false);
  });

  it('is told in one sentence: all of them where that is shown, else that it is not', () => {
    const beside = row([pair(null), pair(null), pair(7)], 'section');
    expect(totalInWords(2026, table(beside, row([pair(null), pair(null), pair(41, 12)])))).toMatch(
      /^Hela Barn och familj 2026: 41\. 2025: 12\. Hur de fördelar sig/,
    );
    expect(totalInWords(2026, table(beside, row([pair(null), pair(null), pair(41, null)])))).toMatch(
      /^Hela Barn och familj 2026: 41\. Hur/,
    );
    const hidden = totalInWords(2026, table(beside, row([pair(null), pair(null), pair(null, 12)])));
    expect(hidden).toMatch(/^Hur många de var 2026 visas inte: /);
    expect(hidden).not.toMatch(/12|7/);
  });
});

it('says what was looked through where nothing is undone, and that actions are told of elsewhere', () => {
  expect(nothingUndone({ version: 'internal', year: 2026, isOver: false })).toBe(
    'Inget moment i en plan, ingen omgång och inget i årshjulet är försenat, avbrutet eller redovisat som inte genomfört hittills under 2026. Åtgärder redovisas för sig.',
  );
  expect(nothingUndone({ version: 'deidentified', year: 2025, isOver: true })).toBe(
    'Inget moment i en plan och ingen omgång är försenat, avbrutet eller redovisat som inte genomfört för 2025. Åtgärder redovisas för sig.',
  );
});
