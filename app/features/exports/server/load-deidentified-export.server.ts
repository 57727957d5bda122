import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { Fulfilment } from '#app/features/checklists/domain/answers.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import {
  type ChecklistVersion,
  readChecklistVersion,
} from '#app/features/checklists/server/read-checklist.server.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { loadProcedure, type Procedure } from '#app/features/controls/server/load-procedure.server.ts';
import { designOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { withoutNamesAround } from '#app/features/controls/server/without-names-around.server.ts';
import type { DeidentifiedBreakdown } from '#app/features/results/domain/deidentified-breakdown.ts';
import { deidentifyRound } from '#app/features/results/domain/deidentified-round.ts';
import { isAbout } from '#app/features/results/domain/disclosed-deviations.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import type { QuestionFigures, RoundFigures } from '#app/features/results/domain/figures.ts';
import { readFrozenFigures } from '#app/features/results/domain/frozen-figures.ts';
import { questionSources } from '#app/features/results/domain/question-sources.ts';
import type { DeidentifiedFigures } from '#app/features/results/domain/small-numbers.ts';
import { unreviewedInWords } from '#app/features/results/domain/unreviewed-reasons.ts';
import { decidedColumn } from '#app/features/results/server/load-breakdown.server.ts';
import { loadDeidentifiedTrends } from '#app/features/results/server/load-deidentified-trends.server.ts';
import { loadFigures } from '#app/features/results/server/load-figures.server.ts';
import { loadRoundMaterial } from '#app/features/results/server/load-round-material.server.ts';
import type { Trends } from '#app/features/results/server/load-trends.server.ts';
import { reachDeidentified } from '#app/features/results/server/reach-deidentified.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDeviationsOfRound } from '#db/queries/deviations.server.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { listNotStandingAt } from '#db/queries/withdrawn-deviations.server.ts';
import { type FileOrigin, hasResult, roundOrigin, withOwnPurpose } from './load-round-export.server.ts';

export type DeidentifiedAnswer = {
  readonly questionKey: string;
  /** Counted anew in every question, so that answers cannot be put together to a case. Null: not shown. */
  readonly number: number | null;
  readonly countedAs: string | null;
  /** The answer itself, of questions whose answers are told. */
  readonly answer: string | null;
};

/** What the de-identified file prints. It holds no case and no person, so that no sheet can print one. */
export type DeidentifiedExport = {
  readonly found: RoundWithNames;
  readonly checklist: ChecklistVersion;
  readonly figures: DeidentifiedFigures;
  /** Null where the round is not divided, or not finalised. */
  readonly breakdown: DeidentifiedBreakdown | null;
  /** Why drawn cases were not reviewed, as far as it may be told; null when all were, or the round is not finalised. */
  readonly unreviewed: string | null;
  /** Empty until the round is finalised. */
  readonly trends: Trends;
  readonly frame: NonNullable<ReturnType<typeof findFrame>>;
  readonly draw: {
    specification: string;
    seed: string;
    drawnAt: string;
    designInWords: string;
  };
  readonly drawCount: number;
  readonly procedure: Procedure;
  readonly replacedCount: number;
  /** By question, or of all of them together where the faults of a case share a deviation. */
  readonly deviationCounts: readonly number[];
  readonly sharesDeviations: boolean;
  readonly answers: readonly DeidentifiedAnswer[];
  readonly origin: FileOrigin;
};

/**
 * Loads it for somebody who may read the de-identified result: readers once the round is finalised, the round's own
 * people before that too. 404 outside the scope and before the reviews.
 */
export function loadDeidentifiedExport(
  services: Services,
  actor: Actor,
  roundId: RoundId,
): DeidentifiedExport {
  const { db } = services;
  const reached = reachDeidentified(db, actor, roundId);
  if (!reached) throw notFound();
  const { scope, resource } = reached;
  const found = withOwnPurpose(db, reached.found);
  const { round } = found;
  requireMay(actor, 'result.readDeidentified', resource);
  const frame = findFrame(db, roundId);
  const draws = listDraws(db, roundId);
  const draw = draws.at(-1);
  const material = hasResult(found) ? loadRoundMaterial(db, scope, found) : undefined;
  const checklist = readChecklistVersion(db, round.checklistVersionId);
  const procedure = loadProcedure(db, roundId);
  if (!frame || !draw || !procedure || !material || !checklist) throw notFound();
  const internal = loadFigures(db, scope, found, material);
  const isFinalised = round.state === 'finalised';
  const { figures, breakdown } = deidentifyRound(
    {
      figures: internal,
      breakdown: (isFinalised && readFrozenFigures(round.figures).breakdown) || null,
      isBreakdownOpen: !isFinalised && decidedColumn(db, found) !== null,
    },
    DISCLOSURE_RULE,
    questionSources(checklist.definition),
  );
  const made = listDeviationsOfRound(db, scope, roundId);
  // A finalised file is the same each time: it counts those that stood then, whatever has become of them.
  const gone = round.finalisedAt ? listNotStandingAt(db, roundId, round.finalisedAt) : undefined;
  const deviations = made.filter(({ id, state }) => (gone ? !gone.has(id) : state !== 'withdrawn'));
  const sharesDeviations = checklist.definition.deviations === 'perCase';
  return withoutNamesAround(db, roundId, {
    found,
    checklist,
    figures,
    breakdown,
    unreviewed: isFinalised
      ? unreviewedInWords(readFrozenFigures(round.figures).unreviewed, DISCLOSURE_RULE)
      : null,
    trends: isFinalised ? loadDeidentifiedTrends(db, actor, scope, found, checklist, figures) : {},
    frame,
    draw: { ...draw, designInWords: designInWords(designOf(draw)) },
    drawCount: draws.length,
    procedure,
    replacedCount: procedure.replacements.reduce((sum, { count }) => sum + count, 0),
    deviationCounts: sharesDeviations
      ? [deviations.length]
      : internal.questions.map(
          ({ key }) => deviations.filter(({ questionId }) => isAbout(questionId, key)).length,
        ),
    sharesDeviations,
    answers: answersOf(
      internal,
      figures,
      questionsOf(checklist.definition).map(({ key }) => key),
    ),
    origin: roundOrigin(services, actor, found),
  });
}

const COUNTED_AS: Record<Fulfilment, string> = {
  fulfilled: 'Uppfyllt',
  notFulfilled: 'Ej uppfyllt',
  notApplicable: 'Ej tillämpligt',
  noted: 'Räknas inte',
};

/** The answers of each question regrouped from its figures: nothing else of them leaves the unit. */
function answersOf(
  internal: RoundFigures,
  shown: DeidentifiedFigures,
  order: readonly string[],
): DeidentifiedAnswer[] {
  return order.flatMap((questionKey): DeidentifiedAnswer[] => {
    const is = ({ key }: { key: string }) => key === questionKey;
    const [counted, distribution] = [internal.questions.find(is), internal.distributions.find(is)];
    if (!counted && !distribution) return [];
    const parts = [shown.questions.find(is), shown.distributions.find(is)];
    if (parts.some((part) => part?.isSuppressed)) {
      return [{ questionKey, number: null, countedAs: null, answer: null }];
    }
    const answers = distribution?.cells ?? (counted ? countsOf(counted) : []);
    return answers
      .flatMap(({ count, ...answer }) => Array<typeof answer>(count).fill(answer))
      .map(({ countsAs, label }, position) => ({
        questionKey,
        number: position + 1,
        countedAs: COUNTED_AS[countsAs],
        answer: label,
      }));
  });
}

function countsOf(question: QuestionFigures) {
  const cells = ['fulfilled', 'notFulfilled', 'notApplicable', 'noted'] as const;
  return cells.map((countsAs) => ({ countsAs, count: question[countsAs], label: null }));
}
