import { Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { listInWords } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { ReviewerOfReview } from './reviewer-of-review.tsx';

type Reviewer = { personId: number; name: string; load: number; willGet: number; isUnknownName: boolean };

type OwnCaseNoticesProps = { reviewers: readonly Reviewer[]; lacksCaseWorkers: boolean };

/** What keeps the program from knowing whose case is whose. */
export function OwnCaseNotices({ reviewers, lacksCaseWorkers }: OwnCaseNoticesProps) {
  const unknown = reviewers.filter(({ isUnknownName }) => isUnknownName).map(({ name }) => name);
  return (
    <>
      {lacksCaseWorkers ? (
        <Notice tone="warning" title="Egna ärenden kan inte upptäckas">
          <p>
            Registret har ingen kolumn för handläggare, så programmet kan inte hindra att någon granskar ett
            eget ärende.
          </p>
        </Notice>
      ) : null}
      {unknown.length > 0 ? (
        <Notice tone="warning" title={listInWords(unknown)}>
          <p>
            Namnet finns inte bland handläggarna i registret: kontrollera handläggarnamnet om personen har
            egna ärenden.
          </p>
        </Notice>
      ) : null}
    </>
  );
}

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

type Given = {
  reviewId: number;
  caseKey: string;
  reviewerName: string | null;
  state: ReviewState;
  isStranded: boolean;
};

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
              <td>
                <ReviewerOfReview reviewerName={review.reviewerName} isStranded={review.isStranded} />
              </td>
              <td>{reviewStateWords[review.state]}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
