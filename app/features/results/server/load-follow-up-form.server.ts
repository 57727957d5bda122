import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { followUpChecklist } from '#app/features/checklists/domain/follow-up-checklist.ts';
import { reviewerCandidates } from '#app/features/controls/server/control-units.server.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import { mayHandleAction } from '#app/features/deviations/server/load-actions.server.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ActionId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type ActionRow, findAction } from '#db/queries/actions.server.ts';
import { listControlReviewers } from '#db/queries/controls.server.ts';
import { findFollowUpRound } from '#db/queries/follow-up-rounds.server.ts';
import type { FollowUpValues } from '../forms/follow-up-form.ts';
import { type FollowUpGround, followUpGrounds } from './follow-up-ground.server.ts';

const USUAL_SIZE = '5';

/** What can be followed up, and in which unit: the one of the control, or the action's own where it lies below. */
export type FollowUpChoice = { readonly ground: FollowUpGround; readonly unitId: UnitId };

function choicesFor(db: Reader, actor: Actor, action: ActionRow): FollowUpChoice[] {
  if (!mayHandleAction(actor, action)) return [];
  const tree = listUnits(db);
  const mayRun = (unitId: UnitId) =>
    may(actor, 'control.manage', { unitId }) && may(actor, 'round.manage', { unitId });
  return followUpGrounds(db, actor, action.id).flatMap((ground) => {
    const { unitId } = ground.control;
    const own = unitsBelow(tree, unitId).has(action.unitId) ? [action.unitId] : [];
    return [...new Set([unitId, ...own])].filter(mayRun).map((one) => ({ ground, unitId: one }));
  });
}

/** A follow-up is started when the action is done; another when the one there was is finalised or given up. */
export function mayStartNow(action: ActionRow, current: ReturnType<typeof findFollowUpRound>): boolean {
  const isOver =
    current === undefined || current.round.state === 'finalised' || current.round.abortedAt !== null;
  return action.state === 'done' && isOver;
}

/** Whether the person may start a follow-up round of the action now, for its page. */
export function mayStartFollowUp(db: Reader, actor: Actor, action: ActionRow): boolean {
  return mayStartNow(action, findFollowUpRound(db, action.id)) && choicesFor(db, actor, action).length > 0;
}

/** The action and what it can be followed up on. 404 outside reach, and for whoever may start no round of it. */
export function requireChoices(db: Reader, actor: Actor, actionId: ActionId) {
  const action = findAction(db, deviationReachOf(actor), actionId);
  if (!action) throw notFound();
  const choices = choicesFor(db, actor, action);
  if (choices.length === 0) requireMay(actor, 'round.manage', { unitId: action.unitId });
  return { action, choices };
}

/** The page that starts the follow-up round of an action. */
export function loadFollowUpForm(
  services: Services,
  actor: Actor,
  actionId: ActionId,
  typed?: FollowUpValues,
) {
  const { db } = services;
  const { action, choices } = requireChoices(db, actor, actionId);
  const now = services.now();
  const today = civilDateInSweden(now);
  const units = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const reviewers = new Map(
    choices
      .flatMap(({ unitId }) => reviewerCandidates(db, unitId, now))
      .map(({ id, name }) => [id, { value: String(id), label: name }]),
  );
  const [first] = choices;
  const usual = first ? listControlReviewers(db, first.ground.control.id).map(({ id }) => id) : [];
  const current = findFollowUpRound(db, actionId);
  const values: FollowUpValues = typed ?? {
    ground: first ? choiceValue(first) : '',
    size: USUAL_SIZE,
    name: `Uppföljning av ${action.number}${current ? `, ${today}` : ''}`,
    referenceOn: today,
    dueOn: addDays(today, first?.ground.control.reviewDays ?? 30),
    reviewerIds: usual.filter((id) => reviewers.has(id)).map(String),
    roundSeen: String(current?.round.id ?? 0),
  };
  return {
    action: { id: action.id, number: action.number, title: action.title },
    isPossible: mayStartNow(action, current),
    current: current ? { id: current.round.id, name: current.round.name } : null,
    values,
    choices: choices.map((choice) => ({
      value: choiceValue(choice),
      label: `${choice.ground.control.name}, ${choice.ground.round.name} (${units.get(choice.unitId) ?? ''})`,
      ...askedIn(choice.ground, action),
    })),
    reviewers: [...reviewers.values()].sort((a, b) => swedishCollator.compare(a.label, b.label)),
  };
}

const choiceValue = ({ ground, unitId }: FollowUpChoice) => `${ground.round.id}:${unitId}`;

/** The questions by name: those followed up, and those that must be asked for their sake. */
function askedIn({ checklist, questionKeys }: FollowUpGround, { id, number }: ActionRow) {
  const made = followUpChecklist(checklist.definition, questionKeys, { actionId: id, number });
  const all = made ? questionsOf(made) : [];
  const named = (isFollowed: boolean) =>
    all.filter(({ key }) => questionKeys.includes(key) === isFollowed).map(({ shortName }) => shortName);
  return { questions: named(true), alsoAsked: named(false) };
}
