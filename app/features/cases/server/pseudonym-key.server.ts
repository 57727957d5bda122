import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { PseudonymKeyFault } from '#app/features/cases/domain/import-problem.ts';
import { keyFingerprint } from '#app/features/cases/domain/pseudonym.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { readSetting, writeSetting } from '#db/queries/settings.server.ts';
import { transact } from '#db/transact.server.ts';

const KEY_FILE = 'pseudonym.key';
const KEY_BYTES = 32;

/**
 * The key of the pseudonyms, read from its own file in the data folder. Fails when the file is gone, unreadable or
 * another one than the installation has used: pseudonyms under another key would make every case a new one.
 */
export function openPseudonymKey(services: Services): Result<Uint8Array, PseudonymKeyFault> {
  const known = readSetting(services.db, 'pseudonymKeyFingerprint');
  const text = readKeyFile(services);
  if (text === undefined) return err('missing');
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== KEY_BYTES || key.toString('hex') !== text.trim()) return err('unreadable');
  return known === undefined || known === keyFingerprint(key) ? ok(new Uint8Array(key)) : err('other');
}

/**
 * Makes sure that there is a key before the first pseudonym: made by chance when the installation has never had one,
 * and otherwise the one it has. Its fingerprint goes into the settings, the key itself into no database and no log.
 */
export function ensurePseudonymKey(services: Services, actor: Actor): Result<Uint8Array, PseudonymKeyFault> {
  if (readSetting(services.db, 'pseudonymKeyFingerprint') !== undefined) return openPseudonymKey(services);
  if (readKeyFile(services) === undefined) writeKeyFile(services);
  const key = openPseudonymKey(services);
  if (!key.ok) return key;
  transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    writeSetting(tx, 'pseudonymKeyFingerprint', keyFingerprint(key.value));
    const about = { entity: 'organisation', entityId: 0, unitId: null };
    return { value: null, audit: [{ action: 'pseudonymKey.created', ...about, detail: {} }] };
  });
  return key;
}

const pathOf = (services: Services) => path.join(services.config.dataFolder, KEY_FILE);

function readKeyFile(services: Services): string | undefined {
  try {
    return readFileSync(pathOf(services), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Never over a file that is there; on disk before anything is built on it. */
function writeKeyFile(services: Services): void {
  mkdirSync(services.config.dataFolder, { recursive: true, mode: 0o700 });
  const text = `${Buffer.from(services.randomBytes(KEY_BYTES)).toString('hex')}\n`;
  writeFileSync(pathOf(services), text, { mode: 0o600, flag: 'wx', flush: true });
}
