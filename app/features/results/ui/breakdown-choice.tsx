import { Select } from '#app/shared/ui/select.tsx';

type BreakdownChoiceProps = {
  columns: readonly string[];
  /** What was decided when the round was finalised the first time; undefined before that. */
  decided: string | null | undefined;
  value?: string | undefined;
  error?: string | undefined;
};

/** By which column, if any, the de-identified version is to be divided; decided once. */
export function BreakdownChoice({ columns, decided, value, error }: BreakdownChoiceProps) {
  if (decided !== undefined) {
    return decided === null ? null : (
      <p>Det avidentifierade resultatet delas upp på {decided}, som när omgången fastställdes först.</p>
    );
  }
  if (columns.length === 0) return null;
  return (
    <Select
      label="Dela upp det avidentifierade resultatet på"
      name="dela-upp"
      width="medium"
      hint="Gruppernas namn visas för läsare, och små antal döljs. Valet går inte att ändra sedan, inte ens om omgången öppnas igen."
      emptyLabel="Inget, alla tillsammans"
      options={columns.map((column) => ({ value: column, label: column }))}
      defaultValue={value ?? ''}
      error={error}
    />
  );
}
