const decimal = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 });

/** `1234.5` becomes "1 234,5": Swedish decimal comma, no-break space between thousands, at most two decimals. */
export function formatNumber(value: number): string {
  return decimal.format(value);
}

/**
 * Whole percent of a share in 0–1, rounded half away from zero (statistics specification §1), as a number.
 * `0.145 * 100` is 14.499999999999998 in binary: the nudge is far smaller than the distance any share x/y
 * with y below ten million can have to a half, so it only repairs such representation errors.
 */
export function wholePercent(share: number): number {
  const percent = Math.abs(share * 100);
  const rounded = Math.floor(percent + 0.5 + 1e-9);
  return share < 0 ? -rounded : rounded;
}

/** A share in 0–1 as whole percent with a no-break space: "80 %". Below zero the sign is a real minus. */
export function formatPercent(share: number): string {
  const percent = wholePercent(share);
  return `${decimal.format(percent === 0 ? 0 : percent)}\u00a0%`;
}
