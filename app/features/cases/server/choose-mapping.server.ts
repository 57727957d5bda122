import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { type ImportMapping, needsPseudonyms } from '#app/features/cases/domain/import-mapping.ts';
import { isOtherReading, type ReadingChoices } from '#app/features/cases/domain/raw-table.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findImport, updateImport } from '#db/queries/imports.server.ts';
import { transact } from '#db/transact.server.ts';
import type { ReadingOptions } from './import-job.server.ts';
import type { StoredPreview } from './import-preview.server.ts';
import { ensurePseudonymKey } from './pseudonym-key.server.ts';
import { requireImport, requireImportableRegister } from './reach-register.server.ts';
import { registerFingerprint } from './register-fingerprint.server.ts';
import { startReading } from './settle-read.server.ts';
import { readPreview } from './upload-folder.server.ts';

type Ids = { registerId: RegisterId; importId: ImportId };

/**
 * Keeps the choice of columns with the waiting import and reads the file anew under it; resolves when that is done.
 * The register itself learns the choice when the import is applied. Nothing happens when the choice is the same,
 * unless `isStale` says that the register is another than the preview was made against.
 */
export function chooseMapping(
  services: Services,
  actor: Actor,
  ids: Ids,
  mapping: ImportMapping,
  isStale = false,
): Promise<void> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  requireImport(services, register, ids.importId);
  // Nothing is kept of a failure: the preview tells what is wrong with the key.
  if (needsPseudonyms(mapping, register.keyHandling)) ensurePseudonymKey(services, actor);
  const isChosen = transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const waiting = findImport(tx, ids.importId);
    const isSame = JSON.stringify(waiting?.mapping) === JSON.stringify(mapping);
    if (isSame && !isStale) return { value: false, unchanged: true };
    if (!updateImport(tx, ids.importId, 'staged', { mapping, state: 'reading', failure: null }))
      return { value: false, unchanged: true };
    const keptCount = mapping.columns.filter((column) => column.isKept).length;
    const detail = { keptCount, leftOutCount: mapping.columns.length - keptCount };
    const about = { entity: 'import', entityId: ids.importId, unitId: register.unitId };
    return { value: true, audit: [{ action: 'import.mapped', ...about, detail }] };
  });
  return isChosen ? startReading(services, { ...ids, actorId: actor.personId }) : Promise.resolve();
}

/**
 * Shows anew what an import would do with everything that is chosen on the page: the columns, and the sheet and the
 * hidden rows where they are others than those that were shown; also against a register or units that have changed since.
 */
export async function chooseAnew(
  services: Services,
  actor: Actor,
  ids: Ids,
  { mapping, reading }: { mapping: ImportMapping; reading: ReadingChoices },
): Promise<void> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  const { storedAs } = requireImport(services, register, ids.importId);
  const preview = storedAs === null ? undefined : await readPreview<StoredPreview>(services, storedAs);
  if (preview !== undefined && isOtherReading(preview.source, reading))
    return chooseReading(services, actor, ids, reading, mapping);
  // What is shown may be older than what was chosen last, where that could not be read.
  const isOther = JSON.stringify(preview?.mapping) !== JSON.stringify(mapping);
  const plannedAgainst = preview?.plan?.fingerprint;
  const isStale =
    plannedAgainst !== undefined && plannedAgainst !== registerFingerprint(services.db, register.id);
  return chooseMapping(services, actor, ids, mapping, isOther || isStale);
}

/**
 * Reads the file of a waiting import in another way: another sheet, hidden rows or not. Another sheet has other
 * columns, so that the choice of columns begins anew with it; in the same sheet the given one holds.
 */
export async function chooseReading(
  services: Services,
  actor: Actor,
  ids: Ids,
  choices: ReadingChoices,
  mapping?: ImportMapping,
): Promise<void> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  const waiting = requireImport(services, register, ids.importId);
  const optionsBefore = waiting.readingOptions as ReadingOptions | null;
  const preview =
    waiting.storedAs === null ? undefined : await readPreview<StoredPreview>(services, waiting.storedAs);
  const isOtherSheet = choices.sheetName !== preview?.source.sheetName;
  const isOtherMapping =
    mapping !== undefined && JSON.stringify(preview?.mapping) !== JSON.stringify(mapping);
  const mappingThen = isOtherSheet ? { mapping: null } : isOtherMapping ? { mapping } : {};
  if (mappingThen.mapping && needsPseudonyms(mappingThen.mapping, register.keyHandling))
    ensurePseudonymKey(services, actor);
  const isChosen = transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const values = {
      readingOptions: { ...optionsBefore, ...choices },
      state: 'reading' as const,
      failure: null,
      ...mappingThen,
    };
    if (!updateImport(tx, ids.importId, 'staged', values)) return { value: false, unchanged: true };
    const about = { entity: 'import', entityId: ids.importId, unitId: register.unitId };
    return { value: true, audit: [{ action: 'import.reread', ...about }] };
  });
  if (isChosen) await startReading(services, { ...ids, actorId: actor.personId, optionsBefore });
}
