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
  /** Where the numbers count items: what they are called, and what they come to by case. */
  readonly items?: ItemsInWords | null;
};

type ItemsInWords = {
  readonly itemName: string;
  readonly itemsName: string;
  readonly casesFulfilled: number | null;
  readonly casesWithFault: number | null;
};

/** "8 av 10 (80 %)", "5 av 7 anmälningar (71 %)"; without the percentage where there is none, "–" where the count is hidden. */
export function countInWords({
  fulfilled,
  base,
  share,
  items,
}: Pick<ResultInWords, 'fulfilled' | 'base' | 'share' | 'items'>): string {
  if (fulfilled === null || base === null) return '–';
  const of = items ? plural(base, items.itemName, items.itemsName) : formatNumber(base);
  const count = `${formatNumber(fulfilled)} av\u00a0${of}`;
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
  if (result.base === 0) {
    const none = result.items ? `inga ${result.items.itemsName}` : 'inget av de granskade ärendena';
    return `${result.shortName}: frågan gällde ${none}.`;
  }
  const isPreliminary = result.interval?.kind === 'none' && result.interval.reason === 'preliminary';
  const count = `${isPreliminary ? 'hittills ' : ''}${countInWords(result)}`;
  return [`${result.shortName}: ${count}.`, casesInWords(result), intervalInWords(result.interval)]
    .filter(Boolean)
    .join(' ');
}

/** What items come to by case: "Alla uppfyllda i 2 ärenden, minst en brist i 2."; empty where nothing is said of cases. */
export function casesInWords({ items }: Pick<ResultInWords, 'items'>): string {
  if (!items || items.casesFulfilled === null || items.casesWithFault === null) return '';
  const fulfilled = plural(items.casesFulfilled, 'ärende', 'ärenden');
  return `Alla uppfyllda i ${fulfilled}, minst en brist i ${formatNumber(items.casesWithFault)}.`;
}
