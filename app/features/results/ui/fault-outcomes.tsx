import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { Table } from '#app/shared/ui/table.tsx';
import type { FaultOutcomes as Outcomes } from '../domain/fault-outcomes.ts';

/** What became of the faults: how many are taken care of, and where the deviations they made stand. */
export function FaultOutcomes({ outcomes }: { outcomes: Outcomes }) {
  const { inDeviation, linkedElsewhere, withoutDeviation, states } = outcomes;
  const hasFaults = inDeviation + linkedElsewhere + withoutDeviation > 0;
  const parts = [
    plural(inDeviation, 'brist har blivit en avvikelse', 'brister har blivit avvikelser'),
    ...(linkedElsewhere > 0
      ? [
          `${formatNumber(linkedElsewhere)} ${linkedElsewhere === 1 ? 'är kopplad' : 'är kopplade'} till en avvikelse som redan var öppen`,
        ]
      : []),
    ...(withoutDeviation > 0 ? [`${formatNumber(withoutDeviation)} har ingen avvikelse`] : []),
  ];
  return (
    <>
      {hasFaults ? <p>{parts.join(', ')}.</p> : null}
      {states.length === 0 ? null : (
        <Table caption="Omgångens avvikelser i dag">
          <thead>
            <tr>
              <th scope="col">Läge</th>
              <th scope="col" data-numeric>
                Antal
              </th>
              <th scope="col" data-numeric>
                Högst 30 dagar gamla
              </th>
              <th scope="col" data-numeric>
                31–90 dagar
              </th>
              <th scope="col" data-numeric>
                Över 90 dagar
              </th>
              <th scope="col" data-numeric>
                Försenade
              </th>
            </tr>
          </thead>
          <tbody>
            {states.map(({ state, count, ages, overdue }) => (
              <tr key={state}>
                <th scope="row">{deviationStateWords[state]}</th>
                <td data-numeric>{formatNumber(count)}</td>
                {[ages?.upTo30, ages?.upTo90, ages?.over90, overdue ?? undefined].map((number, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed.
                  <td key={place} data-numeric>
                    {number === undefined ? '–' : formatNumber(number)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
