import path from 'node:path';
import { pino } from 'pino';
import { Background } from '#app/shared/server/background.ts';
import type { Services } from '#app/shared/server/services.ts';
import { openDatabase } from '#db/client.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';

/** A new database in a file, as the program has it in earnest. */
export async function openBench(folder: string): Promise<Services> {
  const db = openDatabase(path.join(folder, 'aktsam.sqlite'));
  await migrateDatabase(db, { migrationsFolder: 'db/migrations', now: '2026-01-01T00:00:00.000Z' });
  let drawn = 0;
  return {
    db,
    config: {
      projectRoot: process.cwd(),
      dataFolder: folder,
      host: '127.0.0.1',
      port: 0,
      isHttps: false,
      trustedProxies: 0,
      mail: null,
    },
    log: pino({ level: 'silent' }),
    now: () => '2026-11-02T08:00:00.000Z',
    randomBytes: (size) => {
      drawn += 1;
      return new Uint8Array(size).fill(drawn);
    },
    background: new Background(),
    registerListeners: [],
    finalisedListeners: [],
  };
}
