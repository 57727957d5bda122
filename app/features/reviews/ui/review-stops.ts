import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import type { Evaluation, ItemsState, QuestionState } from '#app/features/checklists/domain/evaluate.ts';

/** One place the focus can go to: a question, or the head of a section that repeats. */
export interface Stop {
  key: string;
  sectionKey: string;
  isLacking: boolean;
  /** A rating that is computed as soon as the questions before it are answered: nothing to do there yet. */
  isWaiting: boolean;
  state: QuestionState | undefined;
}

/** Everything visible, in reading order. */
export function stopsOf(definition: ChecklistDefinition, evaluation: Evaluation): Stop[] {
  return definition.sections.flatMap(({ key }) => [
    ...evaluation.itemLists.filter(({ section }) => section.key === key).flatMap(listStop),
    ...evaluation.states.filter(({ sectionKey }) => sectionKey === key).flatMap(questionStop),
  ]);
}

function listStop({ key, section, isVisible, isLacking }: ItemsState): Stop[] {
  return isVisible ? [{ key, sectionKey: section.key, isLacking, isWaiting: false, state: undefined }] : [];
}

function questionStop(state: QuestionState): Stop[] {
  const { key, sectionKey, isVisible, lacks } = state;
  const isWaiting = isRating(state) && state.given === undefined;
  return isVisible ? [{ key, sectionKey, isLacking: lacks.length > 0, isWaiting, state }] : [];
}

/** Whether the answer follows from rules until somebody gives another. */
export function isRating({ question }: QuestionState): boolean {
  return question.suggestion?.kind === 'rating';
}

/** The next stop after the key that lacks something, from the top again at the end; undefined when none does. */
export function nextLacking(stops: readonly Stop[], afterKey: string | null): string | undefined {
  const after = stops.findIndex(({ key }) => key === afterKey);
  const lacking = stops.filter(({ isLacking }) => isLacking);
  const ready = lacking.filter(({ isWaiting }) => !isWaiting);
  const among = ready.length > 0 ? ready : lacking;
  return (among.find((stop) => stops.indexOf(stop) > after) ?? among[0])?.key;
}

/**
 * The list that may get a further item once the question is answered: it stands in the last item, nothing is lacking in
 * the section, and there is room. Undefined otherwise.
 */
export function listToExtend({ states, itemLists }: Evaluation, key: string): string | undefined {
  const state = states.find((one) => one.key === key);
  const list = itemLists.find(({ section }) => section.key === state?.sectionKey);
  if (state === undefined || list === undefined) return undefined;
  const isLacking = states.some((one) => one.sectionKey === state.sectionKey && one.lacks.length > 0);
  const isRoomLeft = list.items.length < (list.section.repeats?.atMost ?? 0);
  return state.itemNumber === list.items.length && isRoomLeft && !isLacking ? list.key : undefined;
}

/** The stop before or after; the first of all from nowhere. */
export function neighbourOf(stops: readonly Stop[], key: string | null, step: 1 | -1): string | undefined {
  const at = stops.findIndex((stop) => stop.key === key);
  return (at < 0 ? stops[0] : stops[at + step])?.key;
}

/** The numbers the visible questions have on the page, by key. */
export function questionNumbers({ states }: Evaluation): Map<string, number> {
  const visible = states.filter(({ isVisible }) => isVisible);
  return new Map(visible.map(({ key }, index) => [key, index + 1]));
}

/** How many of a section's questions are answered, its list of items counted as one. */
export function sectionProgress(
  { states, itemLists }: Evaluation,
  sectionKey: string,
): { answered: number; applicable: number } {
  const lacking = [
    ...states
      .filter((one) => one.isVisible && one.sectionKey === sectionKey)
      .map(({ lacks }) => lacks.length > 0),
    ...itemLists.filter((one) => one.isVisible && one.section.key === sectionKey).map((one) => one.isLacking),
  ];
  return { answered: lacking.filter((isLacking) => !isLacking).length, applicable: lacking.length };
}
