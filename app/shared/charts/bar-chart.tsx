import { wrapped } from './wrap-text.ts';

/** One bar. `text` is always printed; a number that is hidden has no bar, and what stands for it as its text. */
export type BarValue = {
  readonly value: number | null;
  /** "12 av 20 (60 %)", "–" */
  readonly text: string;
  /** Ends of an interval, on the same scale. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
};

export type BarRow = {
  readonly label: string;
  /** As many as there are series. */
  readonly values: readonly BarValue[];
};

export type BarChartProps = {
  /** What the picture shows, for those who have it read out. The numbers stand in a table beside it. */
  label: string;
  rows: readonly BarRow[];
  /** What the bars of a row are, in their order; a legend is drawn where there are two. */
  series?: readonly string[];
  /** Shares run to 100 %; counts to the highest of them. */
  scale: 'share' | 'count';
  width?: number;
};

/** Told from white and from the dark surface alike; paper has its own blacks. */
const BAR = '#2a8a94';
const SIZE = 14;
const LINE = 18;
const BAR_HEIGHT = 16;
const ROW_GAP = 14;
/** What a digit takes of its size, a little more than the widest of the fonts that may be used. */
const CHARACTER = 0.58;

/**
 * Horizontal bars under their labels, with what they come to printed beside them. Everything is said by length, text
 * and pattern: the second series is hollow with stripes, an interval is a line with ends. Attributes only, no styles: the
 * same picture stands on pages, on paper and, turned into pixels, in files.
 */
export function BarChart({ label, rows, series = [], scale, width = 440 }: BarChartProps) {
  const longest = Math.max(0, ...rows.flatMap(({ values }) => values.map(({ text }) => text.length)));
  const textWidth = Math.ceil(longest * SIZE * CHARACTER) + 10;
  const barWidth = Math.max(60, width - textWidth);
  const highest =
    scale === 'share' ? 1 : Math.max(1, ...rows.flatMap(({ values }) => values.flatMap(endsOf)));
  const x = (value: number) => (Math.min(Math.max(value, 0), highest) / highest) * (barWidth - 1);
  const legendHeight = series.length > 1 ? series.length * LINE + 8 : 0;
  const placed = place(rows, width, legendHeight);
  const bottom = placed.at(-1)?.end ?? legendHeight;
  const height = bottom + (scale === 'share' ? LINE + 4 : 4);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      fill="currentColor"
      fontSize={SIZE}
    >
      {series.length > 1
        ? series.map((name, place) => (
            <g key={name}>
              <Bar y={place * LINE + 1} width={24} height={12} isStriped={place === 1} />
              <text x={32} y={place * LINE + 12}>
                {name}
              </text>
            </g>
          ))
        : null}
      {scale === 'share' ? <ShareLabels y={bottom + LINE - 2} x={x} /> : null}
      {placed.map(({ row, lines, top, end }) => (
        <g key={top}>
          {scale === 'share' ? (
            <path
              d={[0.5, 1].map((share) => `M${x(share)} ${top + lines.length * LINE - 2}V${end}`).join('')}
              stroke="currentColor"
              strokeOpacity={0.3}
            />
          ) : null}
          {lines.map((line, index) => (
            <text key={line} x={0} y={top + 13 + index * LINE}>
              {line}
            </text>
          ))}
          {row.values.map(({ value, text, low, high }, index) => {
            const y = top + lines.length * LINE + index * (BAR_HEIGHT + 4);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a series is known by.
              <g key={index}>
                {value === null ? null : (
                  <Bar y={y} width={x(value)} height={BAR_HEIGHT} isStriped={index === 1} />
                )}
                {low === undefined || high === undefined ? null : (
                  <path
                    d={`M${x(low)} ${y + 3}v10M${x(low)} ${y + 8}H${x(high)}M${x(high)} ${y + 3}v10`}
                    fill="none"
                    stroke="currentColor"
                    strokeWidth={1.75}
                  />
                )}
                <text x={(scale === 'share' ? barWidth : x(value ?? 0)) + 8} y={y + 13}>
                  {text}
                </text>
              </g>
            );
          })}
          <path d={`M.5 ${top + lines.length * LINE - 2}V${end}`} stroke="currentColor" />
        </g>
      ))}
    </svg>
  );
}

type Placed = { row: BarRow; lines: string[]; top: number; end: number };

function place(rows: readonly BarRow[], width: number, from: number): Placed[] {
  const perLine = Math.floor(width / (SIZE * CHARACTER));
  let top = from;
  return rows.map((row) => {
    const lines = wrapped(row.label, perLine);
    const end = top + lines.length * LINE + row.values.length * (BAR_HEIGHT + 4);
    const placed = { row, lines, top, end };
    top = end + ROW_GAP;
    return placed;
  });
}

function endsOf({ value, high }: BarValue): number[] {
  return [value ?? 0, high ?? 0];
}

type BarProps = { y: number; width: number; height: number; isStriped: boolean };

/** Hollow with stripes drawn one by one: a pattern would need an id that nothing else on the page has. */
function Bar({ y, width, height, isStriped }: BarProps) {
  if (width <= 0) return null;
  if (!isStriped) return <rect x={0} y={y} width={width} height={height} fill={BAR} />;
  const stripes = Array.from(
    { length: Math.ceil(width / 6) },
    (_, index) => `M${index * 6 + 3} ${y}v${height}`,
  );
  return (
    <g fill="none" stroke={BAR} strokeWidth={1.5}>
      <path d={stripes.slice(0, Math.floor((width - 1) / 6)).join('')} />
      <rect x={0.75} y={y + 0.75} width={Math.max(0.5, width - 1.5)} height={height - 1.5} />
    </g>
  );
}

type ShareLabelsProps = { y: number; x: (share: number) => number };

function ShareLabels({ y, x }: ShareLabelsProps) {
  const labels = [
    [0, '0', 'start'],
    [0.5, '50 %', 'middle'],
    [1, '100 %', 'end'],
  ] as const;
  return labels.map(([share, text, anchor]) => (
    <text key={text} x={x(share)} y={y} textAnchor={anchor} fontSize={12}>
      {text}
    </text>
  ));
}
