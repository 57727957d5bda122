import { describe, expect, it } from 'vitest';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { ROLES, type Role } from '#app/shared/domain/vocabulary.ts';
import {
  ACTIONS,
  type Action,
  type Actor,
  may,
  REVIEWING_ROLES,
  scopeAround,
  scopeOf,
  scopeOfResult,
} from './policy.ts';

const inside = 1 as UnitId;
const below = 2 as UnitId;
const outside = 3 as UnitId;
const above = 4 as UnitId;
const me = 10 as PersonId;
const other = 11 as PersonId;

const grant = (role: Role, unitIds: readonly UnitId[]): Actor['grants'][number] => ({
  role,
  unitIds: new Set(unitIds),
  aroundUnitIds: new Set([...unitIds, above]),
});

const actor = (role: Role, unitIds: readonly UnitId[] = [inside, below]): Actor => ({
  personId: me,
  displayName: 'Maria',
  caseWorkerName: null,
  registerNames: ['maria'],
  grants: [grant(role, unitIds)],
});

/** Who may on an ordinary thing in her unit: owned, reviewed and answered for by somebody else, not finalised. */
const EXPECTED: Record<Action, readonly Role[]> = {
  'organisation.manage': ['administrator'],
  'audit.read': ['administrator'],
  'register.manage': ['administrator', 'quality', 'manager'],
  'register.import': ['administrator', 'quality', 'manager'],
  'case.read': ['administrator', 'quality', 'manager'],
  'check.read': ['administrator', 'quality', 'manager'],
  'check.manage': ['administrator', 'quality', 'manager'],
  'checklist.edit': ['quality'],
  'checklist.publish': ['quality'],
  'control.read': ['quality', 'manager'],
  'control.manage': ['quality', 'manager'],
  'round.read': ['quality', 'manager'],
  'round.manage': ['quality', 'manager'],
  'round.finalise': ['quality'],
  'report.publish': ['quality'],
  'template.manage': ['administrator', 'quality'],
  'result.read': ['quality', 'manager'],
  'result.readDeidentified': ['quality', 'manager'],
  'review.read': ['quality', 'manager'],
  'review.write': [],
  'review.assign': ['quality', 'manager'],
  'review.approve': ['quality', 'manager'],
  'deviation.read': ['quality', 'manager'],
  'deviation.handle': ['quality', 'manager'],
  'lexSarah.judge': ['quality', 'manager'],
  // A draft; adopted ones are below.
  'plan.read': ['quality', 'manager'],
  'plan.manage': ['quality', 'manager'],
  'plan.report': ['quality', 'manager'],
  'year.read': ['quality', 'manager'],
  // While it goes on; one that is over is below.
  'year.readDeidentified': ['quality', 'manager'],
  'year.type': ['quality', 'manager'],
};

const ordinary = { ownerId: other, reviewerId: other, responsibleId: other };

describe('every action × every role', () => {
  for (const action of ACTIONS) {
    for (const role of ROLES) {
      const expected = EXPECTED[action].includes(role);
      it(`${action} ${expected ? 'is open to' : 'is closed to'} ${role} on the own units`, () => {
        expect(may(actor(role), action, { ...ordinary, unitId: inside })).toBe(expected);
        expect(may(actor(role), action, { ...ordinary, unitId: below })).toBe(expected);
      });
      it(`${action} is closed to ${role} on another unit`, () => {
        expect(may(actor(role), action, { ...ordinary, unitId: outside })).toBe(false);
        expect(scopeOf(actor(role), action).unitIds).not.toContain(outside);
      });
    }
    it(`${action} is closed to somebody without any role, whatever she owns`, () => {
      const nobody: Actor = {
        personId: me,
        displayName: 'Maria',
        caseWorkerName: null,
        registerNames: [],
        grants: [],
      };
      const mine = { unitId: inside, ownerId: me, reviewerId: me, responsibleId: me, isFinalised: true };
      expect(may(nobody, action, mine)).toBe(false);
      expect(scopeOf(nobody, action).unitIds).toEqual([]);
    });
  }
});

describe('approving a review', () => {
  it('is never open to whoever made it, nor in a case of her own', () => {
    for (const role of ['manager', 'quality'] as const) {
      expect(may(actor(role), 'review.approve', { unitId: inside, reviewerId: me })).toBe(false);
      expect(may(actor(role), 'review.approve', { unitId: inside, reviewerId: other, isOwnCase: true })).toBe(
        false,
      );
    }
  });
});

