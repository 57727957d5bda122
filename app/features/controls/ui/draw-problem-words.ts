import type { AgreementProblem } from '#app/features/controls/server/agree-on-seed.server.ts';
import type { DrawProblem } from '#app/features/controls/server/draw-sample.server.ts';
import type { FormError } from '#app/shared/ui/error-summary.tsx';

type Problem = Exclude<DrawProblem | AgreementProblem, { kind: 'alreadyDrawn' }>;

const MESSAGES: Partial<Readonly<Record<Problem['kind'], string>>> = {
  notFrozen: 'Urvalsramen är inte fryst. Frys den först. Inget urval är draget.',
  redrawClosed: 'Granskningarna är fördelade, så urvalet kan inte dras om. Det tidigare urvalet gäller.',
  redrawNotByLot: 'Urvalet beror inte på slumpen, så det blir detsamma om det görs om.',
  aborted: 'Omgången är avbruten. Inget urval är draget.',
  agreementOpen:
    'Två personer håller på att ge varsin del av fröet. Vänta på dem, eller ge upp det med ett skäl. Inget är draget.',
  lockedSeedApplies: 'Ett frö är låst för året, och omgången dras med det. Ladda om sidan. Inget är draget.',
  noLockedSeed: 'Inget frö är låst för omgången. Välj var fröet ska komma ifrån. Inget är draget.',
  typedAfterShared:
    'Omgången har dragits med ett frö som ingen bestämde ensam. Låt programmet skapa fröet, eller låt två personer ge varsin del. Det tidigare urvalet gäller.',
  seedNotAsked: 'Fröet spelar ingen roll för det här urvalet. Ladda om sidan. Inget är draget.',
  chosenByPeople: 'Ärendena väljs av människor i den här kontrollen. Gå till omgången.',
  samePerson: 'Välj två olika personer.',
  notAllowedPerson:
    'Båda måste ha ett konto och få läsa omgången, som chef eller kvalitetsutvecklare. Välj någon annan.',
};

/** Why nothing was drawn, with the field it is about where there is one. */
export function drawProblemInWords(problem: Problem): FormError {
  if (problem.kind === 'redrawReasonMissing') {
    return {
      field: 'redrawReason',
      message:
        'Skriv med ord varför urvalet ska dras om, minst tio bokstäver, till exempel vad som var fel och när det upptäcktes. Det tidigare urvalet gäller.',
    };
  }
  if (problem.kind === 'quotasExceedSize') {
    return {
      message: `Minst-kraven kan kräva ${problem.chosenByQuotas} ärenden, men urvalet är ${problem.size}. Ändra kontrollen och starta en ny omgång. Inget urval är draget, och inget frö är skapat.`,
    };
  }
  const message =
    MESSAGES[problem.kind] ??
    'Kontrollens urval går inte att dra. Ändra kontrollen och starta en ny omgång. Inget är draget.';
  const isAboutPeople = problem.kind === 'samePerson' || problem.kind === 'notAllowedPerson';
  return isAboutPeople ? { field: 'secondPersonId', message } : { message };
}
