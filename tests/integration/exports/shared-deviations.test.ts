import { expect, it } from 'vitest';
import { deidentifiedDeviationsSheet } from '#app/features/exports/server/sheets/deidentified-sheets.server.ts';

type Data = Parameters<typeof deidentifiedDeviationsSheet>[0];

/** What the sheet reads: the questions with how many were not fulfilled (null: hidden), and the deviations. */
const rowsOf = (
  notFulfilled: readonly (number | null)[],
  deviationCounts: number[],
  sharesDeviations: boolean,
  casesWithFaultCount = 9,
) => {
  const questions = notFulfilled.map((count, index) => ({ shortName: `F${index}`, notFulfilled: count }));
  const data = {
    figures: { questions, casesWithFaultCount },
    deviationCounts,
    sharesDeviations,
  } as unknown as Data;
  const table = [...deidentifiedDeviationsSheet(data).blocks].find((block) => block.kind === 'table');
  return table?.kind === 'table' ? [...table.rows].map((row) => JSON.stringify(row)) : [];
};

it('counts deviations that share a case for all questions together, and hides them with any hidden question', () => {
  const shown = rowsOf([8, 0], [9], true);
  expect(shown).toHaveLength(1);
  expect(shown[0]).toContain('Alla frågor, en för varje ärende');
  expect(shown[0]).toContain('9');
  for (const hidden of [rowsOf([8, null], [9], true), rowsOf([8, 6], [3], true)]) {
    expect(hidden).toHaveLength(1);
    expect(hidden[0]).not.toMatch(/\d/u);
  }
});

it('counts them by question where each fault has its own', () => {
  const rows = rowsOf([8, 6], [8, 6], false);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain('F0');
  expect(rows[2]).toContain('14');
});

it('hides deviations that with the faults would tell how few were known before', () => {
  for (const rows of [
    rowsOf([10, 6], [9, 6], false),
    rowsOf([8, 6], [9, 6], false),
    rowsOf([10], [6], false),
  ]) {
    expect(rows[0]).not.toContain('9');
    expect(rows[0]).not.toContain('6');
    expect(rows.at(-1)).not.toMatch(/"value":\d/u);
  }
  expect(rowsOf([10], [5], false)[0]).toContain('5');
  expect(rowsOf([10], [9], true, 10)[0]).not.toMatch(/\d/u);
  expect(rowsOf([10], [9], true, 9)[0]).toContain('9');
});
