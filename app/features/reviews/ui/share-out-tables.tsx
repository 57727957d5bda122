import { Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type Reviewer = { personId: number; name: string; load: number; willGet: number };

export function ReviewerShares({ reviewers, isReady }: { reviewers: readonly Reviewer[]; isReady: boolean }) {
  return (
    <Section title="Granskare">
      <Table caption="Granskare och antal ärenden" captionHidden>
        <thead>
          <tr>
            <th scope="col">Granskare</th>
            <th scope="col" data-numeric>
              Har nu
            </th>
            {isReady ? (
              <th scope="col" data-numeric>
                Får
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {reviewers.map((reviewer) => (
            <tr key={reviewer.personId}>
              <th scope="row">{reviewer.name}</th>
              <td data-numeric>{reviewer.load}</td>
              {isReady ? <td data-numeric>{reviewer.willGet}</td> : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

type Given = { reviewId: number; caseKey: string; reviewerName: string | null; state: ReviewState };

export function GivenReviews({ given }: { given: readonly Given[] }) {
  return (
    <Section title="Vem har vad" lead="Öppna en granskning för att lämna över den till någon annan.">
      <Table caption="Fördelade granskningar" captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärende</th>
            <th scope="col">Granskare</th>
            <th scope="col">Läge</th>
          </tr>
        </thead>
        <tbody>
          {given.map((review) => (
            <tr key={review.reviewId}>
              <th scope="row" data-nowrap>
                <Link to={`/granskningar/${review.reviewId}`}>{review.caseKey}</Link>
              </th>
              <td>{review.reviewerName ?? 'Ingen än'}</td>
              <td>{reviewStateWords[review.state]}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
