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
        {cases.flatMap(({ key, changes }) =>
          (changes.length > 0 ? changes : [undefined]).map((change, index) => (
            <tr key={`${key} ${change?.header ?? ''}`}>
              <th scope="row" data-nowrap="">
                {index === 0 ? key : ''}
              </th>
              <td>{change?.header ?? 'Inga ändrade uppgifter'}</td>
              <td>{change === undefined ? '' : change.from || 'tomt'}</td>
              <td>{change === undefined ? '' : change.to || 'tomt'}</td>
            </tr>
          )),
        )}
      </tbody>
    </Table>
  );
}
