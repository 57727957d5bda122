import { expect, it } from 'vitest';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import { readReasons, reasonErrors, reopenSchema } from './finalise-form.ts';

it('no reason of finalising or opening again may hold a personnummer', () => {
  const form = new FormData();
  form.set('reason-7', 'Akten för 19121212-1212 är sekretessmarkerad');
  form.set('reason-8', 'Hanns inte med');
  expect(reasonErrors(readReasons(form))).toEqual([{ field: 'reason-7', message: NO_PERSONAL_NUMBER }]);
  expect(reopenSchema.safeParse({ reason: 'Svaret om 19121212-1212 var fel' }).success).toBe(false);
  expect(reopenSchema.safeParse({ reason: 'Svaret om 2026-0412 var fel' }).success).toBe(true);
});
