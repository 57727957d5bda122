import { Link } from '@remix-run/react';
import { formatDate, formatPercent } from '#app/shared/text/format.ts';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import { comparisonInWords } from '#app/shared/text/trend-words.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { QuestionTrend, TrendPoint } from '../domain/trend.ts';
import styles from './result-list.module.css';
import { TrendChart } from './trend-chart.tsx';

type TrendProps = {
  name: string;
  trend: QuestionTrend;
  /** Why rounds before a change of the question are not compared with. */
  notComparedWith: string | undefined;
  /** Where a round is read: inside the unit, or its de-identified result. */
  roundsAt: '/omgangar' | '/resultat';
};

/** How a question has gone in the earlier rounds of the same control: in words, and unfolded as a picture and a table. */
export function Trend({ name, trend, notComparedWith, roundsAt }: TrendProps) {
  const { points, comparison } = trend;
  return (
    <>
      {comparison ? <p className={styles.sentence}>{comparisonInWords(comparison)}</p> : null}
      {notComparedWith === undefined ? null : (
        <p className={styles.sentence}>
          {name}: jämförs inte med {notComparedWith}.
        </p>
      )}
      <Disclosure summary={`Utveckling i ${points.length} omgångar`} isPrintedOpen>
        <Stack gap="small">
          <TrendChart name={name} points={points} />
          <Table caption={`${name}: omgång för omgång`} captionHidden>
            <thead>
              <tr>
                <th scope="col">Omgång</th>
                <th scope="col">Referensdatum</th>
                <th scope="col">Uppfyllt</th>
                <th scope="col">I hela gruppen troligen</th>
                <th scope="col">Jämförbar</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.roundId}>
                  <th scope="row">
                    <Link to={`${roundsAt}/${point.roundId}`}>{point.roundName}</Link>
                  </th>
                  <td data-nowrap>{formatDate(point.referenceOn)}</td>
                  <td data-nowrap>
                    {countInWords(point)}
                    {point.isUnweighted ? ', ovägd' : ''}
                  </td>
                  <td data-nowrap>{intervalOf(point)}</td>
                  <td>{point.isComparable ? 'Ja' : 'Nej'}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Stack>
      </Disclosure>
    </>
  );
}

function intervalOf({ interval }: TrendPoint): string {
  return interval === null ? '–' : `${formatPercent(interval.low)} till ${formatPercent(interval.high)}`;
}
