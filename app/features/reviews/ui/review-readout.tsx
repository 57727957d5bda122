import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import { textFor } from '#app/features/checklists/domain/columns.ts';
import type { CaseColumns, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import type { StoredAnswer } from './answer-queue.ts';
import styles from './review-page.module.css';
import { SuggestionBox } from './suggestion-box.tsx';
import { groundOf } from './use-answers.ts';

type ReviewReadoutProps = {
  definition: ChecklistDefinition;
  columns: CaseColumns;
  referenceOn: string;
  stored: readonly StoredAnswer[];
};

/** The answers as text, for whoever reads a review without answering it; prints well. */
export function ReviewReadout({ definition, columns, referenceOn, stored }: ReviewReadoutProps) {
  const answers = Object.fromEntries(stored.map((answer) => [answer.questionKey, answer]));
  const evaluation = evaluateReview(definition, groundOf({ columns, referenceOn }), answers);
  const visible = evaluation.states.filter(({ isVisible }) => isVisible);
  return (
    <ol className={styles.readout}>
      {visible.map(({ question, key, itemNumber, given, fulfilment, suggestion }) => {
        const answer = answers[key];
        return (
          <li key={key} className={styles.readoutItem}>
            <h3 className={styles.readoutTitle}>
              {textFor(question.wording, columns)}
              {itemNumber === undefined ? '' : ` (${itemNumber})`}
            </h3>
            {suggestion ? <SuggestionBox question={question} suggestion={suggestion} /> : null}
            <p>
              {given ? (
                <Status tone={fulfilment === 'notFulfilled' ? 'warning' : 'neutral'}>
                  {answerInWords(question, given)}
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
            {answer?.evidence ? (
              <p className={styles.words}>
                {question.evidence?.label ?? 'Plats i akten:'} {answer.evidence}
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
