import type { RoundFactsValues } from '#app/features/controls/forms/round-form-schema.ts';
import { DateField } from '#app/shared/ui/date-field.tsx';
import type { FormError } from '#app/shared/ui/error-summary.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';

type Props = { values: RoundFactsValues; errors: readonly FormError[] };

/** A round's name and days: the same for one to start and one that is planned. */
export function RoundFactsFields({ values, errors }: Props) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <TextField label="Namn" name="name" defaultValue={values.name} error={errorOf('name')} />
      <DateField
        label="Referensdatum"
        name="referenceOn"
        hint="Dagen som allt i omgången räknas mot: vilka ärenden som är med och om datum har hållits."
        defaultValue={values.referenceOn}
        error={errorOf('referenceOn')}
      />
      <DateField
        label="Granskningarna ska vara klara"
        name="dueOn"
        defaultValue={values.dueOn}
        error={errorOf('dueOn')}
      />
    </>
  );
}
