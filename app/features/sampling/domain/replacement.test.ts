import { describe, expect, it } from 'vitest';
import { findReplacement, type ReplaceableCase } from '#app/features/sampling/domain/replacement.ts';

const one = (
  key: string,
  form: string,
  stratum = '',
  extra: Record<string, string> = {},
): ReplaceableCase => ({
  key,
  stratum,
  ticket: 0,
  attributes: { form, ...extra },
});
const quota = { attribute: 'form', values: ['hvb'], minimum: 1 };

describe('replacing a drawn case', () => {
  const active = [one('a', 'hem'), one('b', 'hvb')];
  const reserves = [one('r1', 'hem'), one('r2', 'hvb'), one('r3', 'hvb')];

  it('takes the first unused reserve', () => {
    const found = findReplacement(active, reserves, [quota], 'a');
    expect(found.ok && found.value.reserve.key).toBe('r1');
  });

  it('takes the first reserve that keeps the quota when the case carried it', () => {
    const found = findReplacement(active, reserves, [quota], 'b');
    expect(found.ok && found.value).toEqual({ reserve: reserves[1], brokenQuotas: [] });
  });

  it('is free to choose when another drawn case still meets the quota', () => {
    const found = findReplacement([...active, one('c', 'hvb')], reserves, [quota], 'b');
    expect(found.ok && found.value.reserve.key).toBe('r1');
  });

  it('says which quota breaks when no reserve satisfies it', () => {
    const found = findReplacement(active, [one('r1', 'hem')], [quota], 'b');
    expect(found.ok && found.value).toEqual({ reserve: one('r1', 'hem'), brokenQuotas: [0] });
  });

  it('stays within the group, for reserves and for the quota', () => {
    const inGroups = [one('a', 'hvb', '1'), one('b', 'hvb', '2')];
    const candidates = [one('r1', 'hvb', '2'), one('r2', 'hem', '1'), one('r3', 'hvb', '1')];
    const found = findReplacement(inGroups, candidates, [quota], 'a');
    expect(found.ok && found.value.reserve.key).toBe('r3');
  });

  it('prefers a reserve that keeps both quotas, else the earliest listed', () => {
    const both = [quota, { attribute: 'sex', values: ['f'], minimum: 1 }];
    const carrier = [one('a', 'hvb', '', { sex: 'f' })];
    const sexOnly = one('r1', 'hem', '', { sex: 'f' });
    const formOnly = one('r2', 'hvb');
    const all = one('r3', 'hvb', '', { sex: 'f' });
    const best = findReplacement(carrier, [sexOnly, formOnly, all], both, 'a');
    expect(best.ok && best.value.reserve.key).toBe('r3');
    const second = findReplacement(carrier, [sexOnly, formOnly], both, 'a');
    expect(second.ok && second.value).toEqual({ reserve: formOnly, brokenQuotas: [1] });
  });

  it.each([
    ['a case that is not in the sample', 'x', reserves, 'notInSample'],
    ['an empty list of reserves', 'a', [], 'noReserveLeft'],
    ['reserves of another group only', 'a', [one('r', 'hem', 'other')], 'noReserveLeft'],
  ])('refuses %s', (_name, key, candidates, error) => {
    expect(findReplacement(active, candidates, [], key)).toEqual({ ok: false, error });
  });
});
