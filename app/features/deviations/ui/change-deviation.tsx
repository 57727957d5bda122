import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

type ChangeDeviationProps = {
  revision: number;
  dueOn: string;
  candidates: readonly { id: number; displayName: string }[];
  typeId: number | null;
  types: readonly { id: number; name: string }[];
  errors: readonly { field?: string | undefined; message: string }[];
  /** What was typed in a form that came back. */
  failed:
    | {
        intent: string;
        newDueOn?: string;
        dueReason?: string;
        responsibleId?: number | null;
        typeId?: number | null;
      }
    | undefined;
};

/** Another person responsible, another date or another type: all leave a trace in the history. */
export function ChangeDeviation(props: ChangeDeviationProps) {
  const { revision, dueOn, candidates, typeId, types, errors, failed } = props;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const hidden = (intent: string) => ({ intent, revision: String(revision) });
  // What concerns no field stands at the top of the page, behind the dialog that came back open.
  const general = errors.find(({ field }) => field === undefined)?.message;
  const toldIn = (intent: string) =>
    failed?.intent === intent && general !== undefined ? <Notice tone="warning" title={general} /> : null;
  const chosen = (id: number | null | undefined) => (id === null || id === undefined ? '' : String(id));
  return (
    <Stack isRow gap="small">
      {candidates.length > 0 ? (
        <ConfirmDialog
          trigger="Byt ansvarig"
          title="Byt ansvarig"
          confirmLabel="Byt ansvarig"
          hiddenFields={hidden('changeResponsible')}
          isOpen={failed?.intent === 'changeResponsible'}
        >
          {toldIn('changeResponsible')}
          <p>Den nya ansvariga ser avvikelsen bland sina egna. Bytet syns i historiken.</p>
          <Select
            label="Ny ansvarig"
            name="responsibleId"
            emptyLabel="Välj person"
            defaultValue={chosen(failed?.responsibleId)}
            error={errorOf('responsibleId')}
            options={candidates.map(({ id, displayName }) => ({ value: String(id), label: displayName }))}
          />
        </ConfirmDialog>
      ) : null}
      <ConfirmDialog
        trigger="Ändra datum"
        title="Ändra datum"
        confirmLabel="Spara datumet"
        hiddenFields={hidden('changeDue')}
        isOpen={failed?.intent === 'changeDue'}
      >
        {toldIn('changeDue')}
        <DateField
          label="Nytt datum"
          name="newDueOn"
          defaultValue={failed?.newDueOn ?? dueOn}
          error={errorOf('newDueOn')}
        />
        <Textarea
          label="Varför ändras datumet?"
          name="dueReason"
          hint="Sparas i historiken. Skriv inga namn eller personnummer."
          rows={3}
          maxLength={1000}
          defaultValue={failed?.dueReason}
          error={errorOf('dueReason')}
        />
      </ConfirmDialog>
      <ConfirmDialog
        trigger="Ändra typ"
        title="Ändra typ"
        confirmLabel="Spara typen"
        hiddenFields={hidden('changeType')}
        isOpen={failed?.intent === 'changeType'}
      >
        {toldIn('changeType')}
        <Select
          label="Typ"
          name="typeId"
          emptyLabel="Ingen typ"
          defaultValue={chosen(failed?.intent === 'changeType' ? failed.typeId : typeId)}
          error={errorOf('typeId')}
          options={types.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </ConfirmDialog>
    </Stack>
  );
}
