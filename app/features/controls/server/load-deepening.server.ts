import type { DeepenedIn, Deepening, StoredHitRule } from '#app/features/controls/domain/deepening.ts';
import type { CaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findDeepenedRound, listDeepeningRounds } from '#db/queries/deepened-rounds.server.ts';

/** What the round deepens and the cases it may hold; undefined for a round that is no deepening. */
export function loadDeepening(
  db: Reader,
  roundId: RoundId,
): (Deepening & { readonly caseIds: ReadonlySet<CaseId> }) | undefined {
  const found = findDeepenedRound(db, roundId);
  if (!found) return undefined;
  return {
    roundId: found.screenedRoundId,
    roundName: found.roundName,
    controlName: found.controlName,
    hitCount: found.caseIds.length,
    screenedCount: found.screenedCount,
    ruleInWords: (found.rule as StoredHitRule).inWords,
    caseIds: new Set(found.caseIds as CaseId[]),
  };
}

/** The same for a page: numbers and words, no case. */
export function loadDeepeningFacts(
  db: Reader,
  roundId: RoundId,
): { readonly deepening: Deepening | null; readonly deepenedIn: readonly DeepenedIn[] } {
  const found = loadDeepening(db, roundId);
  if (!found) return { deepening: null, deepenedIn: deepenedIn(db, roundId) };
  const { caseIds: _, ...deepening } = found;
  return { deepening, deepenedIn: deepenedIn(db, roundId) };
}

function deepenedIn(db: Reader, roundId: RoundId): DeepenedIn[] {
  return listDeepeningRounds(db, roundId).map(({ caseIds, ...round }) => ({
    ...round,
    hitCount: caseIds.length,
  }));
}
