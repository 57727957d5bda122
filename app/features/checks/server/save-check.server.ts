import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { checkColumns, findsTheSame } from '#app/features/checks/domain/check-rule.ts';
import type { TimeLimit } from '#app/features/checks/domain/time-limit.ts';
import { conditionsOf, type FilterConditions, groupsOf } from '#app/features/controls/domain/frame-filter.ts';
import type { RegisterCheckId, RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import {
  type CheckRow,
  findCheck,
  insertCheck,
  isCheckNameTaken,
  updateCheck,
} from '#db/queries/checks.server.ts';
import { listRegisterColumns, type RegisterRow } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { countCheck } from './count-checks.server.ts';
import { requireCheckableRegister, requireManagedCheck } from './reach-check.server.ts';

/** A check as the form gives it. */
export type CheckInput = {
  readonly name: string;
  readonly purpose: string;
  readonly population: FilterConditions;
  readonly limit: TimeLimit | null;
  readonly conditions: FilterConditions;
};

export type SaveCheckProblem =
  | { readonly kind: 'nameTaken' }
  | { readonly kind: 'unknownColumns'; readonly columns: readonly string[] }
  | { readonly kind: 'changedMeanwhile' };

type Saved = Result<RegisterCheckId, SaveCheckProblem>;

/** Makes a check and counts it for the latest import. 404 and 403 as for the register. */
export async function createCheck(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  input: CheckInput,
): Promise<Saved> {
  const register = requireCheckableRegister(services, actor, registerId);
  const now = services.now();
  const saved = transact<Saved>(services.db, { actorId: actor.personId, now }, (tx) => {
    const definition = definitionOf(input, 1);
    const problem = findProblem(tx, registerId, input, null);
    if (problem) return { value: err(problem), unchanged: true };
    const checkId = insertCheck(tx, {
      registerId,
      name: input.name,
      purpose: input.purpose,
      ...definition,
      createdAt: now,
      createdById: actor.personId,
    });
    return { value: ok(checkId), audit: [auditOf('check.created', checkId, register, definition)] };
  });
  if (saved.ok) await countSaved(services, actor, saved.value);
  return saved;
}

/**
 * Changes a check. Where it finds something else than before, the rule gets a new version and is counted anew for the
 * latest import; earlier counts stay as they were counted. 404 and 403 as for the check.
 */
export async function changeCheck(
  services: Services,
  actor: Actor,
  checkId: RegisterCheckId,
  revision: number,
  input: CheckInput,
): Promise<Saved> {
  const { register } = requireManagedCheck(services, actor, checkId);
  const now = services.now();
  const saved = transact<Saved>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: SaveCheckProblem) => ({ value: err(problem), unchanged: true }) as const;
    const before = findCheck(tx, checkId);
    if (before === undefined) return refuse({ kind: 'changedMeanwhile' });
    const problem = findProblem(tx, register.id, input, checkId);
    if (problem) return refuse(problem);
    const { version } = before.rule;
    const isSame = findsTheSame(before, definitionOf(input, version));
    const definition = definitionOf(input, isSame ? version : version + 1);
    const values = { name: input.name, purpose: input.purpose, ...definition };
    if (!updateCheck(tx, checkId, revision, values)) return refuse({ kind: 'changedMeanwhile' });
    return { value: ok(checkId), audit: [auditOf('check.changed', checkId, register, definition)] };
  });
  if (saved.ok) await countSaved(services, actor, checkId);
  return saved;
}

/**
 * Takes a check out of use, or back into use: then it is counted for the latest import. The counts stay. False when
 * somebody has changed it meanwhile.
 */
export async function archiveCheck(
  services: Services,
  actor: Actor,
  checkId: RegisterCheckId,
  revision: number,
  isArchived: boolean,
): Promise<boolean> {
  const { register } = requireManagedCheck(services, actor, checkId);
  const now = services.now();
  const isDone = transact<boolean>(services.db, { actorId: actor.personId, now }, (tx) => {
    if (!updateCheck(tx, checkId, revision, { archivedAt: isArchived ? now : null }))
      return { value: false, unchanged: true };
    const action = isArchived ? 'check.archived' : 'check.restored';
    const entry = { action, entity: 'registerCheck', entityId: checkId, unitId: register.unitId };
    return { value: true, audit: [{ ...entry, detail: { registerId: register.id } }] };
  });
  if (isDone && !isArchived) await countSaved(services, actor, checkId);
  return isDone;
}

async function countSaved(services: Services, actor: Actor, checkId: RegisterCheckId): Promise<void> {
  const check = findCheck(services.db, checkId);
  if (check && check.archivedAt === null) await countCheck(services, check, actor.personId);
}

function definitionOf(
  { population, limit, conditions }: CheckInput,
  version: number,
): Pick<CheckRow, 'population' | 'rule'> {
  return { population, rule: { version, limit, conditions } };
}

function findProblem(
  tx: Reader,
  registerId: RegisterId,
  input: CheckInput,
  except: RegisterCheckId | null,
): SaveCheckProblem | undefined {
  if (isCheckNameTaken(tx, registerId, input.name, except)) return { kind: 'nameTaken' };
  const headers = new Set(listRegisterColumns(tx, registerId).map(({ header }) => header));
  const columns = checkColumns(definitionOf(input, 1)).filter((column) => !headers.has(column));
  return columns.length > 0 ? { kind: 'unknownColumns', columns } : undefined;
}

/**
 * Values in conditions may name a person or a case: the log holds what is compared and how, and the version of the rule.
 * No fingerprint of them either: whoever guesses the value could see there that the guess is right.
 */
function auditOf(
  action: string,
  checkId: RegisterCheckId,
  register: RegisterRow,
  { population, rule }: Pick<CheckRow, 'population' | 'rule'>,
) {
  const shapeOf = (filter: FilterConditions) =>
    groupsOf(filter).map((group) =>
      conditionsOf(group).map(({ column, operator }) => ({ column, operator })),
    );
  return {
    action,
    entity: 'registerCheck',
    entityId: checkId,
    unitId: register.unitId,
    detail: {
      registerId: register.id,
      population: shapeOf(population),
      limit: rule.limit,
      conditions: shapeOf(rule.conditions),
      ruleVersion: rule.version,
    },
  };
}
