import type { TrendPoint } from '#app/features/checks/domain/trend.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { countInWords } from './count-words.ts';
import styles from './trend-chart.module.css';

const WIDTH = 480;
const HEIGHT = 180;
const TOP = 28;
/** Room for a day beside the next. */
const DAY_WIDTH = 92;
const BOTTOM = 30;
const SIDE = 8;
/** More could not be read on a telephone; the table below has them all. */
const MOST_POINTS = 8;

/**
 * A bar for each import, in order, with its number above and its day below. Where the rule was changed there is a dashed
 * line: bars on either side of it count different things. One picture to a screen reader.
 */
export function TrendChart({ trend }: { trend: readonly TrendPoint[] }) {
  const shown = trend.slice(-MOST_POINTS);
  const highest = Math.max(1, ...shown.map(({ found }) => found));
  const step = (WIDTH - 2 * SIDE) / shown.length;
  const barWidth = Math.min(48, step * 0.6);
  const base = HEIGHT - BOTTOM;
  const everyOther = Math.ceil(DAY_WIDTH / step);
  const words = shown.map(
    ({ referenceOn, found, lookedAt, isRuleChanged }) =>
      `${referenceOn}: ${countInWords(found, lookedAt)}${isRuleChanged ? ', regeln ändrades här' : ''}`,
  );
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={styles.chart}
        role="img"
        aria-label={`Hittade ärenden efter varje uttag. ${words.join('. ')}.`}
      >
        <line x1={SIDE} x2={WIDTH - SIDE} y1={base} y2={base} className={styles.axis} />
        {shown.map((point, index) => {
          const middle = SIDE + step * (index + 0.5);
          const height = ((base - TOP) * point.found) / highest;
          const start = SIDE + step * index;
          return (
            <g key={point.importId}>
              {point.isRuleChanged ? (
                <line x1={start} x2={start} y1={4} y2={base} className={styles.change} />
              ) : null}
              <rect
                x={middle - barWidth / 2}
                y={base - height}
                width={barWidth}
                height={height}
                className={styles.bar}
              />
              <text x={middle} y={base - height - 6} className={styles.number}>
                {formatNumber(point.found)}
              </text>
              {(shown.length - 1 - index) % everyOther === 0 ? (
                <text x={middle} y={HEIGHT - 10} className={styles.day}>
                  {point.referenceOn}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      {shown.some(({ isRuleChanged }) => isRuleChanged) ? (
        <figcaption className={styles.caption}>Streckad linje: regeln ändrades här.</figcaption>
      ) : null}
    </figure>
  );
}
