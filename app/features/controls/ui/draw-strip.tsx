import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import type { SelectionReason } from '#app/shared/domain/vocabulary.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import styles from './draw-strip.module.css';

/** Beyond this many the rest of the frame is only counted: nobody sees a pattern in thousands of marks. */
const MOST_MARKS = 600;

type Mark = SelectionReason | 'reserve' | 'replaced' | 'notDrawn';

/** Every mark has a shape of its own, so that colour is never alone. */
const SHAPES: Readonly<Record<Mark, string>> = {
  random: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z',
  quota: 'M6 0.5L11.5 6L6 11.5L0.5 6Z',
  all: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z',
  order: 'M6 1L11 10.5H1Z',
  chosen: 'M6 0.5L7.6 4.2L11.5 4.6L8.6 7.2L9.4 11L6 9L2.6 11L3.4 7.2L0.5 4.6L4.4 4.2Z',
  reserve: 'M1.5 1.5H10.5V10.5H1.5Z',
  replaced: 'M2 3.4L3.4 2L6 4.6L8.6 2L10 3.4L7.4 6L10 8.6L8.6 10L6 7.4L3.4 10L2 8.6L4.6 6Z',
  notDrawn: 'M5.4 3H6.6V9H5.4Z',
};

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  random: 'draget på slumptal',
  quota: 'draget för minst-kravet',
  all: 'med, som alla',
  order: 'först i datumordning',
  chosen: 'utvalt av en person',
  reserve: 'ersättningsärende',
  replaced: 'draget men ersatt',
  notDrawn: 'inte draget',
};

/**
 * Every case of the frame as a mark, in the order of slumptal, wrapping like text. One picture to a screen reader; the
 * table of drawn cases is the truth.
 */
export function DrawStrip({ draw, frameSize }: { draw: DrawView; frameSize: number }) {
  const markByRank = new Map<number, Mark>(
    draw.cases.map((one) => [one.rank, one.isReplaced ? 'replaced' : one.reason]),
  );
  const lastDrawn = Math.max(0, ...markByRank.keys());
  const shown =
    frameSize <= MOST_MARKS ? frameSize : Math.min(frameSize, Math.max(MOST_MARKS / 2, lastDrawn + 20));
  const marks = Array.from({ length: shown }, (_, index): Mark => markByRank.get(index + 1) ?? 'notDrawn');
  const used = (Object.keys(SHAPES) as Mark[]).filter((mark) => marks.includes(mark));
  const counted = used.map(
    (mark) => `${MARK_WORDS[mark]} ${formatNumber(marks.filter((one) => one === mark).length)}`,
  );
  const rest = frameSize - shown;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        Alla {plural(frameSize, 'ärende', 'ärenden')} i ordning efter slumptal, det lägsta först
      </figcaption>
      <div
        className={styles.strip}
        role="img"
        aria-label={`${plural(frameSize, 'ärende', 'ärenden')} i ordning efter slumptal: ${counted.join(', ')}.`}
      >
        {marks.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order is what the mark is.
          <MarkShape key={index} mark={mark} />
        ))}
      </div>
      {rest > 0 ? <p className={styles.rest}>och {formatNumber(rest)} till, inga av dem dragna</p> : null}
      <ul className={styles.legend} aria-hidden="true">
        {used.map((mark) => (
          <li key={mark} className={styles.legendItem}>
            <MarkShape mark={mark} /> {MARK_WORDS[mark]}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function MarkShape({ mark }: { mark: Mark }) {
  return (
    <svg
      viewBox="0 0 12 12"
      className={`${styles.mark} ${styles[mark]}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[mark]} />
    </svg>
  );
}
