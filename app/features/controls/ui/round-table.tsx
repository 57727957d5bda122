import { Link } from '@remix-run/react';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { roundStatus } from './control-words.ts';

type Props = {
  rounds: readonly {
    readonly id: number;
    readonly name: string;
    readonly state: RoundState;
    readonly isAborted: boolean;
    readonly areAnswersOpen: boolean;
    readonly referenceOn: string;
    readonly dueOn: string;
  }[];
};

/** The rounds of a control, latest first. */
export function RoundTable({ rounds }: Props) {
  return (
    <Table caption="Kontrollens omgångar" captionHidden>
      <thead>
        <tr>
          <th scope="col">Omgång</th>
          <th scope="col">Läge</th>
          <th scope="col">Referensdatum</th>
          <th scope="col">Granskas senast</th>
        </tr>
      </thead>
      <tbody>
        {rounds.map((round) => (
          <tr key={round.id}>
            <td>
              <Link to={`/omgangar/${round.id}`}>{round.name}</Link>
            </td>
            <td>
              <Status tone={roundStatus(round).tone}>{roundStatus(round).label}</Status>
            </td>
            <td data-nowrap>{formatDate(round.referenceOn)}</td>
            <td data-nowrap>{formatDate(round.dueOn)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
