import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { daysOpen } from '#app/features/deviations/domain/deviation-age.ts';
import { isOpenDeviation, openDeviationStates } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { DeviationListQuery } from '#app/features/deviations/forms/list-query.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  type DeviationRow,
  listDeviations,
  listDeviationsWaitingFor,
} from '#db/queries/deviations.server.ts';
import { deviationReachOf } from './deviation-access.server.ts';

const pageSize = 50;

export type ListedDeviation = Pick<
  DeviationRow,
  | 'id'
  | 'number'
  | 'title'
  | 'caseKey'
  | 'unitName'
  | 'severity'
  | 'state'
  | 'responsibleName'
  | 'dueOn'
  | 'controlName'
  | 'isOnCause'
  | 'typeName'
> & {
  isOverdue: boolean /** Whole days since it was found; null once it is closed. */;
  daysOpen: number | null;
};

/** One page of the deviations the person reaches. */
export function loadDeviations(
  services: Services,
  actor: Actor,
  query: DeviationListQuery,
): { rows: ListedDeviation[]; total: number; pageCount: number } {
  const today = civilDateInSweden(services.now());
  const { rows, total } = listDeviations(services.db, deviationReachOf(actor), {
    states:
      query.status === 'open' ? openDeviationStates : query.status === 'all' ? undefined : [query.status],
    unitId: query.unitId,
    typeId: query.typeId,
    overdueOn: query.isOverdueOnly ? today : undefined,
    sort: query.sort,
    isDescending: query.isDescending,
    limit: pageSize,
    offset: (query.page - 1) * pageSize,
  });
  return {
    rows: rows.map((row) => listed(row, today)),
    total,
    pageCount: Math.max(1, Math.ceil(total / pageSize)),
  };
}

/** Units whose deviations the person reaches, for the filter. */
export function listDeviationUnits(services: Services, actor: Actor): { id: UnitId; name: string }[] {
  const { scope } = deviationReachOf(actor);
  return listUnits(services.db)
    .filter(({ id }) => scope.unitIds.includes(id))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
}

/** Open deviations the person answers for, soonest first. */
export function deviationsWaitingFor(services: Services, actor: Actor): ListedDeviation[] {
  const today = civilDateInSweden(services.now());
  return listDeviationsWaitingFor(services.db, deviationReachOf(actor)).map((row) => listed(row, today));
}

/** Every open deviation past its date that the person reaches by a role and that waits for somebody else, oldest first. */
export function overdueDeviations(services: Services, actor: Actor): ListedDeviation[] {
  const today = civilDateInSweden(services.now());
  const { rows } = listDeviations(services.db, deviationReachOf(actor), {
    overdueOn: today,
    sort: 'due',
    isDescending: false,
    limit: -1,
    offset: 0,
  });
  return rows
    .filter(({ responsibleId }) => responsibleId !== actor.personId)
    .map((row) => listed(row, today));
}

function listed(row: DeviationRow, today: string): ListedDeviation {
  const { id, number, title, caseKey, unitName, severity, state, responsibleName, dueOn, controlName } = row;
  const isOverdue = isOpenDeviation(state) && dueOn < today;
  return {
    id,
    number,
    title,
    caseKey,
    unitName,
    severity,
    state,
    responsibleName,
    dueOn,
    controlName,
    isOnCause: row.isOnCause,
    typeName: row.typeName,
    isOverdue,
    daysOpen: isOpenDeviation(state) ? daysOpen(row.createdAt, today) : null,
  };
}
