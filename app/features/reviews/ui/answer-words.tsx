import { makesDeviation, type ReasonNeed, requiredWords } from '#app/features/checklists/domain/answers.ts';
import type { Question } from '#app/features/checklists/domain/definition.ts';
import { faultHintOf } from '#app/features/reviews/domain/deviation-timing.ts';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { useDeviationsCome } from './deviations-come.tsx';
import type { QuestionCardProps } from './question-card.tsx';
import { troubleOfWords } from './trouble-of-words.ts';

const reasonLabels: Readonly<Record<ReasonNeed, string>> = {
  notApplicable: 'Varför är frågan inte tillämplig?',
  description: 'Beskriv bristen kort',
  override: 'Varför svarar du annorlunda än förslaget?',
  rule: 'Motivera svaret',
};

/** What the field for the reason is called. A rating that follows from rules is changed, not answered otherwise. */
export function reasonLabel(question: Question, need: ReasonNeed): string {
  const isRating = question.suggestion?.kind === 'rating';
  return need === 'override' && isRating ? 'Varför ändrar du det beräknade?' : reasonLabels[need];
}

export type VoluntaryWords = 'comment' | 'evidence';

/** What each field of words beside an answer is called when the question does not say. */
export const wordsLabels: Readonly<Record<VoluntaryWords, string>> = {
  comment: 'Kommentar',
  evidence: 'Plats i akten',
};

/** The label of a field of words. */
export function wordsLabel({ state: { question } }: QuestionCardProps, field: VoluntaryWords): string {
  return question[field]?.label ?? wordsLabels[field];
}

/** Whether the field has to be opened before it can be written. A place in the file is asked for by some questions only. */
export function isClosed(props: QuestionCardProps, field: VoluntaryWords): boolean {
  const { state, entry, isAlive, isCommentOpen, isEvidenceOpen } = props;
  if (entry.draft[field] !== '' || requiredWords(state.question, state.tags).includes(field)) return false;
  if (field === 'comment') return isAlive && !isCommentOpen;
  return state.question.evidence === undefined || (isAlive && !isEvidenceOpen);
}

/** The words beside an answer: those the answer asks for, and the voluntary ones that are open. */
export function AnswerWords(props: QuestionCardProps & { need: ReasonNeed | undefined }) {
  const { state, entry, need, isAlive, onWrite, onLeaveField, onTextKey } = props;
  const { question, key, tags } = state;
  const { reason } = entry.draft;
  // What was written for another answer is kept, but is no part of this one. It is shown where it has to be mended.
  const isReasonShown = need !== undefined || !isAlive || (reason !== '' && troubleOfWords(entry) !== '');
  const timing = useDeviationsCome();
  const label = need && reasonLabel(question, need);
  return (
    <>
      {isReasonShown ? (
        <Textarea
          label={label ?? 'Beskrivning eller skäl'}
          name={`reason:${key}`}
          rows={2}
          maxLength={4000}
          aria-required={need !== undefined}
          hint={makesDeviation(question, tags) ? faultHintOf(timing) : undefined}
          value={reason}
          onChange={(event) => onWrite({ reason: event.currentTarget.value })}
          onBlur={onLeaveField}
          onKeyDown={onTextKey}
        />
      ) : null}
      {(['comment', 'evidence'] as const).map((field) => (
        <WordsField key={field} {...props} field={field} />
      ))}
    </>
  );
}

function WordsField(props: QuestionCardProps & { field: VoluntaryWords }) {
  const { field, state, entry, onWrite, onLeaveField, onTextKey } = props;
  if (isClosed(props, field)) return null;
  const isRequired = requiredWords(state.question, state.tags).includes(field);
  return (
    <Textarea
      label={isRequired ? `${wordsLabel(props, field)} (måste fyllas i)` : wordsLabel(props, field)}
      name={`${field}:${state.key}`}
      rows={2}
      maxLength={4000}
      aria-required={isRequired}
      value={entry.draft[field]}
      onChange={(event) => onWrite({ [field]: event.currentTarget.value })}
      onBlur={onLeaveField}
      onKeyDown={onTextKey}
    />
  );
}
