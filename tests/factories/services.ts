import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { Background } from '#app/shared/server/background.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Db } from '#db/client.server.ts';
import { makeDatabase } from './database.ts';

export type TestServices = Services & {
  /** Moves the fixed clock; nothing else does. */
  setNow: (instant: string) => void;
};

/**
 * Services on a real database, with a clock that stands still and chance that repeats itself. The database is an empty
 * one unless another is given, such as a copy of one that was filled for the whole file.
 */
export async function makeServices(now = '2026-11-02T08:00:00.000Z', db?: Db): Promise<TestServices> {
  let instant = now;
  let drawn = 0;
  return {
    db: db ?? (await makeDatabase()),
    config: {
      projectRoot: path.resolve(import.meta.dirname, '../..'),
      dataFolder: mkdtempSync(path.join(tmpdir(), 'aktsam-test-')),
      host: '127.0.0.1',
      port: 0,
      isHttps: false,
      trustedProxies: 0,
      mail: null,
    },
    log: pino({ level: 'silent' }),
    now: () => instant,
    setNow: (next) => {
      instant = next;
    },
    randomBytes: (size) => {
      drawn += 1;
      const bytes = createHash('shake256', { outputLength: size }).update(`bytes ${drawn}`).digest();
      return new Uint8Array(bytes);
    },
    background: new Background(),
    registerListeners: [],
    finalisedListeners: [],
  };
}
