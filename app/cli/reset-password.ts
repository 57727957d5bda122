import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { resetLostPassword } from '#app/features/accounts/server/reset-lost-password.server.ts';
import { openDatabase } from '#db/client.server.ts';

/** A temporary password for the person with this e-mail; the sentence to print and 0, or why not and 2. */
export async function resetPassword(
  dataFolder: string,
  email: string,
): Promise<{ sentence: string; exitCode: 0 | 2 }> {
  const file = path.join(dataFolder, 'aktsam.sqlite');
  if (!existsSync(file)) return { sentence: `Det finns ingen databas i ${dataFolder}.`, exitCode: 2 };
  const db = openDatabase(file);
  try {
    const now = () => new Date().toISOString();
    const reset = await resetLostPassword({ db, now, randomBytes }, email);
    if (!reset.ok) {
      return { sentence: 'Ingen aktiv person har den e-postadressen. Inget är ändrat.', exitCode: 2 };
    }
    return {
      sentence: `Tillfälligt lösenord: ${reset.value.password}\nDet måste bytas vid nästa inloggning. Det visas bara här.`,
      exitCode: 0,
    };
  } finally {
    db.$client.close();
  }
}
