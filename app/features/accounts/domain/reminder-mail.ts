import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';

/** A reminder of what is due soon, one that somebody asked for and that tells of everything, or a try. */
export type MailKind = 'reminder' | 'asked' | 'test';

/**
 * A reminder to a person, to be put among the e-mails to send. Its key is the same all day whatever reminds her: one
 * reminder a day goes out. `now` is an instant.
 */
export function reminderMail(personId: PersonId, kind: Exclude<MailKind, 'test'>, now: string) {
  return { personId, kind, dedupeKey: `reminder ${civilDateInSweden(now)} ${personId}`, createdAt: now };
}
