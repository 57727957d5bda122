import type { KeyboardEvent } from 'react';
import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { reasonNeed } from '#app/features/checklists/domain/answers.ts';
import { columnValue, hasColumn, textFor } from '#app/features/checklists/domain/columns.ts';
import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { AnswerControl } from './answer-control.tsx';
import type { AnswerWords as AnswerTexts, QueueEntry } from './answer-queue.ts';
import { AnswerWords, isClosed, wordsLabel } from './answer-words.tsx';
import { areChoicesShown, ComputedAnswer, type RatingTold } from './computed-answer.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { draftInWords } from './draft-in-words.ts';
import styles from './question-card.module.css';
import { QuestionComments } from './question-comments.tsx';
import { QuestionHelp } from './question-help.tsx';
import { SaveMark } from './save-mark.tsx';
import { SuggestionBox } from './suggestion-box.tsx';

export type QuestionCardProps = {
  number: number;
  state: QuestionState;
  columns: CaseColumns;
  referenceOn: string;
  entry: QueueEntry;
  /** Present for a rating that follows from rules. */
  rating: RatingTold | undefined;
  /** The civil date when the page was read: what is saved on another day says so. */
  today: string;
  isAlive: boolean;
  isCommentOpen: boolean;
  isEvidenceOpen: boolean;
  isHelpOpen: boolean;
  /** The choices of a computed rating are in sight although nobody has taken another yet. */
  isRatingOpen: boolean;
  onGive: (given: Given) => void;
  onWrite: (words: Partial<AnswerTexts>) => void;
  onLeaveField: () => void;
  onTextKey: (event: KeyboardEvent) => void;
  onToggleHelp: (isOpen: boolean) => void;
  onOpenWords: (field: 'comment' | 'evidence') => void;
  onChangeRating: () => void;
  onReturnToComputed: () => void;
  onSettle: (winner: 'mine' | 'stored') => void;
};

/** One question with everything a reviewer needs to answer it without leaving it. */
export function QuestionCard(props: QuestionCardProps) {
  const { number, state, columns, entry } = props;
  const { question, key, suggestion } = state;
  const { draft } = entry;
  const need = state.isVisible
    ? reasonNeed(question, state.given ?? draft, suggestion?.option, columns)
    : undefined;
  return (
    <fieldset
      id={`fraga-${key}`}
      data-question={key}
      tabIndex={-1}
      className={styles.card}
      aria-describedby={suggestion ? `forslag-${key} hjalp-${key}` : `hjalp-${key}`}
    >
      <legend className={styles.legend}>
        <span className={styles.number}>{number}.</span> {textFor(question.wording, columns)}
      </legend>
      {question.isCritical ? (
        <p className={styles.critical}>
          <Status tone="warning">Kritisk fråga</Status>
        </p>
      ) : null}
      {suggestion && !props.rating ? (
        <SuggestionBox id={`forslag-${key}`} question={question} suggestion={suggestion} />
      ) : null}
      {suggestion ? null : <RegisterFacts {...props} />}
      <GivenAnswer {...props} />
      <div data-words className={styles.words}>
        <AnswerWords {...props} need={need} />
        {entry.stored ? (
          <ConflictNotice
            mine={draftInWords(question, draft)}
            stored={draftInWords(question, entry.stored)}
            savedBy={entry.stored}
            today={props.today}
            isAlive={props.isAlive}
            onSettle={props.onSettle}
          />
        ) : (
          <SaveMark entry={entry} need={need} lacks={state.lacks} today={props.today} />
        )}
      </div>
      <QuestionComments questionKey={key} isInForm />
      <div className={styles.more}>
        <QuestionHelp {...props} id={`hjalp-${key}`} question={question} />
        {(['comment', 'evidence'] as const)
          .filter((field) => isClosed(props, field) && (field === 'comment' || question.evidence))
          .map((field) => (
            <Button key={field} type="button" variant="quiet" onClick={() => props.onOpenWords(field)}>
              {question[field] ? `Anteckna: ${wordsLabel(props, field)}` : 'Skriv en kommentar'}
            </Button>
          ))}
      </div>
      <input type="hidden" name={`revision:${key}`} value={entry.revision} />
    </fieldset>
  );
}

function GivenAnswer(props: QuestionCardProps) {
  const { state, rating, entry, columns, referenceOn, isAlive } = props;
  const { question, key, suggestion } = state;
  const control = (
    <AnswerControl
      question={question}
      answerKey={key}
      entry={entry}
      columns={columns}
      referenceOn={referenceOn}
      suggested={suggestion?.option}
      isRating={rating !== undefined}
      isAlive={isAlive}
      onGive={props.onGive}
      onWrite={(content) => props.onWrite({ content })}
      onLeave={props.onLeaveField}
      onTextKey={props.onTextKey}
    />
  );
  if (rating === undefined) return control;
  return (
    <>
      <ComputedAnswer
        state={state}
        told={rating}
        isAlive={isAlive}
        isOpen={props.isRatingOpen}
        onChange={props.onChangeRating}
        onReturn={props.onReturnToComputed}
      />
      {areChoicesShown(state, rating, props.isRatingOpen, isAlive) ? control : null}
    </>
  );
}

function RegisterFacts({ state: { question }, columns }: QuestionCardProps) {
  const facts = (question.factColumns ?? []).map((name) => {
    const nothing = hasColumn(columns, name) ? 'tomt' : 'kolumnen finns inte i registret';
    return { name, value: columnValue(columns, name) || nothing };
  });
  if (facts.length === 0) return null;
  return <p className={styles.facts}>{facts.map(({ name, value }) => `${name}: ${value}`).join(' · ')}</p>;
}
