import { canonicalContent } from '#app/features/checklists/domain/answer-content.ts';
import { answerInWords, tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import { choicesOf } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import type { QueueEntry } from './answer-queue.ts';

/** What a cell says: the answer, a sign of where it is on its way, and what only a screen reader is told. */
interface CellWords {
  text: string;
  /** Muted: nothing is given here. */
  isFaint: boolean;
  mark: string;
  isTrouble: boolean;
  spoken: string;
}

const nothing: CellWords = { text: '', isFaint: true, mark: '', isTrouble: false, spoken: '' };

/**
 * A question that does not apply is a dash; an open one says what the register suggests. `waitsFor`: the question whose
 * answer decides whether a hidden one applies.
 */
export function cellWords(
  state: QuestionState | undefined,
  entry: QueueEntry,
  waitsFor?: string | undefined,
): CellWords {
  if (state === undefined || !state.isVisible) {
    const spoken = waitsFor === undefined ? 'gäller inte' : `väntar på svaret på ”${waitsFor}”`;
    return { ...nothing, text: waitsFor === undefined ? '–' : '…', spoken };
  }
  const text = textOf(state, entry);
  const trouble = troubleOf(state, entry);
  if (trouble !== '') return { text, isFaint: false, mark: trouble, isTrouble: true, spoken: '' };
  const isOnItsWay = entry.state === 'saving' || entry.state === 'typing';
  if (text === '') {
    const { suggestion, question } = state;
    const suggested = suggestion?.option ? tagInWords(question, suggestion.option) : '';
    return {
      ...nothing,
      text: suggested === '' ? '' : `förslag: ${suggested}`,
      mark: isOnItsWay ? '…' : '',
      spoken: 'inte besvarad',
    };
  }
  const mark = isOnItsWay ? '…' : entry.state === 'saved' && entry.revision > 0 ? '✓' : '';
  return { text, isFaint: false, mark, isTrouble: false, spoken: isOnItsWay ? 'sparas' : '' };
}

function textOf({ question, given, isComputed }: QuestionState, { draft }: QueueEntry): string {
  if (isComputed && given) return `${answerInWords(question, given)} (beräknat)`;
  const content = canonicalContent(question, draft.content);
  // A cell is narrow: the unit stands in the line above the table.
  const short = question.kind === 'number' ? { ...question, unit: '' } : question;
  if (draft.option !== null || content !== undefined)
    return answerInWords(short, { option: draft.option, content });
  if (question.kind !== 'level') return draft.content;
  const [before = ''] = draft.content.split('>');
  const level = choicesOf(question).find(({ key }) => key === before);
  return level ? `${level.label} → …` : '';
}

function troubleOf({ lacks, given }: QuestionState, { state }: QueueEntry): string {
  switch (state) {
    case 'conflict':
      return 'ändrat av annan';
    case 'waiting':
      return 'inte sparat';
    case 'refused':
    case 'invalid':
      return 'rätta';
    default:
      if (given === undefined) return '';
      if (lacks.includes('reason')) return 'skäl saknas';
      if (lacks.includes('comment')) return 'kommentar saknas';
      return lacks.includes('evidence') ? 'plats saknas' : '';
  }
}
