/** What has been done at least once within the person's units. */
export type StepsTaken = {
  hasImport: boolean;
  hasControl: boolean;
  hasDraw: boolean;
  hasFinishedReview: boolean;
  hasWorkbook: boolean;
  /** A whole round has been done: whoever comes now comes to a program in use. */
  hasFinalisedRound: boolean;
  /** Where the step after the one before is taken. */
  roundId: number | null;
};

export type FirstStep = { label: string; to?: string; state: 'done' | 'current' | 'upcoming'; note: string };

/** The first minutes as five steps, the first not yet done being the current one; empty when all are done. */
export function firstSteps(taken: StepsTaken): FirstStep[] {
  if (taken.hasFinalisedRound) return [];
  const round = taken.roundId === null ? '/kontroller' : `/omgangar/${taken.roundId}`;
  const steps = [
    {
      isDone: taken.hasImport,
      label: 'Läs in ett register',
      to: '/register',
      note: 'Ett uttag ur verksamhetssystemet, eller exempelfilen. Namn och personnummer lämnas utanför.',
    },
    {
      isDone: taken.hasControl,
      label: 'Välj en färdig kontroll',
      to: '/kontroller',
      note: 'Placerade barn, halvårskontroll, finns att börja med.',
    },
    {
      isDone: taken.hasDraw,
      label: 'Dra urvalet',
      to: round,
      note: 'Starta en omgång, frys urvalsramen och dra.',
    },
    {
      isDone: taken.hasFinishedReview,
      label: 'Granska ett ärende',
      to: taken.hasDraw ? '/granskningar' : round,
      note: 'Fördela granskningarna och lämna in den första.',
    },
    {
      isDone: taken.hasWorkbook,
      label: 'Hämta Excel-filen',
      to: round,
      note: 'Under Resultat på omgångens sida.',
    },
  ];
  const current = steps.findIndex((step) => !step.isDone);
  if (current === -1) return [];
  return steps.map(({ isDone, label, to, note }, index) =>
    isDone
      ? { label, note, state: 'done' as const }
      : { label, to, note, state: index === current ? ('current' as const) : ('upcoming' as const) },
  );
}
