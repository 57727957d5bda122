import { answerOptionKeys, answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import type { Question, Tag } from '#app/features/checklists/domain/definition.ts';
import styles from './answer-options.module.css';

type AnswerOptionsProps = {
  question: Question;
  answerKey: string;
  chosen: Tag | null;
  suggested: Tag | undefined;
  onChoose: (option: Tag | null) => void;
};

/** Radio buttons as large targets with their letter; native, so that they work before hydration and without it. */
export function AnswerOptions({ question, answerKey, chosen, suggested, onChoose }: AnswerOptionsProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.options}>
        {question.options.map((option) => (
          <label key={option} className={styles.option}>
            <input
              type="radio"
              name={`option:${answerKey}`}
              value={option}
              checked={chosen === option}
              onChange={() => onChoose(option)}
              className={styles.input}
            />
            <span className={styles.words}>
              {answerOptionWords[option]}
              {suggested === option ? <span className={styles.suggested}>förslag</span> : null}
            </span>
            <span className={styles.key} aria-hidden="true">
              {answerOptionKeys[option]}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
