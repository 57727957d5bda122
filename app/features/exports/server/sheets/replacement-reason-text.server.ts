import type { ReplacementReason } from '#app/features/controls/domain/replacement-reason.ts';

const WORDS: Readonly<Record<ReplacementReason, string>> = {
  wrongUnit: 'Hör till en annan enhet',
  notInPopulation: 'Är inte ett sådant ärende',
  closedBeforePeriod: 'Avslutat före perioden',
  personLeftFrame: 'Personen omfattas inte längre',
};

/** The listed reason in words; an unknown one as it stands. */
export function replacementReasonText(reason: string): string {
  return Object.hasOwn(WORDS, reason) ? WORDS[reason as ReplacementReason] : reason;
}