describe('judging lex Sarah', () => {
  it('is never open in a case of one’s own, nor to whoever is only made responsible', () => {
    for (const role of ['manager', 'quality'] as const) {
      expect(may(actor(role), 'lexSarah.judge', { unitId: inside, isOwnCase: true })).toBe(false);
      const given = { unitId: outside, roundUnitId: above, responsibleId: me };
      expect(may(actor(role), 'lexSarah.judge', given)).toBe(false);
    }
  });
});

describe.each(['round.finalise', 'report.publish'] as const)('%s', (action) => {
  it('is open to a manager who owns the round, and to no other manager', () => {
    expect(may(actor('manager'), action, { unitId: inside, ownerId: me })).toBe(true);
    expect(may(actor('manager'), action, { unitId: inside, ownerId: other })).toBe(false);
    expect(may(actor('manager'), action, { unitId: inside })).toBe(false);
  });

  it('is closed to an owner whose role has moved to another unit', () => {
    expect(may(actor('manager'), action, { unitId: outside, ownerId: me })).toBe(false);
  });
});

describe('de-identified results', () => {
  it('are open to the manager of a unit in the frame once finalised, and through her to no other unit', () => {
    const finalised = { unitId: outside, isFinalised: true };
    const covering = { ...finalised, frameUnitIds: [below, above] };
    const open = (role: Role, resource: Parameters<typeof may>[2]) =>
      may(actor(role), 'result.readDeidentified', resource);
    expect(ROLES.filter((role) => open(role, covering))).toEqual(['manager']);
    expect(open('manager', { ...covering, isFinalised: false })).toBe(false);
    expect(open('manager', { ...covering, frameUnitIds: [above] })).toBe(false);
    expect(open('manager', finalised)).toBe(false);
    expect(may(actor('manager'), 'result.read', covering)).toBe(false);
    expect(scopeOfResult(actor('manager'), covering).unitIds).toEqual([outside, below, above]);
    expect(scopeOfResult(actor('manager'), { ...covering, isFinalised: false }).unitIds).toEqual([]);
    expect(scopeOfResult(actor('quality'), covering).unitIds).toEqual([]);
  });

  it('open to a reader once the round is finalised, on her own units only', () => {
    const reader = actor('reader');
    expect(may(reader, 'result.readDeidentified', { unitId: inside, isFinalised: false })).toBe(false);
    expect(may(reader, 'result.readDeidentified', { unitId: inside, isFinalised: true })).toBe(true);
    expect(may(reader, 'result.readDeidentified', { unitId: outside, isFinalised: true })).toBe(false);
    expect(may(reader, 'result.read', { unitId: inside, isFinalised: true })).toBe(false);
  });
});

describe('a review', () => {
  /** The case lies in a unit of the round where the person has no role. */
  const assigned = { unitId: outside, roundUnitId: above, reviewerId: me };

  it.each(REVIEWING_ROLES)('is read and written by the %s it is given to, above and below too', (role) => {
    for (const roundUnitId of [above, inside, below]) {
      expect(may(actor(role), 'review.read', { ...assigned, roundUnitId })).toBe(true);
      expect(may(actor(role), 'review.write', { ...assigned, roundUnitId })).toBe(true);
    }
  });

  it.each(REVIEWING_ROLES)('is closed to a %s whose role lies beside the unit of the round', (role) => {
    for (const elsewhere of [
      { ...assigned, roundUnitId: outside },
      { unitId: outside, reviewerId: me },
    ]) {
      expect(may(actor(role), 'review.read', elsewhere)).toBe(false);
      expect(may(actor(role), 'review.write', elsewhere)).toBe(false);
    }
  });

  it('is closed to its reviewer when the round is finalised, and still open to the leaders of the unit', () => {
    const finalised = { ...assigned, isFinalised: true };
    expect(may(actor('reviewer'), 'review.read', finalised)).toBe(false);
    expect(may(actor('manager'), 'review.read', finalised)).toBe(false);
    expect(may(actor('manager'), 'review.read', { ...finalised, unitId: inside })).toBe(true);
    expect(may(actor('quality'), 'review.read', { ...finalised, unitId: inside })).toBe(true);
  });

  it('is never written by a reader or an administrator, even if it were given to them', () => {
    for (const role of ['reader', 'administrator'] as const) {
      expect(may(actor(role), 'review.read', assigned)).toBe(false);
      expect(may(actor(role), 'review.write', assigned)).toBe(false);
    }
  });

  it('is not written by the handläggare of the case', () => {
    expect(may(actor('reviewer'), 'review.write', { ...assigned, isOwnCase: true })).toBe(false);
  });

  it('is read but not written by the manager of the unit', () => {
    expect(may(actor('manager'), 'review.read', { unitId: inside, reviewerId: other })).toBe(true);
    expect(may(actor('manager'), 'review.write', { unitId: inside, reviewerId: other })).toBe(false);
  });
});

