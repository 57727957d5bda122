/** One door to everything that turns values into Swedish text. */
export { searchKey, sortKey, swedishCollator } from './collation.ts';
export { formatDate, formatDateTime, formatTime, formatTimeSince } from './date-format.ts';
export { formatNumber, formatPercent, wholePercent } from './number-format.ts';
export { listInWords, numberInWords, plural, sentence } from './words.ts';
