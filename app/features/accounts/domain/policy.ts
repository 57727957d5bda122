import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import type { KnownInRegisters } from './own-case.ts';

/** Who acts: a logged-in person with the roles that hold today. */
export type Actor = KnownInRegisters & {
  readonly personId: PersonId;
  readonly displayName: string;
  /** The person's name in the register's column for handläggare, if any. */
  readonly caseWorkerName: string | null;
  readonly grants: readonly {
    readonly role: Role;
    /** The role's unit and all below it: where the role gives its rights. */
    readonly unitIds: ReadonlySet<UnitId>;
    /** Those and all above: the units whose rounds the person may be given reviews and deviations of. */
    readonly aroundUnitIds: ReadonlySet<UnitId>;
  }[];
};

/** What is acted on, as far as a decision needs it. */
export type Resource = {
  readonly unitId: UnitId;
  /** The unit of the round it belongs to; a round may reach over more units than that of the case. */
  readonly roundUnitId?: UnitId;
  readonly ownerId?: PersonId | null;
  readonly reviewerId?: PersonId | null;
  readonly responsibleId?: PersonId | null;
  /** The actor is handläggare or medhandläggare of the case. */
  readonly isOwnCase?: boolean;
  readonly isFinalised?: boolean;
  /** A plan that the nämnd has adopted, in force or replaced. */
  readonly isAdopted?: boolean;
  /** A year that is over. */
  readonly isOver?: boolean;
  /** The units whose cases stand in the round's frame. */
  readonly frameUnitIds?: readonly UnitId[];
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

/** Roles whose holder may answer for deviations. */
export const ANSWERING_ROLES = ['manager', 'quality'] as const satisfies readonly Role[];

// What was given to a person stays with her only as long as she could be given it: a role that ended, or one that
// has moved to another part of the organisation, opens nothing.
const isAssignedReviewer = (actor: Actor, resource: Resource) =>
  resource.reviewerId === actor.personId && holdsAround(actor, REVIEWING_ROLES, [resource.roundUnitId]);

const isResponsible = (actor: Actor, resource: Resource) =>
  resource.responsibleId === actor.personId &&
  holdsAround(actor, ANSWERING_ROLES, [resource.unitId, resource.roundUnitId]);

/** A control of a department reaches over the units below: their managers read what it came to. */
const leadsUnitInFrame = (actor: Actor, { isFinalised, frameUnitIds = [] }: Resource) =>
  isFinalised === true && frameUnitIds.some((unitId) => holdsOn(actor, ['manager'], unitId));

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
  /** What register checks found; the cases by the units of the role. */
  'check.read': { roles: ['administrator', 'quality', 'manager'] },
  'check.manage': { roles: ['administrator', 'quality', 'manager'] },
  /** Checklists are shared by everybody: only those who answer for quality shape them. */
  'checklist.edit': { roles: ['quality'] },
  'checklist.publish': { roles: ['quality'] },
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
  /** Let anybody with a link read the de-identified result, and take it back: like finalising it. */
  'report.publish': {
    roles: ['quality', 'manager'],
    provided: (actor, resource) =>
      resource.ownerId === actor.personId || holdsOn(actor, ['quality'], resource.unitId),
  },
  /** The template that everybody's reports are written in; asked of every unit at the top. */
  'template.manage': { roles: ['administrator', 'quality'] },
  'result.read': { roles: ['quality', 'manager'] },
  /** Finalised, de-identified results and the draw's protocol without case numbers. */
  'result.readDeidentified': {
    roles: ['quality', 'manager', 'reader'],
    provided: (actor, resource) =>
      resource.isFinalised === true || holdsOn(actor, ['quality', 'manager'], resource.unitId),
    orElse: leadsUnitInFrame,
  },
  /** A reviewer is done with the cases when the round is finalised; those who lead the unit are not. */
  'review.read': {
    roles: ['quality', 'manager'],
    orElse: (actor, resource) => isAssignedReviewer(actor, resource) && resource.isFinalised !== true,
  },
  'review.write': {
    roles: [],
    orElse: (actor, resource) => isAssignedReviewer(actor, resource) && isNotOwnCase(actor, resource),
  },
  'review.assign': { roles: ['quality', 'manager'] },
  /** Comment on the answers of a handed-in review, send it back or approve it: never one's own review or case. */
  'review.approve': {
    roles: ['quality', 'manager'],
    provided: (actor, resource) => isNotOwnCase(actor, resource) && resource.reviewerId !== actor.personId,
  },
  'deviation.read': { roles: ['quality', 'manager'], orElse: isResponsible },
  'deviation.handle': {
    roles: ['quality', 'manager'],
    provided: isNotOwnCase,
    orElse: (actor, resource) => isResponsible(actor, resource) && isNotOwnCase(actor, resource),
  },
  /** lex Sarah is the manager's judgement, not that of whoever was made responsible for the deviation. */
  'lexSarah.judge': { roles: ['quality', 'manager'], provided: isNotOwnCase },
  /** A draft stays with those who write it. Whoever answers for a row of an adopted plan reads the plan. */
  'plan.read': {
    roles: ['quality', 'manager', 'reader'],
    provided: (actor, resource) =>
      resource.isAdopted === true || holdsOn(actor, ['quality', 'manager'], resource.unitId),
    orElse: (actor, resource) => resource.isAdopted === true && isResponsible(actor, resource),
  },
  'plan.manage': { roles: ['quality', 'manager'] },
  /** Say what came of a row, or of something in the year wheel. */
  'plan.report': { roles: ['quality', 'manager'], orElse: isResponsible },
  /** Everything that the year came to, in numbers. */
  'year.read': { roles: ['quality', 'manager'] },
  /** The same with small numbers hidden. A year that goes on would show a reader what came since she last looked. */
  'year.readDeidentified': {
    roles: ['quality', 'manager', 'reader'],
    provided: (actor, resource) =>
      resource.isOver === true || holdsOn(actor, ['quality', 'manager'], resource.unitId),
  },
  /** Write down the numbers that the program cannot count. */
  'year.type': { roles: ['quality', 'manager'] },
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

function holdsAround(
  actor: Actor,
  roles: readonly Role[],
  unitIds: readonly (UnitId | undefined)[],
): boolean {
  return actor.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      unitIds.some((unitId) => unitId !== undefined && grant.aroundUnitIds.has(unitId)),
  );
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

/** The units of one de-identified result: that of its round and those of its frame. None where the actor may not. */
export function scopeOfResult(actor: Actor, resource: Resource): UnitScope {
  const isOpen = may(actor, 'result.readDeidentified', resource);
  const unitIds = isOpen ? new Set([resource.unitId, ...(resource.frameUnitIds ?? [])]) : [];
  return { unitIds: [...unitIds] } as unknown as UnitScope;
}

/**
 * Every unit, for whoever may read the year of one without small numbers: what is hidden there depends on what the tables
 * of the others show. Only for working that out. None where the actor may not.
 */
export function scopeOfYear(actor: Actor, resource: Resource, everyUnit: readonly UnitId[]): UnitScope {
  const unitIds = may(actor, 'year.readDeidentified', resource) ? everyUnit : [];
  return { unitIds } as unknown as UnitScope;
}

/**
 * All units around those where the actor holds one of the roles: the same, below and above. What she has been given
 * in rounds of other units is out of reach. Empty when she holds none of the roles.
 */
export function scopeAround(actor: Actor, roles: readonly Role[]): UnitScope {
  const unitIds = new Set<UnitId>();
  for (const grant of actor.grants) {
    if (!roles.includes(grant.role)) continue;
    for (const unitId of grant.aroundUnitIds) unitIds.add(unitId);
  }
  return { unitIds: [...unitIds] } as unknown as UnitScope;
}
