import styles from './agree-page.module.css';
import type { AgreeQuestionProps } from './agree-question.tsx';

type AgreeChoicesProps = Pick<AgreeQuestionProps, 'step'> & {
  choice: string;
  onChoose: (choice: string) => void;
};

/** The answers side by side, each with who gave it and in which words; and another. */
export function AgreeChoices({ step, choice, onChoose }: AgreeChoicesProps) {
  const { key, given, question } = step;
  if (given.length === 0) return <input type="hidden" name="choice" value="other" />;
  return (
    <fieldset className={styles.choices} aria-describedby={`rubrik-${key}`}>
      <legend className={styles.legend}>Vilket svar gäller?</legend>
      {given.map(({ slot, text, by }) => (
        <div key={slot} className={styles.answer}>
          <Radio value={`slot:${slot}`} label={text} {...{ choice, onChoose }} />
          {by.map(({ name, reason, comment, evidence }) => (
            <div key={name}>
              <p className={styles.who}>{name}</p>
              {reason === '' ? null : <p className={styles.said}>{reason}</p>}
              {comment === '' ? null : (
                <p className={styles.said}>
                  {question?.comment?.label ?? 'Kommentar'}: {comment}
                </p>
              )}
              {evidence === '' ? null : (
                <p className={styles.said}>
                  {question?.evidence?.label ?? 'Plats i akten'}: {evidence}
                </p>
              )}
            </div>
          ))}
        </div>
      ))}
      <div className={styles.answer}>
        <Radio
          value="other"
          label={question === null ? 'Ett annat antal' : 'Ett annat svar'}
          {...{ choice, onChoose }}
        />
      </div>
    </fieldset>
  );
}

type RadioProps = Omit<AgreeChoicesProps, 'step'> & { value: string; label: string };

function Radio({ value, label, choice, onChoose }: RadioProps) {
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name="choice"
        value={value}
        // Not controlled: without JavaScript only the browser changes it.
        defaultChecked={choice === value}
        onChange={() => onChoose(value)}
      />
      <span>{label}</span>
    </label>
  );
}
