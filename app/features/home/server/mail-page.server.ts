import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { type MailState, mailState } from '#app/features/accounts/server/mail-state.server.ts';
import { administersWhole } from '#app/features/accounts/server/rename-organisation.server.ts';
import { forbidden } from '#app/features/accounts/server/require-actor.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { insertMail, listLatestMails, noteMail } from '#db/queries/sent-mails.server.ts';
import { writeSetting } from '#db/queries/settings.server.ts';
import { transact } from '#db/transact.server.ts';
import { isGivenUp, MAIL_FAULTS, type MailFault } from '../domain/mail-times.ts';
import { testLetter } from './reminder-letter.server.ts';
import { openMail } from './smtp.server.ts';

const SHOWN = 100;

/** How e-mail is set on the server, whether it is on, and what has been sent; 403 but for whoever administers all. */
export function loadMailPage(services: Services, actor: Actor) {
  requireWhole(services, actor);
  const { db, config, now } = services;
  return {
    state: mailState(services, db),
    // Neither who logs in there nor where the password is.
    server: config.mail && {
      name: `${config.mail.host}:${config.mail.port}`,
      isEncrypted: config.mail.encryption !== 'none',
      from: config.mail.from,
      address: config.mail.address,
    },
    ownAddress: findPerson(db, actor.personId)?.email ?? '',
    mails: listLatestMails(db, SHOWN).map(({ lastError, attempts, ...mail }) => ({
      ...mail,
      ...outcomeOf({ ...mail, attempts, lastError }, now()),
    })),
  };
}

type Stored = { kind: string; createdAt: string; sentAt: string | null; attempts: number; lastError: string };

function outcomeOf(mail: Stored, now: string) {
  const fault = Object.hasOwn(MAIL_FAULTS, mail.lastError) ? (mail.lastError as MailFault) : null;
  // A try is made once.
  const isSettled = fault !== null && (mail.kind === 'test' || MAIL_FAULTS[fault] === 'settled');
  const isOver = isSettled || isGivenUp(mail, now);
  return { fault, outcome: mail.sentAt !== null ? 'sent' : isOver ? 'notSent' : 'waiting' } as const;
}

function requireWhole(services: Services, actor: Actor): void {
  if (!administersWhole(services, actor)) throw forbidden();
}

/** Switches reminders by e-mail on or off; 'unset' and 'demo' where that cannot be done, and nothing is written. */
export function switchMail(services: Services, actor: Actor, isOn: boolean): MailState {
  requireWhole(services, actor);
  return transact<MailState>(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const state = mailState(services, tx);
    const wanted = isOn ? 'on' : 'off';
    if (state === 'unset' || state === 'demo' || state === wanted) return { value: state, unchanged: true };
    writeSetting(tx, 'mailReminders', wanted);
    const entry = {
      action: 'setting.changed',
      entity: 'setting',
      entityId: 'mailReminders',
      detail: { from: state, to: wanted },
    };
    return { value: wanted, audit: [entry] };
  });
}

/**
 * Sends a try to the administrator herself while she waits, also while reminders are off. A second within the same minute
 * is not sent: the button was pressed twice.
 */
export async function sendTestMail(
  services: Services,
  actor: Actor,
): Promise<'sent' | 'unset' | 'demo' | 'justSent' | MailFault> {
  requireWhole(services, actor);
  const { db, now, config } = services;
  const state = mailState(services, db);
  if (config.mail === null || state === 'unset' || state === 'demo')
    return state === 'demo' ? 'demo' : 'unset';
  const to = findPerson(db, actor.personId)?.email ?? '';
  const at = now();
  const mail = { personId: actor.personId, kind: 'test', createdAt: at, attempts: 1 };
  const id = transact<number | undefined>(db, { actorId: actor.personId, now: at }, (tx) => {
    const value = insertMail(tx, { ...mail, dedupeKey: `test ${at.slice(0, 16)} ${actor.personId}` });
    if (value === undefined) return { value, unchanged: true };
    return { value, audit: [{ action: 'mail.tried', entity: 'person', entityId: actor.personId }] };
  });
  if (id === undefined) return 'justSent';
  const opened = await openMail(config.mail);
  const outcome = opened.ok
    ? await opened.value.send({ to, subject: 'Provmejl från Aktsam', text: testLetter(config.mail.address) })
    : opened;
  if (opened.ok) opened.value.close();
  await services.background.untilWritable();
  noteMail(db, { id, attempts: 1 }, outcome.ok ? { sentAt: now() } : { lastError: outcome.error });
  return outcome.ok ? 'sent' : outcome.error;
}