describe('a deviation', () => {
  it.each([
    ['of her round', { unitId: outside, roundUnitId: inside }],
    ['of a round of the unit above', { unitId: outside, roundUnitId: above }],
    ['about a case of the unit above', { unitId: above, roundUnitId: outside }],
  ])('is read and handled by the manager who answers for it: %s', (_what, place) => {
    const mine = { ...place, responsibleId: me };
    expect(may(actor('manager'), 'deviation.read', mine)).toBe(true);
    expect(may(actor('manager'), 'deviation.handle', mine)).toBe(true);
    expect(may(actor('reviewer'), 'deviation.read', mine)).toBe(false);
    expect(may(actor('reviewer'), 'deviation.handle', mine)).toBe(false);
  });

  it('is closed to whoever answered for it when her role has moved to another unit', () => {
    const mine = { unitId: outside, roundUnitId: outside, responsibleId: me };
    for (const role of ['manager', 'quality'] as const) {
      expect(may(actor(role), 'deviation.read', mine)).toBe(false);
      expect(may(actor(role), 'deviation.handle', mine)).toBe(false);
    }
  });

  it('is never judged by the handläggare of the case, whatever her role', () => {
    const own = { unitId: inside, responsibleId: me, isOwnCase: true };
    expect(may(actor('manager'), 'deviation.handle', own)).toBe(false);
    expect(may(actor('quality'), 'deviation.handle', own)).toBe(false);
  });
});

describe('an adopted plan', () => {
  const adopted = { unitId: inside, isAdopted: true };

  it('is read by a reader of its unit too, and by nobody of another unit', () => {
    expect(ROLES.filter((role) => may(actor(role), 'plan.read', adopted))).toEqual([
      'manager',
      'quality',
      'reader',
    ]);
    expect(ROLES.filter((role) => may(actor(role), 'plan.read', { ...adopted, unitId: outside }))).toEqual(
      [],
    );
  });

  it('of a unit above is read and reported by the manager who answers for a row, and changed by nobody below', () => {
    const mine = { unitId: above, isAdopted: true, responsibleId: me };
    const open = (right: 'plan.read' | 'plan.report' | 'plan.manage') =>
      ROLES.filter((role) => may(actor(role), right, mine));
    expect(open('plan.read')).toEqual(['manager', 'quality']);
    expect(open('plan.report')).toEqual(['manager', 'quality']);
    expect(open('plan.manage')).toEqual([]);
    expect(ROLES.filter((role) => may(actor(role), 'plan.read', { ...mine, isAdopted: false }))).toEqual([]);
  });
});

describe('a year that is over', () => {
  it('is read without small numbers by a reader of the unit too, and in full by those who lead it', () => {
    const over = { unitId: inside, isOver: true };
    const open = (right: 'year.read' | 'year.readDeidentified', resource = over) =>
      ROLES.filter((role) => may(actor(role), right, resource));
    expect(open('year.readDeidentified')).toEqual(['manager', 'quality', 'reader']);
    expect(open('year.read')).toEqual(['manager', 'quality']);
    expect(open('year.readDeidentified', { ...over, unitId: outside })).toEqual([]);
  });
});

describe('scope', () => {
  it('joins the units of several grants of the right roles, each once', () => {
    const both: Actor = {
      ...actor('manager'),
      grants: [
        grant('manager', [inside, below]),
        grant('quality', [below, outside]),
        grant('administrator', [99 as UnitId]),
      ],
    };
    expect(scopeOf(both, 'round.read').unitIds).toEqual([inside, below, outside]);
  });

  it('around the roles holds the units above too, and nothing without a fitting role', () => {
    expect(scopeAround(actor('reviewer'), REVIEWING_ROLES).unitIds).toEqual([inside, below, above]);
    expect(scopeAround(actor('reader'), REVIEWING_ROLES).unitIds).toEqual([]);
  });

  it('is empty for what only comes with an assignment', () => {
    expect(scopeOf(actor('reviewer'), 'review.read').unitIds).toEqual([]);
  });
});
