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
    <div className={classNames(styles.options, layoutOf(options))}>
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
  );
}

/** One or two beside each other as wide as they are, some short ones in a row, all others in a list. */
function layoutOf(options: readonly BoxOption[]): string | undefined {
  if (options.length <= 2) return styles.few;
  const areShort = options.every(({ label, help }) => label.length <= 16 && help === undefined);
  return options.length <= 5 && areShort ? undefined : styles.column;
}
