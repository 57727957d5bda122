import type { FormError } from '#app/shared/ui/error-summary.tsx';
import type { SpreadRefusal } from '../server/open-answers.server.ts';

const REFUSALS: Readonly<Record<SpreadRefusal, string>> = {
  notPossible: 'Det går inte nu. Sidan visar hur det står.',
  alreadySeen:
    'Någon som har svarat har redan sett hur gruppen svarade. Då går svarandet inte att öppna igen.',
  tooFewHaveAnswered:
    'Färre än tre har lämnat in. Med så få svar syns det vem som svarade vad, så svarandet kan inte avslutas än.',
};

/** Why the button did nothing. */
export function spreadRefusalWords(refusal: SpreadRefusal): FormError {
  return { message: REFUSALS[refusal] };
}

/** Why the conclusion was not saved. */
export function conclusionProblemWords(problem: 'notPossible' | 'changedMeanwhile'): FormError {
  return problem === 'changedMeanwhile'
    ? {
        field: 'conclusion',
        message:
          'Någon annan ändrade slutsatsen under tiden. Det sparade visas under fältet, och det du skrev är kvar i fältet. Spara igen för att skriva över.',
      }
    : { message: 'Slutsatsen går att skriva när svaren är öppna, tills omgången är fastställd.' };
}
