import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { DISCLOSURE_RULE, isSmall } from '#app/features/results/domain/disclosure-rule.ts';
import type { QuestionSources } from '#app/features/results/domain/question-sources.ts';
import type { DeidentifiedFigures } from '#app/features/results/domain/small-numbers.ts';
import type { ChecklistVersionId, PlanId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import { countDeviationsOfRounds } from '#db/queries/plan-rounds.server.ts';
import { listFrozenOfRounds } from '#db/queries/year-bundle.server.ts';
import { loadPlan } from './load-plan.server.ts';
import { deidentifiedRound } from './year-rounds.server.ts';

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
  const known = new Map<ChecklistVersionId, QuestionSources>();
  const deviations = countDeviationsOfRounds(db, shown);
  const results = new Map(
    listFrozenOfRounds(db, shown).map(({ roundId, checklistVersionId, figures }) => {
      const read = deidentifiedRound(db, checklistVersionId, figures, known);
      return [roundId, [...questionsOf(read), ...deviationsOf(read, deviations.get(roundId) ?? 0)]];
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

export type PlanReport = ReturnType<typeof loadPlanReport>;

const questionsOf = ({ questions }: DeidentifiedFigures) =>
  questions.map((question) => `${question.shortName}: ${countInWords({ ...question, items: null })}`);

/** Nearly every fault makes a deviation: hidden with the faults, and where few faults made one, or few made none. */
function deviationsOf({ faultCount }: DeidentifiedFigures, count: number): string[] {
  if (faultCount === null || isSmall(count, faultCount, DISCLOSURE_RULE.threshold)) return ['Avvikelser: –'];
  return [`Avvikelser: ${count}`];
}
