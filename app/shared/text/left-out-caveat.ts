import { formatNumber } from './number-format.ts';
import { plural } from './words.ts';

type LeftOut = {
  readonly reviewedCount: number;
  readonly sampleSize: number;
  readonly questions: readonly { readonly interval: { readonly kind: string } | null }[];
};

/**
 * What is to be said once beside the intervals of a round that was finalised without some of what was drawn: they hold as
 * far as those are like the others. Null where all were reviewed, and where there is no interval to doubt.
 */
export function leftOutCaveat({ reviewedCount, sampleSize, questions }: LeftOut): string | null {
  const left = sampleSize - reviewedCount;
  const hasInterval = questions.some(({ interval }) => interval && interval.kind !== 'none');
  if (left <= 0 || !hasInterval) return null;
  const of = `${formatNumber(left)} av ${plural(sampleSize, 'draget ärende', 'dragna ärenden')}`;
  return left === 1
    ? `${of} är inte granskat. Om det skiljer sig från de granskade stämmer inte spannet.`
    : `${of} är inte granskade. Om de skiljer sig från de granskade stämmer inte spannet.`;
}
