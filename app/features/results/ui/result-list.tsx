import { resultSentence } from '#app/shared/text/result-sentence.ts';
import type { DeidentifiedQuestion } from '../domain/deidentified-question.ts';
import type { QuestionFigures } from '../domain/figures.ts';
import styles from './result-list.module.css';
import { ShareBar } from './share-bar.tsx';

/** The ends of an interval as shares of the frame, whatever it is stated in. */
function endsOf(interval: QuestionFigures['interval'] | null): { low?: number; high?: number } {
  if (interval?.kind === 'cases')
    return { low: interval.low / interval.frame, high: interval.high / interval.frame };
  return interval?.kind === 'share' ? { low: interval.low, high: interval.high } : {};
}

/** The result read aloud, a sentence a question, with a thin bar where there is a share to draw. */
export function ResultList({
  questions,
}: {
  questions: readonly (QuestionFigures | DeidentifiedQuestion)[];
}) {
  return (
    <ol className={styles.list}>
      {questions.map((question) => (
        <li key={question.key} className={styles.item}>
          <p className={styles.sentence}>{resultSentence(question)}</p>
          {question.share === null ? null : (
            <ShareBar share={question.share} {...endsOf(question.interval)} />
          )}
        </li>
      ))}
    </ol>
  );
}
