/** How far the review of a drawn case had come. */
export type BegunReview = {
  readonly answerCount: number;
  readonly faultCount: number;
  /** Handed in once, also when it was opened again: then it must be counted, and its case is never replaced. */
  readonly isHandedIn: boolean;
};

/** What stands beside a replaced case whose review was begun, as a sentence; empty when it was not. */
export function begunInWords(begun: BegunReview | null): string {
  if (!begun) return '';
  const { answerCount, faultCount } = begun;
  const faults =
    faultCount === 0 ? 'inga brister' : `${faultCount} ${faultCount === 1 ? 'brist' : 'brister'}`;
  return `Granskningen var påbörjad: ${answerCount} svar, ${faults}.`;
}
