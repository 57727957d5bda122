import { begunInWords } from '#app/features/controls/domain/begun-review.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { Table } from '#app/shared/ui/table.tsx';
import { ticketText } from './drawn-cases-table.tsx';

/** The replaced cases of a draw, with what had been answered of each. */
export function ReplacementsTable({ draw }: { draw: DrawView }) {
  return (
    <Table caption="Ersatta ärenden">
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Ersatt av</th>
          <th scope="col">Skäl</th>
          <th scope="col">När och av vem</th>
        </tr>
      </thead>
      <tbody>
        {draw.replacements.map((one) => (
          <tr key={one.replacedKey}>
            <td data-nowrap>{one.replacedKey}</td>
            <td data-nowrap>{one.replacementKey ?? 'ingen'}</td>
            <td>
              {replacementReasonLabel(one.reason)}
              {one.note ? `. ${one.note}` : ''} {begunInWords(one.begun)}
            </td>
            <td>
              {formatDateTime(one.at)}, {one.byName}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The cases that are next to take another's place. */
export function ReservesTable({ draw }: { draw: DrawView }) {
  const { nextReserves, reserveCount } = draw;
  const hasGroups = nextReserves.some(({ stratum }) => stratum !== '');
  return (
    <Table
      caption={`${hasGroups ? 'Nästa ersättningsärende i varje grupp' : 'Nästa ersättningsärenden'}, ${formatNumber(nextReserves.length)} av ${formatNumber(reserveCount)}. Alla står i JSON-filen.`}
    >
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          {hasGroups ? <th scope="col">Grupp</th> : null}
          <th scope="col" data-numeric>
            Slumptal
          </th>
        </tr>
      </thead>
      <tbody>
        {nextReserves.map((one) => (
          <tr key={one.key}>
            <td data-nowrap>{one.key}</td>
            {hasGroups ? <td>{one.stratum || '(tomt)'}</td> : null}
            <td data-numeric>{ticketText(one.ticket, true)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
