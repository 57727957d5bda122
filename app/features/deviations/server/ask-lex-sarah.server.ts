import { criticalAnswersIn, type DeviationDraft } from '#app/features/checklists/domain/findings.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { countLinksTo } from '#db/queries/deviation-writes.server.ts';
import { findLexSarahQuestion, setLexSarahQuestion } from '#db/queries/lex-sarah.server.ts';
import type { WriteTx } from '#db/transact.server.ts';

/**
 * Asks whoever may judge whether a critical fault is to be reported (domain.md §4.6), inside the transaction that tells of
 * the fault. What was answered before holds for the faults it was answered about: another critical one asks again, and so
 * does the same one when it is found anew. `isElsewhere` where another review found it; what this one found stays then.
 */
export function askAboutCritical(
  tx: WriteTx,
  deviationId: DeviationId,
  draft: DeviationDraft,
  { isFoundAnew, isElsewhere = false }: { isFoundAnew: boolean; isElsewhere?: boolean },
): void {
  const before = findLexSarahQuestion(tx, deviationId);
  if (!before) return;
  const keys = criticalAnswersIn(draft);
  const isAnother = keys.some((key) => isFoundAnew || !before.criticalFaults.includes(key));
  const isStill = before.isAsked && (keys.length > 0 || isElsewhere || countLinksTo(tx, deviationId) > 0);
  setLexSarahQuestion(tx, deviationId, {
    asksLexSarah: isAnother || isStill,
    criticalFaults: isElsewhere ? [...new Set([...before.criticalFaults, ...keys])] : [...keys],
  });
}
