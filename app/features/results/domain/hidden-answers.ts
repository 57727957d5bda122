import type { Fulfilment } from '#app/features/checklists/domain/answers.ts';
import type { Tag } from '#app/features/checklists/domain/definition.ts';
import { isSmall } from './disclosure-rule.ts';
import type { AnswerCell, Distribution, QuestionFigures } from './figures.ts';
import { ALL_CELLS, type Cell, hiddenCells } from './hidden-cells.ts';

/** What is hidden of one question: of its counts, of its answers by tag, of the choices where several could be made. */
export type Hidden = {
  readonly cells: ReadonlySet<Cell>;
  readonly answers: ReadonlySet<Tag>;
  readonly choices: ReadonlySet<Tag>;
};

/** Of the counts and the distribution of one question, whichever there are. */
export type BothFigures = {
  readonly counted: QuestionFigures | undefined;
  readonly distribution: Distribution | undefined;
};

const tagsOf = (cells: readonly AnswerCell[] | null | undefined) =>
  new Set((cells ?? []).map(({ tag }) => tag));

/** Everything of the question. */
export function allHidden({ distribution }: BothFigures): Hidden {
  return {
    cells: ALL_CELLS,
    answers: tagsOf(distribution?.cells),
    choices: tagsOf(distribution?.choices),
  };
}

/** What is hidden of a question about cases, looked at by itself. */
export function hiddenOf(both: BothFigures, reviewed: number, threshold: number): Hidden {
  const { counted, distribution } = both;
  if (distribution === undefined) {
    const cells = counted ? hiddenCells(counted, reviewed, threshold) : new Set<Cell>();
    return { cells, answers: new Set(), choices: new Set() };
  }
  if (isSmall(distribution.notAsked, reviewed, threshold)) return allHidden(both);
  const answers = hiddenAnswers(distribution.cells, threshold);
  const choices = hiddenChoices(distribution, answers, threshold);
  const cells = counted ? hiddenSums(distribution.cells, answers) : new Set<Cell>();
  if (counted && distribution.choices) {
    // Its counts follow from which choices were made together, which the choices one by one say something of.
    const isAnySmall = [...ALL_CELLS].some((cell) => isSmall(counted[cell], reviewed, threshold));
    return isAnySmall || answers.size + choices.size > 0 ? allHidden(both) : { cells, answers, choices };
  }
  return { cells, answers, choices };
}

/**
 * Which answers of a distribution are hidden when everybody knows how many there are together. The small ones, then the
 * smallest of the others until the hidden numbers differ and come to at least 2t; equal ones together. The rule does not
 * see which answer has which number, so each hidden one could have any of the hidden numbers. Noughts stay where that
 * leaves the hidden ones room enough, else every answer is hidden. A question that can be answered in one way only
 * hides nothing: that is how many were asked.
 */
export function hiddenAnswers(cells: readonly AnswerCell[], threshold: number): ReadonlySet<Tag> {
  const given = cells.map(({ count }) => count).filter((count) => count > 0);
  if (cells.length < 2 || given.every((count) => count >= threshold)) return new Set();
  const sizes = [...new Set(given)].toSorted((a, b) => a - b);
  const upTo = sizes.find((size, index) => {
    const sum = given.filter((count) => count <= size).reduce((total, count) => total + count, 0);
    const isNextLarge = (sizes[index + 1] ?? threshold) >= threshold;
    return isNextLarge && index > 0 && sum >= 2 * threshold;
  });
  const hidden = tagsOf(
    cells.filter(({ count }) => count > 0 && count <= (upTo ?? Number.POSITIVE_INFINITY)),
  );
  const sum = cells.reduce((total, { tag, count }) => total + (hidden.has(tag) ? count : 0), 0);
  const hasRoom = hidden.size >= 2 && sum >= 2 * threshold && sum - hidden.size >= threshold;
  return hasRoom ? hidden : tagsOf(cells);
}

function hiddenChoices(
  { cells, choices }: Distribution,
  answers: ReadonlySet<Tag>,
  threshold: number,
): ReadonlySet<Tag> {
  if (choices === null) return new Set();
  if (answers.has('given')) return tagsOf(choices);
  const given = cells.find(({ tag }) => tag === 'given')?.count ?? 0;
  return tagsOf(choices.filter(({ count }) => isSmall(count, given, threshold)));
}

/** A sum over answers is shown only where it follows from the answers that are shown: then it says nothing new. */
function hiddenSums(cells: readonly AnswerCell[], answers: ReadonlySet<Tag>): ReadonlySet<Cell> {
  const summed = (...wanted: Fulfilment[]) =>
    cells.filter(({ countsAs }) => wanted.includes(countsAs)).map(({ tag }) => tag);
  const sums: Record<Exclude<Cell, 'notAsked'>, Tag[]> = {
    fulfilled: summed('fulfilled'),
    notFulfilled: summed('notFulfilled'),
    documentMissing: summed('notFulfilled').filter((tag) => tag === 'documentMissing'),
    base: summed('fulfilled', 'notFulfilled'),
    notApplicable: summed('notApplicable'),
    noted: summed('noted'),
  };
  const follows = (tags: readonly Tag[]) =>
    tags.every((tag) => !answers.has(tag)) || [...answers].every((tag) => tags.includes(tag));
  return new Set((Object.keys(sums) as (keyof typeof sums)[]).filter((cell) => !follows(sums[cell])));
}
