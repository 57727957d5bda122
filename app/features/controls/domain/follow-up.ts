import type { ActionId, RoundId } from '#app/shared/domain/ids.ts';

const KEY = /^uppfoljning-(\d{1,15})-(\d{1,15})$/;

/** What a follow-up belongs to: the action whose effect it shows, and the round where the faults were found. */
export type FollowUpOf = { readonly actionId: ActionId; readonly foundRoundId: RoundId };

/** The control of a follow-up says by its template key what it follows: such a control is made for nothing else. */
export function followUpKey({ actionId, foundRoundId }: FollowUpOf): string {
  return `uppfoljning-${actionId}-${foundRoundId}`;
}

/** What a control follows up; undefined for any other control. Its rounds begin from the action, never by themselves. */
export function followUpOf(control: { readonly templateKey: string | null }): FollowUpOf | undefined {
  const [, actionId, foundRoundId] = KEY.exec(control.templateKey ?? '') ?? [];
  if (actionId === undefined || foundRoundId === undefined) return undefined;
  return { actionId: Number(actionId) as ActionId, foundRoundId: Number(foundRoundId) as RoundId };
}

/** An action that a round follows up, as the round's page names it. */
export type FollowedAction = { readonly id: ActionId; readonly number: string };
