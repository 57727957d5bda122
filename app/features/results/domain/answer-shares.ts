import type { Disclosed } from './disclosure-rule.ts';

type Cells = readonly { readonly tag: string; readonly count: Disclosed }[];

/** What each answer, and each choice where several may be made, is of the whole; null where that is not told. */
export type AnswerShares = {
  readonly answers: ReadonlyMap<string, Disclosed>;
  readonly choices: ReadonlyMap<string, Disclosed>;
};

/**
 * Shares 0–1 of the answers to one question. "Ej tillämpligt" and what was never asked stand outside; choices are held
 * against those who made any, and may come to more than the whole. Null below `percentageBase` answers.
 */
export function answerShares(
  { cells, choices }: { readonly cells: Cells; readonly choices: Cells | null },
  percentageBase: number,
): AnswerShares {
  const inside = cells.filter(({ tag }) => tag !== 'notApplicable');
  const given = cells.filter(({ tag }) => tag === 'given');
  return {
    answers: choices ? new Map() : sharesOf(inside, sumOf(inside), percentageBase),
    choices: sharesOf(choices ?? [], sumOf(given), percentageBase),
  };
}

function sharesOf(cells: Cells, base: Disclosed, percentageBase: number): Map<string, Disclosed> {
  const isTold = base !== null && base > 0 && base >= percentageBase;
  return new Map(cells.map(({ tag, count }) => [tag, isTold && count !== null ? count / base : null]));
}

function sumOf(cells: Cells): Disclosed {
  return cells.reduce<Disclosed>(
    (sum, { count }) => (sum === null || count === null ? null : sum + count),
    0,
  );
}
