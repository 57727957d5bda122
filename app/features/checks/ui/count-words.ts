import { formatNumber, formatPercent } from '#app/shared/text/format.ts';

/** "17 av 141". */
export function countInWords(found: number, lookedAt: number): string {
  return `${formatNumber(found)} av\u00a0${formatNumber(lookedAt)}`;
}

/** "17 av 141 (12 %)"; without the share where nothing was looked at. */
export function shareInWords(found: number, lookedAt: number): string {
  const count = countInWords(found, lookedAt);
  return lookedAt === 0 ? count : `${count} (${formatPercent(found / lookedAt)})`;
}

/** "3 fler", "2 färre", "lika många"; "regeln är ändrad" where the two cannot be compared, "" without an earlier count. */
export function changeInWords(change: number | null, isRuleChanged: boolean): string {
  if (isRuleChanged) return 'regeln är ändrad';
  if (change === null) return '';
  if (change === 0) return 'lika många';
  return change > 0 ? `${formatNumber(change)}\u00a0fler` : `${formatNumber(-change)}\u00a0färre`;
}
