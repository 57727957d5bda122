import type { ComparabilityBreaks } from '#app/features/checklists/domain/comparability.ts';
import { itemsInWords } from '#app/shared/text/answers-in-words.ts';
import type { RoundFigures } from '../domain/figures.ts';
import type { DeidentifiedFigures } from '../domain/small-numbers.ts';
import type { Trends } from '../server/load-trends.server.ts';
import { QuestionResult } from './question-result.tsx';
import styles from './result-list.module.css';

export type ResultListProps = {
  figures: RoundFigures | DeidentifiedFigures;
  /** Which questions are not compared with earlier rounds, and why. */
  breaks: ComparabilityBreaks;
  /** How the questions have gone from round to round, as far as it may be told here. */
  trends?: Trends;
  /** Where those rounds are read. */
  roundsAt?: '/omgangar' | '/resultat';
  /** Fewer answers than this get no percentages in distributions; 0 where nothing has to be hidden. */
  percentageBase: number;
};

/** The result read aloud, section by section as in the checklist. */
export function ResultList(props: ResultListProps) {
  const { figures, breaks, trends = {}, roundsAt = '/omgangar', percentageBase } = props;
  const { questions, distributions } = figures;
  return (
    <div className={styles.sections}>
      {figures.sections.map((section) => (
        <section key={section.key} className={styles.section} aria-labelledby={`avsnitt-${section.key}`}>
          <h3 id={`avsnitt-${section.key}`} className={styles.heading}>
            {section.title}
          </h3>
          {section.items ? <p className={styles.sentence}>{itemsInWords(section.items)}</p> : null}
          <ol className={styles.list}>
            {section.questions.map((key) => (
              <QuestionResult
                key={key}
                counted={questions.find((question) => question.key === key)}
                distribution={distributions.find((distribution) => distribution.key === key)}
                notComparedWith={breaks[key]}
                trend={trends[key]}
                roundsAt={roundsAt}
                percentageBase={percentageBase}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
