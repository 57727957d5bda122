import { Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
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
  resumeAt: string | null;
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
  const waiting = reviews.filter(({ state }) => state !== 'finished');
  const handedIn = reviews.filter(({ state }) => state === 'finished');
  return (
    <Section
      title={title}
      lead={
        waiting.length === 0 ? (
          'Alla dina granskningar är inlämnade.'
        ) : (
          <>
            {plural(waiting.length, 'granskning', 'granskningar')} kvar. Klart senast {first.dueOn}.{' '}
            {waiting.some(({ isOverdue }) => isOverdue) ? <Status tone="warning">Försenad</Status> : null}
          </>
        )
      }
    >
      <Table caption={`Granskningar i ${title}`} captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärende</th>
            <th scope="col">Läge</th>
            <th scope="col">Svar</th>
            <th scope="col">Enhet</th>
          </tr>
        </thead>
        <tbody>
          {[...waiting, ...handedIn].map((review) => (
            <ReviewRow key={review.reviewId} review={review} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function ReviewRow({ review }: { review: MyReviewItem }) {
  const { answeredCount, applicableCount } = review;
  // Until something is answered the page opens at its top.
  const resumeAt = answeredCount > 0 ? review.resumeAt : null;
  return (
    <tr>
      <th scope="row" data-nowrap>
        <Link to={`/granskningar/${review.reviewId}${resumeAt ? `#fraga-${resumeAt}` : ''}`}>
          {review.caseKey}
        </Link>
        {review.isOverdue ? (
          <NarrowNote>
            <Status tone="warning">{review.dueOn}, försenad</Status>
          </NarrowNote>
        ) : null}
      </th>
      <td data-nowrap>
        <Status tone={tones[review.state]}>{reviewStateWords[review.state]}</Status>
      </td>
      <td data-nowrap>
        <ProgressBar
          value={answeredCount}
          max={applicableCount}
          label={`${answeredCount} av ${applicableCount}`}
        />
      </td>
      <td>{review.unitName}</td>
    </tr>
  );
}
