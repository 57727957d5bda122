import type { ReactNode } from 'react';
import { Button } from '#app/shared/ui/button.tsx';
import styles from './row-list.module.css';

type Props = {
  /** The list's name in the form: `<name>Rows` says how many rows it has. */
  name: string;
  count: number;
  moreLabel: string;
  children: (index: number) => ReactNode;
};

/** Rows of fields; an empty row counts for nothing. More rows come by a button that brings the form back as it is. */
export function RowList({ name, count, moreLabel, children }: Props) {
  return (
    <>
      <input type="hidden" name={`${name}Rows`} value={count} />
      <ol className={styles.rows}>
        {[...Array(count).keys()].map((index) => (
          <li key={index} className={styles.row}>
            {children(index)}
          </li>
        ))}
      </ol>
      <div>
        <Button variant="secondary" name="intent" value={`more:${name}`} formNoValidate>
          {moreLabel}
        </Button>
      </div>
    </>
  );
}
