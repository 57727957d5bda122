import { answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import type { Suggestion } from '#app/features/checklists/domain/date-rules.ts';
import styles from './suggestion-box.module.css';

/** What the register dates say, with the arithmetic; the reviewer decides. */
export function SuggestionBox({ suggestion, id }: { suggestion: Suggestion; id?: string }) {
  return (
    <div id={id} className={styles.box}>
      <p className={styles.title}>
        {suggestion.option
          ? `Förslag ur registret: ${answerOptionWords[suggestion.option]}`
          : 'Inget förslag'}
      </p>
      <ul className={styles.lines}>
        {suggestion.lines.map((line) => (
          <li key={line.label} className={line.isExceeded ? styles.exceeded : undefined}>
            {suggestion.option ? <span className={styles.label}>{line.label}: </span> : null}
            {line.text}
            {line.isExceeded ? <strong> Över gränsen.</strong> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
