import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { countByState, type StateCount } from '#app/features/deviations/domain/count-by-state.ts';
import { daysOpen } from '#app/features/deviations/domain/deviation-age.ts';
import { isOpenDeviation } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { isInvestigatedOrClosed } from '#app/features/deviations/domain/lex-sarah.ts';
import type { DeviationListQuery } from '#app/features/deviations/forms/list-query.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, UnitId } from '#app/shared/domain/ids.ts';
import { LEX_SARAH_STAGES, type LexSarahStage } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  type DeviationRow,
  listDeviationStandings,
  listDeviations,
  listDeviationsWaitingFor,
} from '#db/queries/deviations.server.ts';
import { listLexSarahOf } from '#db/queries/lex-sarah.server.ts';
import { deviationReachOf } from './deviation-access.server.ts';
import { deviationListFilter } from './list-filter.server.ts';

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
  | 'handedOverTo'
> & {
  isOverdue: boolean /** Whole days since it was found; null once it is closed. */;
  daysOpen: number | null;
};

type ListedLexSarah = { stage: LexSarahStage; isNotified: boolean | null; daysOpen: number | null };

function lexSarahBeside(db: Reader, rows: readonly DeviationRow[], today: string) {
  const matters = listLexSarahOf(
    db,
    rows.map(({ id }) => id),
  );
  return new Map(
    matters.map(({ deviationId, stage, isNotified, reportedAt }): [DeviationId, ListedLexSarah] => [
      deviationId,
      { stage, isNotified, daysOpen: stage === 'closed' ? null : daysOpen(reportedAt, today) },
    ]),
  );
}

/** One page of the deviations the person reaches. */
export function loadDeviations(
  services: Services,
  actor: Actor,
  query: DeviationListQuery,
): {
  rows: (ListedDeviation & { lexSarah: ListedLexSarah | null })[];
  total: number;
  pageCount: number;
  /** Of those reported as lex Sarah, how many are neither investigated nor closed; null unless they are what is listed. */
  notInvestigated: number | null;
} {
  const today = civilDateInSweden(services.now());
  const reach = deviationReachOf(actor);
  const filter = {
    ...deviationListFilter(query, today),
    sort: query.sort,
    isDescending: query.isDescending,
  };
  const { rows, total } = listDeviations(services.db, reach, {
    ...filter,
    limit: pageSize,
    offset: (query.page - 1) * pageSize,
  });
  const atStage = (lexSarah: LexSarahStage) =>
    listDeviations(services.db, reach, { ...filter, lexSarah, limit: 0, offset: 0 }).total;
  const lexSarah = lexSarahBeside(services.db, rows, today);
  return {
    rows: rows.map((row) => ({ ...listed(row, today), lexSarah: lexSarah.get(row.id) ?? null })),
    total,
    pageCount: Math.max(1, Math.ceil(total / pageSize)),
    notInvestigated:
      query.lexSarah === 'all'
        ? LEX_SARAH_STAGES.filter((stage) => !isInvestigatedOrClosed(stage))
            .map(atStage)
            .reduce((sum, count) => sum + count, 0)
        : null,
  };
}

/** Where all deviations that the person reaches stand today, whatever the list is filtered by; withdrawn ones left out. */
export function loadStandings(services: Services, actor: Actor): StateCount[] {
  const deviations = listDeviationStandings(services.db, deviationReachOf(actor));
  return countByState(deviations, civilDateInSweden(services.now()));
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
    handedOverTo: row.handedOverTo,
    isOverdue,
    daysOpen: isOpenDeviation(state) ? daysOpen(row.createdAt, today) : null,
  };
}
