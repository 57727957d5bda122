import { formatNumber, formatPercent } from './number-format.ts';
import { plural } from './words.ts';

type IntervalInWords =
  | {
      readonly kind: 'none';
      readonly reason: 'census' | 'notRandom' | 'nothingInBase' | 'preliminary' | 'items';
    }
  | { readonly kind: 'cases'; readonly low: number; readonly high: number; readonly frame: number }
  | { readonly kind: 'share'; readonly low: number; readonly high: number };

/** A question's figures as they are to be read; null is a number that is hidden or does not exist. */
export type ResultInWords = {
  readonly shortName: string;
  readonly fulfilled: number | null;
  readonly base: number | null;
  readonly share: number | null;
  readonly interval: IntervalInWords | null;
};

/** "8 av 10 (80 %)"; without the percentage where there is none, "–" where the count is hidden. */
export function countInWords({
  fulfilled,
  base,
  share,
}: Pick<ResultInWords, 'fulfilled' | 'base' | 'share'>): string {
  if (fulfilled === null || base === null) return '–';
  const count = `${formatNumber(fulfilled)} av\u00a0${formatNumber(base)}`;
  return share === null ? count : `${count} (${formatPercent(share)})`;
}

/** What the sample says of the whole group, as one sentence; empty where there is nothing to say. */
export function intervalInWords(interval: IntervalInWords | null): string {
  if (interval === null) return '';
  if (interval.kind === 'cases') {
    const { low, high, frame } = interval;
    const range =
      low === high
        ? plural(low, 'ärende', 'ärenden')
        : `mellan ${formatNumber(low)} och ${plural(high, 'ärende', 'ärenden')}`;
    return `I hela gruppen om ${formatNumber(frame)} gäller det troligen ${range}.`;
  }
  if (interval.kind === 'share') {
    const range = `mellan ${formatPercent(interval.low)} och ${formatPercent(interval.high)}`;
    return `I hela gruppen gäller det troligen ${range} av de ärenden som frågan gäller.`;
  }
  const sentences = {
    census: 'Alla ärenden i gruppen är granskade.',
    notRandom: 'Resultatet säger bara något om de granskade ärendena.',
    nothingInBase: '',
    preliminary: '',
    items: '',
  };
  return sentences[interval.reason];
}

/**
 * A question's result read aloud: "Barnet har kommit till tals: 8 av 10 (80 %). I hela gruppen om 141 gäller det
 * troligen mellan 65 och 137 ärenden."
 */
export function resultSentence(result: ResultInWords): string {
  if (result.fulfilled === null || result.base === null) {
    return `${result.shortName}: antalet visas inte, eftersom små antal döljs.`;
  }
  if (result.base === 0) return `${result.shortName}: frågan gällde inget av de granskade ärendena.`;
  const isPreliminary = result.interval?.kind === 'none' && result.interval.reason === 'preliminary';
  const count = `${isPreliminary ? 'hittills ' : ''}${countInWords(result)}`;
  return [`${result.shortName}: ${count}.`, intervalInWords(result.interval)].filter(Boolean).join(' ');
}
