import { weighted, wholeCases, wilson } from './arithmetic.ts';
import { textOf } from './read-file.ts';
import type { Question, Source } from './source.ts';

/** What may be said of the whole group, of a question. */
export type Said =
  | { kind: 'cases' | 'share'; low: number; high: number }
  | { kind: 'census' | 'notRandom' | 'nothing' };

export type Counted = {
  fulfilled: number;
  notFulfilled: number;
  missing: number;
  notApplicable: number;
  noted: number;
  notAsked: number;
  base: number;
  said: Said;
  weighted: number | undefined;
  casesFulfilled: number;
  casesWithFault: number;
};

/** How often a question could have been put: once a reviewed case, or once an item of it. */
export function timesPut({ section, items }: Question, { reviewed }: Source): number {
  if (!items) return reviewed.length;
  return reviewed.reduce((sum, row) => sum + Number(row[`Antal i avsnittet: ${section}`] ?? 0), 0);
}

/** Every number of a question whose answers count. */
export function countedOf(question: Question, source: Source): Counted {
  const answers = source.answers.filter((one) => one.question === question.key);
  const count = (countsAs: string) => answers.filter((one) => one.countsAs === countsAs).length;
  const [fulfilled, notFulfilled] = [count('Uppfyllt'), count('Ej uppfyllt')];
  const inBase = answers.filter(({ countsAs }) => ['Uppfyllt', 'Ej uppfyllt'].includes(countsAs));
  const faulty = new Set(
    inBase.filter(({ countsAs }) => countsAs === 'Ej uppfyllt').map(({ caseKey }) => caseKey),
  );
  const base = inBase.length;
  const found = saidOf(fulfilled, base, source);
  const outcomes = inBase.map(({ caseKey, countsAs }) => ({
    isFulfilled: countsAs === 'Uppfyllt',
    chance: source.chances.get(caseKey) ?? Number.NaN,
  }));
  const isWeighted = !question.items && hasWeights(source) && !['census', 'notRandom'].includes(found.kind);
  const share = isWeighted && base > 0 ? weighted(outcomes) : Number.NaN;
  return {
    fulfilled,
    notFulfilled,
    missing: inBase.filter(
      ({ countsAs, shownAs }) => countsAs === 'Ej uppfyllt' && shownAs === 'Handling saknas',
    ).length,
    notApplicable: count('Ej tillämpligt'),
    noted: count('Räknas inte'),
    notAsked: timesPut(question, source) - answers.length,
    base,
    said: question.items || !source.isComplete ? { kind: 'nothing' } : found,
    weighted: Number.isNaN(share) ? undefined : share,
    casesFulfilled: new Set(inBase.map(({ caseKey }) => caseKey)).size - faulty.size,
    casesWithFault: faulty.size,
  };
}

/** The specification's §2, case by case. */
function saidOf(fulfilled: number, base: number, { selection, frame, reviewed }: Source): Said {
  if (selection === 'Inte slumpmässigt') return { kind: 'notRandom' };
  if (reviewed.length >= frame) return { kind: 'census' };
  if (selection === 'Totalundersökning') return { kind: 'notRandom' };
  if (base === 0) return { kind: 'nothing' };
  if (base < reviewed.length) {
    const [low, high] = wilson(fulfilled, base);
    return { kind: 'share', low, high };
  }
  const [low, high] = wholeCases(fulfilled, base, frame);
  return { kind: 'cases', low, high };
}

/** Chance gave the cases of the sample different chances, or chances that nobody knows. */
export function hasWeights({ selection, chances, sampled }: Source): boolean {
  const all = sampled.map((row) => chances.get(textOf(row['Ärende'])));
  const [first] = all;
  return (
    selection === 'Slumpmässigt' &&
    all.some((one) => one === undefined || first === undefined || Math.abs(one - first) > 1e-12)
  );
}
