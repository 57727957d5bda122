import { Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import { ReviewerOfReview } from '#app/features/reviews/ui/reviewer-of-review.tsx';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { formatDate, formatNumber, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export type ReviewToShow = {
  /** Null while the case waits to be shared out. */
  reviewId: number | null;
  caseKey: string;
  reviewerName: string | null;
  state: ReviewState;
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

type ReviewStepProps = {
  roundId: number;
  isDrawn: boolean;
  reviews: readonly ReviewToShow[];
  mayShareOut: boolean;
};

/** Step three of a round: who reviews what and how far they have come. */
export function ReviewStep({ roundId, isDrawn, reviews, mayShareOut }: ReviewStepProps) {
  const stranded = reviews.filter(({ isStranded }) => isStranded).length;
  const waiting = reviews.filter(
    ({ reviewerName, state, isStranded }) => isStranded || (reviewerName === null && state !== 'finished'),
  ).length;
  const finished = reviews.filter(({ state }) => state === 'finished').length;
  if (!isDrawn) {
    return (
      <Section title="3. Granskning" id="granskning">
        <p>Granskningarna fördelas när urvalet är draget.</p>
      </Section>
    );
  }
  return (
    <Section title="3. Granskning" id="granskning">
      <Stack>
        <ProgressBar
          value={finished}
          max={reviews.length}
          label={`${formatNumber(finished)} av ${formatNumber(reviews.length)} inlämnade`}
        />
        {stranded > 0 ? (
          <Notice tone="warning" title="Någon får inte längre granska">
            <p>
              {plural(stranded, 'ärende', 'ärenden')} har en granskare vars roll har upphört eller flyttats,
              eller som är avstängd. Fördela på nytt, så tar någon annan över. Svaren följer med.
            </p>
          </Notice>
        ) : null}
        {mayShareOut && waiting > 0 ? (
          <Stack isRow>
            <ButtonLink to={`/omgangar/${roundId}/fordela`}>
              {waiting === reviews.length ? 'Fördela granskningarna' : 'Fördela dem som saknar granskare'}
            </ButtonLink>
          </Stack>
        ) : null}
        <ReviewTable reviews={reviews} />
      </Stack>
    </Section>
  );
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
