import { describe, expect, it } from 'vitest';
import {
  type AnswersInWords,
  answersInWords,
  cellsToShow,
  itemsInWords,
  numbersInWords,
  overriddenInWords,
} from './answers-in-words.ts';

const cell = (tag: string, label: string, count: number | null) => ({ tag, label, count });
const answers = (cells: ReturnType<typeof cell>[], more: Partial<AnswersInWords> = {}): AnswersInWords => ({
  ...{ cells, choices: null, notAsked: 0, numbers: null },
  ...more,
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('answers in words', () => {
  it('name every choice, and other answers only when somebody gave them or that is hidden', () => {
    const scale = [cell('lag', 'Låg', 0), cell('hog', 'Hög', 7), cell('notApplicable', 'Ej tillämpligt', 0)];
    expect(plain(answersInWords(answers(scale)))).toBe('Låg 0, Hög 7');
    const words = [cell('given', 'Besvarad', 2), cell('documentMissing', 'Handling saknas', 1)];
    expect(plain(answersInWords(answers(words)))).toBe('2 svar, Handling saknas 1');
    const hidden = [cell('lag', 'Låg', 5), cell('notApplicable', 'Ej tillämpligt', null)];
    expect(plain(answersInWords(answers(hidden, { notAsked: 12 })))).toBe(
      'Låg 5, Ej tillämpligt –, Ej ställd 12',
    );
  });

  it('say once that nothing is told', () => {
    const hidden = answers([cell('lag', 'Låg', null), cell('hog', 'Hög', null)], { notAsked: 12 });
    expect(answersInWords(hidden)).toBe('svaren visas inte, eftersom små antal döljs');
    // A nought that has no row of its own is nothing told either.
    const number = [cell('under', 'Under', null), cell('over', 'Över', null), cell('given', 'Utan', 0)];
    expect(answersInWords(answers(number))).toContain('visas inte');
  });

  it('leave out numbers without a standard to compare with when there are none', () => {
    const cells = [cell('under', 'Under', 1), cell('over', 'Över', 0), cell('given', 'Utan', 0)];
    expect(cellsToShow(answers(cells)).map(({ label }) => label)).toEqual(['Under', 'Över']);
    expect(cellsToShow(answers([cell('given', 'Besvarad', 0)]))).toHaveLength(1);
  });

  it('give numbers with their ends only where those are told', () => {
    const numbers = { unit: 'minuter', lowest: 45.5, median: 60, highest: 90, standard: null };
    const standard = { label: 'Standard', total: -30.5, compared: 9 };
    const of = (more: Partial<NonNullable<AnswersInWords['numbers']>>) =>
      plain(numbersInWords(answers([], { numbers: { ...numbers, ...more } })));
    expect(of({})).toBe('Lägst 45,5, median 60, högst 90 minuter.');
    expect(of({ lowest: null, highest: null, standard })).toBe(
      'Median 60 minuter. Jämfört med standard: sammanlagt 30,5 minuter under, i 9 svar.',
    );
    expect(of({ standard: { ...standard, total: 0 } })).toContain('ingen skillnad');
    expect(numbersInWords(answers([]))).toBe('');
  });

  it('tell how many items there are, in how many cases', () => {
    const items = {
      itemName: 'anmälan',
      itemsName: 'anmälningar',
      total: 7,
      casesAsked: 10,
      casesWithItems: 4,
    };
    expect(plain(itemsInWords({ ...items, fewest: 0, most: 3 }))).toBe(
      '7 anmälningar i 4 av 10 ärenden, 0–3 i varje.',
    );
    expect(plain(itemsInWords({ ...items, fewest: null, most: null }))).toBe(
      '7 anmälningar i 4 av 10 ärenden.',
    );
    expect(plain(itemsInWords({ ...items, total: null, fewest: null, most: null }))).not.toMatch(/\d/);
    expect(plain(itemsInWords({ ...items, total: 0, casesWithItems: 0, fewest: 0, most: 0 }))).toBe(
      'Inga anmälningar i 10 ärenden.',
    );
  });

  it('tell how many computed ratings somebody changed', () => {
    expect([null, 0, 1, 3].map(overriddenInWords)).toEqual([
      '',
      'Bedömningen är uträknad ur svaren: ingen ändrad av granskare.',
      'Bedömningen är uträknad ur svaren: 1 ändrad av granskare, med skäl.',
      'Bedömningen är uträknad ur svaren: 3 ändrade av granskare, med skäl.',
    ]);
  });
});
