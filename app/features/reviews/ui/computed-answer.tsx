import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import styles from './suggestion-box.module.css';

/** What is told of a rating beside its choices, in words that the page has put together. */
export type RatingTold = {
  /** Which rule holds. */
  why: string | undefined;
  /** What it waits for; undefined when it waits for nothing. */
  waits: string | undefined;
  /** Every rule, for whoever asks how it is computed. */
  rules: readonly string[];
};

type ComputedAnswerProps = {
  state: QuestionState;
  told: RatingTold;
  isAlive: boolean;
  isOpen: boolean;
  onChange: () => void;
  onReturn: () => void;
};

/** A rating that stands by itself: what it is, why, and the ways to another one and back. */
export function ComputedAnswer({ state, told, isAlive, isOpen, onChange, onReturn }: ComputedAnswerProps) {
  const { question, key, suggestion, given, isComputed } = state;
  const option = suggestion?.option;
  const isChanged = given !== undefined && !isComputed;
  return (
    <div id={`forslag-${key}`} className={styles.box}>
      <p className={styles.title} role="status">
        {option ? (
          <Status tone="neutral">Beräknat: {tagInWords(question, option)}</Status>
        ) : (
          (told.waits ?? 'Reglerna ger inget svar. Välj själv.')
        )}
      </p>
      {told.why ? <p className={styles.plain}>{told.why}</p> : null}
      {isChanged && option ? (
        <p className={styles.plain}>Du har ändrat till: {tagInWords(question, given.option ?? '')}.</p>
      ) : null}
      <details className={styles.rules}>
        <summary className={styles.rulesSummary}>Så beräknas svaret</summary>
        <ul>
          {told.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </details>
      {isAlive && option ? (
        <div className={styles.ways}>
          {isChanged || isOpen ? (
            <Button type="button" variant="secondary" onClick={onReturn}>
              Återgå till det beräknade{' '}
              <span className={styles.key} aria-hidden="true">
                Å
              </span>
            </Button>
          ) : (
            <Button type="button" variant="secondary" onClick={onChange}>
              Ändra bedömningen{' '}
              <span className={styles.key} aria-hidden="true">
                Ä
              </span>
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}

/** Whether the choices of a rating are in sight: when it is opened or changed, when no rule decides, and without JavaScript. */
export function areChoicesShown(
  state: QuestionState,
  told: RatingTold,
  isOpen: boolean,
  isAlive: boolean,
): boolean {
  if (!isAlive || isOpen) return true;
  if (state.given !== undefined) return !state.isComputed;
  return told.waits === undefined;
}
