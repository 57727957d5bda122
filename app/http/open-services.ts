import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { countChecks } from '#app/features/checks/server/count-checks.server.ts';
import { readAheadForControls } from '#app/features/controls/server/read-ahead.server.ts';
import { keepReportFiles } from '#app/features/exports/server/keep-report-files.server.ts';
import { Background } from '#app/shared/server/background.ts';
import type { Config, FinalisedListener, RegisterListener, Services } from '#app/shared/server/services.ts';
import { openDatabase } from '#db/client.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';

/** What follows the registers, told after each import is read in or undone. */
const REGISTER_LISTENERS: readonly RegisterListener[] = [countChecks, readAheadForControls];

const FINALISED_LISTENERS: readonly FinalisedListener[] = [keepReportFiles];

/** Opens the data folder, brings the database to the newest schema and hands over what the program needs. */
export async function openServices(
  config: Config,
  overrides: { now?: () => string; randomBytes?: (size: number) => Uint8Array; log?: Logger } = {},
): Promise<Services> {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const log = overrides.log ?? pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const now = overrides.now ?? (() => new Date().toISOString());
  const db = openDatabase(path.join(config.dataFolder, 'aktsam.sqlite'));
  const migrated = await migrateDatabase(db, {
    migrationsFolder: path.join(config.projectRoot, 'db/migrations'),
    backupFolder: path.join(config.dataFolder, 'backups'),
    now: now(),
  });
  if (migrated.migrations.length > 0)
    log.info({ migrations: migrated.migrations.length }, 'database migrated');
  return {
    db,
    config,
    log,
    now,
    randomBytes: overrides.randomBytes ?? randomBytes,
    background: new Background(),
    registerListeners: REGISTER_LISTENERS,
    finalisedListeners: FINALISED_LISTENERS,
  };
}
