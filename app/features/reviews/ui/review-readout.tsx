import { answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import { textFor } from '#app/features/checklists/domain/columns.ts';
import type { Suggestion } from '#app/features/checklists/domain/date-rules.ts';
import type { CaseColumns, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { evaluateReview, suggestedOptions } from '#app/features/checklists/domain/evaluate.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import type { StoredAnswer } from './answer-queue.ts';
import styles from './review-page.module.css';
import { SuggestionBox } from './suggestion-box.tsx';

type ReviewReadoutProps = {
  definition: ChecklistDefinition;
  columns: CaseColumns;
  suggestions: Readonly<Record<string, Suggestion>>;
  stored: readonly StoredAnswer[];
};

/** The answers as text, for whoever reads a review without answering it; prints well. */
export function ReviewReadout({ definition, columns, suggestions, stored }: ReviewReadoutProps) {
  const answers = Object.fromEntries(stored.map((answer) => [answer.questionKey, answer]));
  const evaluation = evaluateReview(definition, columns, answers, suggestedOptions(suggestions));
  const visible = evaluation.states.filter(({ isVisible }) => isVisible);
  return (
    <ol className={styles.readout}>
      {visible.map(({ question, fulfilment }) => {
        const answer = answers[question.key];
        const suggestion = suggestions[question.key];
        return (
          <li key={question.key} className={styles.readoutItem}>
            <h3 className={styles.readoutTitle}>{textFor(question.wording, columns)}</h3>
            {suggestion ? <SuggestionBox suggestion={suggestion} /> : null}
            <p>
              {answer?.option ? (
                <Status tone={fulfilment === 'notFulfilled' ? 'warning' : 'neutral'}>
                  {answerOptionWords[answer.option]}
                </Status>
              ) : (
                'Inget svar än'
              )}
            </p>
            {answer?.reason ? <p className={styles.words}>{answer.reason}</p> : null}
            {answer?.comment ? (
              <p className={styles.words}>
                {question.comment?.label ?? 'Kommentar:'} {answer.comment}
              </p>
            ) : null}
            {answer ? (
              <p className={styles.muted}>
                {answer.savedByName}, {formatDateTime(answer.savedAt)}
              </p>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
