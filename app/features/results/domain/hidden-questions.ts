import type { NamedQuestion, RoundFigures } from './figures.ts';
import { allHidden, type BothFigures, type Hidden, hiddenOf } from './hidden-answers.ts';
import { ALL_CELLS } from './hidden-cells.ts';
import { areCasesFew, areItemsHidden, isAnySmall } from './hidden-items.ts';
import { itemsSource, type QuestionSources, questionSource, sectionSource } from './question-sources.ts';

/** What is hidden of every question, by its key, and which repeating sections hide how many items they have. */
export type HiddenFigures = {
  readonly questions: ReadonlyMap<string, Hidden>;
  readonly sections: ReadonlySet<string>;
};

/**
 * A question is hidden altogether when anything is hidden of one that it hangs on: how many it was put to is one of that
 * one's counts. The same for questions that hang on one column, when how many one of them was put to is hidden: the
 * others may make up the rest.
 */
export function hiddenFigures(
  figures: RoundFigures,
  threshold: number,
  sources: QuestionSources,
): HiddenFigures {
  const all = bothByQuestion(figures);
  const sections = new Set(
    figures.sections.flatMap(({ key, items }) =>
      items && areItemsHidden(items, figures.reviewedCount, threshold) ? [key] : [],
    ),
  );
  const hidden = new Map(
    [...all].map(([key, both]) => [key, hiddenAlone(figures, key, both, threshold)] as const),
  );
  for (;;) {
    const closed = new Set([...sections].flatMap((key) => [itemsSource(key), sectionSource(key)]));
    for (const [key, one] of hidden) {
      if (isAnyHidden(one)) closed.add(questionSource(key));
      if (!one.cells.has('notAsked')) continue;
      for (const source of sources.get(key) ?? []) if (!isItems(source)) closed.add(source);
    }
    const open = [...all].filter(
      ([key]) =>
        hidden.get(key)?.cells !== ALL_CELLS && (sources.get(key) ?? []).some((one) => closed.has(one)),
    );
    if (open.length === 0) return { questions: hidden, sections };
    for (const [key, both] of open) hidden.set(key, allHidden(both));
  }
}

/** Being asked in the same items does not share anything out between questions. */
const isItems = (source: string) => source.startsWith(itemsSource(''));

function isAnyHidden({ cells, answers, choices }: Hidden): boolean {
  return cells.size + answers.size + choices.size > 0;
}

function bothByQuestion({ questions, distributions }: RoundFigures): ReadonlyMap<string, BothFigures> {
  const keys = [...questions, ...distributions].map(({ key }) => key);
  return new Map(
    keys.map((key) => [
      key,
      {
        counted: questions.find((one) => one.key === key),
        distribution: distributions.find((one) => one.key === key),
      },
    ]),
  );
}

/**
 * Looked at by itself. The counts of a computed rating lie within limits that follow from the answers it is computed
 * from, so that hiding one of a few may not be enough: all of them are hidden when any is below 2t.
 */
function hiddenAlone(figures: RoundFigures, key: string, both: BothFigures, threshold: number): Hidden {
  const { reviewedCount } = figures;
  const named: NamedQuestion | undefined = both.counted ?? both.distribution;
  const items = named?.items;
  const isRating = (named?.overridden ?? null) !== null;
  const least = isRating ? 2 * threshold : threshold;
  if (!items) {
    return isRating && isAnySmall(both, reviewedCount, least)
      ? allHidden(both)
      : hiddenOf(both, reviewedCount, threshold);
  }
  const section = figures.sections.find(({ questions }) => questions.includes(key));
  const total = section?.items?.total ?? 0;
  return isAnySmall(both, total, least) || areCasesFew(items, both, reviewedCount, threshold)
    ? allHidden(both)
    : { cells: new Set(), answers: new Set(), choices: new Set() };
}
