import { Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export type MyReviewItem = {
  reviewId: number;
  caseKey: string;
  unitName: string;
  roundId: number;
  roundName: string;
  controlName: string;
  state: ReviewState;
  dueOn: string;
  isOverdue: boolean;
  answeredCount: number;
  applicableCount: number;
};

const tones: Readonly<Record<ReviewState, StatusTone>> = {
  assigned: 'neutral',
  started: 'info',
  finished: 'good',
  reopened: 'warning',
};

/** One table a round, the round that is due first on top. */
export function MyReviewList({ reviews }: { reviews: readonly MyReviewItem[] }) {
  const roundIds = [...new Set(reviews.map(({ roundId }) => roundId))];
  return roundIds.map((roundId) => {
    const own = reviews.filter((review) => review.roundId === roundId);
    return <RoundOfMine key={roundId} reviews={own} />;
  });
}

function RoundOfMine({ reviews }: { reviews: readonly MyReviewItem[] }) {
  const first = reviews[0];
  if (first === undefined) return null;
  const title = `${first.controlName}, ${first.roundName}`;
  const left = reviews.filter(({ state }) => state !== 'finished').length;
  return (
    <Section
      title={title}
      lead={
        left === 0
          ? 'Alla dina granskningar är inlämnade.'
          : `${plural(left, 'granskning', 'granskningar')} kvar. Klart senast ${first.dueOn}.`
      }
    >
      <Table caption={title} captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärende</th>
            <th scope="col">Enhet</th>
            <th scope="col">Läge</th>
            <th scope="col">Svar</th>
            <th scope="col">Klart senast</th>
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <ReviewRow key={review.reviewId} review={review} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function ReviewRow({ review }: { review: MyReviewItem }) {
  const { answeredCount, applicableCount } = review;
  return (
    <tr>
      <th scope="row" data-nowrap>
        <Link to={`/granskningar/${review.reviewId}`}>{review.caseKey}</Link>
      </th>
      <td>{review.unitName}</td>
      <td>
        <Status tone={tones[review.state]}>{reviewStateWords[review.state]}</Status>
      </td>
      <td>
        <ProgressBar
          value={answeredCount}
          max={applicableCount}
          label={`${answeredCount} av ${applicableCount}`}
        />
      </td>
      <td data-nowrap>
        {review.isOverdue ? <Status tone="warning">{review.dueOn}, försenad</Status> : review.dueOn}
      </td>
    </tr>
  );
}
