import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { comparabilityBreaks } from '#app/features/checklists/domain/comparability.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { loadProcedure } from '#app/features/controls/server/load-procedure.server.ts';
import { designOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { withoutNamesAround } from '#app/features/controls/server/without-names-around.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDraws } from '#db/queries/draws.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { deidentifyRound } from '../domain/deidentified-round.ts';
import { DISCLOSURE_RULE } from '../domain/disclosure-rule.ts';
import { finalisedAgainInWords } from '../domain/finalised-again.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import { questionSources } from '../domain/question-sources.ts';
import { unreviewedInWords } from '../domain/unreviewed-reasons.ts';
import { reportFilesOf } from './list-report-files.server.ts';
import { loadDeidentifiedTrends } from './load-deidentified-trends.server.ts';
import { finalisedTexts } from './load-round-texts.server.ts';
import { reachDeidentified } from './reach-deidentified.server.ts';

/**
 * A finalised result as it may leave the unit: no cases, no people, no names in its texts, small numbers hidden. A round that is not finalised
 * does not exist here, whoever asks.
 */
export function loadDeidentifiedResult(services: Services, actor: Actor, roundId: RoundId) {
  const reached = reachDeidentified(services.db, actor, roundId);
  if (reached?.found.round.state !== 'finalised') throw notFound();
  const { found, scope, resource } = reached;
  const { round, controlName, purpose, unitName } = found;
  requireMay(actor, 'result.readDeidentified', resource);
  const frame = findFrame(services.db, roundId);
  const draws = listDraws(services.db, roundId);
  const draw = draws.at(-1);
  const procedure = loadProcedure(services.db, roundId);
  const checklist = readChecklistVersion(services.db, round.checklistVersionId);
  if (!checklist) throw new Error(`Round ${roundId} has no checklist version.`);
  const texts = finalisedTexts(services.db, roundId);
  const { figures, breakdown = null, unreviewed } = readFrozenFigures(round.figures);
  const shown = deidentifyRound(
    { figures, breakdown, isBreakdownOpen: false },
    DISCLOSURE_RULE,
    questionSources(checklist.definition),
  );
  return withoutNamesAround(services.db, roundId, {
    roundId,
    controlName,
    purpose: texts?.purpose ?? purpose,
    // Whoever wrote it has said that it may leave; nothing else that people wrote of the result does.
    improvement: texts?.mayImprovementLeave ? texts.improvement : null,
    unitName,
    roundName: round.name,
    referenceOn: round.referenceOn,
    finalNumber: round.finalNumber ?? '',
    finalisedAt: round.finalisedAt ?? '',
    files: reportFilesOf(services.db, roundId, found.finalisations, [
      'workbookDeidentified',
      'reportDeidentified',
    ]),
    /** Cases that were drawn and not reviewed, with why as far as it may be told; null when there are none. */
    unreviewed: unreviewedInWords(unreviewed, DISCLOSURE_RULE),
    finalisedAgain: finalisedAgainInWords(found.finalisations, { hasReason: false }),
    isInternalOpen: may(actor, 'result.read', { unitId: round.unitId }),
    // Neither keys nor slumptal: whoever knows a case number could find it among them.
    selection:
      frame && draw && procedure
        ? {
            ...procedure,
            specification: draw.specification,
            filterInWords: frame.filterInWords,
            fingerprint: frame.fingerprint,
            frozenAt: frame.frozenAt,
            designInWords: designInWords(designOf(draw)),
            seed: draw.seed,
            drawnAt: draw.drawnAt,
            drawCount: draws.length,
          }
        : null,
    rule: DISCLOSURE_RULE,
    breaks: comparabilityBreaks(checklist.definition),
    ...shown,
    trends: loadDeidentifiedTrends(services.db, actor, scope, found, checklist, shown.figures),
  });
}
