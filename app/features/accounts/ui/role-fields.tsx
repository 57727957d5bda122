import { errorOf, type FormError } from '#app/features/accounts/domain/form-error.ts';
import { ROLES } from '#app/shared/domain/vocabulary.ts';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { ROLE_NAMES, ROLE_SENTENCES } from './account-words.ts';

export type UnitChoice = { id: number; name: string; depth: number; isClosed: boolean };

type RoleFieldsProps = {
  units: readonly UnitChoice[];
  errors: readonly FormError[];
  typed?: { role: string; unitId: string; validUntilOn: string } | undefined;
};

/** Role, unit and last day: the same three fields wherever a role is given. */
export function RoleFields({ units, errors, typed }: RoleFieldsProps) {
  return (
    <>
      <RadioGroup
        legend="Roll"
        name="role"
        options={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role], hint: ROLE_SENTENCES[role] }))}
        defaultValue={typed?.role}
        error={errorOf(errors, 'role')}
      />
      <Select
        label="Enhet"
        name="unitId"
        hint="Rollen gäller enheten och allt under den."
        emptyLabel="Välj enhet"
        // Indented with spaces that do not collapse: a select has no levels of its own.
        options={units
          .filter((unit) => !unit.isClosed)
          .map((unit) => ({
            value: String(unit.id),
            label: '\u00a0\u00a0\u00a0'.repeat(unit.depth) + unit.name,
          }))}
        defaultValue={typed?.unitId ?? ''}
        error={errorOf(errors, 'unitId')}
      />
      <DateField
        label="Gäller till och med"
        name="validUntilOn"
        hint="Lämna tomt om rollen gäller tills vidare. En extern granskare ska ha ett slutdatum."
        defaultValue={typed?.validUntilOn}
        error={errorOf(errors, 'validUntilOn')}
      />
    </>
  );
}
