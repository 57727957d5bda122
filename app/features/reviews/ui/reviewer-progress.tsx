import { Link } from '@remix-run/react';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './work-lists.module.css';

type Reviewer = {
  personId: number;
  name: string;
  total: number;
  notBegun: number;
  begun: number;
  returned: number;
  waiting: number;
  handedIn: number;
  toAgree: number;
  overdue: number;
  latestOn: string | null;
  remindedOn: string | null;
  canRemind: boolean;
};

type ReviewerProgressProps = {
  roundId: number;
  reviewers: readonly Reviewer[];
  /** The reviewers' own answers wait for no approval where they are agreed on first. */
  needsApproval: boolean;
  agrees: boolean;
};

/** One row a reviewer, by name: how many she has and how far they are. Nobody is ranked. */
export function ReviewerProgress({ roundId, reviewers, needsApproval, agrees }: ReviewerProgressProps) {
  if (reviewers.length === 0) return null;
  const canRemind = reviewers.some((reviewer) => reviewer.canRemind);
  const counts = [
    ...[['total', 'Har'] as const, ['notBegun', 'Inte påbörjade'] as const, ['begun', 'Påbörjade'] as const],
    ...(needsApproval && !agrees
      ? [['returned', 'Skickade tillbaka'] as const, ['waiting', 'Väntar på godkännande'] as const]
      : []),
    ['handedIn', needsApproval && !agrees ? 'Godkända' : 'Inlämnade'] as const,
    ...(agrees ? [['toAgree', 'Att enas om'] as const] : []),
  ];
  return (
    <Table caption="Granskarna och hur långt de har kommit" captionHidden>
      <thead>
        <tr>
          <th scope="col">Granskare</th>
          {counts.map(([key, label]) => (
            <th key={key} scope="col" data-numeric>
              {label}
            </th>
          ))}
          <th scope="col">Senast aktiv</th>
          {canRemind ? <th scope="col">Påminnelse</th> : null}
        </tr>
      </thead>
      <tbody>
        {reviewers.map((reviewer) => (
          <tr key={reviewer.personId}>
            <th scope="row">
              {reviewer.name}
              {reviewer.overdue > 0 ? (
                <div>
                  <Status tone="warning">{plural(reviewer.overdue, 'försenad', 'försenade')}</Status>
                </div>
              ) : null}
            </th>
            {counts.map(([key]) => (
              <td key={key} data-numeric>
                {formatNumber(reviewer[key])}
              </td>
            ))}
            <td data-nowrap>{reviewer.latestOn ?? '–'}</td>
            {canRemind ? (
              <td data-nowrap>
                <Remind roundId={roundId} reviewer={reviewer} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Remind({ roundId, reviewer }: { roundId: number; reviewer: Reviewer }) {
  return (
    <>
      {reviewer.canRemind ? (
        <Link className={styles.onScreen} to={`/omgangar/${roundId}/paminn?granskare=${reviewer.personId}`}>
          Påminn<VisuallyHidden> {reviewer.name}</VisuallyHidden>
        </Link>
      ) : (
        '–'
      )}
      {reviewer.remindedOn === null ? null : <div>Påmind {reviewer.remindedOn}</div>}
    </>
  );
}
