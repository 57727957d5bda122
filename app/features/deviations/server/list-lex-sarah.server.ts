import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { isInvestigatedOrClosed } from '#app/features/deviations/domain/lex-sarah.ts';
import type { LexSarahListQuery } from '#app/features/deviations/forms/lex-sarah-list-query.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { criticalWaitingFor, lexSarahMattersOf } from './load-lex-sarah.server.ts';

const yearOf = ({ reportedAt }: { reportedAt: string }) => Number(civilDateInSweden(reportedAt).slice(0, 4));

/** The matters the person may judge that match, how many of the year and unit are left to investigate, and what waits. */
export function listLexSarah(services: Services, actor: Actor, query: LexSarahListQuery) {
  const all = lexSarahMattersOf(services, actor);
  const chosen = all.filter(
    (matter) =>
      (query.year === undefined || yearOf(matter) === query.year) &&
      (query.unitId === undefined || matter.unitId === query.unitId),
  );
  const { unitIds } = scopeOf(actor, 'lexSarah.judge');
  return {
    rows: chosen.filter(
      ({ stage }) =>
        query.stage === 'all' || (query.stage === 'open' ? stage !== 'closed' : stage === query.stage),
    ),
    total: chosen.length,
    left: chosen.filter(({ stage }) => !isInvestigatedOrClosed(stage)).length,
    years: [...new Set(all.map(yearOf))].sort((a, b) => b - a),
    units: listUnits(services.db)
      .filter(({ id }) => unitIds.includes(id))
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => swedishCollator.compare(a.name, b.name)),
    waiting: criticalWaitingFor(services, actor),
  };
}
