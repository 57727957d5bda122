import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';

/** Who acts: a logged-in person with the roles that hold today, each spread over its unit and all below. */
export type Actor = {
  readonly personId: PersonId;
  readonly displayName: string;
  /** The person's name in the register's column for handläggare, if any. */
  readonly caseWorkerName: string | null;
  readonly grants: readonly { readonly role: Role; readonly unitIds: ReadonlySet<UnitId> }[];
};

/** What is acted on, as far as a decision needs it. */
export type Resource = {
  readonly unitId: UnitId;
  readonly ownerId?: PersonId | null;
  readonly reviewerId?: PersonId | null;
  readonly responsibleId?: PersonId | null;
  /** The actor is handläggare or medhandläggare of the case. */
  readonly isOwnCase?: boolean;
  readonly isFinalised?: boolean;
};

type Rule = {
  /** Roles that give the right on their unit and below. */
  readonly roles: readonly Role[];
  /** A further condition that must hold as well. */
  readonly provided?: (actor: Actor, resource: Resource) => boolean;
  /** Another way to the right, without a role on the unit. */
  readonly orElse?: (actor: Actor, resource: Resource) => boolean;
};

/** Roles whose holder may be given reviews. */
export const REVIEWING_ROLES = [
  'manager',
  'reviewer',
  'quality',
  'external',
] as const satisfies readonly Role[];

const isAssignedReviewer = (actor: Actor, resource: Resource) =>
  resource.reviewerId === actor.personId && holdsAnyOf(actor, REVIEWING_ROLES);

const isResponsible = (actor: Actor, resource: Resource) =>
  resource.responsibleId === actor.personId && holdsAnyOf(actor, ['manager', 'quality']);

const isNotOwnCase = (_actor: Actor, resource: Resource) => resource.isOwnCase !== true;

/**
 * Everything that can be done, and by whom (domain.md §1, §4.4, §4.10). What is not here may nobody do.
 * A systemförvaltare runs the program but reads no reviews by that role alone.
 */
const RULES = {
  'organisation.manage': { roles: ['administrator'] },
  'audit.read': { roles: ['administrator'] },
  'register.manage': { roles: ['administrator', 'quality', 'manager'] },
  'register.import': { roles: ['administrator', 'quality', 'manager'] },
  'case.read': { roles: ['administrator', 'quality', 'manager'] },
  'control.read': { roles: ['quality', 'manager'] },
  'control.manage': { roles: ['quality', 'manager'] },
  'round.read': { roles: ['quality', 'manager'] },
  /** Freeze, draw, replace and share out. */
  'round.manage': { roles: ['quality', 'manager'] },
  'round.finalise': {
    roles: ['quality', 'manager'],
    provided: (actor, resource) =>
      resource.ownerId === actor.personId || holdsOn(actor, ['quality'], resource.unitId),
  },
  'result.read': { roles: ['quality', 'manager'] },
  /** Finalised, de-identified results and the draw's protocol without case numbers. */
  'result.readDeidentified': {
    roles: ['quality', 'manager', 'reader'],
    provided: (actor, resource) =>
      resource.isFinalised === true || holdsOn(actor, ['quality', 'manager'], resource.unitId),
  },
  'review.read': { roles: ['quality', 'manager'], orElse: isAssignedReviewer },
  'review.write': {
    roles: [],
    orElse: (actor, resource) => isAssignedReviewer(actor, resource) && isNotOwnCase(actor, resource),
  },
  'review.assign': { roles: ['quality', 'manager'] },
  'deviation.read': { roles: ['quality', 'manager'], orElse: isResponsible },
  'deviation.handle': {
    roles: ['quality', 'manager'],
    provided: isNotOwnCase,
    orElse: (actor, resource) => isResponsible(actor, resource) && isNotOwnCase(actor, resource),
  },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;

/** Every action there is, for tests and for the documentation of rights. */
export const ACTIONS = Object.keys(RULES) as Action[];

/** True when one of the actor's roles, wherever it is held, is in the list. */
export function holdsAnyOf(actor: Actor, roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role));
}

function holdsOn(actor: Actor, roles: readonly Role[], unitId: UnitId): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role) && grant.unitIds.has(unitId));
}

/** The one question every loader and action asks. False unless a rule says otherwise. */
export function may(actor: Actor, action: Action, resource: Resource): boolean {
  const rule: Rule = RULES[action];
  if (holdsOn(actor, rule.roles, resource.unitId) && (rule.provided?.(actor, resource) ?? true)) return true;
  return rule.orElse?.(actor, resource) ?? false;
}

declare const scoped: unique symbol;

/** The units whose case-level data the actor may reach for one action. A required argument of every query on such data. */
export type UnitScope = { readonly unitIds: readonly UnitId[]; readonly [scoped]: true };

/** All units where a role gives the actor the right to `action`; empty when none does. */
export function scopeOf(actor: Actor, action: Action): UnitScope {
  const rule: Rule = RULES[action];
  const unitIds = new Set<UnitId>();
  for (const grant of actor.grants) {
    if (!rule.roles.includes(grant.role)) continue;
    for (const unitId of grant.unitIds) unitIds.add(unitId);
  }
  return { unitIds: [...unitIds] } as unknown as UnitScope;
}

/** True when the two names are the same person in the register, spaces and case aside. */
export function isSameCaseWorker(a: string | null | undefined, b: string | null | undefined): boolean {
  if (!a || !b) return false;
  const normalise = (name: string) =>
    name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('sv');
  return normalise(a) !== '' && normalise(a) === normalise(b);
}

/**
 * True when the person is handläggare or medhandläggare of the case, by the name given for her in the register or by
 * her own: she may then neither review nor judge it. A cell may name several people, parted by semicolons.
 */
export function isOwnCase(
  person: Pick<Actor, 'displayName' | 'caseWorkerName'>,
  theCase: { readonly caseWorker: string | null; readonly coWorker: string | null },
): boolean {
  const workers = [theCase.caseWorker, theCase.coWorker].flatMap((cell) => (cell ?? '').split(';'));
  return workers.some(
    (worker) =>
      isSameCaseWorker(person.caseWorkerName, worker) || isSameCaseWorker(person.displayName, worker),
  );
}
