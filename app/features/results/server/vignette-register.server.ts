import { createHash } from 'node:crypto';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { buildListing } from '#app/features/cases/server/build-listing.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { CaseId, ImportId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { replaceListing, replaceRegisterValues } from '#db/queries/cases-write.server.ts';
import { insertImport, listStoredCases } from '#db/queries/imports.server.ts';
import {
  insertRegister,
  isRegisterNameTaken,
  listRegisterColumns,
  saveRegisterColumns,
} from '#db/queries/registers.server.ts';
import {
  findVignetteRegister,
  insertVignette,
  insertVignetteCase,
  returnVignetteCase,
} from '#db/queries/vignettes.server.ts';
import type { AuditEntry, WriteTx } from '#db/transact.server.ts';
import { nextVignetteKey, VIGNETTE_COLUMN } from '../domain/vignette-words.ts';
import type { VignetteText } from '../forms/vignette-form.ts';

type Place = { readonly actor: Actor; readonly unitId: UnitId; readonly now: string };

export type VignetteRegister = { readonly id: RegisterId; readonly keyHeader: string };

/** The unit's register of vignettes, made when there is none, with the entry that tells of it. */
export function ensureVignetteRegister(
  tx: WriteTx,
  { actor, unitId, now }: Place,
): { register: VignetteRegister; audit: AuditEntry[] } {
  const found = findVignetteRegister(tx, unitId);
  if (found) return { register: { ...found, keyHeader: found.keyHeader ?? VIGNETTE_COLUMN }, audit: [] };
  const name = ['Vinjetter', 'Vinjetter, påhittade fall', `Vinjetter ${now}`].find(
    (one) => !isRegisterNameTaken(tx, unitId, one),
  );
  const id = insertRegister(tx, {
    unitId,
    kind: 'vignettes',
    name: name ?? now,
    keyHeader: VIGNETTE_COLUMN,
    createdAt: now,
    createdById: actor.personId,
  });
  const detail = { kind: 'vignettes', keyHandling: 'asIs' };
  return {
    register: { id, keyHeader: VIGNETTE_COLUMN },
    audit: [{ action: 'register.created', entity: 'register', entityId: id, unitId, detail }],
  };
}

/**
 * Writes the texts into the register as an import of its own, so that a frame can tell where its cases come from: new
 * cases for new texts; a text that is used again keeps its case. Gives the keys in the order of the texts.
 */
export function writeVignettes(
  tx: WriteTx,
  { actor, unitId, now }: Place,
  register: VignetteRegister,
  texts: readonly (VignetteText & { readonly reusedCaseId: CaseId | null })[],
): { keys: string[]; importId: ImportId; audit: AuditEntry } {
  const positionOf = placeColumns(tx, register, [
    ...new Set(texts.flatMap(({ facts }) => Object.keys(facts))),
  ]);
  const fileSha256 = createHash('sha256').update(JSON.stringify(texts), 'utf8').digest('hex');
  const newCount = texts.filter(({ reusedCaseId }) => reusedCaseId === null).length;
  const counts = { rowCount: texts.length, newCount, changedCount: 0, goneCount: 0 };
  const importId = insertImport(tx, {
    registerId: register.id,
    state: 'applied',
    fileName: 'Skrivet i programmet',
    fileSha256,
    uploadedAt: now,
    uploadedById: actor.personId,
    endedAt: now,
    extractedOn: civilDateInSweden(now),
    ...counts,
    unchangedCount: texts.length - newCount,
  });
  const stored = listStoredCases(tx, register.id);
  const keys = stored.map(({ key }) => key);
  const used = texts.map(({ title, text, facts, reusedCaseId }) => {
    const reused = stored.find(({ id }) => id === reusedCaseId);
    if (reused) {
      returnVignetteCase(tx, reused.id, importId);
      return reused.key;
    }
    const key = nextVignetteKey(keys);
    keys.push(key);
    const values: string[] = Array.from({ length: Math.max(...positionOf.values()) + 1 }, () => '');
    for (const [header, cell] of [...Object.entries(facts), [register.keyHeader, key] as const]) {
      const position = positionOf.get(header);
      if (position !== undefined) values[position] = cell;
    }
    const caseId = insertVignetteCase(tx, { registerId: register.id, unitId, key, values, importId });
    insertVignette(tx, { caseId, title, text, changedAt: now, changedById: actor.personId });
    return key;
  });
  writeListing(tx, register.id);
  const detail = { registerId: register.id, fileSha256, ...counts };
  return {
    keys: used,
    importId,
    audit: { action: 'import.applied', entity: 'import', entityId: importId, unitId, detail },
  };
}

/** Where each column stands; those that the register lacks are added. */
function placeColumns(
  tx: WriteTx,
  register: VignetteRegister,
  facts: readonly string[],
): Map<string, number> {
  const columns = listRegisterColumns(tx, register.id);
  const positionOf = new Map(columns.map(({ header, position }) => [header, position]));
  let next = Math.max(-1, ...positionOf.values()) + 1;
  const added = [register.keyHeader, ...facts].filter((header) => !positionOf.has(header));
  for (const header of added) {
    positionOf.set(header, next);
    next += 1;
  }
  saveRegisterColumns(
    tx,
    register.id,
    added.map((header) => ({ position: positionOf.get(header) ?? 0, header, type: 'text' as const })),
  );
  return positionOf;
}

function writeListing(tx: WriteTx, registerId: RegisterId): void {
  const columns = listRegisterColumns(tx, registerId);
  const { rows, values } = buildListing(columns, listStoredCases(tx, registerId));
  replaceListing(
    tx,
    registerId,
    rows.flatMap((row) => (row.caseId === null ? [] : [{ ...row, caseId: row.caseId }])),
  );
  replaceRegisterValues(tx, registerId, values);
}
