import { civilDateInSweden, hourInSweden } from '#app/shared/domain/civil-date.ts';
import { isWorkingDay } from '#app/shared/domain/working-day.ts';

/** Minutes from when an e-mail was put among those to send to each attempt: at once, and ever more seldom that day. */
const ATTEMPTS_AFTER_MINUTES = [0, 5, 20, 60, 180, 360] as const;

/** What is older than this is not sent any more: a reminder of yesterday says nothing true. */
export const MAIL_LIVES_HOURS = 12;

const MORNING = { from: 7, until: 12 };

/** Why an e-mail was not sent. Never what the server said: that may hold addresses. */
export const MAIL_FAULTS = {
  unreachable: 'tryAgain',
  notEncrypted: 'tryAgain',
  certificate: 'tryAgain',
  logIn: 'tryAgain',
  later: 'tryAgain',
  refused: 'settled',
  unsure: 'settled',
  nothingLeft: 'settled',
  notWanted: 'settled',
} as const;
export type MailFault = keyof typeof MAIL_FAULTS;

/** The faults after which nothing more is tried. */
export const SETTLED_FAULTS = Object.entries(MAIL_FAULTS)
  .filter(([, what]) => what === 'settled')
  .map(([fault]) => fault);

type Mail = { readonly createdAt: string; readonly attempts: number };

const minutesSince = (since: string, now: string) => (Date.parse(now) - Date.parse(since)) / 60_000;

/** Whether the next attempt is due; never again after the last one or after twelve hours. */
export function mayTryNow({ createdAt, attempts }: Mail, now: string): boolean {
  const after = ATTEMPTS_AFTER_MINUTES[attempts];
  return after !== undefined && minutesSince(createdAt, now) >= after && !isTooOld(createdAt, now);
}

/** Whether there will be no further attempt at all. */
export function isGivenUp({ createdAt, attempts }: Mail, now: string): boolean {
  return attempts >= ATTEMPTS_AFTER_MINUTES.length || isTooOld(createdAt, now);
}

const isTooOld = (createdAt: string, now: string) => minutesSince(createdAt, now) > MAIL_LIVES_HOURS * 60;

/** Reminders begin on working days between seven and twelve by the clock in Sweden. */
export function isReminderTime(instant: string): boolean {
  const hour = hourInSweden(instant);
  return hour >= MORNING.from && hour < MORNING.until && isWorkingDay(civilDateInSweden(instant));
}
