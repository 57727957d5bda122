import type { FormError } from '#app/shared/ui/error-summary.tsx';

/** Why the hits were not deepened; the same kinds as the use case gives. */
type Problem =
  | { readonly kind: 'madeAlready' }
  | { readonly kind: 'noHits' }
  | { readonly kind: 'unknownAnswers' }
  | { readonly kind: 'control'; readonly problem: { readonly kind: string } }
  | { readonly kind: 'round'; readonly problem: string };

/** The problem as a sentence beside the field it belongs to. */
export function deepenProblemWords(problem: Problem): FormError {
  if (problem.kind === 'madeAlready') {
    return {
      message: 'Redan gjort: träffarna har blivit en omgång sedan sidan öppnades. Ingen ny är startad.',
    };
  }
  if (problem.kind === 'noHits') {
    return { field: 'hitKind', message: 'Inget granskat ärende gav träff, så det finns inget att fördjupa.' };
  }
  if (problem.kind === 'unknownAnswers') {
    return { field: 'hitKind', message: 'Checklistan har inte de svaren. Välj bland dem som visas.' };
  }
  switch (typeof problem.problem === 'string' ? problem.problem : problem.problem.kind) {
    case 'checklistNotPublished':
    case 'noChecklist':
      return { field: 'checklistId', message: 'Checklistan har ingen publicerad version. Välj en annan.' };
    case 'reviewerNotAllowed':
      return {
        field: 'reviewerIds',
        message: 'Någon av de valda får inte granska i enheten längre. Välj igen.',
      };
    case 'crossingNotAllowed':
      return {
        field: 'sharing',
        message: 'Enheterna som granskar korsvis ska höra till kontrollens enhet. Välj andra enheter.',
      };
    case 'noControl':
      return { message: 'Kontrollen för fördjupningar är avslutad, så ingen omgång kan startas.' };
    default:
      return {
        message:
          'Det gick inte att göra en kontroll för fördjupningen. Ingen omgång är startad. Läs om sidan.',
      };
  }
}
