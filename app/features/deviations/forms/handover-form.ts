import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';

const idPattern = /^[1-9]\d{0,14}$/;

/** The deviations that were ticked; what is no number is left out. */
export function parseChosen(form: FormData): DeviationId[] {
  const typed = form.getAll('deviationId').map(String);
  return [...new Set(typed.filter((text) => idPattern.test(text)))].map(
    (text) => Number(text) as DeviationId,
  );
}

const trimmed = (longest: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').trim().slice(0, longest));

const shortText = (typed: FormDataEntryValue | null) =>
  trimmed(60)
    .parse(typed ?? '')
    .replaceAll(/\s+/g, ' ');

/** A number in the other system, and the one that stood there when the page was read. */
export type NotedNumber = {
  readonly deviationId: DeviationId;
  readonly number: string;
  readonly seen: string;
};

export type BatchForm =
  | { readonly intent: 'numbers'; readonly numbers: readonly NotedNumber[] }
  | {
      readonly intent: 'takeBack';
      readonly deviationId: DeviationId;
      readonly reason: string;
      /** The number that stood there when the page was read. */
      readonly seen: string;
    };

/** Undefined when the form is not one of ours. */
export function parseBatchForm(form: FormData): BatchForm | undefined {
  const intent = form.get('intent');
  if (intent === 'takeBack') {
    const typed = String(form.get('deviationId') ?? '');
    if (!idPattern.test(typed)) return undefined;
    const reason = trimmed(1000).parse(form.get('reason') ?? '');
    const seen = shortText(form.get('seen'));
    return { intent, deviationId: Number(typed) as DeviationId, reason, seen };
  }
  if (intent !== 'numbers') return undefined;
  const numbers = [...form.keys()].flatMap((key): NotedNumber[] => {
    const typed = /^number-([1-9]\d{0,14})$/.exec(key)?.[1];
    if (typed === undefined) return [];
    const of = (name: string) => shortText(form.get(`${name}-${typed}`));
    return [{ deviationId: Number(typed) as DeviationId, number: of('number'), seen: of('seen') }];
  });
  return { intent, numbers };
}

/** What cannot be saved, by field, in Swedish. */
export function batchErrors(form: BatchForm): FieldError[] {
  if (form.intent === 'takeBack') {
    if (form.reason === '') return [{ field: 'reason', message: 'Skriv varför överlämnandet tas tillbaka.' }];
    return findPersonalNumber(form.reason) ? [{ field: 'reason', message: NO_PERSONAL_NUMBER }] : [];
  }
  return form.numbers
    .filter(({ number }) => findPersonalNumber(number) !== undefined)
    .map(({ deviationId, number }) => ({
      field: `number-${deviationId}`,
      message: `${number} ser ut som ett personnummer. Är det numret i det andra systemet, skriv det med ett mellanslag efter var tredje siffra.`,
    }));
}
