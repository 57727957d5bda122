import { expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { changeErrors } from './change-form.ts';
import { handlingErrors } from './handling-form.ts';

const today = '2026-11-02' as CivilDate;
const handle = (note: string) =>
  handlingErrors({ intent: 'comment', revision: 1, note, dueOn: '' }, today).map(({ field }) => field);
const move = (dueReason: string) =>
  changeErrors({ intent: 'changeDue', revision: 1, newDueOn: '2026-12-01', dueReason }, today).map(
    ({ field }) => field,
  );

it('refuses a personnummer in what is written of a deviation, and takes case numbers and phone numbers', () => {
  for (const text of ['Gäller 811218-9876', 'Gäller 19811218 9876.']) {
    expect(handle(text)).toEqual(['note']);
    expect(move(text)).toEqual(['dueReason']);
  }
  for (const text of ['Se 2024-1014', 'Ring 08-123 45 67', 'Klart 2026-11-02']) {
    expect([handle(text), move(text)]).toEqual([[], []]);
  }
});
