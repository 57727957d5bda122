/** How far the review of a drawn case had come. */
export type BegunReview = {
  /** Null as below: how many there are can tell what was answered to the question that the others follow from. */
  readonly answerCount: number | null;
  /** Null where it is answered blind and not all have handed in, or never did: then nobody is told what was found. */
  readonly faultCount: number | null;
  /** Handed in once, also when it was opened again: then it must be counted, and its case is never replaced. */
  readonly isHandedIn: boolean;
};

/** What stands beside a replaced case whose review was begun, as a sentence; empty when it was not. */
export function begunInWords(begun: BegunReview | null): string {
  if (!begun) return '';
  const { answerCount, faultCount } = begun;
  if (answerCount === null || faultCount === null) return 'Granskningen var påbörjad.';
  const faults =
    faultCount === 0 ? 'inga brister' : `${faultCount} ${faultCount === 1 ? 'brist' : 'brister'}`;
  return `Granskningen var påbörjad: ${answerCount} svar, ${faults}.`;
}
