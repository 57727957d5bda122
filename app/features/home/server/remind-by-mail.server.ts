import { setImmediate } from 'node:timers/promises';
import { reminderMail } from '#app/features/accounts/domain/reminder-mail.ts';
import { mailState } from '#app/features/accounts/server/mail-state.server.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { addMonths, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import {
  deleteMailsBefore,
  insertMail,
  listPeopleToMail,
  listUnsentReminders,
  type MailRow,
  noteMail,
} from '#db/queries/sent-mails.server.ts';
import { readSetting, writeSetting } from '#db/queries/settings.server.ts';
import { transact } from '#db/transact.server.ts';
import {
  isReminderTime,
  MAIL_FAULTS,
  MAIL_LIVES_HOURS,
  type MailFault,
  mayTryNow,
  SETTLED_FAULTS,
} from '../domain/mail-times.ts';
import { dueWorkOf } from './due-work.server.ts';
import { reminderLetter, SUBJECT } from './reminder-letter.server.ts';
import { type MailConnection, openMail } from './smtp.server.ts';

const KEPT_MONTHS = 3;

/** One turn: puts the reminders of the morning among those to send, and sends what waits. Nothing when switched off. */
export async function remindByMail(services: Services, isStopping: () => boolean): Promise<void> {
  if (mailState(services, services.db) !== 'on') return;
  await gatherReminders(services, isStopping);
  await sendWaiting(services, isStopping);
}

/** Once a working day: whom something waits for gets an e-mail to send, all in one transaction. */
async function gatherReminders(services: Services, isStopping: () => boolean): Promise<void> {
  const { db, now } = services;
  const today = civilDateInSweden(now());
  if (!isReminderTime(now()) || readSetting(db, 'mailGatheredOn') === today) return;
  const waitedFor: PersonId[] = [];
  for (const personId of listPeopleToMail(db, today)) {
    // Requests come first: a turn of the loop lies between one person and the next.
    await setImmediate();
    if (isStopping()) return;
    const actor = loadActor(services, personId);
    if (actor && dueWorkOf(services, actor, 'soon').length > 0) waitedFor.push(personId);
  }
  await services.background.untilWritable();
  transact(db, { actorId: null, now: now() }, (tx) => {
    writeSetting(tx, 'mailGatheredOn', today);
    deleteMailsBefore(tx, addMonths(today, -KEPT_MONTHS));
    const mails = waitedFor.map((personId) => insertMail(tx, reminderMail(personId, 'reminder', now())));
    const count = mails.filter((id) => id !== undefined).length;
    return {
      value: null,
      audit: [{ action: 'mail.gathered', entity: 'mail', entityId: today, detail: { count } }],
    };
  });
}

/** Tries to send what waits, over one connection; what could not be sent waits for its next attempt. */
async function sendWaiting(services: Services, isStopping: () => boolean): Promise<void> {
  const { db, now, config } = services;
  const since = new Date(Date.parse(now()) - MAIL_LIVES_HOURS * 3_600_000).toISOString();
  const mails = listUnsentReminders(db, since, SETTLED_FAULTS).filter((mail) => mayTryNow(mail, now()));
  if (mails.length === 0 || config.mail === null || isStopping()) return;
  const opened = await openMail(config.mail);
  await services.background.untilWritable();
  if (!opened.ok) {
    services.log.warn({ fault: opened.error, waiting: mails.length }, 'the mail server could not be used');
    for (const mail of mails) noteMail(db, mail, { attempts: mail.attempts + 1, lastError: opened.error });
    return;
  }
  const connection = opened.value;
  const outcomes: (MailFault | null)[] = [];
  for (const mail of mails) {
    if (isStopping()) break;
    const outcome = await sendOne(services, connection, mail);
    outcomes.push(outcome);
    // Without a connection the others wait for their next turn, with all their attempts left.
    if (outcome === 'unreachable' || outcome === 'unsure') break;
  }
  connection.close();
  const sent = outcomes.filter((outcome) => outcome === null).length;
  const detail = { sent, notSent: outcomes.length - sent };
  const entityId = civilDateInSweden(now());
  transact(db, { actorId: null, now: now() }, () => ({
    value: null,
    audit: [{ action: 'mail.sent', entity: 'mail', entityId, detail }],
  }));
}

/**
 * Sends one, at most once: the attempt is on disk before the letter is handed over, and what then happens to the program
 * leaves an attempt without an outcome, which is never sent again. Null when it was sent.
 */
async function sendOne(
  services: Services,
  connection: MailConnection,
  mail: MailRow,
): Promise<MailFault | null> {
  const { db, now } = services;
  await services.background.untilWritable();
  const { to, text, whyNot } = letterFor(services, mail);
  if (whyNot !== null) {
    noteMail(db, mail, { lastError: whyNot });
    return whyNot;
  }
  const attempted = { ...mail, attempts: mail.attempts + 1 };
  if (!noteMail(db, mail, { attempts: attempted.attempts, lastError: '' })) return 'notWanted';
  const sent = await connection.send({ to, subject: SUBJECT, text });
  await services.background.untilWritable();
  if (sent.ok) noteMail(db, attempted, { sentAt: now() });
  else {
    services.log.warn({ mail: mail.id, fault: sent.error, next: MAIL_FAULTS[sent.error] }, 'mail not sent');
    noteMail(db, attempted, { lastError: sent.error });
  }
  return sent.ok ? null : sent.error;
}

/** Read when it is sent, so that a late letter is true too: she may have done it all, or left. */
function letterFor(services: Services, { personId, kind }: MailRow) {
  const nothing = (whyNot: MailFault) => ({ to: '', text: '', whyNot });
  const person = findPerson(services.db, personId);
  const actor = loadActor(services, personId);
  if (!person || person.refusesMail || !actor || actor.grants.length === 0) return nothing('notWanted');
  const work = dueWorkOf(services, actor, kind === 'asked' ? 'everything' : 'soon');
  if (work.length === 0) return nothing('nothingLeft');
  return { to: person.email, text: reminderLetter(work, services.config.mail?.address ?? ''), whyNot: null };
}
