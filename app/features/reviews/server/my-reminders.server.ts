import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listRoundsOfReviewer } from '#db/queries/own-work.server.ts';
import { findReminder, hideReminders, listRemindersOf } from '#db/queries/reminders.server.ts';
import { transact } from '#db/transact.server.ts';
import { listReadyToAgree } from './list-ready-to-agree.server.ts';
import { reviewReachOf } from './review-access.server.ts';

/**
 * The latest reminder of each round where the person has something left, unless she has hidden it; the round that is
 * due first on top.
 */
export function listMyReminders(services: Services, actor: Actor) {
  const { db, now } = services;
  const reminders = listRemindersOf(db, actor.personId);
  if (reminders.length === 0) return [];
  const today = civilDateInSweden(now());
  const ready = listReadyToAgree(services, actor);
  return listRoundsOfReviewer(db, reviewReachOf(actor)).flatMap((round) => {
    const { roundId, roundName, controlName, dueOn, total, finished } = round;
    const latest = reminders.find((reminder) => reminder.roundId === roundId);
    const left = total - finished;
    const toAgree = ready.filter((one) => one.roundId === roundId).length;
    if (latest === undefined || left + toAgree === 0) return [];
    const { id, byName, note, sentAt } = latest;
    const isOverdue = dueOn < today;
    return [{ id, byName, note, sentAt, roundName, controlName, dueOn, left, toAgree, isOverdue }];
  });
}

/** Hides a reminder to the person herself, and the earlier ones of the same round. */
export function hideReminder(services: Services, actor: Actor, reminderId: number): Result<null, 'notFound'> {
  const now = services.now();
  return transact<Result<null, 'notFound'>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const reminder = findReminder(tx, reminderId);
    // Another's reminder is as if there were none.
    if (reminder?.personId !== actor.personId) return { value: err('notFound'), unchanged: true };
    const { roundId, personId } = reminder;
    const hidden = hideReminders(tx, { reminderId, roundId, personId, hiddenAt: now });
    if (hidden === 0) return { value: ok(null), unchanged: true };
    const audit = [{ action: 'review.reminderHidden', entity: 'round', entityId: roundId }] as const;
    return { value: ok(null), audit };
  });
}
