import { expect, it } from 'vitest';
import { filledColumns } from './filled-columns.ts';

const table = (rows: (string | number | null)[][]) =>
  filledColumns({ headers: ['Vad', 'Antal', 'Åtgärd'], rows, widths: [3, 1, 2] });

it('leaves out what is empty in every row, with its header and width, but never a nought', () => {
  const rows = [
    ['a', 0, ''],
    ['', 0, null],
  ];
  expect(table(rows)).toEqual({
    headers: ['Vad', 'Antal'],
    rows: [
      ['a', 0],
      ['', 0],
    ],
    widths: [3, 1],
  });
});

it('keeps a column that one row fills, and all of a table that has no rows', () => {
  const filled = [
    ['a', 1, ''],
    ['b', 2, 'Ny rutin.'],
  ];
  expect(table(filled).rows).toEqual(filled);
  expect(table([]).headers).toEqual(['Vad', 'Antal', 'Åtgärd']);
});
