import { Fragment } from 'react';
import type { CellChange } from '#app/features/cases/domain/import-diff.ts';
import { Table } from '#app/shared/ui/table.tsx';

type CellChangesProps = {
  caption: string;
  cases: readonly { readonly key: string; readonly changes: readonly CellChange[] }[];
};

/** Old and new cell of every changed column, a row each. */
export function CellChanges({ caption, cases }: CellChangesProps) {
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Kolumn</th>
          <th scope="col">Var</th>
          <th scope="col">Blir</th>
        </tr>
      </thead>
      <tbody>
        {cases.map(({ key, changes }) => {
          const [first, ...others] = changes;
          return (
            <Fragment key={key}>
              <tr>
                <th scope="row" rowSpan={Math.max(1, changes.length)} data-nowrap="">
                  {key}
                </th>
                {first === undefined ? <td colSpan={3}>Inga ändrade uppgifter</td> : <Cells change={first} />}
              </tr>
              {others.map((change) => (
                <tr key={change.header}>
                  <Cells change={change} />
                </tr>
              ))}
            </Fragment>
          );
        })}
      </tbody>
    </Table>
  );
}

function Cells({ change }: { change: CellChange }) {
  return (
    <>
      <td>{change.header}</td>
      <td>{change.from || 'tomt'}</td>
      <td>{change.to || 'tomt'}</td>
    </>
  );
}
