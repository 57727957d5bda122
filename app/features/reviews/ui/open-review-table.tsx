import { Link } from '@remix-run/react';
import type { WorkTask } from '#app/features/reviews/domain/work-task.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Status, type StatusTone } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { reviewStateWords } from '../domain/review-lifecycle.ts';

export type OpenReviewItem = {
  reviewId: number;
  caseKey: string;
  unitName: string;
  state: ReviewState;
  task: WorkTask;
  openComments: number;
  progress: { answered: number; applicable: number } | null;
  resumeAt: string | null;
};

const TONES: Readonly<Record<ReviewState, StatusTone>> = {
  assigned: 'neutral',
  started: 'info',
  finished: 'good',
  reopened: 'warning',
};

const TASK_WORDS: Readonly<Record<WorkTask, string>> = {
  review: '',
  vignette: 'Vinjett',
  agree: 'Enas om svaren',
  returned: 'Skickad tillbaka',
};

/** Where a review is opened: at the question where the person was, once she has answered anything. */
export function addressOfReview({
  reviewId,
  progress,
  resumeAt,
}: Pick<OpenReviewItem, 'reviewId' | 'progress' | 'resumeAt'>): string {
  const isBegun = progress !== null && progress.answered > 0;
  return `/granskningar/${reviewId}${isBegun && resumeAt ? `#fraga-${resumeAt}` : ''}`;
}

/** Reviews that are not handed in: what each asks for and how far it has come. */
export function OpenReviewTable({ title, reviews }: { title: string; reviews: readonly OpenReviewItem[] }) {
  return (
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
        {reviews.map((review) => (
          <tr key={review.reviewId}>
            <th scope="row" data-nowrap>
              <Link to={addressOfReview(review)}>{review.caseKey}</Link>
            </th>
            <td>
              <TaskAndState review={review} />
            </td>
            <td data-nowrap>
              {review.progress === null ? (
                '–'
              ) : (
                <ProgressBar
                  value={review.progress.answered}
                  max={review.progress.applicable}
                  label={`${review.progress.answered} av ${review.progress.applicable}`}
                />
              )}
            </td>
            <td>{review.unitName}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function TaskAndState({ review: { task, state, openComments } }: { review: OpenReviewItem }) {
  if (task === 'returned') {
    return (
      <>
        <Status tone="warning">{TASK_WORDS.returned}</Status>
        {openComments > 0 ? <div>{plural(openComments, 'kommentar', 'kommentarer')} att svara på</div> : null}
      </>
    );
  }
  return (
    <>
      <Status tone={TONES[state]}>{reviewStateWords[state]}</Status>
      {TASK_WORDS[task] === '' ? null : <div>{TASK_WORDS[task]}</div>}
    </>
  );
}
