import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { RuleFacts } from '#app/features/controls/domain/choose-cases.ts';
import type { FrameRules } from '#app/features/controls/domain/frame-rules.ts';
import { addDays, addMonths, type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { CaseId, ControlId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import {
  listCasesOfDrawnFrames,
  listCasesReviewedIn,
  listCasesReviewedSince,
  listReviewedRounds,
} from '#db/queries/frame-rules.server.ts';
import { protectedRuleOf } from '#db/queries/protected-cases.server.ts';

/** Whose frame it is: a new control has no rounds yet, and a round looks only at those before it. */
export type RuleSubject = {
  readonly registerId: RegisterId;
  readonly controlId: ControlId | null;
  readonly roundNumber?: number | undefined;
};

/** Reads what the rules in use need to know; nothing where no rule is used. */
export function readRuleFacts(
  db: Reader,
  scope: UnitScope,
  rules: FrameRules,
  referenceOn: CivilDate,
  { registerId, controlId, roundNumber }: RuleSubject,
): RuleFacts {
  const hasEarlier = rules.onlySinceLastDraw && controlId !== null;
  return {
    leavesOutProtected: protectedRuleOf(db, registerId) === 'leaveOut',
    earlierFrames: new Set(hasEarlier ? listCasesOfDrawnFrames(db, scope, controlId) : []),
    reviewed: new Set(reviewedCases()),
  };

  function reviewedCases(): CaseId[] {
    const rule = rules.leaveOutReviewed;
    if (!rule) return [];
    if ('months' in rule) {
      // Two days too early and then the civil date in Sweden, which no instant has by itself.
      const since = addMonths(referenceOn, -rule.months);
      return listCasesReviewedSince(db, scope, registerId, `${addDays(since, -2)}T00:00:00.000Z`)
        .filter(({ finishedAt }) => civilDateInSweden(finishedAt) >= since)
        .map(({ id }) => id);
    }
    if (controlId === null) return [];
    return listCasesReviewedIn(db, scope, listReviewedRounds(db, controlId, rule.rounds, roundNumber));
  }
}
