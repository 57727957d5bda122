import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { Shortfall } from '#app/features/sampling/domain/draw.ts';

/** A shortfall of a draw as a Swedish sentence. `design` gives the quotas their words. */
export function shortfallInWords(shortfall: Shortfall, design: SampleDesign): string {
  const { wanted, available } = shortfall;
  const group = shortfall.stratum === '' ? '' : ` i gruppen ${shortfall.stratum}`;
  if (shortfall.kind === 'groupTooSmall') {
    return `Urvalet skulle vara ${wanted}${group} men där finns bara ${available}. Alla är med.`;
  }
  const quota = design.quotas[shortfall.quota];
  const values = quota ? ` där ${quota.attribute} är ${quota.values.join(', ')}` : '';
  return `Minst ${wanted}${values} skulle vara med men${group} finns bara ${available}.`;
}
