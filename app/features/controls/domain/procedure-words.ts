import type { UnitId } from '#app/shared/domain/ids.ts';
import { isAnsweredBySeveral, type ReviewProcedure } from './review-procedure.ts';

/**
 * How the reviewing is done as whole sentences, the one about how many review a case first. `nameOf` gives a unit's
 * name; a unit it does not know is "en annan enhet".
 */
export function procedureInWords(
  procedure: ReviewProcedure,
  nameOf: (unitId: UnitId) => string | undefined,
): string[] {
  const { reviewersPerCase, isBlind, needsApproval, isGrid } = procedure;
  return [
    howMany(reviewersPerCase),
    ...(isAnsweredBySeveral(procedure)
      ? [
          isBlind
            ? 'Ingen ser någon annans svar på ett ärende förrän alla har lämnat in sina.'
            : 'De ser varandras svar medan de granskar.',
        ]
      : []),
    sharingInWords(procedure, nameOf),
    ...(needsApproval ? ['Granskningen godkänns av någon annan innan den räknas.'] : []),
    ...(isGrid ? ['Svaren ges i en tabell med ett ärende på varje rad.'] : []),
  ];
}

const SEVERAL: Readonly<Record<number, string>> = { 2: 'Två', 3: 'Tre', 4: 'Fyra', 5: 'Fem' };

function howMany(reviewersPerCase: ReviewProcedure['reviewersPerCase']): string {
  if (reviewersPerCase === 1) return 'En granskare för varje ärende.';
  if (reviewersPerCase === 'everyone') return 'Alla granskare svarar på varje ärende, var för sig.';
  return `${SEVERAL[reviewersPerCase] ?? reviewersPerCase} granskare svarar på varje ärende, var för sig, och enas sedan om ett svar.`;
}

function sharingInWords(
  { sharing, reviewersPerCase }: ReviewProcedure,
  nameOf: (unitId: UnitId) => string | undefined,
): string {
  if (sharing.kind === 'byHand') return 'Ärendena delas ut för hand.';
  if (sharing.kind === 'evenly')
    return reviewersPerCase === 'everyone'
      ? 'Ingen får sina egna ärenden.'
      : 'Ärendena delas jämnt, aldrig till ärendets egen handläggare.';
  const named = (unitId: UnitId) => nameOf(unitId) ?? 'en annan enhet';
  const pairs = sharing.pairs.map(
    ({ reviewersOf, casesOf }) => `granskare i ${named(reviewersOf)} får ärenden i ${named(casesOf)}`,
  );
  const list = [pairs.slice(0, -1).join(', '), ...pairs.slice(-1)].filter(Boolean).join(' och ');
  return `Ärendena delas korsvis: ${list}.`;
}
