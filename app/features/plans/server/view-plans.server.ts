import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { readFrozenFigures } from '#app/features/results/domain/frozen-figures.ts';
import { hasDeidentifiedVersion } from '#app/features/results/server/deidentified-version.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PlanId } from '#app/shared/domain/ids.ts';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import type { Reader } from '#db/client.server.ts';
import { listRoundsOfControls, type PlanRoundRow } from '#db/queries/plan-rounds.server.ts';
import {
  listOccasions,
  listPlanItems,
  type OccasionRow,
  type PlanItemRow,
} from '#db/queries/plans.server.ts';
import { grouped } from '../domain/grouped.ts';
import { lateAfter, occasionStatus, roundsDone, roundsOfOccasions } from '../domain/occasion-status.ts';

/** The rows of plans with their occasions, how these stand on a day, and the rounds that report them. */
export function viewItems(db: Reader, actor: Actor, planIds: readonly PlanId[], today: CivilDate) {
  if (planIds.length === 0) return [];
  const items = listPlanItems(db, planIds);
  const occasions = grouped(listOccasions(db, planIds), ({ itemId }) => itemId);
  const controlIds = [...new Set(items.flatMap(({ controlId }) => controlId ?? []))];
  const rounds = controlIds.length === 0 ? [] : listRoundsOfControls(db, controlIds);
  const byControl = grouped(rounds, ({ controlId }) => controlId);
  return items.map((item) =>
    viewItem(
      db,
      actor,
      item,
      occasions.get(item.id) ?? [],
      item.controlId === null ? [] : (byControl.get(item.controlId) ?? []),
      today,
    ),
  );
}

function viewItem(
  db: Reader,
  actor: Actor,
  item: PlanItemRow,
  occasions: readonly OccasionRow[],
  rounds: readonly PlanRoundRow[],
  today: CivilDate,
) {
  const reporting = roundsOfOccasions(occasions, rounds);
  const { controlUnitId } = item;
  return {
    ...item,
    /** A plan may be read by people who may not read the control that reports it. */
    isControlOpen: controlUnitId !== null && may(actor, 'control.read', { unitId: controlUnitId }),
    occasions: occasions.map((occasion, index) => {
      const own = reporting[index] ?? [];
      return {
        ...occasion,
        status: occasionStatus(occasion, own, today),
        lateAfter: lateAfter(occasion, own),
        roundsDone: roundsDone(occasion, own),
        rounds: own.map((round) => viewRound(db, actor, round)),
      };
    }),
  };
}

type ItemView = ReturnType<typeof viewItems>[number];
export type OccasionView = ItemView['occasions'][number];

/** A round's name and number stand in the plan; its figures only for whoever may read them, else its published page. */
function viewRound(db: Reader, actor: Actor, round: PlanRoundRow) {
  const isFinalised = round.state === 'finalised';
  const mayReadResult = may(actor, 'result.read', { unitId: round.unitId });
  const mayReadDeidentified = may(actor, 'result.readDeidentified', { unitId: round.unitId, isFinalised });
  return {
    id: round.id,
    name: round.name,
    dueOn: round.dueOn,
    isFinalised,
    finalNumber: isFinalised ? round.finalNumber : null,
    to: mayReadResult
      ? `/omgangar/${round.id}`
      : isFinalised && mayReadDeidentified && hasDeidentifiedVersion(db, round.id)
        ? `/resultat/${round.id}`
        : null,
    results: isFinalised && mayReadResult ? resultsOf(round) : [],
  };
}

/** "Barnet har kommit till tals: 8 av 10 (80 %)", a line a question that counts. */
function resultsOf({ figures }: PlanRoundRow): string[] {
  return readFrozenFigures(figures).figures.questions.map(
    (question) => `${question.shortName}: ${countInWords(question)}`,
  );
}
