import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { openDeviationStates } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { batchName } from '#app/features/deviations/domain/handover-layout.ts';
import type { DeviationListQuery } from '#app/features/deviations/forms/list-query.ts';
import { deviationReachOf, mayDeviation } from '#app/features/deviations/server/deviation-access.server.ts';
import { loadReceivingSystem } from '#app/features/deviations/server/receiving-systems.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { DEVIATION_STATES } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDeviations } from '#db/queries/deviations.server.ts';
import { listHandedOver } from '#db/queries/handovers.server.ts';

// What a person can look through and tick; the filter finds the rest.
const MOST_OFFERED = 200;

function requireSystem(services: Services, actor: Actor, systemId: ReceivingSystemId) {
  const system = loadReceivingSystem(services, actor, systemId);
  if (!system) throw notFound();
  return system;
}

/** What the person may hand over to a system, what the filter leaves of it, and what was handed over before. */
export function loadHandOver(
  services: Services,
  actor: Actor,
  systemId: ReceivingSystemId,
  query: DeviationListQuery,
) {
  const { id, name, isRetired } = requireSystem(services, actor, systemId);
  const reach = deviationReachOf(actor);
  const standing = DEVIATION_STATES.filter((state) => state !== 'withdrawn');
  const { rows } = listDeviations(services.db, reach, {
    states:
      query.status === 'open'
        ? openDeviationStates
        : standing.filter((state) => query.status === 'all' || state === query.status),
    unitId: query.unitId,
    typeId: query.typeId,
    lexSarah: query.lexSarah,
    overdueOn: query.isOverdueOnly ? civilDateInSweden(services.now()) : undefined,
    notHandedTo: systemId,
    sort: 'number',
    isDescending: false,
    limit: -1,
    offset: 0,
  });
  const offered = rows.filter((row) => mayDeviation(actor, 'deviation.handle', row));
  return {
    system: { id, name, isRetired },
    total: offered.length,
    offered: offered
      .slice(0, MOST_OFFERED)
      .map(({ id: deviationId, number, title, caseKey, unitName, state }) => ({
        deviationId,
        number,
        title,
        caseKey,
        unitName,
        state,
      })),
    handedOver: listHandedOver(services.db, reach, systemId).map((row) => ({
      ...row,
      batch: batchName(row.at),
    })),
  };
}

/** What was handed over at one instant, as far as the person reaches it; 404 where that is nothing. */
export function loadBatch(services: Services, actor: Actor, systemId: ReceivingSystemId, at: string) {
  const { id, name, layout } = requireSystem(services, actor, systemId);
  const rows = listHandedOver(services.db, deviationReachOf(actor), systemId, at);
  const [first] = rows;
  if (!first) throw notFound();
  const { rows: deviations } = listDeviations(services.db, deviationReachOf(actor), {
    ids: rows.map(({ deviationId }) => deviationId),
    sort: 'number',
    isDescending: false,
    limit: -1,
    offset: 0,
  });
  const mine = deviations.filter((row) => mayDeviation(actor, 'deviation.handle', row)).map((row) => row.id);
  return {
    system: { id, name, format: layout.format },
    at,
    byName: first.byName,
    rows: rows.map((row) => ({ ...row, mayChange: mine.includes(row.deviationId) })),
  };
}
