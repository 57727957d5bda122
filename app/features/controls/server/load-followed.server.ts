import { type FollowedAction, followUpOf } from '#app/features/controls/domain/follow-up.ts';
import type { Reader } from '#db/client.server.ts';
import { findActionNumber } from '#db/queries/follow-up-rounds.server.ts';

/** The action that a control was made to follow up; null for any other control. */
export function loadFollowed(
  db: Reader,
  control: { readonly templateKey: string | null },
): FollowedAction | null {
  const follows = followUpOf(control);
  return (follows && findActionNumber(db, follows.actionId)) ?? null;
}
