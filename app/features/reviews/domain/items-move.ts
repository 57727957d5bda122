import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import type { Answers } from '#app/features/checklists/domain/answers.ts';
import type { Section } from '#app/features/checklists/domain/definition.ts';
import { itemsOf, nextItem, noItems } from '#app/features/checklists/domain/items.ts';

/** What somebody does with the items of a repeating section. `skipped` is chance, see `nextItem`. `back` undoes a removal, at the place it had. */
export type ItemsMove =
  | { kind: 'add'; skipped?: number }
  | { kind: 'none' }
  | { kind: 'remove'; item: string }
  | { kind: 'back'; item: string; place: number };

/**
 * The list of items after the move, as the answer to give; undefined when the move is not possible: a full list, an item
 * that is not there, "inga" while there are some or where there must be one. The last item taken away leaves nothing
 * said, so that somebody still has to say that there are none.
 */
export function itemsAfter(section: Section, answers: Answers, move: ItemsMove): Given | undefined {
  const { repeats } = section;
  if (repeats === undefined) return undefined;
  const items = itemsOf(section.key, answers) ?? [];
  switch (move.kind) {
    case 'add': {
      if (items.length >= repeats.atMost) return undefined;
      return listOf([...items, nextItem(section.questions, items, answers, move.skipped)]);
    }
    case 'none':
      return items.length === 0 && repeats.atLeast === 0 ? { option: noItems } : undefined;
    case 'remove':
      return items.includes(move.item) ? listOf(items.filter((item) => item !== move.item)) : undefined;
    case 'back':
      return items.includes(move.item) || items.length >= repeats.atMost
        ? undefined
        : listOf(items.toSpliced(move.place, 0, move.item));
  }
}

function listOf(items: readonly string[]): Given {
  return { option: null, content: items.join(' ') };
}
