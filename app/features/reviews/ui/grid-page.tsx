import { Form, Link } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import type { DeviationTiming } from '#app/features/reviews/domain/deviation-timing.ts';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { DeviationsComeProvider } from './deviations-come.tsx';
import styles from './grid.module.css';
import { Grid, type GridProps } from './grid.tsx';

type PlainRow = {
  reviewId: number;
  caseKey: string;
  state: ReviewState;
  answeredCount: number;
  applicableCount: number;
};

type GridPageProps = Omit<GridProps, 'onComplete' | 'round'> & {
  round: GridProps['round'] & { dueOn: string };
  trouble: 'repeats' | null;
  total: number;
  handedIn: number;
  plain: readonly PlainRow[];
  page: number;
  pageCount: number;
  deviationsCome: DeviationTiming;
};

/** All of a reviewer's cases in a round as one table; without JavaScript a list that leads to each of them. */
export function GridPage(props: GridPageProps) {
  const { round, trouble, total, handedIn } = props;
  const [isAlive, setIsAlive] = useState(false);
  useEffect(() => setIsAlive(true), []);
  const [complete, setComplete] = useState<number | null>(null);
  const onComplete = useCallback((count: number) => setComplete(count), []);
  return (
    <>
      <PageHeader
        eyebrow={`${round.controlName}, ${round.name}`}
        title="Svara i tabellen"
        back={{ to: '/granskningar', label: 'Mina granskningar' }}
        lead={`${plural(total, 'ärende', 'ärenden')}, ${formatNumber(handedIn)} inlämnade. Klart senast ${round.dueOn}.`}
      />
      {trouble === null ? (
        <>
          <p className={styles.narrow}>
            På en liten skärm är det lättare att svara på ett ärende i taget. Välj ett under{' '}
            <Link to="/granskningar">Mina granskningar</Link>.
          </p>
          <DeviationsComeProvider value={props.deviationsCome}>
            {isAlive ? <Grid {...props} onComplete={onComplete} /> : <PlainTable {...props} />}
          </DeviationsComeProvider>
          <HandInAll roundId={round.id} complete={complete} timing={props.deviationsCome} />
        </>
      ) : (
        <Notice tone="info" title="Den här checklistan passar inte i en tabell">
          <p>
            Den har avsnitt som upprepas olika många gånger i olika ärenden. Svara på ett ärende i taget under{' '}
            <Link to="/granskningar">Mina granskningar</Link>.
          </p>
        </Notice>
      )}
    </>
  );
}

type HandInAllProps = { roundId: number; complete: number | null; timing: DeviationTiming };

const consequences: Readonly<Record<DeviationTiming, string>> = {
  handIn: 'Brister blir avvikelser när du lämnar in. ',
  approval: 'Brister blir avvikelser när granskningen är godkänd av någon annan. ',
  agreement: 'Avvikelser skapas först när ni har enats om svaren. ',
  never: '',
};

/** Before the script runs it is not known how many are complete. */
function HandInAll({ roundId, complete, timing }: HandInAllProps) {
  return (
    <Section
      title="Lämna in"
      lead={
        complete === 0
          ? 'Ingen granskning är klar att lämna in än. En granskning är klar när allt som gäller är besvarat.'
          : `${complete === null ? 'De granskningar som är klara' : plural(complete, 'granskning är klar', 'granskningar är klara')} och kan lämnas in. ${consequences[timing]}De som inte är klara ligger kvar.`
      }
    >
      <Form method="post" action={`/omgangar/${roundId}/tabell/lamna-in`}>
        <Button disabled={complete === 0}>
          Lämna in alla som är klara{complete === null ? '' : ` (${formatNumber(complete)})`}
        </Button>
      </Form>
    </Section>
  );
}

function PlainTable({ plain, page, pageCount, round }: GridPageProps) {
  return (
    <>
      <Table caption={`Ärenden i ${round.controlName}, ${round.name}`} captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärende</th>
            <th scope="col">Läge</th>
            <th scope="col">Svar</th>
          </tr>
        </thead>
        <tbody>
          {plain.map(({ reviewId, caseKey, state, answeredCount, applicableCount }) => (
            <tr key={reviewId}>
              <th scope="row" data-nowrap>
                <Link to={`/granskningar/${reviewId}`}>{caseKey}</Link>
              </th>
              <td data-nowrap>{reviewStateWords[state]}</td>
              <td data-nowrap>
                <ProgressBar
                  value={answeredCount}
                  max={applicableCount}
                  label={`${answeredCount} av ${applicableCount}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Pagination page={page} pageCount={pageCount} toPage={(to) => `?sida=${to}`} />
    </>
  );
}
