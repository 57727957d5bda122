import { Link } from '@remix-run/react';
import type { RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { roundEventWords } from './control-words.ts';

/** Everything done in the round: when, what and by whom, earliest first. */
export function RoundHistory({ overview }: { overview: RoundOverview }) {
  return (
    <Section title="Vad som har hänt" id="historik">
      <Table caption="Händelser i omgången" captionHidden>
        <thead>
          <tr>
            <th scope="col">När</th>
            <th scope="col">Vad</th>
            <th scope="col">Vem</th>
          </tr>
        </thead>
        <tbody>
          {overview.events.map((event) => (
            <tr key={`${event.at} ${event.kind} ${event.note}`}>
              <td data-nowrap>{formatDateTime(event.at)}</td>
              <td>
                {roundEventWords(event.kind) ?? 'Omgången ändrades'}
                {event.note ? ` (${event.note})` : ''}
              </td>
              <td>{event.byName ?? 'Programmet'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {overview.may.giveUp ? (
        <p>
          Ska omgången inte göras klart?{' '}
          <Link to={`/omgangar/${overview.round.id}/avbryt`}>Avbryt omgången</Link>
        </p>
      ) : null}
    </Section>
  );
}
