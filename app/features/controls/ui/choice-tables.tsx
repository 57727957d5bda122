import { Form } from '@remix-run/react';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';

type Worker = {
  readonly name: string;
  readonly wanted: number;
  readonly chosen: number;
  readonly hasAccount: boolean;
};

/** Each handläggare and how far she has come. */
export function WorkerTable({ workers }: { workers: readonly Worker[] }) {
  return (
    <Table caption="Handläggare i urvalsramen" captionHidden>
      <thead>
        <tr>
          <th scope="col">Handläggare</th>
          <th scope="col" data-numeric>
            Har valt
          </th>
          <th scope="col">Väljer</th>
        </tr>
      </thead>
      <tbody>
        {workers.map(({ name, wanted, chosen, hasAccount }) => (
          <tr key={name}>
            <td>{name || '(ingen handläggare)'}</td>
            <td data-numeric>
              {formatNumber(chosen)} av {formatNumber(wanted)}
            </td>
            <td>{hasAccount ? 'själv' : 'saknar konto, så du får välja'}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type Choice = {
  readonly frameCaseId: number;
  readonly key: string;
  readonly cause: string;
  readonly caseWorker: string;
  readonly chosenByName: string;
  readonly chosenAt: string;
};

type Props = { choices: readonly Choice[]; isOnCause: boolean; isOpen: boolean };

/** The chosen cases with who chose them. */
export function ChoiceTable({ choices, isOnCause, isOpen }: Props) {
  return (
    <Table caption="Valda ärenden" captionHidden>
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">{isOnCause ? 'Skäl' : 'Handläggare'}</th>
          <th scope="col">Valt av</th>
          {isOpen ? (
            <th scope="col">
              <VisuallyHidden>Åtgärd</VisuallyHidden>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {choices.map((choice) => (
          <tr key={choice.frameCaseId}>
            <td data-nowrap>{choice.key}</td>
            <td>{isOnCause ? choice.cause : choice.caseWorker}</td>
            <td>
              {choice.chosenByName}, {formatDateTime(choice.chosenAt)}
            </td>
            {isOpen ? (
              <td>
                <Form method="post">
                  <input type="hidden" name="frameCaseId" value={choice.frameCaseId} />
                  <Button type="submit" name="intent" value="takeBack" variant="quiet">
                    Ta tillbaka<VisuallyHidden> {choice.key}</VisuallyHidden>
                  </Button>
                </Form>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
