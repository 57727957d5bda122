import type { Services } from '#app/shared/server/services.ts';
import { settleMailsOnTheirWay } from '#db/queries/sent-mails.server.ts';
import { remindByMail } from './remind-by-mail.server.ts';

const EVERY_MS = 2 * 60_000;

/**
 * Sees to reminders by e-mail for as long as the program runs, a turn every other minute and never two at once; nothing
 * where no mail server is named. What it gives back stops it after the letter that is being handed over.
 */
export function keepReminding(services: Services): () => Promise<void> {
  if (services.config.mail === null) return async () => {};
  const unsure = settleMailsOnTheirWay(services.db, 'unsure');
  if (unsure > 0) services.log.warn({ unsure }, 'mail was on its way when the program stopped');
  let isStopping = false;
  let turn: Promise<void> | undefined;
  const timer = setInterval(() => {
    turn ??= remindByMail(services, () => isStopping)
      .catch((error: unknown) => services.log.error({ err: error }, 'reminders could not be sent'))
      .finally(() => {
        turn = undefined;
      });
  }, EVERY_MS).unref();
  return async () => {
    isStopping = true;
    clearInterval(timer);
    await turn;
  };
}
