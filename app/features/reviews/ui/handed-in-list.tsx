import { Link } from '@remix-run/react';
import type { ApprovalState } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type HandedInItem = {
  reviewId: number;
  caseKey: string;
  roundName: string;
  controlName: string;
  finishedAt: string;
  approval: ApprovalState | null;
  isAgreed: boolean;
};

type HandedInProps = { reviews: readonly HandedInItem[]; count: number };

const ALL = '/granskningar?visa=inlamnade';

/** What is handed in, folded away under what is left; the newest first. */
export function HandedInFolded({ reviews, count }: HandedInProps) {
  if (count === 0) return null;
  return (
    <Disclosure summary={`Inlämnade (${count})`}>
      <Stack>
        <HandedInTable reviews={reviews} />
        {reviews.length < count ? (
          <p>
            De {reviews.length} senaste visas. <Link to={ALL}>Visa alla {count} inlämnade</Link>
          </p>
        ) : null}
      </Stack>
    </Disclosure>
  );
}

/** All of them, a page at a time. */
export function HandedInPages(props: HandedInProps & { page: number; pageSize: number }) {
  return (
    <Section title={`Inlämnade (${props.count})`}>
      <HandedInTable reviews={props.reviews} />
      <Pagination
        page={props.page}
        pageCount={Math.ceil(props.count / props.pageSize)}
        toPage={(page) => `${ALL}&sida=${page}`}
      />
    </Section>
  );
}

function HandedInTable({ reviews }: { reviews: readonly HandedInItem[] }) {
  return (
    <Table caption="Inlämnade granskningar" captionHidden>
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Inlämnad</th>
          <th scope="col">Omgång</th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => (
          <tr key={review.reviewId}>
            <th scope="row" data-nowrap>
              <Link to={`/granskningar/${review.reviewId}`}>{review.caseKey}</Link>
              {review.isAgreed ? <div>Gemensamt svar</div> : null}
            </th>
            <td data-nowrap>
              {formatDate(review.finishedAt)}
              {review.approval === 'waiting' ? <div>Väntar på godkännande</div> : null}
              {review.approval === 'approved' ? <div>Godkänd</div> : null}
            </td>
            <td>
              {review.controlName}, {review.roundName}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
