import { expect, it } from 'vitest';
import { lexSarahColumns } from './year-counts.ts';
import { actionsInWords, howCounted } from './year-words.ts';

const outcomes = (yes: number, partly: number, no: number) => ({
  ...{ total: 9, planned: 0, done: 0, dropped: 0 },
  ...{ followedUp: yes + partly + no, effects: { yes, partly, no } },
});

it.each([
  [[2, 1, 3], '6 är uppföljda: 2 hade avsedd effekt, 1 delvis och 3 inte.'],
  [[1, 0, 0], '1 är uppföljd: 1 hade avsedd effekt.'],
  [[2, 0, 1], '3 är uppföljda: 2 hade avsedd effekt och 1 inte.'],
  [[0, 1, 2], '3 är uppföljda: 1 hade delvis avsedd effekt och 2 inte.'],
  [[0, 0, 1], '1 är uppföljd: 1 hade inte avsedd effekt.'],
] as const)('leaves out the effects that no action had: %j', ([yes, partly, no], words) => {
  expect(actionsInWords(outcomes(yes, partly, no))).toBe(
    `9 åtgärder skulle vara gjorda eller följdes upp under året. ${words}`,
  );
});

it('says what waits at the end of a year only when the year is over', () => {
  const waiting = (isOver: boolean) => lexSarahColumns(isOver)[4]?.label;
  expect(waiting(true)).toBe('varav varken utredda eller avslutade vid årets slut');
  expect(waiting(false)).toBe('varav varken utredda eller avslutade hittills');
});

it('says in what leaves the unit, and only there, who answers for what was typed by hand', () => {
  const linesOf = (
    version: 'internal' | 'deidentified',
    typedKinds: readonly ('benchmark' | 'complaints')[],
  ) =>
    howCounted({ version, year: 2026, withdrawn: null, typedKinds }).filter((line) =>
      line.includes('ansvarar'),
    );
  expect(linesOf('deidentified', ['complaints', 'benchmark'])).toHaveLength(1);
  expect(linesOf('deidentified', ['complaints'])).toEqual([]);
  expect(linesOf('internal', ['benchmark'])).toEqual([]);
});
