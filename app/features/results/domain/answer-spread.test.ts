import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answers } from '#app/features/checklists/domain/answers.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import { vignetteChecklist } from '#app/features/checklists/domain/shipped-vignette.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { alikeInWords, byGreatestSpread, spreadOf } from './answer-spread.ts';
import type { HandedIn } from './spread-answers.ts';

const ground = { columns: {}, referenceOn: '2026-11-01' as CivilDate };
const handedIn = (answers: Answers, name = ''): HandedIn => ({
  name,
  answers,
  evaluation: evaluateReview(vignetteChecklist, ground, answers),
});
const choice = (option: string, reason = '') => ({ option, reason, comment: '', evidence: '' });
const content = (text: string, comment = '') => ({
  option: null,
  content: text,
  reason: '',
  comment,
  evidence: '',
});
const spread = (all: readonly HandedIn[]) => spreadOf(vignetteChecklist, {}, all);
const question = (all: readonly HandedIn[], key: string) => {
  const found = spread(all).find((one) => one.key === key);
  if (!found) throw new Error(`${key} was not asked`);
  return found;
};

it('counts each answer, also those that nobody gave, and says how many gave the commonest', () => {
  const all = ['ganska', 'ganska', 'mycket'].map((option) => handedIn({ allvar: choice(option) }));
  const { counts, answered, asked, alike, spread: index } = question(all, 'allvar');
  expect(counts.map(({ label, count }) => [label, count])).toEqual([
    ['Inte allvarlig', 0],
    ['Lite allvarlig', 0],
    ['Ganska allvarlig', 2],
    ['Mycket allvarlig', 1],
    ['Akut', 0],
  ]);
  expect({ answered, asked, alike }).toEqual({ answered: 3, asked: 3, alike: 2 });
  // Three pairs, two of which differ.
  expect(index).toBeCloseTo(2 / 3, 12);
  expect(alikeInWords(question(all, 'allvar'))).toBe('2 av 3 svarade lika');
});

it('asks a question only of those whose earlier answers call for it', () => {
  const all = [
    handedIn({ 'nasta-steg': choice('utreda'), 'hur-snart': choice('vecka') }),
    handedIn({ 'nasta-steg': choice('avsluta'), 'hur-snart': choice('i-dag') }),
  ];
  const soon = question(all, 'hur-snart');
  expect([soon.asked, soon.answered]).toEqual([1, 1]);
  expect(soon.counts.filter(({ count }) => count > 0).map(({ label }) => label)).toEqual(['Inom en vecka']);
});

it('counts every choice where several may be made, and the whole set for who answered alike', () => {
  const all = [
    handedIn({ 'tala-med': content('personen kollega') }),
    handedIn({ 'tala-med': content('personen kollega') }),
    handedIn({ 'tala-med': content('personen') }),
  ];
  const talk = question(all, 'tala-med');
  expect(talk.counts.filter(({ count }) => count > 0).map(({ label, count }) => [label, count])).toEqual([
    ['Personen själv', 3],
    ['Kollega eller chef', 2],
  ]);
  expect(talk.alike).toBe(2);
  // Nobody differs on the first choice, two pairs of three on the second.
  expect(talk.spread).toBeCloseTo(1 / 3, 12);
});

it('lists words in alphabetical order and never in the order of the people', () => {
  const all = ['Öppet hus', 'Allt', 'Zebra'].map((text) => handedIn({ avgorande: content(text) }));
  const { words, counts, spread: index } = question(all, 'avgorande');
  expect(words.map(({ text }) => text)).toEqual(['Allt', 'Zebra', 'Öppet hus']);
  expect([counts, index]).toEqual([[], null]);
});

it('puts the greatest spread first and what cannot be compared last', () => {
  const all = [
    handedIn({ allvar: choice('akut'), sakerhet: choice('saker'), avgorande: content('A') }),
    handedIn({ allvar: choice('lite'), sakerhet: choice('saker'), avgorande: content('B') }),
  ];
  const keys = byGreatestSpread(spread(all).filter(({ answered }) => answered > 0)).map(({ key }) => key);
  expect(keys).toEqual(['allvar', 'sakerhet', 'avgorande']);
});

it('tells the same whatever order the people come in, and no name that it was not given', () => {
  const person = fc.record({
    allvar: fc.constantFrom('inte', 'akut', 'mycket'),
    why: fc.string({ maxLength: 5 }),
    words: fc.string({ minLength: 1, maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), (people) => {
      const all = people.map(({ allvar, why, words }) =>
        handedIn({ allvar: choice(allvar, why), avgorande: content(words.trim() || 'x') }),
      );
      const there = JSON.stringify(spread(all));
      const back = JSON.stringify(spread([...all].reverse()));
      expect(back).toBe(there);
      expect(question(all, 'allvar').counts.reduce((sum, { count }) => sum + count, 0)).toBe(people.length);
    }),
    { numRuns: 60 },
  );
});
