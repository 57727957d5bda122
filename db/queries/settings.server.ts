import { eq } from 'drizzle-orm';
import type { Reader } from '../client.server.ts';
import { settings } from '../schema/accounts.ts';
import type { WriteTx } from '../transact.server.ts';

/**
 * The installation's own settings: organisationName is the municipality's or the administration's name; isDemo stands
 * in a program filled with the invented municipality; pseudonymKeyFingerprint tells whether the key in the data folder is
 * the one that the pseudonyms were made with; mailReminders says on or off, and mailGatheredOn is the last day somebody was
 * to be reminded by e-mail.
 */
export type SettingName =
  | 'organisationName'
  | 'isDemo'
  | 'pseudonymKeyFingerprint'
  | 'mailReminders'
  | 'mailGatheredOn';

export function readSetting(db: Reader, name: SettingName): string | undefined {
  return db.select().from(settings).where(eq(settings.name, name)).get()?.value;
}

export function writeSetting(tx: WriteTx, name: SettingName, value: string): void {
  tx.insert(settings)
    .values({ name, value })
    .onConflictDoUpdate({ target: settings.name, set: { value } })
    .run();
}
