import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { ageBands } from '#app/features/checks/domain/age-bands.ts';
import type { CheckAddress } from '#app/features/checks/domain/check-address.ts';
import { checkAsFilter } from '#app/features/checks/domain/check-as-filter.ts';
import { populationInWords, ruleInWords } from '#app/features/checks/domain/check-words.ts';
import { changeSince, trendOf } from '#app/features/checks/domain/trend.ts';
import { controlPrefill } from '#app/features/checks/forms/control-prefill.ts';
import { type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RegisterCheckId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  type CheckRow,
  findCheckCreator,
  listCheckCounts,
  searchCaseIds,
} from '#db/queries/checks.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import { findLatestImport, listRegisterColumns } from '#db/queries/registers.server.ts';
import { byOverrun, foundCasesShown, shownColumns } from './found-cases.server.ts';
import { mayManageChecks, type ReachedCheck, requireCheck } from './reach-check.server.ts';
import { type Tally, tallyCheck } from './tally-check.server.ts';

export const FOUND_A_PAGE = 50;

/** Somebody leafs through what a check found: it is worked out once. Few, for each may hold every case. */
const tallies = new OverCases<Promise<Tally>>(5);

/** What a check is, and what it has found after each import; no case. */
export function loadCheckFacts(services: Services, actor: Actor, { check, register, scope }: ReachedCheck) {
  const { db } = services;
  const latest = findLatestImport(db, register.id);
  const trend = trendOf(listCheckCounts(db, scope, [check.id]));
  return {
    check: {
      id: check.id,
      name: check.name,
      purpose: check.purpose,
      revision: check.revision,
      isArchived: check.archivedAt !== null,
      createdAt: check.createdAt,
      createdByName: findCheckCreator(db, check),
    },
    register: { id: register.id, name: register.name },
    latestImport: latest ? { fileName: latest.fileName, at: latest.endedAt, on: latest.on } : null,
    trend,
    change: changeSince(trend),
    mayManage: mayManageChecks(actor, register),
    controlFields: controlFieldsOf(
      actor,
      check,
      register.unitId,
      latest?.on ?? civilDateInSweden(services.now()),
    ),
  };
}

/** The fields that begin a control of what the check finds; null for whoever makes no controls, and for rules too nested. */
function controlFieldsOf(actor: Actor, check: CheckRow, registerUnitId: UnitId, countOn: CivilDate) {
  const { unitIds } = scopeOf(actor, 'control.manage');
  const unitId = unitIds.includes(registerUnitId) ? registerUnitId : unitIds[0];
  const filter = checkAsFilter(check);
  if (unitId === undefined || filter === null) return null;
  const { name, purpose, registerId } = check;
  return controlPrefill({ name, purpose, filter }, { registerId, unitId, countOn });
}

/**
 * The page of a check: its facts, and what it finds in the register as it is now, on the day the latest export was taken out or on
 * another. Who has been shown the cases is logged. `result` is null before the first import.
 */
export async function loadCheck(
  services: Services,
  actor: Actor,
  checkId: RegisterCheckId,
  address: CheckAddress,
) {
  const reached = requireCheck(services, actor, checkId);
  const facts = loadCheckFacts(services, actor, reached);
  if (facts.latestImport === null) return { ...facts, address, result: null };
  const { check, register, scope } = reached;
  const { db } = services;
  const referenceOn = address.on ?? facts.latestImport.on;
  const { population, rule } = check;
  const columns = listRegisterColumns(db, register.id);
  const question = [scope.unitIds, register.id, columns, population, rule, referenceOn];
  const tally = await tallies.answer(db, question, () =>
    tallyCheck(db, scope, register.id, check, referenceOn),
  );
  const asked = askedFor(services, reached, tally, address);
  const pageCount = Math.max(1, Math.ceil(asked.length / FOUND_A_PAGE));
  const page = Math.min(address.page, pageCount);
  const shown = asked.slice((page - 1) * FOUND_A_PAGE, page * FOUND_A_PAGE);
  const overruns = tally.found.flatMap(({ overrun }) => overrun ?? []);
  const result = {
    referenceOn,
    populationInWords: populationInWords(check, referenceOn),
    ruleInWords: ruleInWords(check, referenceOn),
    missingColumns: tally.missingColumns,
    lookedAt: tally.lookedAt,
    found: tally.found.length,
    units: unitsOf(services, tally),
    bands: check.rule.limit === null ? [] : ageBands(check.rule.limit, overruns),
    hasLimit: check.rule.limit !== null,
    total: asked.length,
    page,
    pageCount,
    columns: shownColumns(check),
    rows: foundCasesShown(db, scope, check, shown),
  };
  logReading(services, actor, {
    action: 'check.read',
    entity: 'registerCheck',
    entityId: check.id,
    unitId: register.unitId,
    detail: { registerId: register.id, referenceOn, shown: shown.length, page },
  });
  return { ...facts, address, result };
}

function askedFor(
  { db }: Services,
  { register, scope }: ReachedCheck,
  { found }: Tally,
  { unitId, search }: CheckAddress,
) {
  const hits = search === '' ? null : searchCaseIds(db, scope, register.id, search);
  return found
    .filter((one) => (unitId === null || one.unitId === unitId) && (hits === null || hits.has(one.caseId)))
    .sort(byOverrun);
}

function unitsOf({ db }: Services, { byUnit }: Tally) {
  const names = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  return [...byUnit]
    .map(([id, { lookedAt, found }]) => ({ id, name: names.get(id) ?? '', lookedAt, found }))
    .filter(({ lookedAt }) => lookedAt > 0)
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
}
