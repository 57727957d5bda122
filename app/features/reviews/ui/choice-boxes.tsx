import { classNames } from '#app/shared/ui/class-names.ts';
import styles from './answer-options.module.css';

export type BoxOption = {
  value: string;
  label: string;
  /** What it takes to choose this one. */
  help?: string | undefined;
  /** The key that chooses it. */
  keyName?: string | undefined;
  note?: string | undefined;
};

type ChoiceBoxesProps = {
  type: 'radio' | 'checkbox';
  name: string;
  options: readonly BoxOption[];
  chosen: readonly string[];
  onChoose: (value: string) => void;
};

/** Choices as large targets with their key; native inputs, so that they work before hydration and without it. */
export function ChoiceBoxes({ type, name, options, chosen, onChoose }: ChoiceBoxesProps) {
  return (
    <div className={styles.frame}>
      <div className={classNames(styles.options, !fitsInRow(options) && styles.column)}>
        {options.map(({ value, label, help, keyName, note }) => (
          <label key={value} className={styles.option}>
            <input
              type={type}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={() => onChoose(value)}
              className={styles.input}
            />
            <span className={styles.words}>
              {label}
              {note ? <span className={styles.suggested}>{note}</span> : null}
              {help ? <span className={styles.suggested}>{help}</span> : null}
            </span>
            {keyName ? (
              <span className={styles.key} aria-hidden="true">
                {keyName}
              </span>
            ) : null}
          </label>
        ))}
      </div>
    </div>
  );
}

/** Few and short answers stand beside each other, others in a list. */
function fitsInRow(options: readonly BoxOption[]): boolean {
  return options.length <= 4 && options.every(({ label, help }) => label.length <= 24 && help === undefined);
}
