import type { Question, Repeats, Section } from '#app/features/checklists/domain/definition.ts';
import type { ItemFigures, ItemUnit } from './figures.ts';
import { type Asked, cellOf, type FigureCase } from './gather-answers.ts';

/** How many items the section has in the finished reviews; null when it does not repeat. */
export function itemFigures(section: Section, finished: readonly FigureCase[]): ItemFigures | null {
  if (section.repeats === undefined) return null;
  const { itemName, itemsName } = section.repeats;
  const counts = finished.flatMap(({ evaluation }) =>
    evaluation.itemLists.flatMap((list) =>
      list.section.key === section.key && list.isVisible ? [list.items.length] : [],
    ),
  );
  return {
    itemName,
    itemsName,
    total: counts.reduce((sum, count) => sum + count, 0),
    casesAsked: counts.length,
    casesWithItems: counts.filter((count) => count > 0).length,
    fewest: counts.length === 0 ? null : Math.min(...counts),
    most: counts.length === 0 ? null : Math.max(...counts),
  };
}

/** What the answers in items come to by case: a case is fulfilled when all its counted items are. */
export function itemUnit(
  { itemName, itemsName }: Repeats,
  question: Question,
  asked: readonly Asked[],
  reviewedCount: number,
): ItemUnit {
  const counted = new Map<FigureCase, boolean>();
  const behind = new Map<string, Set<FigureCase>>();
  for (const { state, one } of asked) {
    const { fulfilment, tags, given } = state;
    if (fulfilment === 'fulfilled' || fulfilment === 'notFulfilled') {
      counted.set(one, (counted.get(one) ?? true) && fulfilment === 'fulfilled');
    }
    for (const tag of given === undefined ? [] : [cellOf(question, tags), ...tags]) {
      behind.set(tag, (behind.get(tag) ?? new Set()).add(one));
    }
  }
  const casesFulfilled = [...counted.values()].filter(Boolean).length;
  return {
    itemName,
    itemsName,
    casesFulfilled,
    casesWithFault: counted.size - casesFulfilled,
    casesWithout: reviewedCount - counted.size,
    fewestCases: behind.size === 0 ? null : Math.min(...[...behind.values()].map(({ size }) => size)),
  };
}
