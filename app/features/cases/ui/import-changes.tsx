import { Link } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Pagination } from '#app/shared/ui/pagination.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { Ended } from './ended-import.tsx';

const KINDS = { changed: 'Ändrat', returned: 'Tillbaka i filen', gone: 'Saknas i filen' } as const;

/** What an import did to the cases that were there, a page at a time. */
export function ImportChanges({ loaded }: { loaded: Ended }) {
  const { register, changes } = loaded;
  if (loaded.changeCount === 0) return null;
  const here = `/register/${register.id}/inlasningar/${loaded.importId}`;
  return (
    <Section
      title="Ändringar i ärenden som fanns"
      lead={<p>{plural(loaded.changeCount, 'ärende', 'ärenden')}</p>}
    >
      <Table caption="Ändringar" captionHidden>
        <thead>
          <tr>
            <th scope="col">Ärende</th>
            <th scope="col">Vad</th>
            <th scope="col">Uppgifter</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.caseId}>
              <th scope="row" data-nowrap="">
                <Link to={`/register/${register.id}/arenden/${change.caseId}`}>{change.key}</Link>
              </th>
              <td>{KINDS[change.kind]}</td>
              <td>
                {change.changes
                  .map(({ header, from, to }) => `${header}: ${from || 'tomt'} → ${to || 'tomt'}`)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Pagination
        page={loaded.page}
        pageCount={loaded.pageCount}
        toPage={(page) => (page === 1 ? here : `${here}?sida=${page}`)}
      />
    </Section>
  );
}
