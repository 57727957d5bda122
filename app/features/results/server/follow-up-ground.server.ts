import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { findQuestion } from '#app/features/checklists/domain/definition.ts';
import { answersIn, WHOLE_CASE } from '#app/features/checklists/domain/findings.ts';
import { readAnswerKey } from '#app/features/checklists/domain/items.ts';
import {
  type ChecklistVersion,
  readChecklistVersion,
} from '#app/features/checklists/server/read-checklist.server.ts';
import { followUpOf } from '#app/features/controls/domain/follow-up.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import type { ActionId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { type FaultOfAction, listFaultsOfAction } from '#db/queries/follow-up-rounds.server.ts';
import { loadRoundMaterial } from './load-round-material.server.ts';

/** Where an action's faults were found: a control's latest round with any of them, and what they are about. */
export type FollowUpGround = Pick<FaultOfAction, 'round' | 'control'> & {
  readonly checklist: ChecklistVersion;
  /** The questions that the faults are about, by key, as far as the round's checklist has them. */
  readonly questionKeys: readonly string[];
};

/**
 * What an action can be followed up on, by control in the order the faults were found: the latest round of each, and the
 * questions of all its faults. Nothing where the person reaches no fault; rounds whose cases were picked out beforehand,
 * and those that follow up this action, are no ground.
 */
export function followUpGrounds(db: Reader, actor: Actor, actionId: ActionId): FollowUpGround[] {
  const faults = listFaultsOfAction(db, deviationReachOf(actor), actionId).filter(
    ({ isPickedOut, control }) => !isPickedOut && followUpOf(control)?.actionId !== actionId,
  );
  return [...new Set(faults.map(({ control }) => control.id))].flatMap((controlId) => {
    const ofControl = faults.filter(({ control }) => control.id === controlId);
    const latest = ofControl.at(-1);
    const checklist = latest && readChecklistVersion(db, latest.round.checklistVersionId);
    if (!latest || !checklist) return [];
    const keys = new Set(ofControl.flatMap((fault) => questionKeysOf(db, actor, fault)));
    const questionKeys = [...keys].filter((key) => findQuestion(checklist.definition, key));
    if (questionKeys.length === 0) return [];
    return [{ round: latest.round, control: latest.control, checklist, questionKeys }];
  });
}

/** The question of a fault; of a deviation that stands for a whole case, every question that it is made of. */
function questionKeysOf(db: Reader, actor: Actor, { answerKey, reviewId, round }: FaultOfAction): string[] {
  if (answerKey !== WHOLE_CASE) return questionIn(answerKey);
  const cases = loadRoundMaterial(db, scopeOf(actor, 'deviation.read'), { round })?.cases ?? [];
  const found = cases.find(({ review }) => review?.id === reviewId);
  return (found?.evaluation.deviationDrafts ?? []).flatMap(answersIn).flatMap(questionIn);
}

function questionIn(answerKey: string): string[] {
  const read = readAnswerKey(answerKey);
  return read?.kind === 'question' ? [read.question] : [];
}
