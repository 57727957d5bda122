import type { SerializeFrom } from '@remix-run/node';
import { Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { RoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { CaseProgress } from '#app/features/reviews/ui/case-progress.tsx';
import { ReviewerOfReview } from '#app/features/reviews/ui/reviewer-of-review.tsx';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export type ReviewToShow = {
  /** Null while the case waits to be shared out. */
  reviewId: number | null;
  caseKey: string;
  reviewerName: string | null;
  state: ReviewState;
  /** It counts in the result. */
  isSettled: boolean;
  /** Its reviewer may no longer review: her role has ended or moved, or she is shut out. */
  isStranded: boolean;
  finishedAt: string | null;
};

const TONES: Readonly<Record<ReviewState, StatusTone>> = {
  assigned: 'neutral',
  started: 'info',
  finished: 'good',
  reopened: 'warning',
};

type CasesOfRoundProps = { reviews: readonly ReviewToShow[]; progress: SerializeFrom<RoundProgress> };

/** Where a case is more than handed in or not, also who else answers it and whether it is approved. */
export function CasesOfRound({ reviews, progress }: CasesOfRoundProps) {
  const { isSeveral, needsApproval, cases } = progress;
  const isShared = reviews.some(({ reviewId }) => reviewId !== null);
  if (isShared && (isSeveral || needsApproval))
    return <CaseProgress cases={cases} isSeveral={isSeveral} agrees={progress.agrees} />;
  return <ReviewTable reviews={reviews} />;
}

function ReviewTable({ reviews }: { reviews: readonly ReviewToShow[] }) {
  return (
    <Table caption="Granskningar" captionHidden>
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Granskare</th>
          <th scope="col">Läge</th>
          <th scope="col">Inlämnad</th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => (
          <tr key={review.caseKey}>
            <th scope="row" data-nowrap>
              {review.reviewId === null ? (
                review.caseKey
              ) : (
                <Link to={`/granskningar/${review.reviewId}`}>{review.caseKey}</Link>
              )}
            </th>
            <td>
              <ReviewerOfReview reviewerName={review.reviewerName} isStranded={review.isStranded} />
            </td>
            <td>
              <Status tone={TONES[review.state]}>{reviewStateWords[review.state]}</Status>
            </td>
            <td data-nowrap>{review.finishedAt ? formatDate(review.finishedAt) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
