import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findChecklistVersion } from '#db/queries/checklists.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { listEarlierRounds } from '#db/queries/round-texts.server.ts';
import type { RoundFigures } from '../domain/figures.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import { type QuestionTrend, questionTrend, type TrendQuestion, type TrendRound } from '../domain/trend.ts';
import type { RoundMaterial } from './load-round-material.server.ts';

/** By question key: how it has gone in the finalised rounds of the control that the scope reaches. */
export type Trends = Readonly<Record<string, QuestionTrend>>;

/** The trends of the counted questions; rounds that were reviewed by another checklist are not among them. */
export function loadTrends(
  db: Reader,
  scope: UnitScope,
  { round }: RoundWithNames,
  { checklist }: RoundMaterial,
  figures: RoundFigures,
): Trends {
  const earlier = listEarlierRounds(db, scope, round).flatMap((one) => {
    const reviewedBy = findChecklistVersion(db, one.checklistVersionId);
    if (reviewedBy?.checklistId !== checklist.checklistId) return [];
    const { figures: frozen } = readFrozenFigures(one.figures);
    return [{ round: { ...one, name: roundTitle(one) }, version: reviewedBy.number, figures: frozen }];
  });
  return trendsOf(checklist.definition, [
    ...earlier.reverse(),
    { round, version: checklist.number, figures },
  ]);
}

type RoundOfTrend = {
  readonly round: { readonly id: RoundId; readonly name: string; readonly referenceOn: string };
  /** Of the checklist. */
  readonly version: number;
  readonly figures: { readonly questions: readonly (TrendQuestion & { readonly key: string })[] };
};

/** The trends of the questions of the last round, earliest round first. */
export function trendsOf(definition: ChecklistDefinition, rounds: readonly RoundOfTrend[]): Trends {
  const since = new Map(
    questionsOf(definition).map(({ key, comparableSince }) => [key, comparableSince?.version]),
  );
  return Object.fromEntries(
    (rounds.at(-1)?.figures.questions ?? []).flatMap(({ key }) => {
      const trend = questionTrend(
        rounds.map(
          (one): TrendRound => ({
            roundId: one.round.id,
            roundName: one.round.name,
            referenceOn: one.round.referenceOn,
            version: one.version,
            question: one.figures.questions.find((question) => question.key === key),
          }),
        ),
        since.get(key),
      );
      return trend ? [[key, trend]] : [];
    }),
  );
}
