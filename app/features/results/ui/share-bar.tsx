import { formatPercent } from '#app/shared/text/format.ts';
import styles from './share-bar.module.css';

type ShareBarProps = {
  share: number;
  /** Ends of the 95 % interval as shares 0–1, if there is one. */
  low?: number | undefined;
  high?: number | undefined;
  /** Its number stands beside it, so that nobody needs it read out. */
  isDecoration?: boolean;
};

const WIDTH = 1000;

/** A thin bar for the share and, below it, a line for the interval. The exact numbers stand beside it in words. */
export function ShareBar({ share, low, high, isDecoration = false }: ShareBarProps) {
  const interval =
    low !== undefined && high !== undefined ? { from: low * WIDTH, to: high * WIDTH } : undefined;
  const label = interval
    ? `Andel ${formatPercent(share)}, intervall ${formatPercent(low ?? 0)} till ${formatPercent(high ?? 0)}`
    : `Andel ${formatPercent(share)}`;
  const height = isDecoration ? 8 : 18;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height={height}
      role="img"
      aria-label={label}
      aria-hidden={isDecoration || undefined}
    >
      <rect className={styles.track} x="0" y="2" width={WIDTH} height="6" />
      <rect className={styles.share} x="0" y="2" width={share * WIDTH} height="6" />
      {interval ? (
        <path
          className={styles.interval}
          d={`M${interval.from} 10v7M${interval.from} 13.5H${interval.to}M${interval.to} 10v7`}
        />
      ) : null}
    </svg>
  );
}
