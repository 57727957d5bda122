import { undatedInWords } from '#app/features/controls/domain/design-words.ts';
import type { FrameView } from '#app/features/controls/domain/round-overview.ts';

/** A line for the summary of a frame whose dates decide; none when every case has one. */
export function undatedItems({ undated }: Pick<FrameView, 'undated'>) {
  const words = undated ? undatedInWords(undated) : '';
  return words ? [{ term: 'Utan datum', description: `${words}, i ordning efter slumptal` }] : [];
}
