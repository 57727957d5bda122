import type { SaveCheckProblem } from '#app/features/checks/server/save-check.server.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { listInWords } from '#app/shared/text/format.ts';

/** Why a check was not saved, at the field where something can be done about it. */
export function saveProblemWords(problem: SaveCheckProblem): FieldError {
  switch (problem.kind) {
    case 'nameTaken':
      return {
        field: 'name',
        message: 'Registret har redan en kontroll med det namnet, kanske en avslutad. Välj ett annat namn.',
      };
    case 'unknownColumns':
      return {
        field: 'limitKind',
        message: `${listInWords(problem.columns)} finns inte i registret. Välj andra kolumner.`,
      };
    case 'changedMeanwhile':
      return {
        field: 'name',
        message:
          'Någon annan har ändrat kontrollen sedan du öppnade sidan. Dina ändringar är inte sparade. Öppna kontrollen i en ny flik, jämför och gör om dem.',
      };
  }
}
