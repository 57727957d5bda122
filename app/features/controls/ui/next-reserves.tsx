import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { ticketText } from './drawn-cases-table.tsx';

/** Who takes a place if a drawn case is replaced: the next in line or, in a draw by groups, the next of each group. */
export function NextReserves({ draw }: { draw: DrawView }) {
  const { nextReserves, groups } = draw;
  if (nextReserves.length === 0) return null;
  const hasGroups = groups.length > 1;
  const name = hasGroups ? 'Näst på tur som ersättning i varje grupp' : 'Näst på tur som ersättning';
  return (
    <Disclosure summary={name}>
      <Table caption={name} captionHidden>
        <thead>
          <tr>
            {hasGroups ? <th scope="col">Grupp</th> : null}
            <th scope="col">Ärende</th>
            <th scope="col" data-numeric>
              Slumptal
            </th>
          </tr>
        </thead>
        <tbody>
          {nextReserves.map(({ key, stratum, ticket }) => (
            <tr key={key}>
              {hasGroups ? <td>{stratum || '(tomt)'}</td> : null}
              <td data-nowrap>{key}</td>
              <td data-numeric>{ticketText(ticket)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Disclosure>
  );
}
