import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { disclosedDeviations, isAbout } from '#app/features/results/domain/disclosed-deviations.ts';
import type { DeidentifiedFigures } from '#app/features/results/domain/small-numbers.ts';
import { hasDeidentifiedVersion } from '#app/features/results/server/deidentified-version.server.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import { countDeviationsOfRounds } from '#db/queries/round-deviations.server.ts';
import { listFrozenOfRounds } from '#db/queries/year-bundle.server.ts';
import { grouped } from '../domain/grouped.ts';
import { loadPlan } from './load-plan.server.ts';
import { deidentifiedRound, type KnownChecklists } from './year-rounds.server.ts';

/**
 * A plan as the nämnd gets it: its page, but the figures of rounds with small numbers hidden, and how many deviations they
 * made where that gives nothing away. 404 for whoever may not read the plan.
 */
export function loadPlanReport(services: Services, actor: Actor, planId: PlanId) {
  const { db } = services;
  const page = loadPlan(services, actor, planId);
  const shown = page.items
    .flatMap(({ occasions }) => occasions.flatMap(({ rounds }) => rounds))
    .flatMap(({ id, to, finalNumber }) => (to === null || finalNumber === null ? [] : [id]));
  const known: KnownChecklists = new Map();
  const deviations = grouped(countDeviationsOfRounds(db, shown), ({ roundId }) => roundId);
  const results = new Map(
    listFrozenOfRounds(db, shown).map(({ roundId, checklistVersionId, figures }) => {
      if (!hasDeidentifiedVersion(db, roundId)) return [roundId, [MAY_NOT_LEAVE]];
      const read = deidentifiedRound(db, checklistVersionId, figures, known);
      return [roundId, [...questionsOf(read.figures), deviationsOf(read, deviations.get(roundId) ?? [])]];
    }),
  );
  const items = page.items.map((item) => ({
    ...item,
    occasions: item.occasions.map((occasion) => ({
      ...occasion,
      rounds: occasion.rounds.map((round) => ({ ...round, results: results.get(round.id) ?? [] })),
    })),
  }));
  return { ...page, items };
}

const MAY_NOT_LEAVE = 'Siffrorna lämnas inte ut: de skulle visa ett litet antal i en annan omgång.';

export type PlanReport = ReturnType<typeof loadPlanReport>;

const questionsOf = ({ questions }: DeidentifiedFigures) =>
  questions.map((question) => `${question.shortName}: ${countInWords({ ...question, items: null })}`);

type ReadRound = ReturnType<typeof deidentifiedRound>;
type Counted = { readonly questionId: string | null; readonly count: number };

/** The sum as the round's own de-identified file has it. */
function deviationsOf({ definition, figures }: ReadRound, counted: readonly Counted[]): string {
  const sharesDeviations = definition.deviations === 'perCase';
  const countOf = (of: readonly Counted[]) => of.reduce((sum, { count }) => sum + count, 0);
  const deviationCounts = sharesDeviations
    ? [countOf(counted)]
    : figures.questions.map(({ key }) =>
        countOf(counted.filter(({ questionId }) => isAbout(questionId ?? '', key))),
      );
  const { total } = disclosedDeviations({ figures, deviationCounts, sharesDeviations });
  return `Avvikelser: ${total ?? '–'}`;
}
