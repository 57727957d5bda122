import { Link } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { type OpenReviewItem, OpenReviewTable } from './open-review-table.tsx';
import styles from './work-lists.module.css';

export type RoundOfMineItem = {
  roundId: number;
  roundName: string;
  controlName: string;
  dueOn: string;
  isOverdue: boolean;
  isGrid: boolean;
  offersGrid: boolean;
  total: number;
  finished: number;
  open: readonly OpenReviewItem[];
};

type MyReviewListProps = {
  rounds: readonly RoundOfMineItem[];
  /** One round with all its pages, instead of the first reviews of each. */
  pageOfRound: { page: number; pageSize: number } | null;
};

/** One section a round, the round that is due first on top. A round where all is handed in stands without a table. */
export function MyReviewList({ rounds, pageOfRound }: MyReviewListProps) {
  return rounds.map((round) => <RoundOfMine key={round.roundId} round={round} pageOfRound={pageOfRound} />);
}

type RoundOfMineProps = { round: RoundOfMineItem; pageOfRound: MyReviewListProps['pageOfRound'] };

function RoundOfMine({ round, pageOfRound }: RoundOfMineProps) {
  const { roundId, total, finished, open } = round;
  const title = `${round.controlName}, ${round.roundName}`;
  const left = total - finished;
  const address = `/granskningar?omgang=${roundId}`;
  return (
    <Section
      title={title}
      lead={left === 0 ? 'Alla dina granskningar är inlämnade.' : <DueLine {...round} />}
    >
      <Stack>
        <ProgressBar value={finished} max={total} label={`${finished} av ${total} klara`} />
        {(round.isGrid || round.offersGrid) && left > 0 ? (
          <Stack isRow>
            <ButtonLink to={`/omgangar/${roundId}/tabell`} variant={round.isGrid ? 'primary' : 'secondary'}>
              {round.isGrid ? 'Svara i tabellen' : 'Svara i en tabell'}
            </ButtonLink>
          </Stack>
        ) : null}
        {open.length > 0 ? <OpenReviewTable title={title} reviews={open} /> : null}
        {pageOfRound === null ? (
          <Rest shown={open.length} left={left} address={address} />
        ) : (
          <Pagination
            page={pageOfRound.page}
            pageCount={Math.ceil(left / pageOfRound.pageSize)}
            toPage={(page) => `${address}&sida=${page}`}
          />
        )}
      </Stack>
    </Section>
  );
}

/** When the round is due; a day that has passed is said as it is, without alarm. */
function DueLine({ total, finished, dueOn, isOverdue }: RoundOfMineItem) {
  const left = plural(total - finished, 'granskning', 'granskningar');
  return isOverdue ? (
    <>
      {left} kvar. Skulle ha varit klart <span className={styles.whole}>{dueOn}</span>.{' '}
      <Status tone="warning">Försenad</Status>
    </>
  ) : (
    <>
      {left} kvar. Klart senast <span className={styles.whole}>{dueOn}</span>.
    </>
  );
}

function Rest({ shown, left, address }: { shown: number; left: number; address: string }) {
  if (shown >= left) return null;
  return (
    <p>
      De {shown} första av {left} visas. <Link to={address}>Visa alla {left} i omgången</Link>
    </p>
  );
}
