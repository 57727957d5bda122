import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { ruleInWords } from '#app/features/checks/domain/check-words.ts';
import { changeSince, type StoredCount, trendOf } from '#app/features/checks/domain/trend.ts';
import type { RegisterCheckId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import {
  type CheckRow,
  listCheckCounts,
  listChecks,
  listRegistersWithin,
} from '#db/queries/checks.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import { mayManageChecks } from './reach-check.server.ts';

/**
 * The registers within reach with their checks and what they found after the latest import, as far as the person's units
 * go. From stored counts: no case is read.
 */
export function loadChecks(services: Services, actor: Actor) {
  const scope = requireScope(actor, 'check.read');
  const { db } = services;
  const registers = listRegistersWithin(db, scope).sort((a, b) => swedishCollator.compare(a.name, b.name));
  const checks = listChecks(
    db,
    registers.map(({ id }) => id),
  ).sort((a, b) => swedishCollator.compare(a.name, b.name));
  const counts = new Map<RegisterCheckId, StoredCount[]>(checks.map(({ id }) => [id, []]));
  for (const count of listCheckCounts(db, scope, [...counts.keys()])) counts.get(count.checkId)?.push(count);
  const asListed = (check: CheckRow, latestImportId: number | undefined) => {
    const stored = counts.get(check.id) ?? [];
    const trend = trendOf(stored);
    const latest = trend.at(-1);
    return {
      id: check.id,
      name: check.name,
      purpose: check.purpose,
      ruleInWords: ruleInWords(check),
      latest: latest && latest.importId === latestImportId ? latest : null,
      change: changeSince(trend),
    };
  };
  return registers.map((register) => {
    const latestImport = findLatestImport(db, register.id);
    const own = checks.filter(({ registerId }) => registerId === register.id);
    return {
      id: register.id,
      name: register.name,
      unitName: register.unitName,
      importedAt: latestImport?.endedAt ?? null,
      extractedOn: latestImport?.on ?? null,
      mayManage: mayManageChecks(actor, register),
      checks: own
        .filter(({ archivedAt }) => archivedAt === null)
        .map((check) => asListed(check, latestImport?.id)),
      archived: own.filter(({ archivedAt }) => archivedAt !== null).map(({ id, name }) => ({ id, name })),
    };
  });
}

export type RegisterWithChecks = ReturnType<typeof loadChecks>[number];
