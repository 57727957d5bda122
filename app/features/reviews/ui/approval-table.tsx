import { Link } from '@remix-run/react';
import { formatDate, plural } from '#app/shared/text/format.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export type ReviewToApprove = {
  reviewId: number;
  caseKey: string;
  unitName: string;
  roundName: string;
  controlName: string;
  reviewerName: string | null;
  finishedAt: string | null;
  dueOn: string;
  isOverdue: boolean;
  unresolvedCount: number;
};

type ApprovalTableProps = { caption: string; reviews: readonly ReviewToApprove[] };

/** Reviews in quality assurance, the one due first on top. */
export function ApprovalTable({ caption, reviews }: ApprovalTableProps) {
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Granskare</th>
          <th scope="col">Kommentarer</th>
          <th scope="col">Klart senast</th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => (
          <tr key={review.reviewId}>
            <td>
              <Link to={`/granskningar/${review.reviewId}`}>{review.caseKey}</Link>
              <div>
                {review.controlName}, {review.roundName}, {review.unitName}
              </div>
              <NarrowNote>
                Senast <Due {...review} />
              </NarrowNote>
            </td>
            <td>
              {review.reviewerName ?? 'Flera, enade svar'}
              {review.finishedAt ? <div>Inlämnad {formatDate(review.finishedAt)}</div> : null}
            </td>
            <td>
              {review.unresolvedCount === 0
                ? 'Inga kvar'
                : plural(review.unresolvedCount, 'är inte klar', 'är inte klara')}
            </td>
            <td data-nowrap>
              <Due {...review} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Due({ dueOn, isOverdue }: { dueOn: string; isOverdue: boolean }) {
  return (
    <>
      {dueOn} {isOverdue ? <Status tone="warning">Försenad</Status> : null}
    </>
  );
}
