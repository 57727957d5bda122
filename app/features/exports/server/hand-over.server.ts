import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import {
  type HandoverLayout,
  handoverRow,
  nextBatchAt,
  outsideWindows1252,
} from '#app/features/deviations/domain/handover-layout.ts';
import { storedLayout } from '#app/features/deviations/forms/receiving-system-form.ts';
import { deviationReachOf, mayDeviation } from '#app/features/deviations/server/deviation-access.server.ts';
import type { DeviationId, ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertDeviationEvent } from '#db/queries/deviation-writes.server.ts';
import { type DeviationRow, listDeviations } from '#db/queries/deviations.server.ts';
import {
  findHandover,
  findReceivingSystem,
  insertHandover,
  lastHandoverAt,
} from '#db/queries/handovers.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';
import { handedOverOf } from './handover-cells.server.ts';

export type HandOverProblem =
  | { readonly kind: 'notFound' | 'nothingChosen' | 'retired' | 'notAllowed' }
  /** What the file's encoding cannot hold, a line a deviation: nothing is handed over that would come out wrong. */
  | { readonly kind: 'characters'; readonly lines: readonly string[] };

/** The instant of the batch in which they are, and how many of them were handed over before. */
type HandedOverNow = { readonly at: string; readonly before: number };

/**
 * Marks the chosen deviations as handed over to a system, each once whatever is repeated; the file is then fetched by the
 * batch, as often as needed. Those handed over before are left as they were; where all are, the batch of the last of them is
 * given again, so that a double click ends up at the same file.
 */
export function handOver(
  services: Services,
  actor: Actor,
  systemId: ReceivingSystemId,
  ids: readonly DeviationId[],
): Result<HandedOverNow, HandOverProblem> {
  requireAnyRole(actor, ['manager', 'quality']);
  const now = services.now();
  return transact<Result<HandedOverNow, HandOverProblem>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const refuse = (problem: HandOverProblem) => ({ value: err(problem), unchanged: true as const });
      const system = findReceivingSystem(tx, systemId);
      if (!system) return refuse({ kind: 'notFound' });
      if (ids.length === 0) return refuse({ kind: 'nothingChosen' });
      const chosen = deviationsBy(tx, actor, ids);
      const isAllowed = chosen.every((row) => mayDeviation(actor, 'deviation.handle', row));
      if (chosen.length < ids.length || !isAllowed) return refuse({ kind: 'notAllowed' });
      const before = chosen.flatMap(({ id }) => findHandover(tx, id, systemId)?.at ?? []);
      const fresh = chosen.filter(({ id }) => !findHandover(tx, id, systemId));
      const last = before.sort().at(-1);
      if (fresh.length === 0 && last !== undefined) {
        return { value: ok({ at: last, before: before.length }), unchanged: true };
      }
      if (system.retiredAt !== null) return refuse({ kind: 'retired' });
      if (fresh.some(({ state }) => state === 'withdrawn')) return refuse({ kind: 'notAllowed' });
      const lines = unwritable(tx, storedLayout(system.layout), fresh);
      if (lines.length > 0) return refuse({ kind: 'characters', lines });
      const at = nextBatchAt(now, lastHandoverAt(tx, systemId));
      const [first, ...more] = fresh.map(({ id, unitId }): AuditEntry => {
        insertHandover(tx, { deviationId: id, systemId, at, byId: actor.personId });
        const event = {
          deviationId: id,
          at: now,
          byId: actor.personId,
          kind: 'handedOver',
          note: system.name,
        };
        insertDeviationEvent(tx, event);
        return {
          action: 'deviation.handedOver',
          entity: 'deviation',
          entityId: id,
          unitId,
          detail: { systemId },
        };
      });
      if (!first) return refuse({ kind: 'nothingChosen' });
      return { value: ok({ at, before: before.length }), audit: [first, ...more] };
    },
  );
}

function deviationsBy(tx: WriteTx, actor: Actor, ids: readonly DeviationId[]): DeviationRow[] {
  const all = { sort: 'number', isDescending: false, limit: -1, offset: 0 } as const;
  return listDeviations(tx, deviationReachOf(actor), { ...all, ids }).rows;
}

/** "AV-2026-003: → 😀" for each deviation with what the encoding cannot hold; none in UTF-8 and in a workbook. */
function unwritable(tx: WriteTx, layout: HandoverLayout, rows: readonly DeviationRow[]): string[] {
  if (layout.format === 'xlsx' || layout.encoding === 'utf8') return [];
  return handedOverOf(tx, rows).flatMap((words) => {
    const text = handoverRow(layout, words).map((cell) => cell.text);
    const outside = outsideWindows1252(text.join(' '));
    return outside.length > 0 ? [`${words.number}: ${outside.join(' ')}`] : [];
  });
}
