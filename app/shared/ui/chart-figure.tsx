import type { ReactNode } from 'react';
import styles from './chart-figure.module.css';

type ChartFigureProps = {
  /** From `app/shared/charts`. */
  chart: ReactNode;
  /** What the picture shows and how it is read. */
  caption: ReactNode;
  /** The same numbers as a table, or folded in a Disclosure: a picture is never the only place where they stand. */
  children: ReactNode;
};

/** A chart with its table: it shrinks with the page and is not cut in two on paper. */
export function ChartFigure({ chart, caption, children }: ChartFigureProps) {
  return (
    <>
      <figure className={styles.figure}>
        <figcaption className={styles.caption}>{caption}</figcaption>
        {chart}
      </figure>
      {children}
    </>
  );
}
