import type { ControlFormValues, FieldError } from '#app/features/controls/forms/control-form-values.ts';
import type { FormError } from '#app/shared/ui/error-summary.tsx';

/** Why a control was not saved; the same kinds as the use case gives. */
type Problem =
  | {
      readonly kind:
        | 'registerNotForUnit'
        | 'checklistNotPublished'
        | 'reviewerNotAllowed'
        | 'responsibleNotAllowed'
        | 'crossingNotAllowed'
        | 'changedMeanwhile';
    }
  | { readonly kind: 'unknownColumns'; readonly columns: readonly string[] };

/** Why a round's procedure was not changed, beside the field it belongs to. */
export function procedureProblemWords(problem: 'sharedOut' | 'crossingNotAllowed'): FormError {
  return problem === 'sharedOut'
    ? {
        message:
          'Granskningarna är fördelade, så det går inte att ändra hur omgången granskas. Inget är ändrat.',
      }
    : {
        field: 'sharing',
        message: 'Enheterna som granskar korsvis ska höra till omgångens enhet. Välj andra enheter.',
      };
}

/** The problem as a sentence beside the field it belongs to among what was typed. */
export function saveProblemWords(problem: Problem, values: ControlFormValues): FieldError {
  switch (problem.kind) {
    case 'registerNotForUnit':
      return {
        field: 'unitId',
        message: 'Registret hör till en annan del av organisationen. Välj en enhet som registret omfattar.',
      };
    case 'checklistNotPublished':
      return { field: 'checklistId', message: 'Checklistan har ingen publicerad version. Välj en annan.' };
    case 'reviewerNotAllowed':
      return {
        field: 'reviewerIds',
        message: 'Någon av de valda får inte granska i enheten. Välj bland dem som visas.',
      };
    case 'responsibleNotAllowed':
      return {
        field: 'responsibleId',
        message: 'Den du valt är inte chef eller kvalitetsutvecklare i enheten.',
      };
    case 'crossingNotAllowed':
      return {
        field: 'sharing',
        message: 'Enheterna som granskar korsvis ska höra till kontrollens enhet. Välj andra enheter.',
      };
    case 'changedMeanwhile':
      return {
        field: 'name',
        message:
          'Någon annan har ändrat kontrollen medan du skrev. Det du skrev är inte sparat. Öppna sidan på nytt och gör ändringen igen.',
      };
    case 'unknownColumns':
      return {
        field: fieldWithColumn(values, problem.columns[0] ?? ''),
        message: `Registret har ingen kolumn som heter ${problem.columns.join(' eller ')}. Välj en annan kolumn.`,
      };
  }
}

/** The first field where the column is chosen. */
function fieldWithColumn(values: ControlFormValues, column: string): string {
  for (const [place, { lines }] of values.conditions.groups.entries()) {
    for (const [index, line] of lines.entries()) {
      if (line.column === column) return `conditionColumn-${place}-${index}`;
      if (line.after === column) return `conditionAfter-${place}-${index}`;
    }
  }
  if (values.onePerColumn === column) return 'onePerColumn';
  if (values.groupColumn === column) return 'groupColumn';
  if (values.orderColumn === column) return 'orderColumn';
  return `quotaColumn-${Math.max(
    0,
    values.quotas.findIndex((quota) => quota.column === column),
  )}`;
}
