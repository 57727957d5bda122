import type { SerializeFrom } from '@remix-run/node';
import type { RoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { ReviewerProgress } from '#app/features/reviews/ui/reviewer-progress.tsx';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';

type Progress = SerializeFrom<RoundProgress>;

/** "4 av 6 har svarat": how many have handed in all their texts. */
export function answeredInWords({ reviewers }: Pick<Progress, 'reviewers'>): string {
  const done = reviewers.filter(({ total, handedIn }) => handedIn === total).length;
  return `${done} av ${reviewers.length} har svarat`;
}

type Props = { roundId: number; progress: Progress; mayShareOut: boolean };

/** Step three of a round of vignettes: who has answered. There is no agreed answer to wait for. */
export function VignetteReviewStep({ roundId, progress, mayShareOut }: Props) {
  const { reviewers, strandedCount, emptyCount, may } = progress;
  const waiting = strandedCount + emptyCount;
  return (
    <Section title="3. Svar" id="granskning">
      <Stack>
        <p>{answeredInWords(progress)}.</p>
        {waiting > 0 ? <p>{plural(waiting, 'svar', 'svar')} väntar på någon som får svara.</p> : null}
        <ReviewerProgress roundId={roundId} reviewers={reviewers} needsApproval={false} agrees={false} />
        <Stack isRow>
          {may.remindAll ? (
            <ButtonLink to={`/omgangar/${roundId}/paminn`} variant="secondary">
              Påminn dem som är kvar
            </ButtonLink>
          ) : null}
          {mayShareOut ? (
            <ButtonLink to={`/omgangar/${roundId}/fordela`} variant="secondary">
              Ge texterna till dem som har lagts till
            </ButtonLink>
          ) : null}
        </Stack>
      </Stack>
    </Section>
  );
}
