import { Link } from '@remix-run/react';
import { type CaseListAddress, writeCaseListAddress } from '#app/features/cases/domain/case-list.ts';
import type { loadRegister } from '#app/features/cases/server/load-register.server.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { SortableHeader } from '#app/shared/ui/sortable-header.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export type LoadedRegister = ReturnType<typeof loadRegister>;

/** The cases of one page; every heading sorts. */
export function CaseTable({ loaded }: { loaded: LoadedRegister }) {
  const { register, address, columns, rows } = loaded;
  const here = `/register/${register.id}`;
  const header = (column: number | 'key', label: string, type?: ColumnType) => (
    <SortableHeader
      key={column}
      column={String(column)}
      label={label}
      sort={String(address.sort)}
      direction={address.direction}
      to={`${here}${writeCaseListAddress(sortedBy(address, column))}`}
      isNumeric={type === 'number'}
    />
  );
  return (
    <Table caption={`Ärenden i ${register.name}`} captionHidden>
      <thead>
        <tr>
          {header('key', register.keyHeader ?? 'Ärendenummer')}
          {columns.map((column) => header(column.position, column.header, column.type))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" data-nowrap="">
              <Link to={`${here}/arenden/${row.id}`}>{row.key}</Link>
              {row.isProtected ? (
                <div>
                  <Status tone="warning">Skyddade personuppgifter</Status>
                </div>
              ) : null}
              {row.isGone ? (
                <div>
                  <Status tone="neutral">Saknas i senaste inläsningen</Status>
                </div>
              ) : null}
            </th>
            {columns.map(({ position, type }, index) => (
              <td
                key={position}
                data-nowrap={isShort(row.cells[index], type) ? '' : undefined}
                data-numeric={type === 'number' ? '' : undefined}
              >
                {cellInWords(row.cells[index] ?? '', type)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A stored cell as people write it; dates are ISO, which is how Swedes write them. */
export function cellInWords(value: string, type: ColumnType): string {
  return type === 'number' && value !== '' ? formatNumber(Number(value)) : value;
}

// Dates, names and units stay on one line; the table scrolls where that is too wide.
function isShort(value: string | undefined, type: ColumnType): boolean {
  return type === 'date' || (value ?? '').length <= 24;
}

function sortedBy(address: CaseListAddress, sort: number | 'key'): CaseListAddress {
  const isReversed = address.sort === sort && address.direction === 'asc';
  return { ...address, sort, direction: isReversed ? 'desc' : 'asc', page: 1 };
}
