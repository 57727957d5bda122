import { NOBODY, REST } from '#app/features/cases/domain/name-choice.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';

const ID = /^[1-9]\d{0,14}$/;
const MOST_NAMES = 5_000;

/**
 * What the form says of each name: `name` and `choice` belong together by their order. Undefined when it is not the
 * form's: other numbers of fields, or a choice that is no id.
 */
function choicesOf(form: FormData): { name: string; choice: string }[] | undefined {
  const names = form.getAll('name');
  const choices = form.getAll('choice');
  if (names.length !== choices.length || names.length > MOST_NAMES) return undefined;
  const read = names.map((name, index) => ({ name, choice: choices[index] ?? '' }));
  const isRead = (one: (typeof read)[number]): one is { name: string; choice: string } =>
    typeof one.name === 'string' && typeof one.choice === 'string' && one.name.length <= 32_767;
  return read.every(isRead) ? read : undefined;
}

/** Handläggare: the person's id, null for nobody here, undefined for no decision (nobody here if the button for the rest was pressed). */
export function parseNameChoices(
  form: FormData,
): { name: string; personId: PersonId | null | undefined }[] | undefined {
  const choices = choicesOf(form);
  if (!choices?.every(({ choice }) => choice === '' || choice === NOBODY || ID.test(choice)))
    return undefined;
  const rest = form.get('intent') === REST ? null : undefined;
  return choices.map(({ name, choice }) => ({
    name,
    personId: choice === '' ? rest : choice === NOBODY ? null : (Number(choice) as PersonId),
  }));
}

/** Units: the unit's id, or undefined for no decision. */
export function parseUnitChoices(form: FormData): { name: string; unitId: UnitId | undefined }[] | undefined {
  const choices = choicesOf(form);
  if (!choices?.every(({ choice }) => choice === '' || ID.test(choice))) return undefined;
  return choices.map(({ name, choice }) => ({
    name,
    unitId: choice === '' ? undefined : (Number(choice) as UnitId),
  }));
}
