import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { Question } from '#app/features/checklists/domain/definition.ts';
import type { Suggestion } from '#app/features/checklists/domain/suggestions.ts';
import styles from './suggestion-box.module.css';

type SuggestionBoxProps = { question: Question; suggestion: Suggestion; id?: string };

/** What the dates say, with the arithmetic; the reviewer decides. */
export function SuggestionBox({ question, suggestion, id }: SuggestionBoxProps) {
  const source = looksAtAnswers(question) ? 'Förslag utifrån datumen' : 'Förslag ur registret';
  return (
    <div id={id} className={styles.box}>
      <p className={styles.title}>
        {suggestion.option ? `${source}: ${tagInWords(question, suggestion.option)}` : 'Inget förslag'}
      </p>
      <ul className={styles.lines}>
        {suggestion.lines.map((line) => (
          <li key={line.label + line.text} className={line.isExceeded ? styles.exceeded : undefined}>
            {suggestion.option ? <span className={styles.label}>{line.label}: </span> : null}
            {line.text}
            {line.isExceeded ? <strong> Över gränsen.</strong> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether any of the dates is given in the review itself. */
function looksAtAnswers({ suggestion: rule }: Question): boolean {
  if (rule === undefined || rule.kind === 'rating') return false;
  const sources =
    rule.kind === 'longestGap'
      ? rule.occasions
      : rule.kind === 'within'
        ? [...rule.from, ...rule.to]
        : rule.dates;
  return sources.some((source) => 'question' in source);
}
