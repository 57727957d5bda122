import { isAnsweredBySeveral, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';

/**
 * When faults in a review become deviations: as it is handed in, when somebody has approved it, when several have agreed
 * on the answers that count, or never since the case is invented.
 */
export type DeviationTiming = 'handIn' | 'approval' | 'agreement' | 'never';

/** When the faults in a review of that slot become deviations, in a round with that procedure. */
export function deviationTimingOf(procedure: ReviewProcedure, slot: number): DeviationTiming {
  if (procedure.reviewersPerCase === 'everyone') return 'never';
  if (slot > 0 && isAnsweredBySeveral(procedure)) return 'agreement';
  return procedure.needsApproval ? 'approval' : 'handIn';
}

const timingWords: Readonly<Record<DeviationTiming, string>> = {
  handIn: 'Blir en avvikelse när du lämnar in. ',
  approval: 'Blir en avvikelse när granskningen är godkänd. ',
  agreement: 'Avvikelser skapas först när ni har enats om svaren. ',
  never: '',
};

/** What whoever describes a fault needs to know of where the words go. */
export function faultHintOf(timing: DeviationTiming): string {
  return `${timingWords[timing]}Skriv inga namn eller personnummer.`;
}
