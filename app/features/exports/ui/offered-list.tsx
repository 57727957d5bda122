import { Form, Link } from '@remix-run/react';
import { DeviationStatus } from '#app/features/deviations/ui/deviation-status.tsx';
import styles from '#app/features/deviations/ui/deviation-table.module.css';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';

type OfferedListProps = {
  offered: readonly {
    deviationId: number;
    number: string;
    title: string;
    caseKey: string;
    unitName: string;
    state: DeviationState;
  }[];
  /** How many there are, also those that do not fit here. */
  total: number;
  tickAll: string;
  ticked: 'all' | readonly number[];
};

/** What can be handed over, to tick and send. */
export function OfferedList({ offered, total, tickAll, ticked }: OfferedListProps) {
  if (offered.length === 0) {
    return (
      <EmptyState title="Inget att lämna över">
        <p>Alla avvikelser som stämmer med filtret är redan överlämnade, eller så finns det inga.</p>
      </EmptyState>
    );
  }
  return (
    <Form method="post">
      <Stack>
        <p>
          {plural(total, 'avvikelse', 'avvikelser')} att lämna över
          {total > offered.length ? `. Här visas de ${offered.length} första, begränsa med filtret` : ''}.{' '}
          <Link to={tickAll}>Markera alla som visas</Link>
        </p>
        <Table caption="Avvikelser att lämna över" captionHidden>
          <thead>
            <tr>
              <th scope="col">
                <VisuallyHidden>Markera</VisuallyHidden>
              </th>
              <th scope="col">Avvikelse</th>
              <th scope="col">Gäller</th>
              <th scope="col">Ärende</th>
              <th scope="col">Enhet</th>
              <th scope="col">Läge</th>
            </tr>
          </thead>
          <tbody>
            {offered.map(({ deviationId, number, title, caseKey, unitName, state }) => (
              <tr key={deviationId}>
                <td>
                  <input
                    type="checkbox"
                    name="deviationId"
                    value={deviationId}
                    defaultChecked={ticked === 'all' || ticked.includes(deviationId)}
                    aria-label={`Markera ${number}`}
                    className={styles.mark}
                  />
                </td>
                <th scope="row" data-nowrap>
                  {number}
                </th>
                <td>
                  <Link to={`/avvikelser/${deviationId}`}>{title}</Link>
                </td>
                <td data-nowrap>{caseKey}</td>
                <td>{unitName}</td>
                <td data-nowrap>
                  <DeviationStatus state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        <div>
          <Button>Lämna över de markerade</Button>
        </div>
      </Stack>
    </Form>
  );
}
