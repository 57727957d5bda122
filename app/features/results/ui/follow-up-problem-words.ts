import type { FormError } from '#app/shared/ui/error-summary.tsx';

/** Why no follow-up was started; the same kinds as the use case gives. */
type Problem =
  | { readonly kind: 'madeAlready' }
  | { readonly kind: 'notPossible' }
  | { readonly kind: 'unknownGround' }
  | { readonly kind: 'control'; readonly problem: { readonly kind: string } }
  | { readonly kind: 'round'; readonly problem: string };

/** The problem as a sentence beside the field it belongs to. */
export function followUpProblemWords(problem: Problem): FormError {
  if (problem.kind === 'madeAlready') {
    return { message: 'Redan gjort: en uppföljningsomgång har startats sedan sidan öppnades.' };
  }
  if (problem.kind === 'notPossible') {
    return { message: 'Åtgärden ska vara genomförd, och dess tidigare uppföljningsomgång fastställd.' };
  }
  if (problem.kind === 'unknownGround') {
    return { field: 'ground', message: 'Välj bland kontrollerna som visas.' };
  }
  switch (typeof problem.problem === 'string' ? problem.problem : problem.problem.kind) {
    case 'reviewerNotAllowed':
      return {
        field: 'reviewerIds',
        message: 'Någon av de valda får inte granska i enheten. Välj andra.',
      };
    case 'unknownColumns':
      return {
        field: 'ground',
        message: 'Registret saknar kolumner som urvalsramen bygger på. Läs in dem först.',
      };
    default:
      return { message: 'Omgången kunde inte startas. Läs om sidan och försök igen.' };
  }
}
