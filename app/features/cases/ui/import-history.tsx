import { Link } from '@remix-run/react';
import { formatDateTime, formatNumber, listInWords } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { LoadedRegister } from './case-table.tsx';
import styles from './import-history.module.css';

type ImportHistoryProps = { registerId: number; imports: LoadedRegister['imports'] };

/** Every import of a register, newest first; undone ones stand there as undone. */
export function ImportHistory({ registerId, imports }: ImportHistoryProps) {
  return (
    <Section title="Inläsningar">
      <Table caption="Alla inläsningar, den senaste först" captionHidden>
        <thead>
          <tr>
            <th scope="col">När</th>
            <th scope="col">Fil</th>
            <th scope="col">Vem</th>
            <th scope="col" data-numeric="">
              Nya
            </th>
            <th scope="col" data-numeric="">
              Ändrade
            </th>
            <th scope="col" data-numeric="">
              Oförändrade
            </th>
            <th scope="col" data-numeric="">
              Saknas
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <tr key={one.id}>
              <th scope="row" data-nowrap="">
                <Link to={`/register/${registerId}/inlasningar/${one.id}`}>
                  {formatDateTime(one.endedAt ?? '')}
                </Link>
              </th>
              <td>
                {one.fileName}
                {one.facts?.source.sheetName === undefined ? '' : `, bladet ${one.facts.source.sheetName}`}
                {one.state === 'undone' ? (
                  <>
                    {' '}
                    <Status tone="neutral">Ångrad</Status>
                  </>
                ) : null}
                <span className={styles.about}>
                  {one.extractedOn === null ? '' : `Uttaget är från den ${one.extractedOn}. `}
                  {leftOutInWords(one.facts?.leftOut)}
                  SHA-256 {one.fileSha256.slice(0, 12)}…
                </span>
              </td>
              <td>{one.importedBy}</td>
              <td data-numeric="">{formatNumber(one.newCount ?? 0)}</td>
              <td data-numeric="">{formatNumber(one.changedCount ?? 0)}</td>
              <td data-numeric="">{formatNumber(one.unchangedCount ?? 0)}</td>
              <td data-numeric="">{formatNumber(one.goneCount ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function leftOutInWords(headers: readonly string[] = []): string {
  return headers.length === 0 ? '' : `${listInWords(headers)} lämnades utanför. `;
}
