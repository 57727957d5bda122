import { Link } from '@remix-run/react';
import type { ApprovalState, ReviewState } from '#app/shared/domain/vocabulary.ts';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { reviewStateWords } from '../domain/review-lifecycle.ts';
import { ReviewerOfReview } from './reviewer-of-review.tsx';
import styles from './work-lists.module.css';

type Review = {
  reviewId: number;
  state: ReviewState;
  approval: ApprovalState | null;
  reviewerName: string | null;
  isStranded: boolean;
  finishedAt: string | null;
};

type CaseRow = {
  caseKey: string;
  reviews: readonly Review[];
  agreed: Review | null;
  isReadyToAgree: boolean;
};

const TONES: Readonly<Record<ReviewState, StatusTone>> = {
  assigned: 'neutral',
  started: 'info',
  finished: 'good',
  reopened: 'warning',
};

type CaseProgressProps = { cases: readonly CaseRow[]; isSeveral: boolean; agrees: boolean };

/** Each case with everybody who answers it and whether they are done; what they answered is nowhere here. */
export function CaseProgress({ cases, isSeveral, agrees }: CaseProgressProps) {
  return (
    <Table caption="Ärendena och vem som granskar dem" captionHidden>
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Granskare</th>
          {isSeveral ? null : <th scope="col">Läge</th>}
          {agrees ? <th scope="col">Gemensamt svar</th> : null}
        </tr>
      </thead>
      <tbody>
        {cases.map(({ caseKey, reviews, agreed, isReadyToAgree }) => (
          <tr key={caseKey}>
            <th scope="row" data-nowrap>
              {isSeveral ? caseKey : <CaseLink caseKey={caseKey} review={reviews[0]} />}
            </th>
            {isSeveral ? <SeveralReviewers reviews={reviews} /> : <OneReviewer review={reviews[0]} />}
            {agrees ? (
              <td>
                <StateOfAgreed agreed={agreed} isReady={isReadyToAgree} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function SeveralReviewers({ reviews }: Pick<CaseRow, 'reviews'>) {
  return (
    <td>
      <ul className={styles.list}>
        {reviews.map((review) => (
          <li key={review.reviewId} className={styles.item}>
            <ReviewerOfReview reviewerName={review.reviewerName} isStranded={review.isStranded} />
            <StateOfReview review={review} />
          </li>
        ))}
      </ul>
    </td>
  );
}

function OneReviewer({ review }: { review: Review | undefined }) {
  return (
    <>
      <td>{review ? <ReviewerOfReview {...review} /> : '–'}</td>
      <td>{review ? <StateOfReview review={review} /> : '–'}</td>
    </>
  );
}

function CaseLink({ caseKey, review }: { caseKey: string; review: Review | undefined }) {
  return review ? <Link to={`/granskningar/${review.reviewId}`}>{caseKey}</Link> : caseKey;
}

function StateOfAgreed({ agreed, isReady }: { agreed: Review | null; isReady: boolean }) {
  if (agreed === null) return '–';
  if (agreed.state !== 'assigned') return <StateOfReview review={agreed} />;
  return isReady ? <Status tone="info">Klar att enas om</Status> : 'Väntar på granskarna';
}

function StateOfReview({ review: { state, approval } }: { review: Review }) {
  if (approval === 'returned') return <Status tone="warning">Skickad tillbaka</Status>;
  if (approval === 'waiting') return <Status tone="info">Väntar på godkännande</Status>;
  if (approval === 'approved') return <Status tone="good">Godkänd</Status>;
  return <Status tone={TONES[state]}>{reviewStateWords[state]}</Status>;
}
