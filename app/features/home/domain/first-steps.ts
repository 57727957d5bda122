/** What has been done at least once within the person's units. */
export type StepsTaken = {
  /** Whether there is more than the first unit. Absent for whoever may not add any: it is then no step of hers. */
  hasUnits?: boolean;
  hasImport: boolean;
  hasControl: boolean;
  hasDraw: boolean;
  hasFinishedReview: boolean;
  hasWorkbook: boolean;
  /** A whole round has been done: whoever comes now comes to a program in use. */
  hasFinalisedRound: boolean;
  /** The latest round that she may open: where the step after the one before is taken. */
  roundId: number | null;
};

export type FirstStep = { label: string; to?: string; state: 'done' | 'current' | 'upcoming'; note: string };

/**
 * The first minutes as five steps, six for whoever also builds the organisation; the first not yet done is the current
 * one. A step has an address only where she may take it. Empty when all are done.
 */
export function firstSteps(taken: StepsTaken): FirstStep[] {
  if (taken.hasFinalisedRound) return [];
  // A draw without a round of hers was made by those who own the control: what follows is theirs to do.
  const ownRound = taken.hasDraw ? undefined : '/kontroller';
  const round = taken.roundId === null ? ownRound : `/omgangar/${taken.roundId}`;
  const steps = [
    ...(taken.hasUnits === undefined
      ? []
      : [
          {
            isDone: taken.hasUnits,
            label: 'Lägg upp enheterna',
            to: '/organisation',
            note: 'Som de heter i registret, så hamnar varje ärende på sin enhet.',
          },
        ]),
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
      : {
          label,
          ...(to ? { to } : {}),
          note,
          state: index === current ? ('current' as const) : ('upcoming' as const),
        },
  );
}
