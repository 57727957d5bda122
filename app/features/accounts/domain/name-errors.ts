import type { FormError } from './form-error.ts';

/** Why a person cannot have the name, as the form says it. */
export const NAME_ERRORS: Record<'nameTaken' | 'ownName', FormError> = {
  nameTaken: {
    field: 'displayName',
    message:
      'En annan person heter redan så. Skriv något som skiljer dem åt efter namnet, till exempel enheten, och fyll i namnet i registret för sig.',
  },
  ownName: {
    field: 'displayName',
    message:
      'Du kan inte ändra ditt eget namn, inte heller det i registret. Be en annan systemförvaltare göra det.',
  },
};
