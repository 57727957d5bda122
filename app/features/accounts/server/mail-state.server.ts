import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { readSetting } from '#db/queries/settings.server.ts';

export type MailState = 'on' | 'off' | 'unset' | 'demo';

/**
 * Whether reminders go out by e-mail: only where the server has been told how and an administrator has switched them on.
 * In the invented municipality nobody is at the other end of the addresses, so nothing is sent.
 */
export function mailState({ config }: Services, db: Reader): MailState {
  if (config.mail === null) return 'unset';
  if (readSetting(db, 'isDemo') !== undefined) return 'demo';
  return readSetting(db, 'mailReminders') === 'on' ? 'on' : 'off';
}
