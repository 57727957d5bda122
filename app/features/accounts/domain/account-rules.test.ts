import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { endOfDay, startOfDay } from './log-period.ts';
import { reachOver } from './managed-people.ts';
import { onwardPath } from './onward-path.ts';
import { pageAddress } from './page-address.ts';
import { passwordFault } from './password-rule.ts';
import type { Actor } from './policy.ts';
import { roleTermFault } from './role-term.ts';
import { temporaryPassword } from './temporary-password.ts';
import { kindsBelow } from './unit-kinds.ts';

describe('where to go after log-in', () => {
  it.each([
    ['/omgangar/3', '/omgangar/3'],
    ['/register/1?sida=2', '/register/1?sida=2'],
    ['/a/../b', '/b'],
    [null, '/'],
    ['', '/'],
    ['https://elak.se/', '/'],
    ['//elak.se', '/'],
    ['/\\elak.se', '/'],
    ['/\t/elak.se', '/'],
    ['/..//elak.se', '/'],
    ['javascript:alert(1)', '/'],
    ['omgangar', '/'],
  ])('%o → %s', (text, expected) => {
    expect(onwardPath(text)).toBe(expected);
  });
});

describe('the page a request belongs to', () => {
  it.each([
    ['/register/1?sida=2', '/register/1?sida=2'],
    ['/register/1.data?sida=2&_routes=root%2Croutes', '/register/1?sida=2'],
    ['/_root.data', '/'],
    ['/?index', '/'],
    ['/konto.data', '/konto'],
  ])('%s → %s', (path, expected) => {
    expect(pageAddress(new URL(path, 'http://127.0.0.1'))).toBe(expected);
  });
});

describe('a chosen password', () => {
  it('is long enough from twelve characters, counted as a person sees them', () => {
    expect(passwordFault('elva tecken', '')).toContain('Det här är 11.');
    expect(passwordFault('tolv tecken!', '')).toBeUndefined();
    // A decomposed å is one character; a flag outside the basic plane is not four.
    expect(passwordFault('a\u030a'.repeat(11), '')).toContain('Det här är 11.');
    expect(passwordFault('😀'.repeat(12), '')).toBeUndefined();
  });

  it('has an upper end and is not the own e-mail', () => {
    expect(passwordFault('x'.repeat(201), '')).toContain('högst 200');
    expect(passwordFault('Eva.Ek@kommunen.se ', 'eva.ek@kommunen.se')).toContain('e-postadress');
  });
});

describe('a temporary password', () => {
  it('is four groups of unmistakable signs', () => {
    const bytes = Uint8Array.from({ length: 64 }, (_, index) => index * 4);
    expect(temporaryPassword(bytes)).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
  });

  it('leaves out bytes that would favour some signs, and says when too few remain', () => {
    const bytes = Uint8Array.from([255, 250, ...Array.from({ length: 16 }, () => 0)]);
    expect(temporaryPassword(bytes)).toBe('aaaa-aaaa-aaaa-aaaa');
    expect(() => temporaryPassword(new Uint8Array(15))).toThrow(RangeError);
  });
});

describe('the term of a role', () => {
  it.each([
    ['reviewer', null, undefined],
    ['external', null, 'endDateRequired'],
    ['external', '2026-11-02', undefined],
    ['manager', '2026-11-01', 'pastDate'],
  ] as const)('%s until %s → %s', (role, validUntilOn, expected) => {
    expect(roleTermFault(role, validUntilOn, '2026-11-02')).toBe(expected);
  });
});

describe('an administrator’s reach over people', () => {
  const here = 1 as UnitId;
  const there = 2 as UnitId;
  const local: Actor = {
    personId: 1 as PersonId,
    displayName: 'Lokal',
    caseWorkerName: null,
    registerNames: ['lokal'],
    grants: [{ role: 'administrator', unitIds: new Set([here]), aroundUnitIds: new Set([here]) }],
  };
  const reach = (held: UnitId[], elsewhere: UnitId[] = [], actor = local) =>
    reachOver(actor, { held, elsewhere });

  it('manages those whose roles all lie within, and those without any', () => {
    expect(reach([here])).toEqual({ sees: true, manages: true });
    expect(reach([])).toEqual({ sees: true, manages: true });
    expect(reach([here], [here])).toEqual({ sees: true, manages: true });
  });

  it('sees but does not manage those who also have a role elsewhere', () => {
    expect(reach([here, there])).toEqual({ sees: true, manages: false });
  });

  it('sees but does not manage those who have had a role elsewhere, or have work there', () => {
    expect(reach([here], [there])).toEqual({ sees: true, manages: false });
    expect(reach([], [there])).toEqual({ sees: true, manages: false });
  });

  it('only elsewhere is out of sight', () => {
    expect(reach([there])).toEqual({ sees: false, manages: false });
  });

  it('nobody else reaches anybody', () => {
    const manager: Actor = {
      ...local,
      grants: [{ role: 'manager', unitIds: new Set([here]), aroundUnitIds: new Set([here]) }],
    };
    expect(reach([here], [], manager)).toEqual({ sees: false, manages: false });
  });
});

describe('kinds of units', () => {
  it('nothing lies below an enhet and no second förvaltning below the first', () => {
    expect(kindsBelow('unit')).toEqual([]);
    expect(kindsBelow('administration')).not.toContain('administration');
  });
});

describe('the log’s days are Swedish', () => {
  it('summer and winter, and the day the clocks change', () => {
    expect(startOfDay('2026-07-01' as CivilDate)).toBe('2026-06-30T22:00:00.000Z');
    expect(endOfDay('2026-12-31' as CivilDate)).toBe('2026-12-31T23:00:00.000Z');
    expect(startOfDay('2026-10-25' as CivilDate)).toBe('2026-10-24T22:00:00.000Z');
    expect(endOfDay('2026-10-25' as CivilDate)).toBe('2026-10-25T23:00:00.000Z');
  });
});
