import { type Actor, may, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import {
  type ChecklistVersion,
  readChecklistVersion,
} from '#app/features/checklists/server/read-checklist.server.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import type { Reader } from '#db/client.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { listEarlierRounds } from '#db/queries/round-texts.server.ts';
import { DISCLOSURE_RULE } from '../domain/disclosure-rule.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import { questionSources } from '../domain/question-sources.ts';
import { type DeidentifiedFigures, deidentifyFigures } from '../domain/small-numbers.ts';
import { type Trends, trendsOf } from './load-trends.server.ts';
import { reachDeidentified } from './reach-deidentified.server.ts';

/**
 * How the questions have gone from round to round, of nothing but what each round's own de-identified result shows: a
 * round where the share is hidden has no point. Only rounds whose de-identified result the person may read.
 */
export function loadDeidentifiedTrends(
  db: Reader,
  actor: Actor,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  checklist: ChecklistVersion,
  figures: DeidentifiedFigures,
): Trends {
  const earlier = listEarlierRounds(db, scope, round).flatMap((one) => {
    const reached = reachDeidentified(db, actor, one.id);
    const reviewedBy = readChecklistVersion(db, one.checklistVersionId);
    if (!reached || !may(actor, 'result.readDeidentified', reached.resource)) return [];
    if (reviewedBy?.checklistId !== checklist.checklistId) return [];
    const shown = deidentifyFigures(
      readFrozenFigures(one.figures).figures,
      DISCLOSURE_RULE,
      questionSources(reviewedBy.definition),
    );
    return [{ round: { ...one, name: roundTitle(one) }, version: reviewedBy.number, figures: shown }];
  });
  return trendsOf(checklist.definition, [
    ...earlier.reverse(),
    { round, version: checklist.number, figures },
  ]);
}
