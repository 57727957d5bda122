import { Form, Link } from '@remix-run/react';
import type { BatchForm } from '#app/features/deviations/forms/handover-form.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './batch-table.module.css';

type Row = {
  deviationId: number;
  number: string;
  title: string;
  caseKey: string;
  unitName: string;
  externalNumber: string;
  mayChange: boolean;
};

type BatchTableProps = {
  systemName: string;
  rows: readonly Row[];
  errors: readonly FormError[];
  typed: BatchForm | undefined;
};

// The fields stand in the table, where another form takes a handover back: they belong to theirs by its name.
const NUMBERS = 'numbers';

/** What was handed over together, with the numbers it got there. */
export function BatchTable({ systemName, rows, errors, typed }: BatchTableProps) {
  const mayNote = rows.some(({ mayChange }) => mayChange);
  return (
    <Stack>
      <Table caption={`Överlämnade till ${systemName}`} captionHidden>
        <thead>
          <tr>
            <th scope="col">Avvikelse</th>
            <th scope="col">Nummer i {systemName}</th>
            <th scope="col">Gäller</th>
            <th scope="col">Ärende</th>
            <th scope="col">Enhet</th>
            {mayNote ? <th scope="col">Blev det fel?</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.deviationId}>
              <th scope="row" data-nowrap>
                <Link to={`/avvikelser/${row.deviationId}`}>{row.number}</Link>
              </th>
              <td className={styles.number}>
                {row.mayChange ? (
                  <ExternalNumber row={row} systemName={systemName} errors={errors} typed={typed} />
                ) : (
                  row.externalNumber
                )}
              </td>
              <td>{row.title}</td>
              <td data-nowrap>{row.caseKey}</td>
              <td>{row.unitName}</td>
              {mayNote ? (
                <td>{row.mayChange ? <TakeBack row={row} errors={errors} typed={typed} /> : null}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
      {mayNote ? (
        <Form method="post" id={NUMBERS}>
          <Button name="intent" value="numbers">
            Spara numren
          </Button>
        </Form>
      ) : null}
    </Stack>
  );
}

type PartProps = { row: Row } & Pick<BatchTableProps, 'errors' | 'typed'>;

function ExternalNumber({ row, systemName, errors, typed }: PartProps & { systemName: string }) {
  const name = `number-${row.deviationId}`;
  const own =
    typed?.intent === 'numbers'
      ? typed.numbers.find(({ deviationId }) => Number(deviationId) === row.deviationId)
      : undefined;
  return (
    <>
      <input type="hidden" form={NUMBERS} name={`seen-${row.deviationId}`} value={row.externalNumber} />
      <TextField
        form={NUMBERS}
        label={<VisuallyHidden>{`Nummer i ${systemName} för ${row.number}`}</VisuallyHidden>}
        name={name}
        defaultValue={own?.number ?? row.externalNumber}
        error={errors.find(({ field }) => field === name)?.message}
        maxLength={60}
      />
    </>
  );
}

function TakeBack({ row, errors, typed }: PartProps) {
  const isOwn = typed?.intent === 'takeBack' && Number(typed.deviationId) === row.deviationId;
  return (
    <ConfirmDialog
      trigger="Ta tillbaka"
      triggerVariant="quiet"
      title={`Ta tillbaka ${row.number}`}
      confirmLabel="Ta tillbaka"
      hiddenFields={{
        intent: 'takeBack',
        deviationId: String(row.deviationId),
        seen: row.externalNumber,
      }}
      isOpen={isOwn}
    >
      <p>
        Avvikelsen kan sedan lämnas över igen. Det som redan finns i det andra systemet tas inte bort där. Att
        den var överlämnad står kvar i historiken.
      </p>
      <Textarea
        label="Varför tas det tillbaka?"
        name="reason"
        defaultValue={isOwn && typed.intent === 'takeBack' ? typed.reason : ''}
        error={isOwn ? errors.find(({ field }) => field === 'reason')?.message : undefined}
        maxLength={1000}
      />
    </ConfirmDialog>
  );
}
