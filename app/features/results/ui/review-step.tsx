import type { SerializeFrom } from '@remix-run/node';
import { Link } from '@remix-run/react';
import type { RoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { ReviewerProgress } from '#app/features/reviews/ui/reviewer-progress.tsx';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { CasesOfRound, type ReviewToShow } from './cases-of-round.tsx';
import { settledInWords } from './settled-in-words.ts';

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
  const { strandedCount, emptyCount } = progress;
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
          <p>
            {plural(waiting, 'granskning', 'granskningar')} har ingen som gör {waiting === 1 ? 'den' : 'dem'}.
          </p>
        ) : null}
        {mayShareOut && reviews.length > 0 ? (
          <Stack isRow>
            <ButtonLink to={`/omgangar/${roundId}/fordela`} variant={waiting > 0 ? 'primary' : 'secondary'}>
              {shareOutInWords(waiting, unshared === reviews.length)}
            </ButtonLink>
          </Stack>
        ) : null}
        {hasAgreement && progress.reviewers.some(({ handedIn }) => handedIn > 0) ? (
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
        {isShown ? <CasesOfRound reviews={reviews} progress={progress} /> : null}
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
