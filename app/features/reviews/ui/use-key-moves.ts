import { answerOptionKeys } from '#app/features/checklists/domain/answer-words.ts';
import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { nextCommented } from '#app/features/reviews/domain/comment-threads.ts';
import { meaningOf } from './answer-keys.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { useCommenting } from './commenting.tsx';
import { isRating, neighbourOf, type Stop, stopsOf } from './review-stops.ts';
import type { ReviewData } from './use-answers.ts';
import { writeInField } from './use-question-focus.ts';
import { useReviewKeys } from './use-review-keys.ts';
import type { ReviewMoves } from './use-review-moves.ts';

/** What the keys do, on the whole page and on the question or list of items that has the focus. */
export function useKeyMoves(
  isOn: boolean,
  data: ReviewData,
  queue: AnswerQueue,
  evaluation: Evaluation,
  moves: ReviewMoves,
): void {
  const stops = stopsOf(data.definition, evaluation);
  const toNeighbour = (focusedKey: string | null, step: 1 | -1) => {
    const key = neighbourOf(stops, focusedKey, step);
    if (focusedKey !== null) queue.leave(focusedKey);
    if (key !== undefined) moves.focus({ part: 'question', key });
  };
  const onPage: Readonly<Record<string, (focusedKey: string | null) => void>> = {
    '?': () => moves.dialog.current?.showModal(),
    O: moves.toNextUnanswered,
    M: (focusedKey) => toCommented(focusedKey),
    ArrowDown: (focusedKey) => toNeighbour(focusedKey, 1),
    ArrowUp: (focusedKey) => toNeighbour(focusedKey, -1),
  };
  const { threads } = useCommenting();
  const toCommented = (focusedKey: string | null) => {
    const shown = stops.map(({ key }) => key);
    const key = nextCommented(threads, shown, focusedKey);
    if (focusedKey !== null && key !== undefined) queue.leave(focusedKey);
    if (key === undefined) moves.say('Ingen fråga har en kommentar som inte är klar.');
    else moves.focus({ part: 'question', key });
  };
  const inSection: Readonly<Record<string, (stop: Stop) => boolean>> = {
    L: ({ sectionKey }) => onItems(sectionKey, moves.items.add),
    I: ({ sectionKey }) => onItems(sectionKey, moves.items.sayNone),
  };
  const onItems = (
    sectionKey: string,
    move: (section: ReviewData['definition']['sections'][number]) => void,
  ): boolean => {
    const section = data.definition.sections.find(({ key }) => key === sectionKey);
    if (section?.repeats === undefined) return false;
    move(section);
    return true;
  };
  const onQuestion: Readonly<Record<string, (key: string) => void>> = {
    K: (key) => moves.openWords('comment', key),
    P: (key) => moves.openWords('evidence', key),
    H: (key) => moves.helps.set(key, !moves.helps.has(key)),
  };
  const onRating: Readonly<Record<string, (key: string) => void>> = {
    Ä: moves.changeRating,
    Å: moves.returnToComputed,
  };
  useReviewKeys(isOn, (pressed, focusedKey, isInField) => {
    moves.say('');
    const move = onPage[pressed];
    if (move) {
      move(focusedKey);
      return true;
    }
    const stop = stops.find(({ key }) => key === focusedKey);
    if (!stop) {
      // A letter before any question is chosen answers nothing; it only shows where the answers would go.
      if (isAnswerLetter(pressed)) moves.toNextUnanswered(null);
      return isAnswerLetter(pressed);
    }
    if (inSection[pressed]?.(stop)) return true;
    if (!stop.state) return pressed === 'Enter' && enter(stop, isInField);
    const act = onQuestion[pressed] ?? (isRating(stop.state) ? onRating[pressed] : undefined);
    act?.(stop.key);
    if (act) return true;
    if (pressed === 'Escape' && isInField) moves.focus({ part: 'question', key: stop.key });
    return pressed === 'Enter' ? enter(stop, isInField) : answerBy(stop, pressed);
  });
  const enter = ({ key, state }: Stop, isInField: boolean): boolean => {
    const isWritten = state && ['date', 'number', 'text'].includes(state.question.kind);
    if (isWritten && !isInField) writeInField(key);
    else moves.goOn(key);
    return true;
  };
  const answerBy = ({ key, state }: Stop, pressed: string): boolean => {
    const meaning = state && meaningOf(state.question, queue.entry(key).draft, pressed);
    if (!state || !meaning) return false;
    if (meaning.kind === 'field') writeInField(key);
    else if (meaning.kind === 'trouble') moves.say(meaning.words);
    else if (isRating(state) && state.isComputed && !moves.ratings.has(key))
      moves.say('Svaret är beräknat. Tryck Ä för att ändra det.');
    else moves.choose(state, meaning.given, 'key');
    // The digit itself goes on to the field.
    return meaning.kind !== 'field';
  };
}

function isAnswerLetter(pressed: string): boolean {
  return Object.values(answerOptionKeys).includes(pressed);
}
