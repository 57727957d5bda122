import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  type AuditFilter,
  countAuditEntries,
  findBrokenEntries,
  listAuditActions,
  listAuditEntries,
} from '#db/queries/audit.server.ts';
import { namesOfEntities } from '#db/queries/audit-names.server.ts';
import { listPeopleNames, listPeopleOfUnits } from '#db/queries/people.server.ts';
import { endOfDay, startOfDay } from '../domain/log-period.ts';
import type { UnitScope } from '../domain/policy.ts';

const PAGE_SIZE = 50;

type Search = {
  person?: PersonId | undefined;
  handelse?: string | undefined;
  fran?: CivilDate | undefined;
  till?: CivilDate | undefined;
  sida: number;
};

/** One page of the log with the names it needs, and whether the chain holds for what is shown. */
export function loadAuditLog(services: Services, scope: UnitScope, search: Search) {
  const { db } = services;
  const units = listUnits(db);
  const reached = new Set(scope.unitIds);
  const filter: AuditFilter = {
    unitIds: scope.unitIds,
    includesUnitless: units.every((unit) => unit.parentId !== null || reached.has(unit.id)),
    actorId: search.person,
    action: search.handelse,
    from: search.fran && startOfDay(search.fran),
    until: search.till && endOfDay(search.till),
  };
  const total = countAuditEntries(db, filter);
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(search.sida, pageCount);
  const entries = listAuditEntries(db, filter, { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const people = listPeopleOfUnits(db, scope.unitIds).map((person) => ({
    id: person.id,
    name: numbered(person),
    displayName: person.displayName,
  }));
  const nameOf = new Map<unknown, string>(listPeopleNames(db).map((person) => [person.id, numbered(person)]));
  const unitNameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const entityNames = namesOfEntities(db, entries);
  const broken = new Set(findBrokenEntries(db, entries));
  return {
    total,
    page,
    pageCount,
    brokenCount: broken.size,
    people: people.toSorted((a, b) => swedishCollator.compare(a.displayName, b.displayName)),
    actions: listAuditActions(db),
    entries: entries.map((entry) => ({
      sequence: entry.sequence,
      at: entry.at,
      actorName: entry.actorId === null ? null : (nameOf.get(entry.actorId) ?? null),
      action: entry.action,
      entity: entry.entity,
      entityId: entry.entityId,
      unitName: entry.unitId === null ? null : (unitNameOf.get(entry.unitId) ?? null),
      detail: shownOf(entry.detail),
      aboutName:
        nameOf.get(entry.entity === 'person' ? Number(entry.entityId) : entry.detail['personId']) ?? null,
      entityName: entityNames.get(`${entry.entity} ${entry.entityId}`) ?? null,
      isBroken: broken.has(entry.sequence),
    })),
  };
}

/**
 * What the table shows of an entry's detail, and nothing else: whoever runs the program reads the log and no case, and
 * details of old entries hold answers.
 */
function shownOf({ role }: Readonly<Record<string, unknown>>): { role?: unknown } {
  return role === undefined ? {} : { role };
}

/** Names change and come back with others; the number is the person's for good, as the chain has it. */
const numbered = ({ id, displayName }: { id: PersonId; displayName: string }) => `${displayName} (nr ${id})`;
