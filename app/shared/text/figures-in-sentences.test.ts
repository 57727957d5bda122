import { describe, expect, it } from 'vitest';
import { type FiguresInWords, figuresInSentences } from './figures-in-sentences.ts';

const counted = (key: string, fulfilled: number | null) => ({
  ...{ key, shortName: `Fråga ${key}`, fulfilled, base: fulfilled === null ? null : 10 },
  ...{ share: fulfilled === null ? null : fulfilled / 10 },
  interval: fulfilled === null ? null : { kind: 'cases' as const, low: 20, high: 39, frame: 40 },
});

const FIGURES: FiguresInWords = {
  ...{ reviewedCount: 10, sampleSize: 12, faultCount: 3, casesWithFaultCount: 1 },
  sections: [
    { items: null, questions: ['b', 'c'] },
    { items: null, questions: ['a'] },
  ],
  questions: [counted('a', 8), counted('b', 10)],
  distributions: [
    {
      ...{ key: 'c', shortName: 'Fråga c', choices: null, notAsked: 0, numbers: null },
      cells: [
        { tag: 'low', label: 'Låg', count: 4 },
        { tag: 'high', label: 'Hög', count: 6 },
      ],
    },
  ],
};
const plain = (figures: FiguresInWords) =>
  figuresInSentences(figures).map((sentence) => sentence.replaceAll('\u00a0', ' '));

describe('figuresInSentences', () => {
  it('says what was reviewed, each question in the order of the checklist, and the faults', () => {
    const ofTheGroup = 'I hela gruppen om 40 gäller det troligen mellan 20 och 39 ärenden.';
    expect(plain(FIGURES)).toEqual([
      '10 av 12 ärenden är granskade.',
      '2 av 12 dragna ärenden är inte granskade. Om de skiljer sig från de granskade stämmer inte spannet.',
      `Fråga b: 10 av 10 (100 %). ${ofTheGroup}`,
      'Fråga c: Låg 4, Hög 6.',
      `Fråga a: 8 av 10 (80 %). ${ofTheGroup}`,
      '3 brister i 1 av 10 granskade ärenden.',
    ]);
    expect(plain({ ...FIGURES, faultCount: 0, casesWithFaultCount: 0 }).at(-1)).toBe('Inga brister.');
    expect(plain({ ...FIGURES, reviewedCount: 0 })).toEqual([]);
  });

  it('says no number that is hidden', () => {
    const hidden: FiguresInWords = {
      ...FIGURES,
      ...{ faultCount: null, casesWithFaultCount: null },
      questions: [counted('a', null), counted('b', null)],
      distributions: FIGURES.distributions.map((one) => ({
        ...one,
        cells: one.cells.map((cell) => ({ ...cell, count: null })),
      })),
    };
    const [reviewed, ...sentences] = plain(hidden);
    expect(reviewed).toBe('10 av 12 ärenden är granskade.');
    expect(sentences).toHaveLength(3);
    for (const sentence of sentences) expect(sentence).not.toMatch(/\d/);
  });
});
