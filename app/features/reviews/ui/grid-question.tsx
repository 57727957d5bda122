import { canonicalContent } from '#app/features/checklists/domain/answer-content.ts';
import { answerOptionKeys, answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import { textFor } from '#app/features/checklists/domain/columns.ts';
import { choicesOf, type Question } from '#app/features/checklists/domain/definition.ts';
import { standardInWords } from '#app/features/reviews/domain/compared-in-words.ts';
import styles from './grid.module.css';
import { questionIn } from './grid-columns.ts';
import type { Grid } from './use-grid.ts';

/** What is asked in the active cell: the whole wording for this case, and the keys that answer it. */
export function GridQuestion({ grid, isHelpOpen }: { grid: Grid; isHelpOpen: boolean }) {
  const { store, active, columns } = grid;
  const place = grid.placeAt(active.row);
  const question = questionIn(columns, active.column);
  if (place === undefined || question === undefined)
    return <p className={styles.asked}>Gå till en fråga för att svara.</p>;
  const theCase = store.caseAt(place);
  const content = canonicalContent(question, store.entryAt(place, question.key).draft.content);
  const standard =
    question.kind === 'number' ? standardInWords(question, content, theCase.columns) : undefined;
  return (
    <div className={styles.asked}>
      <p className={styles.wording}>
        <strong>{theCase.caseKey}</strong> {textFor(question.wording, theCase.columns)} {standard}
      </p>
      <p className={styles.keys}>{keysOf(question).join(' · ')}</p>
      {isHelpOpen ? (
        <p className={styles.help} role="status">
          {question.help}
        </p>
      ) : null}
    </div>
  );
}

function keysOf(question: Question): string[] {
  const choices = question.kind === 'yesNo' ? [] : choicesOf(question);
  const written = ['date', 'number', 'text'].includes(question.kind);
  return [
    ...choices.slice(0, 9).map(({ label }, place) => `${place + 1} ${label}`),
    ...(written ? ['Enter skriv svaret'] : []),
    ...question.options.map((option) => `${answerOptionKeys[option]} ${answerOptionWords[option]}`),
  ];
}
