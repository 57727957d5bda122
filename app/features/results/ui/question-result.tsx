import {
  answersInWords,
  areAnswersHidden,
  numbersInWords,
  overriddenInWords,
} from '#app/shared/text/answers-in-words.ts';
import { resultSentence } from '#app/shared/text/result-sentence.ts';
import type { DeidentifiedQuestion } from '../domain/deidentified-question.ts';
import type { QuestionFigures } from '../domain/figures.ts';
import type { QuestionTrend } from '../domain/trend.ts';
import { AnswerTable, type AnyDistribution } from './answer-table.tsx';
import { LevelTable } from './level-table.tsx';
import styles from './result-list.module.css';
import { ShareBar } from './share-bar.tsx';
import { Trend } from './trend.tsx';

export type AnyQuestion = QuestionFigures | DeidentifiedQuestion;

type QuestionResultProps = {
  /** Either or both. */
  counted: AnyQuestion | undefined;
  distribution: AnyDistribution | undefined;
  /** Rounds before a change of the question that makes it another one, and why; undefined where all can be compared. */
  notComparedWith: string | undefined;
  /** The earlier rounds of the control, where there are any and they may be seen. */
  trend: QuestionTrend | undefined;
  roundsAt: '/omgangar' | '/resultat';
  percentageBase: number;
};

/** The ends of an interval as shares of the frame, whatever it is stated in. */
export function endsOf(interval: AnyQuestion['interval']): { low?: number; high?: number } {
  if (interval?.kind === 'cases')
    return { low: interval.low / interval.frame, high: interval.high / interval.frame };
  return interval?.kind === 'share' ? { low: interval.low, high: interval.high } : {};
}

/** One question read aloud: how much is fulfilled, with a thin bar, and what was answered, as a table. */
export function QuestionResult(props: QuestionResultProps) {
  const { counted, distribution, notComparedWith, trend, roundsAt, percentageBase } = props;

  const overridden = overriddenInWords((counted ?? distribution)?.overridden ?? null);
  return (
    <li className={styles.item}>
      {counted ? <p className={styles.sentence}>{resultSentence(counted)}</p> : null}
      {counted && counted.share !== null ? (
        <ShareBar share={counted.share} {...endsOf(counted.interval)} />
      ) : null}
      {trend ? (
        <Trend
          name={counted?.shortName ?? ''}
          trend={trend}
          notComparedWith={notComparedWith}
          roundsAt={roundsAt}
        />
      ) : null}
      {notComparedWith === undefined || trend ? null : (
        <p className={styles.sentence}>
          {(counted ?? distribution)?.shortName}: jämförs inte med {notComparedWith}.
        </p>
      )}
      {overridden === '' ? null : <p className={styles.sentence}>{overridden}</p>}
      {distribution ? (
        <Answers
          distribution={distribution}
          percentageBase={percentageBase}
          isNamedAbove={counted !== undefined}
        />
      ) : null}
    </li>
  );
}

type AnswersProps = { distribution: AnyDistribution; percentageBase: number; isNamedAbove: boolean };

function Answers({ distribution, percentageBase, isNamedAbove }: AnswersProps) {
  const { cells, choices, levels, shortName } = distribution;
  const numbers = numbersInWords(distribution);
  const areHidden = areAnswersHidden(distribution);
  if (areHidden && isNamedAbove) return null;
  const isInWords = areHidden || (choices === null && cells[0]?.tag === 'given');
  return (
    <>
      {isInWords ? (
        <p className={styles.sentence}>
          {shortName}: {answersInWords(distribution)}.
        </p>
      ) : (
        <AnswerTable
          distribution={distribution}
          percentageBase={percentageBase}
          isNamedAbove={isNamedAbove}
        />
      )}
      {numbers === '' ? null : <p className={styles.sentence}>{numbers}</p>}
      {levels ? <LevelTable name={shortName} levels={levels} /> : null}
    </>
  );
}
