import type { FormError } from '#app/shared/ui/error-summary.tsx';
import type { VignetteProblem } from '../server/create-vignette-round.server.ts';

/** Why nothing was made, and what to do. */
export function vignetteProblemWords(problem: VignetteProblem): FormError {
  if (problem === 'checklistNotPublished') {
    return { message: 'Checklistan har ingen publicerad version längre. Välj en annan. Inget är sparat.' };
  }
  if (problem === 'reviewerNotAllowed') {
    return {
      field: 'reviewerIds',
      message: 'Någon av de valda får inte granska i enheten längre. Välj igen. Inget är sparat.',
    };
  }
  return {
    message:
      'Vinjetten gick inte att göra klar, och inget är sparat. Försök igen, eller välj en annan enhet.',
  };
}
