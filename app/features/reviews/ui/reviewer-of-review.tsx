import { Status } from '#app/shared/ui/status.tsx';

type Props = { reviewerName: string | null; isStranded: boolean };

/** Who has a review, and whether she may still go on with it. */
export function ReviewerOfReview({ reviewerName, isStranded }: Props) {
  return (
    <>
      {reviewerName ?? 'Ingen än'}
      {isStranded ? (
        <>
          {' '}
          <Status tone="warning">Får inte längre granska</Status>
        </>
      ) : null}
    </>
  );
}
