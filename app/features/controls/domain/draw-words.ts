import { quotaValuesInWords } from '#app/features/controls/domain/design-words.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { Shortfall } from '#app/features/sampling/domain/draw.ts';

/** A shortfall of a draw as a Swedish sentence. `design` gives the quotas their words. */
export function shortfallInWords(shortfall: Shortfall, design: SampleDesign): string {
  const { wanted, available } = shortfall;
  const group = shortfall.stratum === '' ? '' : ` i gruppen ${shortfall.stratum}`;
  if (shortfall.kind === 'groupTooSmall') {
    return `Urvalet skulle vara ${wanted}${group}, men det finns bara ${available}. Alla är med.`;
  }
  const quota = design.quotas[shortfall.quota];
  const values = quota ? ` där ${quotaValuesInWords(quota)}` : '';
  return `Minst ${wanted}${values} skulle vara med, men det finns bara ${available}${group}.`;
}
