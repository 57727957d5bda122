import { Link } from '@remix-run/react';
import type { loadCase } from '#app/features/cases/server/load-case.server.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type CaseHistoryProps = Pick<ReturnType<typeof loadCase>, 'changes' | 'first'> & { register: { id: number } };

const KINDS = {
  changed: 'Ändrat',
  gone: 'Saknades i uttaget',
  returned: 'Tillbaka i uttaget',
} as const;

/** What imports have done to a case, newest first and its arrival last. */
export function CaseHistory({ register, changes, first }: CaseHistoryProps) {
  return (
    <Section title="Historik">
      <Table caption="Inläsningar som har ändrat ärendet" captionHidden>
        <thead>
          <tr>
            <th scope="col">När</th>
            <th scope="col">Vad</th>
            <th scope="col">Uppgifter</th>
            <th scope="col">Inläst av</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.importId}>
              <th scope="row" data-nowrap="">
                <Link to={`/register/${register.id}/inlasningar/${change.importId}`}>
                  {formatDateTime(change.at ?? '')}
                </Link>
              </th>
              <td>{KINDS[change.kind]}</td>
              <td>
                {change.changes.map(({ header, from, to }) => (
                  <div key={header}>
                    {header}: {from || 'tomt'} → {to || 'tomt'}
                  </div>
                ))}
              </td>
              <td>{change.importedBy}</td>
            </tr>
          ))}
          {first === undefined ? null : (
            <tr>
              <th scope="row" data-nowrap="">
                {formatDateTime(first.at ?? '')}
              </th>
              <td>Nytt i registret</td>
              <td>{first.fileName}</td>
              <td>{first.importedBy}</td>
            </tr>
          )}
        </tbody>
      </Table>
    </Section>
  );
}
