import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireRegister } from '#app/features/cases/server/reach-register.server.ts';
import { columnsIn } from '#app/features/checklists/domain/columns-in-definition.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import type { ChecklistId, RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { findCase, findCaseIdByKey } from '#db/queries/cases.server.ts';
import { listRegisterColumns, listRegisters } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';

/** What a checklist is tried with: the case's values of the columns it looks at, and nothing else of the case. */
interface CaseToTry {
  key: string;
  /** In the order of `columnsIn`; empty where the cell is, or where the register has no such column. */
  values: string[];
  /** Columns that the checklist looks at and the register lacks. */
  missing: string[];
}

/** The registers with cases that the actor may read, for choosing one to try with. */
export function registersToTry(services: Services, actor: Actor): { value: string; label: string }[] {
  return listRegisters(services.db, scopeOf(actor, 'case.read'))
    .filter(({ caseCount }) => caseCount > 0)
    .map(({ id, name }) => ({ value: String(id), label: name }))
    .sort((a, b) => swedishCollator.compare(a.label, b.label));
}

/**
 * A real case to try a draft with, within what the actor may read; who has read which case is logged. 403 and 404 as for the
 * register's own page; an error when the register has no such case that she reaches.
 */
export function readCaseToTry(
  services: Services,
  actor: Actor,
  definition: ChecklistDefinition,
  { checklistId, registerId, key }: { checklistId: ChecklistId; registerId: RegisterId; key: string },
): Result<CaseToTry, 'noSuchCase'> {
  const { scope } = requireRegister(services, actor, registerId);
  return transact<Result<CaseToTry, 'noSuchCase'>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const caseId = findCaseIdByKey(tx, scope, registerId, key);
      const found = caseId && findCase(tx, scope, registerId, caseId);
      if (!found) return { value: err('noSuchCase'), unchanged: true };
      const headers = listRegisterColumns(tx, registerId);
      const positions = new Map(headers.map(({ header, position }) => [header, position]));
      const wanted = columnsIn(definition);
      const cellOf = (column: string) => {
        const position = positions.get(column);
        return position === undefined ? '' : (found.values[position] ?? '');
      };
      const value = {
        key: found.key,
        values: wanted.map(cellOf),
        missing: wanted.filter((column) => !positions.has(column)),
      };
      const read = { action: 'case.read', entity: 'case', entityId: found.id, unitId: found.unitId };
      return { value: ok(value), audit: [{ ...read, detail: { registerId, checklistId } }] };
    },
  );
}
