/** How far the review of a drawn case had come. */
export type BegunReview = {
  readonly answerCount: number;
  /** Null while it is answered blind and somebody has not handed in: then nobody is told what was found. */
  readonly faultCount: number | null;
  /** Handed in once, also when it was opened again: then it must be counted, and its case is never replaced. */
  readonly isHandedIn: boolean;
};

/** What stands beside a replaced case whose review was begun, as a sentence; empty when it was not. */
export function begunInWords(begun: BegunReview | null): string {
  if (!begun) return '';
  const { answerCount, faultCount } = begun;
  if (faultCount === null) return `Granskningen var påbörjad: ${answerCount} svar.`;
  const faults =
    faultCount === 0 ? 'inga brister' : `${faultCount} ${faultCount === 1 ? 'brist' : 'brister'}`;
  return `Granskningen var påbörjad: ${answerCount} svar, ${faults}.`;
}
