import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { type Mark, type Strip, stripsOf } from '#app/features/controls/domain/strip-marks.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { classNames } from '#app/shared/ui/class-names.ts';
import { listedInWords } from './draw-order-words.ts';
import styles from './draw-strip.module.css';

/** Every mark has a shape of its own, so that colour is never alone. */
const SHAPES: Readonly<Record<Mark | 'many', string>> = {
  random: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z',
  quota: 'M6 0.5L11.5 6L6 11.5L0.5 6Z',
  all: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z',
  order: 'M6 1L11 10.5H1Z',
  chosen: 'M6 0.5L7.6 4.2L11.5 4.6L8.6 7.2L9.4 11L6 9L2.6 11L3.4 7.2L0.5 4.6L4.4 4.2Z',
  reserve: 'M1.5 1.5H10.5V10.5H1.5Z',
  replaced: 'M2 3.4L3.4 2L6 4.6L8.6 2L10 3.4L7.4 6L10 8.6L8.6 10L6 7.4L3.4 10L2 8.6L4.6 6Z',
  notDrawn: 'M5.4 3H6.6V9H5.4Z',
  many: 'M0.5 4.5H11.5V7.5H0.5Z',
};

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  random: 'draget på slumptal',
  quota: 'lyft in för minst-kravet',
  all: 'med, som alla',
  order: 'först i datumordning',
  chosen: 'utvalt av en person',
  reserve: 'ersättningsärende',
  replaced: 'draget men ersatt',
  notDrawn: 'inte draget',
};

/**
 * Every case of the frame as a mark in the order of slumptal, one strip for each group, wrapping like text. One picture a
 * strip to a screen reader; the table of drawn cases is the truth. Nothing where chance does not decide.
 */
export function DrawStrip({ draw, frameSize }: { draw: DrawView; frameSize: number }) {
  if (draw.selection !== 'random') return null;
  const strips = stripsOf(draw.groups, draw.cases);
  const marks = new Set(strips.flatMap(({ items }) => items.map(({ mark }) => mark)));
  const used = (Object.keys(MARK_WORDS) as Mark[]).filter((mark) => marks.has(mark));
  const many = Math.max(...strips.map((strip) => strip.many));
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        Alla {listedInWords(plural(frameSize, 'ärende', 'ärenden'), draw)}, det lägsta först. Varje märke är
        ett ärende{many > 0 ? ' eller flera' : ''}.
      </figcaption>
      {strips.map((strip) => (
        <GroupStrip key={strip.group.stratum} strip={strip} draw={draw} />
      ))}
      <ul className={styles.legend} aria-hidden="true">
        {used.map((mark) => (
          <li key={mark} className={styles.legendItem}>
            <MarkShape mark={mark} /> {MARK_WORDS[mark]}
          </li>
        ))}
        {many > 0 ? (
          <li className={styles.legendItem}>
            <MarkShape mark="notDrawn" isMany /> många ärenden på en gång, högst {formatNumber(many)}
          </li>
        ) : null}
      </ul>
    </figure>
  );
}

function GroupStrip({ strip, draw }: { strip: Strip; draw: DrawView }) {
  const { group, items } = strip;
  const counts = `${group.drawn === 0 ? 'inget' : formatNumber(group.drawn)} av ${plural(group.frameSize, 'ärende', 'ärenden')}`;
  const hasName = draw.groups.length > 1;
  const name = hasName ? group.stratum || '(tomt)' : 'Alla ärenden';
  return (
    <div className={classNames(styles.group, hasName && styles.named)}>
      {hasName ? (
        <p className={styles.name}>
          <strong>{name}</strong>: {counts}
        </p>
      ) : null}
      <div
        className={styles.strip}
        role="img"
        aria-label={`${name}: ${counts} drogs. I ordning efter slumptal.`}
      >
        {items.map((item, index) => (
          <MarkShape
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order is what the mark is.
            key={index}
            mark={item.mark}
            isMany={item.kind === 'many'}
          />
        ))}
      </div>
    </div>
  );
}

function MarkShape({ mark, isMany = false }: { mark: Mark; isMany?: boolean }) {
  return (
    <svg
      viewBox="0 0 12 12"
      className={`${styles.mark} ${styles[mark]}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[isMany && mark === 'notDrawn' ? 'many' : mark]} />
    </svg>
  );
}
