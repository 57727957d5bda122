import { useState } from 'react';
import type { Section } from '#app/features/checklists/domain/definition.ts';
import { itemsKey, itemsOf } from '#app/features/checklists/domain/items.ts';
import { itemsAfter } from '#app/features/reviews/domain/items-move.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { stopsOf } from './review-stops.ts';
import { answersIn, evaluateWith, type ReviewData } from './use-answers.ts';
import type { FocusPlace } from './use-question-focus.ts';

export interface ItemsMoves {
  add: (section: Section) => void;
  remove: (section: Section, item: string) => void;
  sayNone: (section: Section) => void;
  /** What was taken away last in the section; undefined when it is back or nothing was. */
  removedIn: (section: Section) => { item: string; place: number } | undefined;
  putBack: (section: Section) => void;
}

/** Up to 150, so that the numbers last for as many items as a section can have and as many that were taken away. */
const anyFewNumbers = () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 151;

/** Adding, taking away and putting back items. The answers of a removed item stay, uncounted, so that it can come back. */
export function useItemsMoves(
  data: ReviewData,
  queue: AnswerQueue,
  focus: (place: FocusPlace) => void,
): ItemsMoves {
  const [removed, setRemoved] = useState<Readonly<Record<string, { item: string; place: number }>>>({});
  const forget = ({ key }: Section) => setRemoved(({ [key]: _, ...others }) => others);
  const itemsIn = (section: Section) => itemsOf(section.key, answersIn(queue.snapshot())) ?? [];
  const give = (section: Section, move: Parameters<typeof itemsAfter>[2]): boolean => {
    const list = itemsAfter(section, answersIn(queue.snapshot()), move);
    if (list !== undefined) queue.choose(itemsKey(section.key), list);
    return list !== undefined;
  };
  const toItem = (section: Section, item: string | undefined) => {
    const stops = stopsOf(data.definition, evaluateWith(data, queue));
    const first = stops.find(({ key, sectionKey }) => sectionKey === section.key && key.endsWith(`#${item}`));
    focus({ part: 'answer', key: first?.key ?? itemsKey(section.key) });
  };
  return {
    add: (section) => {
      if (!give(section, { kind: 'add', skipped: anyFewNumbers() })) return;
      forget(section);
      toItem(section, itemsIn(section).at(-1));
    },
    remove: (section, item) => {
      const place = itemsIn(section).indexOf(item);
      if (!give(section, { kind: 'remove', item })) return;
      setRemoved((all) => ({ ...all, [section.key]: { item, place } }));
      focus({ part: 'question', key: itemsKey(section.key) });
    },
    sayNone: (section) => {
      if (give(section, { kind: 'none' })) focus({ part: 'question', key: itemsKey(section.key) });
    },
    removedIn: ({ key }) => removed[key],
    putBack: (section) => {
      const last = removed[section.key];
      if (last === undefined || !give(section, { kind: 'back', ...last })) return;
      forget(section);
      toItem(section, last.item);
    },
  };
}
