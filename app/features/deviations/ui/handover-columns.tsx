import { HANDOVER_FIELDS } from '#app/features/deviations/domain/handover-layout.ts';
import { handoverFieldWords } from '#app/features/deviations/domain/handover-words.ts';
import type { SystemForm } from '#app/features/deviations/forms/receiving-system-form.ts';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { VisuallyHidden } from '#app/shared/ui/visually-hidden.tsx';
import styles from './handover-columns.module.css';

/** The columns of the receiver, a row each, in fields that work without JavaScript. */
export function HandoverColumns({ rows, error }: { rows: SystemForm['rows']; error: string | undefined }) {
  return (
    <Table caption="Filens kolumner" captionHidden>
      <thead>
        <tr>
          <th scope="col">Plats</th>
          <th scope="col">Rubrik i systemet</th>
          <th scope="col">Fylls med</th>
          <th scope="col">Text, om den är samma på varje rad</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ place, heading, field, text }, index) => {
          const label = (what: string) => <VisuallyHidden>{`${what}, rad ${index + 1}`}</VisuallyHidden>;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are fields, told apart by their place alone.
            <tr key={index}>
              <td className={styles.place}>
                <NumberField
                  label={label('Plats')}
                  name={`place-${index}`}
                  defaultValue={place}
                  maxLength={3}
                />
              </td>
              <td className={styles.wide}>
                <TextField
                  label={label('Rubrik')}
                  name={`heading-${index}`}
                  defaultValue={heading}
                  maxLength={80}
                  error={index === 0 ? error : undefined}
                />
              </td>
              <td className={styles.wide}>
                <Select
                  label={label('Fylls med')}
                  name={`field-${index}`}
                  defaultValue={field}
                  options={HANDOVER_FIELDS.map((value) => ({ value, label: handoverFieldWords[value] }))}
                />
              </td>
              <td className={styles.wide}>
                <TextField label={label('Text')} name={`text-${index}`} defaultValue={text} maxLength={200} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
