import type { FormError } from '#app/shared/ui/error-summary.tsx';
import type { RefusedItem } from '../server/answer-item-form.server.ts';
import type { ItemProblem } from '../server/save-item.server.ts';
import type { PlanProblem } from '../server/save-plan.server.ts';

const CHANGED_MEANWHILE =
  'Planen har ändrats sedan du öppnade sidan. Inget är sparat. Titta på planen som den är nu och gör om ändringen.';

/** Why a plan could not be made, changed or adopted, and the field it stands at. */
export function planProblemWords(problem: PlanProblem): FormError {
  switch (problem.kind) {
    case 'exists':
      return {
        field: 'year',
        message:
          'Det finns redan en sådan plan för enheten och året. Öppna den och ändra eller gör en ny version.',
      };
    case 'strangeCopy':
      return { field: 'copyFromId', message: 'Välj en antagen plan av samma slag och för samma enhet.' };
    case 'empty':
      return { message: 'Planen har inga rader än. Lägg till minst en innan den antas.' };
    case 'changedMeanwhile':
      return { message: CHANGED_MEANWHILE };
  }
}

export const itemProblemWords: Record<ItemProblem, FormError> = {
  changedMeanwhile: { message: CHANGED_MEANWHILE },
  strangePerson: { field: 'responsibleId', message: 'Välj en ansvarig i listan.' },
  strangeControl: { field: 'controlId', message: 'Välj en kontroll i listan.' },
};

/** A refused row as its page shows it, with the status of the answer. */
export function refusedItemInWords(refused: RefusedItem) {
  const { values } = refused;
  if ('errors' in refused) return { shown: { values, errors: refused.errors }, status: 422 };
  const status = refused.problem === 'changedMeanwhile' ? 409 : 422;
  return { shown: { values, errors: [itemProblemWords[refused.problem]] }, status };
}

/** Why something in the year wheel is not saved. */
export const refusedEntryWords = {
  strangePerson: {
    field: 'responsibleId',
    message: 'Välj en ansvarig i listan. Hon eller han måste vara chef eller arbeta med kvalitet här.',
  },
  changedMeanwhile: { message: 'Någon annan har ändrat punkten sedan du öppnade sidan. Inget är sparat.' },
} as const;
