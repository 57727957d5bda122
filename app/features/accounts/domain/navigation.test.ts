import { expect, it } from 'vitest';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { ROLES, type Role } from '#app/shared/domain/vocabulary.ts';
import { isUnder, navigationFor } from './navigation.ts';

const menuOf = (...roles: Role[]) =>
  navigationFor({
    personId: 10 as PersonId,
    displayName: 'Maria',
    caseWorkerName: null,
    registerNames: [],
    grants: roles.map((role) => ({
      role,
      unitIds: new Set([1 as UnitId]),
      aroundUnitIds: new Set([1 as UnitId]),
    })),
  });
const asideIn = (...roles: Role[]) =>
  menuOf(...roles)
    .filter(({ isAside }) => isAside)
    .map(({ label }) => label);

it('keeps at most nine entries in the row, puts the rest aside, and nothing in a short menu', () => {
  for (const role of ['reviewer', 'reader', 'administrator', 'external'] as const) {
    expect(asideIn(role)).toEqual([]);
  }
  const rare = ['Register', 'Registerkontroller', 'Checklistor'];
  expect(asideIn('manager')).toEqual(rare);
  expect(asideIn('quality')).toEqual(rare);
  expect(asideIn(...ROLES)).toEqual([...rare, 'Organisation', 'Logg']);
  expect(menuOf(...ROLES).filter(({ isAside }) => !isAside)).toHaveLength(9);
});

it('marks the entry that a page stands under, and no other that begins alike', () => {
  const deviations = { to: '/avvikelser', also: ['/lex-sarah'] };
  for (const pathname of ['/avvikelser', '/avvikelser/3', '/lex-sarah', '/lex-sarah/3']) {
    expect(isUnder(pathname, deviations)).toBe(true);
  }
  for (const pathname of ['/', '/atgarder/3', '/avvikelserna', '/lex-sarahs']) {
    expect(isUnder(pathname, deviations)).toBe(false);
  }
  expect(isUnder('/', { to: '/', also: [] })).toBe(true);
  expect(isUnder('/register', { to: '/', also: [] })).toBe(false);
});
