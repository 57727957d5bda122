import { describe, expect, it } from 'vitest';
import { legalReferenceFor } from './columns.ts';
import type { LegalReference } from './definition.ts';
import { findQuestion } from './definition.ts';
import { placedChildrenChecklist } from './shipped-placed-children.ts';

describe('legalReferenceFor', () => {
  const shipped = findQuestion(placedChildrenChecklist, 'overvagande-i-tid')?.legalReference;

  it.each([
    ['LVU 2 §', '13 § LVU, övervägande minst var sjätte månad'],
    ['2 § lvu', '13 § LVU, övervägande minst var sjätte månad'],
    ['LVU 3 §', '13 § LVU, omprövning inom sex månader'],
    ['SoL', undefined],
    ['Socialtjänstlagen', undefined],
    ['LVM 4 §', undefined],
    ['', undefined],
  ])('cites 13 § LVU for care under that act only: %s', (ground, expected) => {
    expect(legalReferenceFor(shipped, { Lagrum: ground })).toBe(expected);
  });

  it('cites nothing when the register has no column for the ground', () => {
    expect(legalReferenceFor(shipped, {})).toBeUndefined();
  });

  it('falls back on the general text where the values have none of their own', () => {
    const reference: LegalReference = {
      text: '10 kap. 2 §',
      byColumn: { column: 'Lagrum', texts: [{ values: ['SoL'], text: '10 kap. 3 §' }] },
      checkedOn: '2025-09-30',
    };
    expect(legalReferenceFor(reference, { Lagrum: 'SoL' })).toBe('10 kap. 3 §');
    expect(legalReferenceFor(reference, { Lagrum: 'LVU 2 §' })).toBe('10 kap. 2 §');
    expect(legalReferenceFor({ text: '10 kap. 2 §', checkedOn: '2025-09-30' }, {})).toBe('10 kap. 2 §');
    expect(legalReferenceFor(undefined, { Lagrum: 'SoL' })).toBeUndefined();
  });
});
