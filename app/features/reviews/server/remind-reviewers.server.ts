import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { reminderMail } from '#app/features/accounts/domain/reminder-mail.ts';
import { mailState } from '#app/features/accounts/server/mail-state.server.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import { isAnsweredBySeveral } from '#app/features/controls/domain/review-procedure.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { leftByReviewer, toAgreeByReviewer } from '#app/features/reviews/domain/round-progress.ts';
import type { ReminderForm } from '#app/features/reviews/forms/reminder-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { findControl } from '#db/queries/controls.server.ts';
import { insertReminder, listLastReminded } from '#db/queries/reminders.server.ts';
import { listProgressOfRound } from '#db/queries/round-progress.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { insertMail } from '#db/queries/sent-mails.server.ts';
import { transact } from '#db/transact.server.ts';
import { listReviewerCandidates } from './assign-open-reviews.server.ts';

type Refused = 'notFound' | 'forbidden' | 'notOpen';

export interface Reminded {
  /** Who has something left, by name. */
  people: { personId: PersonId; name: string; left: number; toAgree: number; isRemindedToday: boolean }[];
}

/**
 * Who can be reminded in the round: everybody but the actor who has something left and may still review. By name, and
 * with who has been reminded today already.
 */
export function listPeopleToRemind(
  db: Reader,
  actor: Actor,
  roundId: RoundId,
  now: string,
): Reminded['people'] {
  const rows = listProgressOfRound(db, scopeOf(actor, 'review.assign'), roundId);
  const procedure = procedureOf({ procedure: findRound(db, roundId)?.procedure ?? null });
  const isSeveral = isAnsweredBySeveral(procedure);
  const kind = { isSeveral, agrees: isSeveral && procedure.reviewersPerCase !== 'everyone' };
  const [left, toAgree] = [leftByReviewer(rows, kind), toAgreeByReviewer(rows, kind)];
  const today = civilDateInSweden(now);
  const reminded = listLastReminded(db, roundId);
  return listReviewerCandidates(db, roundId, now)
    .filter(({ personId }) => personId !== actor.personId && (left.has(personId) || toAgree.has(personId)))
    .map(({ personId, displayName }) => {
      const last = reminded.get(personId);
      const isRemindedToday = last !== undefined && civilDateInSweden(last) === today;
      const counts = { left: left.get(personId) ?? 0, toAgree: toAgree.get(personId) ?? 0 };
      return { personId, name: displayName, ...counts, isRemindedToday };
    });
}

/** What the page of a reminder shows before it is sent. */
export function loadReminder(services: Services, actor: Actor, roundId: RoundId) {
  const { db } = services;
  const round = requireOpenRound(db, actor, roundId);
  if (!round.ok) return round;
  const { id, dueOn, controlId } = round.value;
  const name = roundTitle(round.value);
  return ok({
    round: { id, name, dueOn, controlName: findControl(db, controlId)?.name ?? '' },
    isOverdue: dueOn < civilDateInSweden(services.now()),
    isMailed: mailState(services, db) === 'on',
    people: listPeopleToRemind(db, actor, roundId, services.now()),
  });
}

/**
 * Reminds one reviewer or all who have something left. At most once a day and person: the same form sent twice sends
 * one. The note is in the reminder, never in the log.
 */
export function remindReviewers(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  { personId, note }: ReminderForm,
): Result<{ reminded: number; already: number }, Refused> {
  const now = services.now();
  return transact<Result<{ reminded: number; already: number }, Refused>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const round = requireOpenRound(tx, actor, roundId);
      if (!round.ok) return { value: round, unchanged: true };
      const people = listPeopleToRemind(tx, actor, roundId, now).filter(
        (person) => personId === null || person.personId === personId,
      );
      const due = people.filter(({ isRemindedToday }) => !isRemindedToday);
      const isMailed = mailState(services, tx) === 'on';
      for (const person of due) {
        const sent = { sentAt: now, sentById: actor.personId };
        insertReminder(tx, { roundId, personId: person.personId, note, ...sent });
        if (isMailed) insertMail(tx, reminderMail(person.personId, 'asked', now));
      }
      const value = ok({ reminded: due.length, already: people.length - due.length });
      const [first, ...rest] = due.map((person) => ({
        action: 'review.reminded',
        entity: 'round',
        entityId: roundId,
        unitId: round.value.unitId,
        detail: { personId: person.personId },
      }));
      return first === undefined ? { value, unchanged: true } : { value, audit: [first, ...rest] };
    },
  );
}

function requireOpenRound(db: Reader, actor: Actor, roundId: RoundId) {
  const round = findRound(db, roundId);
  if (!round) return err('notFound' as const);
  if (!may(actor, 'review.assign', { unitId: round.unitId })) return err('forbidden' as const);
  if (round.state !== 'reviewing' || round.abortedAt !== null) return err('notOpen' as const);
  return ok(round);
}
