import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { ON_CAUSE_MARK } from './on-cause.ts';

/** Marks every page and file of a sample that chance did not decide; empty for one it did, and for a census. */
export function notByLotInWords({ allocation }: SampleDesign): string {
  switch (allocation.kind) {
    case 'firstInOrder':
      return 'Inte slumpvis utvalt: de första i datumordning granskas.';
    case 'selfSelected':
      return 'Inte slumpvis utvalt: handläggarna har själva valt ärendena.';
    case 'onCause':
      return `Inte slumpvis utvalt: ärendena är valda ${ON_CAUSE_MARK}.`;
    default:
      return '';
  }
}
