import type { FormError } from './form-error.ts';
import type { RoleTermFault } from './role-term.ts';

/** Why a role could not be given, as the form says it. */
export const ROLE_TERM_ERRORS: Record<RoleTermFault | 'unitClosed', FormError> = {
  unitClosed: { field: 'unitId', message: 'Enheten är stängd eller finns inte. Välj en annan.' },
  pastDate: {
    field: 'validUntilOn',
    message: 'Datumet har redan varit. Välj en dag framåt, eller lämna tomt.',
  },
  endDateRequired: {
    field: 'validUntilOn',
    message: 'En extern granskare behöver ett slutdatum. Välj den dag då uppdraget senast är klart.',
  },
};
