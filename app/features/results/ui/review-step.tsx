import type { SerializeFrom } from '@remix-run/node';
import { Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { RoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { CaseProgress } from '#app/features/reviews/ui/case-progress.tsx';
import { ReviewerOfReview } from '#app/features/reviews/ui/reviewer-of-review.tsx';
import { ReviewerProgress } from '#app/features/reviews/ui/reviewer-progress.tsx';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { formatDate, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { settledInWords } from './settled-in-words.ts';

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

type ReviewStepProps = {
  roundId: number;
  isDrawn: boolean;
  reviews: readonly ReviewToShow[];
  progress: SerializeFrom<RoundProgress>;
  mayShareOut: boolean;
  hasAgreement: boolean;
};

/** More cases than this have a page of their own. */
const CASES_SHOWN = 20;

/** Step three of a round: who reviews what and how far they have come. */
export function ReviewStep(props: ReviewStepProps) {
  const { roundId, isDrawn, reviews, progress, mayShareOut, hasAgreement } = props;
  const { strandedCount, emptyCount, isSeveral } = progress;
  if (!isDrawn) {
    return (
      <Section title="3. Granskning" id="granskning">
        <p>Granskningarna fördelas när urvalet är draget.</p>
      </Section>
    );
  }
  const unshared = reviews.filter(({ reviewId }) => reviewId === null).length;
  const waiting = unshared + emptyCount + strandedCount;
  const settled = reviews.filter(({ isSettled }) => isSettled).length;
  const isShown = reviews.length <= CASES_SHOWN;
  return (
    <Section title="3. Granskning" id="granskning">
      <Stack>
        <ProgressBar
          value={settled}
          max={reviews.length}
          label={settledInWords(settled, reviews.length, progress)}
        />
        {strandedCount > 0 ? (
          <Notice tone="warning" title="Någon får inte längre granska">
            <p>
              {plural(strandedCount, 'ärende', 'ärenden')} har en granskare vars roll har upphört eller
              flyttats, eller som är avstängd. Fördela på nytt, så tar någon annan över.
            </p>
          </Notice>
        ) : null}
        {waiting > 0 && unshared < reviews.length ? (
          <p>{plural(waiting, 'granskning', 'granskningar')} har ingen som gör dem.</p>
        ) : null}
        {mayShareOut && reviews.length > 0 ? (
          <Stack isRow>
            <ButtonLink to={`/omgangar/${roundId}/fordela`} variant={waiting > 0 ? 'primary' : 'secondary'}>
              {shareOutInWords(waiting, unshared === reviews.length)}
            </ButtonLink>
          </Stack>
        ) : null}
        {hasAgreement ? (
          <p>
            <Link to={`/omgangar/${roundId}/samstammighet`}>Så lika svarade granskarna</Link>
          </p>
        ) : null}
        <ReviewerProgress
          roundId={roundId}
          reviewers={progress.reviewers}
          needsApproval={progress.needsApproval}
          agrees={progress.agrees}
        />
        <WaysOn roundId={roundId} progress={progress} isShown={isShown} />
        {isShown && isSeveral && unshared < reviews.length ? (
          <CaseProgress cases={progress.cases} isSeveral agrees={progress.agrees} />
        ) : null}
        {isShown && (!isSeveral || unshared === reviews.length) ? <ReviewTable reviews={reviews} /> : null}
      </Stack>
    </Section>
  );
}

function shareOutInWords(waiting: number, isUnshared: boolean): string {
  if (isUnshared) return 'Fördela granskningarna';
  return waiting > 0 ? 'Fördela dem som saknar granskare' : 'Byt granskare eller lämna över';
}

function WaysOn({
  roundId,
  progress,
  isShown,
}: Pick<ReviewStepProps, 'roundId' | 'progress'> & { isShown: boolean }) {
  const { may, caseCount } = progress;
  if (caseCount === 0 || (!may.remindAll && isShown)) return null;
  return (
    <Stack isRow>
      {isShown ? null : (
        <ButtonLink to={`/omgangar/${roundId}/laget`} variant="secondary">
          Se vem som granskar vad, {plural(caseCount, 'ärende', 'ärenden')}
        </ButtonLink>
      )}
      {may.remindAll ? (
        <ButtonLink to={`/omgangar/${roundId}/paminn`} variant="secondary">
          Påminn alla som har kvar
        </ButtonLink>
      ) : null}
    </Stack>
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
