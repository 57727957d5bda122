import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { populationInWords, ruleInWords } from '#app/features/checks/domain/check-words.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RegisterCheckId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { byOverrun, type FoundCaseShown, foundCasesShown, shownColumns } from './found-cases.server.ts';
import { loadCheckFacts } from './load-check.server.ts';
import { requireCheck } from './reach-check.server.ts';
import { tallyCheck } from './tally-check.server.ts';

/** So many cases are read from the database at a time while a file is written. */
const CASES_A_READ = 500;

/**
 * What the file of a check prints: everything found within the actor's units on the day of the latest import or on
 * another, the farthest over the limit first. The download is logged. 404 and 403 as for the check; undefined before the
 * first import and when the register lacks a column.
 */
export async function loadCheckFile(
  services: Services,
  actor: Actor,
  checkId: RegisterCheckId,
  on: CivilDate | null,
) {
  const reached = requireCheck(services, actor, checkId);
  const { check, register, scope } = reached;
  const facts = loadCheckFacts(services, actor, reached);
  if (facts.latestImport === null) return undefined;
  const referenceOn = on ?? facts.latestImport.on;
  const tally = await tallyCheck(services.db, scope, register.id, check, referenceOn);
  if (tally.missingColumns.length > 0) return undefined;
  const found = [...tally.found].sort(byOverrun);
  logReading(services, actor, {
    action: 'check.exported',
    entity: 'registerCheck',
    entityId: check.id,
    unitId: register.unitId,
    detail: { registerId: register.id, referenceOn, count: found.length },
  });
  return {
    ...facts,
    referenceOn,
    populationInWords: populationInWords(check, referenceOn),
    ruleInWords: ruleInWords(check, referenceOn),
    lookedAt: tally.lookedAt,
    foundCount: found.length,
    hasLimit: check.rule.limit !== null,
    columns: shownColumns(check),
    *rows(): Generator<FoundCaseShown> {
      for (let start = 0; start < found.length; start += CASES_A_READ) {
        yield* foundCasesShown(services.db, scope, check, found.slice(start, start + CASES_A_READ));
      }
    },
  };
}

export type CheckFile = NonNullable<Awaited<ReturnType<typeof loadCheckFile>>>;
