import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { formatTimeSince, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import type { QueueSnapshot } from './answer-queue.ts';
import styles from './review-progress.module.css';

type ReviewProgressProps = {
  evaluation: Evaluation;
  entries: QueueSnapshot;
  /** What the last key could not do; said where the saving is. */
  keyTrouble: string;
  today: string;
  isAlive: boolean;
  onNext: () => void;
  onShowKeys: () => void;
};

/** Always in sight: how far, and whether everything is saved. */
export function ReviewProgress(props: ReviewProgressProps) {
  const { evaluation, entries, keyTrouble, today, isAlive, onNext, onShowKeys } = props;
  const { answeredCount, applicableCount, isComplete } = evaluation;
  const saving = savingInWords(entries, today);
  return (
    <div className={styles.bar}>
      <p role="status" className={saving.isTrouble ? styles.trouble : styles.words}>
        <strong>
          {answeredCount} av {applicableCount} besvarade
        </strong>
        {saving.words === '' ? null : ` · ${saving.words}`}
        {keyTrouble === '' ? null : ` · ${keyTrouble}`}
      </p>
      <progress
        className={styles.progress}
        aria-label="Besvarade frågor"
        value={answeredCount}
        max={Math.max(applicableCount, 1)}
      />
      {isAlive ? (
        <div className={styles.tools}>
          {isComplete ? null : (
            <Button type="button" variant="quiet" onClick={onNext}>
              Nästa obesvarade
            </Button>
          )}
          <span className={styles.keys}>
            <Button type="button" variant="quiet" onClick={onShowKeys}>
              Tangenter <span aria-hidden="true">(?)</span>
            </Button>
          </span>
        </div>
      ) : null}
    </div>
  );
}

function savingInWords(entries: QueueSnapshot, today: string): { words: string; isTrouble: boolean } {
  const all = Object.values(entries);
  const count = (...states: string[]) => all.filter(({ state }) => states.includes(state)).length;
  const conflicts = count('conflict');
  if (conflicts > 0)
    return { words: `${plural(conflicts, 'svar', 'svar')} har ändrats någon annanstans`, isTrouble: true };
  const stuck = all.find(({ state }) => state === 'waiting' || state === 'refused');
  const unsent = count('waiting', 'refused', 'invalid');
  if (unsent > 0) {
    const words = plural(unsent, 'svar är inte sparat', 'svar är inte sparade');
    return { words: `${words}. ${stuck?.message ?? 'Det behöver rättas.'}`, isTrouble: true };
  }
  if (count('saving', 'typing') > 0) return { words: 'sparar …', isTrouble: false };
  const last = all.reduce((latest, { savedAt }) => ((savedAt ?? '') > latest ? (savedAt ?? '') : latest), '');
  return { words: last === '' ? '' : `sparat ${formatTimeSince(last, today)}`, isTrouble: false };
}
