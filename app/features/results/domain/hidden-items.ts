import { isSmall } from './disclosure-rule.ts';
import type { ItemFigures, ItemUnit } from './figures.ts';
import type { BothFigures } from './hidden-answers.ts';
import { CELLS } from './hidden-cells.ts';

/** Whether how many items there are says too much: few of them, or of the cases that have any. */
export function areItemsHidden(items: ItemFigures, reviewed: number, threshold: number): boolean {
  const { total, casesAsked, casesWithItems } = items;
  return (
    (total > 0 && total < threshold) ||
    isSmall(casesAsked, reviewed, threshold) ||
    isSmall(casesWithItems, casesAsked, threshold)
  );
}

/** Whether any number of a question is small, out of all its cases or items. */
export function isAnySmall(
  { counted, distribution }: BothFigures,
  total: number,
  threshold: number,
): boolean {
  const counts = [
    ...(counted ? CELLS.map((cell) => counted[cell]) : []),
    ...(distribution ? [distribution.notAsked] : []),
    ...(distribution?.cells ?? []).map(({ count }) => count),
    ...(distribution?.choices ?? []).map(({ count }) => count),
  ];
  return counts.some((count) => isSmall(count, total, threshold));
}

/**
 * Whether few cases stand behind an answer in items, or behind what the items come to by case. All of the question is
 * then hidden, as when a number of items is small: several items may be about one child, so that no cell can be judged
 * by its own number.
 */
export function areCasesFew(
  unit: ItemUnit,
  { counted }: BothFigures,
  reviewed: number,
  threshold: number,
): boolean {
  const cases = counted ? [unit.casesFulfilled, unit.casesWithFault, unit.casesWithout] : [];
  return (
    (unit.fewestCases ?? threshold) < threshold || cases.some((count) => isSmall(count, reviewed, threshold))
  );
}
