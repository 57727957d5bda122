import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findDeepenedRound, listDeepenedRoundIds } from '#db/queries/deepened-rounds.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { deidentifyRound } from '../domain/deidentified-round.ts';
import { DISCLOSURE_RULE, type Disclosed, isSmall } from '../domain/disclosure-rule.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import type { HitRule } from '../domain/hit-rule.ts';
import { hitsTold } from '../domain/hits-told.ts';
import { questionSources } from '../domain/question-sources.ts';

/**
 * Whether the round has a version that may leave the unit. One that goes deeper into the hits of another has one only where
 * the other's de-identified result tells how many hits there are, and the frame is so many: its every number says that
 * one. Asked anew each time, since the other round may be opened again.
 */
export function hasDeidentifiedVersion(db: Reader, roundId: RoundId): boolean {
  const deepened = findDeepenedRound(db, roundId);
  if (!deepened) return true;
  const frameSize = findFrame(db, roundId)?.size;
  return (
    frameSize !== undefined && frameSize === hitsOf(db, deepened.screenedRoundId, deepened.rule as HitRule)
  );
}

/** The same for many rounds: which of them it has to be asked about is read once. */
export function deidentifiedVersions(db: Reader): (roundId: RoundId) => boolean {
  const deepened = new Set(listDeepenedRoundIds(db));
  return (roundId) => !deepened.has(roundId) || hasDeidentifiedVersion(db, roundId);
}

/** The number of hits that the screened round's de-identified result tells, null where it tells none. */
function hitsOf(db: Reader, roundId: RoundId, rule: HitRule): Disclosed {
  const round = findRound(db, roundId);
  if (round?.state !== 'finalised' || !hasDeidentifiedVersion(db, roundId)) return null;
  const definition = readChecklistVersion(db, round.checklistVersionId)?.definition;
  if (!definition) return null;
  const { figures, breakdown = null } = readFrozenFigures(round.figures);
  const shown = deidentifyRound(
    { figures, breakdown, isBreakdownOpen: false },
    DISCLOSURE_RULE,
    questionSources(definition),
  ).figures;
  const hits = hitsTold(rule, definition, shown);
  return hits === null || isSmall(hits, figures.reviewedCount, DISCLOSURE_RULE.threshold) ? null : hits;
}
