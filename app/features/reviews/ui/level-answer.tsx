import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import type { LevelQuestion } from '#app/features/checklists/domain/definition.ts';
import { levelChangeInWords } from '#app/features/reviews/domain/compared-in-words.ts';
import { FieldError } from '#app/shared/ui/field.tsx';
import { levels, levelsIn } from './answer-keys.ts';
import { ChoiceBoxes } from './choice-boxes.tsx';
import styles from './written-answer.module.css';

type LevelAnswerProps = {
  question: LevelQuestion;
  answerKey: string;
  content: string;
  trouble: string;
  onGive: (given: Given) => void;
  onLeave: () => void;
};

/** The level before and the level after, and what the change is in words. */
export function LevelAnswer({ question, answerKey, content, trouble, onGive, onLeave }: LevelAnswerProps) {
  const { before, after } = levelsIn(content);
  const change = levelChangeInWords(question, content);
  const isBeforeNext = before === '' || after !== '';
  const rows = [
    { field: 'before', label: question.beforeLabel, chosen: before, isNext: isBeforeNext },
    { field: 'after', label: question.afterLabel, chosen: after, isNext: !isBeforeNext },
  ] as const;
  return (
    <div className={styles.levels}>
      {rows.map(({ field, label, chosen, isNext }) => (
        <div
          key={field}
          role="radiogroup"
          aria-labelledby={`${field}-${answerKey}`}
          onBlur={(event) => {
            if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) onLeave();
          }}
        >
          <p id={`${field}-${answerKey}`} className={styles.levelLabel}>
            {label}
          </p>
          <ChoiceBoxes
            type="radio"
            name={`${field}:${answerKey}`}
            options={question.choices.map(({ key, label: level, help }, index) => {
              return { value: key, label: level, help, keyName: isNext ? String(index + 1) : undefined };
            })}
            chosen={[chosen]}
            onChoose={(key) => onGive(field === 'before' ? levels(key, after) : levels(before, key))}
          />
        </div>
      ))}
      {trouble === '' ? null : <FieldError name={`content:${answerKey}`}>{trouble}</FieldError>}
      <p className={styles.compared} role="status">
        {change}
      </p>
    </div>
  );
}
