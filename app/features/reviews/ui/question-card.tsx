import type { KeyboardEvent } from 'react';
import { reasonNeed } from '#app/features/checklists/domain/answers.ts';
import { columnValue, legalReferenceFor, textFor } from '#app/features/checklists/domain/columns.ts';
import type { CaseColumns, Tag } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { AnswerOptions } from './answer-options.tsx';
import type { AnswerWords as AnswerTexts, QueueEntry } from './answer-queue.ts';
import { AnswerWords, isCommentClosed } from './answer-words.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import styles from './question-card.module.css';
import { SaveMark } from './save-mark.tsx';
import { SuggestionBox } from './suggestion-box.tsx';

export type QuestionCardProps = {
  number: number;
  state: QuestionState;
  columns: CaseColumns;
  entry: QueueEntry;
  /** The civil date when the page was read: what is saved on another day says so. */
  today: string;
  isAlive: boolean;
  isCommentOpen: boolean;
  isHelpOpen: boolean;
  onChoose: (option: Tag | null) => void;
  onWrite: (words: Partial<AnswerTexts>) => void;
  onLeaveField: () => void;
  onTextKey: (event: KeyboardEvent) => void;
  onToggleHelp: (isOpen: boolean) => void;
  onOpenComment: () => void;
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
      aria-describedby={suggestion ? `forslag-${key}` : undefined}
    >
      <legend className={styles.legend}>
        <span className={styles.number}>{number}.</span> {textFor(question.wording, columns)}
      </legend>
      {question.isCritical ? (
        <p className={styles.critical}>
          <Status tone="warning">Kritisk fråga</Status>
        </p>
      ) : null}
      {suggestion ? (
        <SuggestionBox id={`forslag-${key}`} question={question} suggestion={suggestion} />
      ) : (
        <RegisterFacts {...props} />
      )}
      <AnswerOptions
        question={question}
        answerKey={key}
        chosen={draft.option}
        suggested={suggestion?.option}
        onChoose={props.onChoose}
      />
      <div data-words className={styles.words}>
        <AnswerWords {...props} need={need} />
        {entry.stored ? (
          <ConflictNotice
            question={question}
            mine={draft}
            stored={entry.stored}
            today={props.today}
            onSettle={props.onSettle}
          />
        ) : (
          <SaveMark entry={entry} need={need} lacks={state.lacks} today={props.today} />
        )}
      </div>
      <div className={styles.more}>
        <QuestionHelp {...props} />
        {isCommentClosed(props) ? (
          <Button type="button" variant="quiet" onClick={props.onOpenComment}>
            {question.comment ? `Anteckna: ${question.comment.label}` : 'Skriv en kommentar'}
          </Button>
        ) : null}
      </div>
      <input type="hidden" name={`revision:${key}`} value={entry.revision} />
    </fieldset>
  );
}

function RegisterFacts({ state: { question }, columns }: QuestionCardProps) {
  const facts = (question.factColumns ?? []).map((name) => ({ name, value: columnValue(columns, name) }));
  if (facts.length === 0) return null;
  return (
    <p className={styles.facts}>
      {facts.map(({ name, value }) => `${name}: ${value === '' ? 'tomt' : value}`).join(' · ')}
    </p>
  );
}

function QuestionHelp({ state: { question }, columns, isHelpOpen, onToggleHelp }: QuestionCardProps) {
  const legalReference = legalReferenceFor(question.legalReference, columns);
  return (
    <details
      className={styles.help}
      open={isHelpOpen}
      onToggle={(event) => onToggleHelp(event.currentTarget.open)}
    >
      <summary className={styles.helpSummary}>När gäller frågan?</summary>
      <p>{question.help}</p>
      {legalReference ? <p>Rättsligt stöd: {legalReference}.</p> : null}
    </details>
  );
}
