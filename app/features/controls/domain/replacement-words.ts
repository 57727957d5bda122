import type { ReplacementReason } from './replacement-reason.ts';

/** The listed reasons as page, protocol and workbook say them. */
export const REPLACEMENT_REASON_LABELS: Readonly<Record<ReplacementReason, string>> = {
  wrongUnit: 'Hör till en annan enhet',
  notInPopulation: 'Är inte ett sådant ärende',
  closedBeforePeriod: 'Avslutat före perioden',
  personLeftFrame: 'Personen omfattas inte längre',
};

/** The words of a stored reason; a reason this version does not know is shown as it stands. */
export function replacementReasonLabel(reason: string): string {
  return Object.hasOwn(REPLACEMENT_REASON_LABELS, reason)
    ? REPLACEMENT_REASON_LABELS[reason as ReplacementReason]
    : reason;
}
