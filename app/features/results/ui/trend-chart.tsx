import { formatPercent } from '#app/shared/text/format.ts';
import type { TrendPoint } from '../domain/trend.ts';
import styles from './trend-chart.module.css';

type TrendChartProps = { name: string; points: readonly TrendPoint[] };

const STEP = 64;
const LEFT = 48;
const TOP = 8;
const HEIGHT = 100;

/**
 * The share round by round with its interval. What cannot be compared is hollow, stands before a dashed line and is tied
 * to nothing, so that no colour is needed to see it. The numbers stand in the table after it.
 */
export function TrendChart({ name, points }: TrendChartProps) {
  const x = (place: number) => LEFT + STEP / 2 + place * STEP;
  const y = (share: number) => TOP + (1 - share) * HEIGHT;
  const width = LEFT + points.length * STEP;
  const comparable = points.flatMap((point, place) => (point.isComparable ? [{ point, place }] : []));
  const firstComparable = comparable[0]?.place ?? 0;
  const line = comparable.map(({ point, place }, index) => {
    return `${index === 0 ? 'M' : 'L'}${x(place)} ${y(point.share)}`;
  });
  const last = points.at(-1);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${TOP + HEIGHT + 22}`}
      width={width}
      height={TOP + HEIGHT + 22}
      role="img"
      aria-label={`${name}: andelen i ${points.length} omgångar, senast ${last ? formatPercent(last.share) : ''}`}
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <path className={styles.grid} d={`M${LEFT} ${y(share)}H${width}`} />
          <text className={styles.label} x={LEFT - 6} y={y(share) + 4} textAnchor="end">
            {formatPercent(share)}
          </text>
        </g>
      ))}
      {firstComparable > 0 ? (
        <path className={styles.break} d={`M${x(firstComparable) - STEP / 2} ${TOP}V${TOP + HEIGHT}`} />
      ) : null}
      <path className={styles.line} d={line.join('')} />
      {points.map((point, place) => (
        <g key={point.roundId}>
          {point.interval ? (
            <path
              className={styles.interval}
              d={`M${x(place) - 5} ${y(point.interval.high)}h10M${x(place)} ${y(point.interval.high)}V${y(point.interval.low)}M${x(place) - 5} ${y(point.interval.low)}h10`}
            />
          ) : null}
          <circle
            className={point.isComparable ? styles.point : styles.hollow}
            cx={x(place)}
            cy={y(point.share)}
            r="4.5"
          />
          <text className={styles.label} x={x(place)} y={TOP + HEIGHT + 18} textAnchor="middle">
            {point.referenceOn.slice(0, 7)}
          </text>
        </g>
      ))}
    </svg>
  );
}
