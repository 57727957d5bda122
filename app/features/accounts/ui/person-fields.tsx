import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import { TextField } from '#app/shared/ui/text-field.tsx';

type PersonFieldsProps = {
  values?: { displayName: string; email: string; caseWorkerName: string | null } | undefined;
  errors: readonly FormError[];
};

export function PersonFields({ values, errors }: PersonFieldsProps) {
  return (
    <>
      <TextField
        label="Namn"
        name="displayName"
        autoComplete="off"
        defaultValue={values?.displayName}
        error={errorOf(errors, 'displayName')}
      />
      <TextField
        label="E-post"
        name="email"
        type="email"
        hint="Personen loggar in med den."
        autoComplete="off"
        defaultValue={values?.email}
        error={errorOf(errors, 'email')}
      />
      <TextField
        label="Namn i registret"
        name="caseWorkerName"
        hint="Som det står i kolumnen för handläggare. Då får personen aldrig granska sina egna ärenden. Lämna tomt om personen inte är handläggare."
        autoComplete="off"
        defaultValue={values?.caseWorkerName ?? ''}
        error={errorOf(errors, 'caseWorkerName')}
      />
    </>
  );
}
