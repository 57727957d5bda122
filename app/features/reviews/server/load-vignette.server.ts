import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import type { Reader } from '#db/client.server.ts';
import type { ReviewRow } from '#db/queries/reviews.server.ts';
import { isSpreadOpen } from '#db/queries/vignette-rounds.server.ts';
import { findVignette } from '#db/queries/vignettes.server.ts';

/** The invented text that a review is about, and where the round stands for the one who answers it. */
export type ReviewedVignette = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** How the group answered may be seen: nobody answers any more. */
  readonly isOpen: boolean;
};

/** The vignette of a review that has been reached; null for a review of a case. */
export function loadVignette(db: Reader, review: ReviewRow): ReviewedVignette | null {
  const found = findVignette(db, review.caseId);
  if (!found || procedureOf(review).reviewersPerCase !== 'everyone') return null;
  return {
    title: found.title,
    paragraphs: paragraphsOf(found.text),
    isOpen: isSpreadOpen(db, review.roundId),
  };
}
