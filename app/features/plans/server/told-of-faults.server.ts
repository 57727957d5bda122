import { DISCLOSURE_RULE, type Disclosed } from '#app/features/results/domain/disclosure-rule.ts';
import { deidentifiedVersions } from '#app/features/results/server/deidentified-version.server.ts';
import type { ChecklistVersionId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listFiguresOf } from '#db/queries/round-deviations.server.ts';
import { deidentifiedRound, type KnownChecklists } from './year-rounds.server.ts';

/** What the de-identified result of a round tells of its faults. */
export type ToldOfFaults = {
  readonly questions: readonly {
    readonly key: string;
    readonly notFulfilled: Disclosed;
    /** The most faults that the question could have, where it has few; else null. */
    readonly most: number | null;
  }[];
  readonly casesWithFaultCount: Disclosed;
};

type Finalised = {
  readonly id: RoundId;
  readonly checklistVersionId: ChecklistVersionId;
  readonly revision: number;
};

/*
 * A round gets a new revision whenever it is finalised or opened again, and what it keeps does not change in between: what
 * was worked out once holds, and there may be a thousand rounds in a year.
 */
const toldByDatabase = new WeakMap<Reader, Map<RoundId, { revision: number; told: ToldOfFaults }>>();

/** By round, in the order given. */
export function toldOfFaults(
  db: Reader,
  rounds: readonly Finalised[],
  checklists: KnownChecklists,
): Map<RoundId, ToldOfFaults> {
  const kept = toldByDatabase.get(db) ?? new Map<RoundId, { revision: number; told: ToldOfFaults }>();
  toldByDatabase.set(db, kept);
  const isNew = ({ id, revision }: Finalised) => kept.get(id)?.revision !== revision;
  const unknown = new Map(rounds.filter(isNew).map((round) => [round.id, round]));
  for (const { id, figures } of listFiguresOf(db, [...unknown.keys()])) {
    const round = unknown.get(id);
    if (!round) continue;
    const told = toldBy(deidentifiedRound(db, round.checklistVersionId, figures, checklists));
    kept.set(id, { revision: round.revision, told });
  }
  const mayLeave = deidentifiedVersions(db);
  return new Map(
    rounds.flatMap(({ id }) => {
      const told = kept.get(id)?.told;
      if (!told) return [];
      // Whether it has a de-identified version hangs on another round, so that is not kept.
      return [[id, mayLeave(id) ? told : untold(told)] as const];
    }),
  );
}

/** Of a round that nothing of may leave the unit. */
function untold({ questions }: ToldOfFaults): ToldOfFaults {
  return {
    questions: questions.map((question) => ({ ...question, notFulfilled: null })),
    casesWithFaultCount: null,
  };
}

function toldBy({ internal, figures }: ReturnType<typeof deidentifiedRound>): ToldOfFaults {
  const { threshold } = DISCLOSURE_RULE;
  return {
    questions: figures.questions.map(({ key, notFulfilled }, place) => {
      const { notFulfilled: faults = 0, base = 0 } = internal.questions[place] ?? {};
      const most = Math.min(faults, base);
      const isSmall = most > 0 && most < threshold;
      return { key, notFulfilled, most: isSmall ? Math.min(threshold - 1, base) : null };
    }),
    casesWithFaultCount: figures.casesWithFaultCount,
  };
}
