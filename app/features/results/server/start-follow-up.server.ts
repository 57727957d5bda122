import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { followUpChecklist } from '#app/features/checklists/domain/follow-up-checklist.ts';
import { parseDefinition } from '#app/features/checklists/forms/definition-schema.ts';
import { followUpKey } from '#app/features/controls/domain/follow-up.ts';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import { createControl, type SaveControlProblem } from '#app/features/controls/server/save-control.server.ts';
import { type StartRoundProblem, startRound } from '#app/features/controls/server/start-round.server.ts';
import { filterOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { ActionId, ChecklistId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type ActionRow, insertActionEvent } from '#db/queries/actions.server.ts';
import { insertChecklist, insertChecklistVersion, updateChecklist } from '#db/queries/checklists.server.ts';
import { findControlByKey } from '#db/queries/deepened-rounds.server.ts';
import { findFollowUpRound, linkFollowUpRound } from '#db/queries/follow-up-rounds.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import type { FollowUpInput } from '../forms/follow-up-form.ts';
import { type FollowUpChoice, mayStartNow, requireChoices } from './load-follow-up-form.server.ts';

export type FollowUpProblem =
  /** A round that was not there when the form was opened: sent twice, or started by somebody else meanwhile. */
  | { readonly kind: 'madeAlready'; readonly roundId: RoundId }
  /** The action is not done, or judged already. */
  | { readonly kind: 'notPossible' }
  | { readonly kind: 'unknownGround' }
  | { readonly kind: 'control'; readonly problem: SaveControlProblem }
  | { readonly kind: 'round'; readonly problem: StartRoundProblem };

/** Thrown so that nothing at all is kept. */
class Refused extends Error {
  readonly problem: FollowUpProblem;
  constructor(problem: FollowUpProblem) {
    super('The follow-up was refused');
    this.problem = problem;
  }
}

/**
 * Starts a small round that asks the questions of the action's faults once more, of cases drawn from the same register by
 * the same rule: a checklist of those questions, a control that belongs to the action, and a planned round in it. Nothing
 * is frozen or drawn: that is done in the round as in any other. Either everything is there or nothing, and the form sent
 * twice makes one.
 */
export function startFollowUp(
  services: Services,
  actor: Actor,
  actionId: ActionId,
  input: FollowUpInput,
): Result<RoundId, FollowUpProblem> {
  const now = services.now();
  try {
    return transact<Result<RoundId, FollowUpProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
      const { action, choices } = requireChoices(tx, actor, actionId);
      const current = findFollowUpRound(tx, actionId);
      if (current && current.round.id !== input.roundSeen) {
        throw new Refused({ kind: 'madeAlready', roundId: current.round.id });
      }
      if (!mayStartNow(action, current)) throw new Refused({ kind: 'notPossible' });
      const chosen = choices.find(
        ({ ground, unitId }) => ground.round.id === input.foundRoundId && unitId === input.unitId,
      );
      if (!chosen) throw new Refused({ kind: 'unknownGround' });
      const checklist = publishChecklist(tx, actor, action, chosen, now);
      const roundId = openRound(services, tx, actor, action, chosen, checklist.id, input);
      // It is the action's alone: nobody is offered it for anything else.
      updateChecklist(tx, checklist.id, { retiredAt: now });
      linkFollowUpRound(tx, actionId, roundId);
      insertActionEvent(tx, { actionId, at: now, byId: actor.personId, kind: 'followUpRound' });
      const { unitId } = action;
      const detail = { roundId, foundRoundId: input.foundRoundId, questions: checklist.questionCount };
      return {
        value: ok(roundId),
        audit: [
          checklist.entry,
          { action: 'action.followUpRound', entity: 'action', entityId: actionId, unitId, detail },
        ],
      };
    });
  } catch (thrown) {
    if (thrown instanceof Refused) return err(thrown.problem);
    throw thrown;
  }
}

function publishChecklist(
  tx: WriteTx,
  actor: Actor,
  { id: actionId, number }: ActionRow,
  { ground, unitId }: FollowUpChoice,
  now: string,
) {
  const { definition } = ground.checklist;
  const made = followUpChecklist(definition, ground.questionKeys, { actionId, number });
  const parsed = made && parseDefinition(made);
  if (!parsed?.ok) throw new Error(`A follow-up of ${definition.key}: ${parsed?.error.join(' ') ?? 'empty'}`);
  const id = insertChecklist(tx, { name: parsed.value.title, unitId, createdAt: now });
  const versionId = insertChecklistVersion(tx, {
    checklistId: id,
    number: 1,
    definition: parsed.value,
    publishedAt: now,
    publishedById: actor.personId,
  });
  const entry = {
    action: 'checklist.published',
    entity: 'checklistVersion',
    entityId: versionId,
    unitId,
    detail: { key: parsed.value.key, number: 1, breaks: [] },
  };
  return { id, questionCount: questionsOf(parsed.value).length, entry };
}

function openRound(
  services: Services,
  tx: WriteTx,
  actor: Actor,
  action: ActionRow,
  { ground, unitId }: FollowUpChoice,
  checklistId: ChecklistId,
  { size, round }: FollowUpInput,
): RoundId {
  const { registerId, kind, reviewDays, responsibleId } = ground.control;
  const templateKey = followUpKey({ actionId: action.id, foundRoundId: ground.round.id });
  const own = {
    checklistId,
    filter: filterOf(ground.round),
    design: { allocation: { kind: 'whole', size }, quotas: [] },
    procedure: ONE_REVIEWER,
  } as const;
  const made = findControlByKey(tx, { templateKey, registerId, unitId });
  const control =
    made === undefined
      ? createControl(services, actor, {
          ...own,
          ...{ templateKey, registerId, unitId, kind, reviewDays, responsibleId },
          name: `Uppföljning av ${action.number}`,
          purpose: `Att se om åtgärden ${action.number} har haft avsedd effekt.`,
          rhythm: 'onDemand',
          reviewerIds: round.reviewerIds,
        })
      : ok(made);
  if (!control.ok) throw new Refused({ kind: 'control', problem: control.error });
  const started = startRound(services, actor, control.value, round, { ...own, isFollowUp: true });
  if (!started.ok) throw new Refused({ kind: 'round', problem: started.error });
  return started.value;
}
