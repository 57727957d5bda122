import type { KeyboardEvent } from 'react';
import { reasonNeed } from '#app/features/checklists/domain/answers.ts';
import { columnValue, legalReferenceFor, textFor } from '#app/features/checklists/domain/columns.ts';
import type { Suggestion } from '#app/features/checklists/domain/date-rules.ts';
import type { AnswerOption, CaseColumns, Question } from '#app/features/checklists/domain/definition.ts';
import type { Lack } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { AnswerOptions } from './answer-options.tsx';
import type { AnswerDraft, QueueEntry } from './answer-queue.ts';
import { AnswerWords, isCommentClosed } from './answer-words.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import styles from './question-card.module.css';
import { SaveMark } from './save-mark.tsx';
import { SuggestionBox } from './suggestion-box.tsx';

export type QuestionCardProps = {
  number: number;
  question: Question;
  columns: CaseColumns;
  suggestion: Suggestion | undefined;
  entry: QueueEntry;
  lacks: readonly Lack[];
  /** The civil date when the page was read: what is saved on another day says so. */
  today: string;
  isAlive: boolean;
  isCommentOpen: boolean;
  isHelpOpen: boolean;
  onChoose: (option: AnswerOption | null) => void;
  onWrite: (words: Partial<Pick<AnswerDraft, 'reason' | 'comment'>>) => void;
  onLeaveField: () => void;
  onTextKey: (event: KeyboardEvent) => void;
  onToggleHelp: (isOpen: boolean) => void;
  onOpenComment: () => void;
  onSettle: (winner: 'mine' | 'stored') => void;
};

/** One question with everything a reviewer needs to answer it without leaving it. */
export function QuestionCard(props: QuestionCardProps) {
  const { number, question, columns, suggestion, entry } = props;
  const { draft } = entry;
  const need = reasonNeed(question, draft.option, suggestion?.option);
  return (
    <fieldset
      id={`fraga-${question.key}`}
      data-question={question.key}
      tabIndex={-1}
      className={styles.card}
      aria-describedby={suggestion ? `forslag-${question.key}` : undefined}
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
        <SuggestionBox id={`forslag-${question.key}`} suggestion={suggestion} />
      ) : (
        <RegisterFacts {...props} />
      )}
      <AnswerOptions
        question={question}
        chosen={draft.option}
        suggested={suggestion?.option}
        onChoose={props.onChoose}
      />
      <div data-words className={styles.words}>
        <AnswerWords {...props} need={need} />
        {entry.stored ? (
          <ConflictNotice mine={draft} stored={entry.stored} today={props.today} onSettle={props.onSettle} />
        ) : (
          <SaveMark entry={entry} need={need} lacks={props.lacks} today={props.today} />
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
      <input type="hidden" name={`revision:${question.key}`} value={entry.revision} />
    </fieldset>
  );
}

function RegisterFacts({ question, columns }: QuestionCardProps) {
  const facts = (question.factColumns ?? []).map((name) => ({ name, value: columnValue(columns, name) }));
  if (facts.length === 0) return null;
  return (
    <p className={styles.facts}>
      {facts.map(({ name, value }) => `${name}: ${value === '' ? 'tomt' : value}`).join(' · ')}
    </p>
  );
}

function QuestionHelp({ question, columns, isHelpOpen, onToggleHelp }: QuestionCardProps) {
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
