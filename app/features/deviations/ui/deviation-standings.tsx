import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import { formatNumber } from '#app/shared/text/format.ts';
import { ChartFigure } from '#app/shared/ui/chart-figure.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { StateCount } from '../domain/count-by-state.ts';
import { deviationStateWords } from '../domain/deviation-lifecycle.ts';

const AGES = [
  ['upTo30', 'Upp till 30 dagar'],
  ['upTo90', '31–90 dagar'],
  ['over90', 'Mer än 90 dagar'],
] as const;

const bars = (counts: readonly (readonly [label: string, count: number])[]) =>
  counts.map(([label, count]) => ({ label, values: [{ value: count, text: formatNumber(count) }] }));

/** How many deviations there are in each state and how old the open ones are; many are not worse than few, so nothing is coloured. */
export function DeviationStandings({ standings }: { standings: readonly StateCount[] }) {
  if (standings.length === 0) return null;
  const sum = (of: (one: StateCount) => number) => standings.reduce((total, one) => total + of(one), 0);
  return (
    <Disclosure summary="Alla avvikelser efter läge och ålder" isPrintedOpen>
      <Stack>
        <ChartFigure
          chart={
            <BarChart
              label="Antal avvikelser i varje läge"
              scale="count"
              rows={bars(standings.map(({ state, count }) => [deviationStateWords[state], count]))}
            />
          }
          caption="Efter läge"
        >
          <ChartFigure
            chart={
              <BarChart
                label="Antal öppna avvikelser efter hur länge de har varit öppna"
                scale="count"
                rows={bars(AGES.map(([age, label]) => [label, sum(({ ages }) => ages?.[age] ?? 0)]))}
              />
            }
            caption="Öppna, efter hur länge de har varit öppna"
          >
            <StandingsTable standings={standings} sum={sum} />
          </ChartFigure>
        </ChartFigure>
      </Stack>
    </Disclosure>
  );
}

type StandingsTableProps = {
  standings: readonly StateCount[];
  sum: (of: (one: StateCount) => number) => number;
};

const orDash = (count: number | null | undefined) =>
  count === null || count === undefined ? '–' : formatNumber(count);

function StandingsTable({ standings, sum }: StandingsTableProps) {
  const headers = ['Antal', ...AGES.map(([, label]) => label), 'Försenade'];
  return (
    <Table caption="Avvikelser efter läge och ålder" captionHidden>
      <thead>
        <tr>
          <th scope="col">Läge</th>
          {headers.map((header) => (
            <th key={header} scope="col" data-numeric>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {standings.map(({ state, count, ages, overdue }) => (
          <tr key={state}>
            <th scope="row">{deviationStateWords[state]}</th>
            <td data-numeric>{formatNumber(count)}</td>
            {AGES.map(([age]) => (
              <td key={age} data-numeric>
                {orDash(ages?.[age])}
              </td>
            ))}
            <td data-numeric>{orDash(overdue)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Alla</th>
          <td data-numeric>{formatNumber(sum(({ count }) => count))}</td>
          {AGES.map(([age]) => (
            <td key={age} data-numeric>
              {formatNumber(sum(({ ages }) => ages?.[age] ?? 0))}
            </td>
          ))}
          <td data-numeric>{formatNumber(sum(({ overdue }) => overdue ?? 0))}</td>
        </tr>
      </tfoot>
    </Table>
  );
}
