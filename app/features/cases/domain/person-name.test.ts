import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTimeSince } from '#tests/factories/processor-time.ts';
import { suggestColumns } from './column-suggestion.ts';
import { initialMapping } from './import-mapping.ts';
import { hasShapeOfFullName, valuesLookLikeNames } from './person-name.ts';
import type { RawTable } from './raw-table.ts';
import { readCases } from './read-cases.ts';

/**
 * Holds the work to so much processor time: the clock on the wall goes on while other programs have the processor. What
 * never ends is stopped all the same, in the middle of a regular expression too.
 */
function within<T>(milliseconds: number, work: () => T): T {
  const before = process.cpuUsage();
  const result = runInContext('work()', createContext({ work }), { timeout: 3 * milliseconds }) as T;
  expect(processorTimeSince(before)).toBeLessThan(milliseconds);
  return result;
}

describe('hasShapeOfFullName', () => {
  // The rule as it reads most plainly: any letters, with or without a mark before them. Exponential in long words.
  const WORD = "(?:\\p{Lu}\\p{Ll}+(?:['’-]?\\p{Lu}?\\p{Ll}+)*|\\p{Lu}['’]\\p{Lu}\\p{Ll}+)";
  const SMALL = '(?:da|de|del|di|al|el|ibn|bin|af|av|von|van|den|der|la|le)';
  const PLAIN = [
    new RegExp(`^${WORD}(?: (?:${SMALL} )*${WORD}){1,3}$`, 'u'),
    new RegExp(`^(?:${SMALL} )?${WORD}(?: ${WORD})?, ${WORD}(?: ${WORD}){0,2}$`, 'u'),
  ];

  it('is the plain rule on everything short', () => {
    const piece = fc.constantFrom('A', 'Ö', 'c', 'å', 'eva', 'Bo', 'von', "'", '’', '-', ' ', ', ', '(', '1');
    const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (one) => {
        expect(hasShapeOfFullName(one)).toBe(PLAIN.some((pattern) => pattern.test(one)));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['Ines Dahl', true],
    ['Dahl, Ines', true],
    ["Nina O'Connor", true],
    ['Anna-Karin von Rosen', true],
    ['Eva McDonald', true],
    ['Familjehemsplaceringsutredning (ny)', false],
    ['Hemgården AB', false],
    ['Avslutad', false],
  ])('%s: %s', (text, expected) => {
    expect(hasShapeOfFullName(text)).toBe(expected);
  });
});

describe('no cell and no heading takes long', () => {
  const COMPOUND = 'Familjehemsplaceringsutredning';
  const LONG = 100_000;
  const NASTY = [
    `${COMPOUND} (ny)`,
    `${COMPOUND}${COMPOUND} ${COMPOUND}sgenomförandeplan, ${COMPOUND} 2`,
    `A${'a'.repeat(LONG)} (`,
    `${`A${'a'.repeat(LONG)} `.repeat(3)}1`,
    `${'Aa'.repeat(LONG)}!`,
    `${"Aa-Aa'aa".repeat(LONG)}!`,
    `Aa ${'von '.repeat(LONG)}`,
    'skydd'.repeat(LONG),
    'förbarn'.repeat(LONG),
    `a@${'a.'.repeat(LONG)}!`,
    `${'1 '.repeat(LONG)}x`,
    '1'.repeat(LONG),
    '1-'.repeat(LONG),
    ' '.repeat(LONG),
    `1${' '.repeat(LONG)}januari`,
    '1981-12-18 '.repeat(LONG),
    '81 12 18 98 '.repeat(LONG),
    `811218${' '.repeat(LONG)}9876`,
  ];

  it.each(NASTY.map((text) => [text.slice(0, 40), text]))('%s…', (_start, text) => {
    const table = (headers: string[]): RawTable => ({
      headers,
      rows: [0, 1, 2].map((index) => ({
        rowNumber: index + 2,
        cells: [`${index}x`, `${text}${index}`, text],
      })),
      source: { kind: 'csv', headerRowNumber: 1 },
    });
    within(5000, () => {
      for (const heading of ['Anm', text]) {
        const file = table(['Nr', heading, 'Datum']);
        const suggestions = suggestColumns(file);
        expect(suggestions).toHaveLength(3);
        readCases(file, initialMapping(suggestions, undefined, 'asIs'), {
          keyHandling: 'asIs',
          pseudonymKey: undefined,
          todayOn: '2026-11-21',
        });
      }
    });
  });

  it('a column of ordinary compounds is judged at once', () => {
    const cells = Array.from({ length: 3000 }, (_, index) => `${COMPOUND} (nr ${index})`);
    expect(within(2000, () => valuesLookLikeNames(cells))).toBe(false);
  });
});
