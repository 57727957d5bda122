import { expect, it } from 'vitest';
import { weightingInWords } from './weighting-in-words.ts';

const question = (shortName: string, share: number | null, weightedShare: number | null) => ({
  shortName,
  share,
  weightedShare,
});

it('shows the question that the weighting moves most, up or down', () => {
  expect(
    weightingInWords([
      question('Aktuell vårdplan', 0.9, 0.9),
      question('Barnet har kommit till tals', 0.8, 0.82),
      question('Aktuell genomförandeplan', 0.7, 0.66),
    ]),
  ).toBe(
    'Bredvid står den vägda, till exempel 66\u00a0% i stället för 70\u00a0% för ”Aktuell genomförandeplan”.',
  );
});

it('takes the first of two that are moved as far', () => {
  expect(weightingInWords([question('A', 0.5, 0.52), question('B', 0.5, 0.48)])).toContain('52\u00a0%');
});

it('says that no whole percentage changes instead of comparing a number with itself', () => {
  expect(weightingInWords([question('A', 0.9, 0.9024), question('B', null, null)])).toBe(
    'Bredvid står den vägda. Vägningen ändrar inget helt procenttal.',
  );
});

it('says nothing when nothing is weighted', () => {
  expect(weightingInWords([])).toBe('');
  expect(weightingInWords([question('A', 0.9, null), question('B', null, null)])).toBe('');
});
