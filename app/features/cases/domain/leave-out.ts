import type { ColumnContent } from './column-content.ts';
import { type HeadingKind, isStaffHeading, kindOfHeading } from './heading-kinds.ts';
import type { LeaveOutReason } from './import-mapping.ts';
import { valuesLookLikeNames } from './person-name.ts';

const REASON_OF_HEADING: Partial<Record<HeadingKind, LeaveOutReason>> = {
  personalNumber: { kind: 'personal_number_heading' },
  birthDate: { kind: 'birth_date' },
  personName: { kind: 'person_name_heading' },
  address: { kind: 'address' },
  phone: { kind: 'phone' },
  email: { kind: 'email' },
  freeText: { kind: 'free_text' },
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const PHONE = /^(?:\+46\s?|0)7\d[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}$/;
const LONG_TEXT = 60;

/**
 * Why a column is left out by default, or undefined. Personnummer in the cells weigh heaviest, then what the heading
 * says, then what the values look like. Names of staff are kept: nobody reviews an own case.
 */
export function reasonToLeaveOut(content: ColumnContent): LeaveOutReason | undefined {
  const { personalNumbers } = content;
  if (personalNumbers !== undefined) {
    const { count, firstRowNumber: rowNumber, where } = personalNumbers;
    const kind = where === 'values' ? 'personal_number_values' : 'personal_number_in_text';
    return { kind, count, rowNumber };
  }
  const kind = kindOfHeading(content.header);
  const byHeading = kind === undefined ? undefined : REASON_OF_HEADING[kind];
  if (byHeading !== undefined) return byHeading;

  const values = [...content.counts.keys()];
  if (isMost(values, (value) => EMAIL.test(value))) return { kind: 'email' };
  if (isMost(values, (value) => PHONE.test(value))) return { kind: 'phone' };
  if (isStaffHeading(content.header) || kind === 'unit') return undefined;
  if (
    valuesLookLikeNames(
      values.flatMap((value) => Array(Math.min(content.counts.get(value) ?? 1, 5)).fill(value)),
    )
  ) {
    return { kind: 'person_name_values' };
  }
  return isFreeText(values) ? { kind: 'free_text' } : undefined;
}

function isMost(values: readonly string[], test: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(test).length > values.length / 2;
}

function isFreeText(values: readonly string[]): boolean {
  if (values.length < 3) return false;
  const length = values.reduce((sum, value) => sum + value.length, 0);
  return length / values.length >= LONG_TEXT;
}
