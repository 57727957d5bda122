/** A posted form as plain text, so that it can be shown again exactly as it was written. */
export type FormFields = Readonly<Record<string, readonly string[]>>;

/** What stands in a field and why it cannot stay so. */
export interface FieldFault {
  field: string;
  message: string;
}

export function readFields(form: FormData): FormFields {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value];
  }
  return fields;
}

/** The field's text without spaces around it; empty when it is not there. */
export function textOf(fields: FormFields, name: string): string {
  return (fields[name]?.[0] ?? '').replaceAll('\r\n', '\n').trim();
}

export function valuesOf(fields: FormFields, name: string): readonly string[] {
  return fields[name] ?? [];
}

/** What is written one on each line, without empty lines. */
export function linesOf(fields: FormFields, name: string): string[] {
  return textOf(fields, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A number as Swedes write it; null when nothing is written and undefined when it is no number. */
export function numberIn(fields: FormFields, name: string): number | null | undefined {
  const text = textOf(fields, name);
  if (text === '') return null;
  const plain = text.replaceAll(/\s/gu, '').replace('−', '-').replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/u.test(plain) ? Number(plain) : undefined;
}

/** A whole number within the bounds; undefined otherwise. */
export function wholeNumberIn(
  fields: FormFields,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const number = numberIn(fields, name);
  return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most
    ? number
    : undefined;
}

/** How many rows a list in the form has; `least` when the form does not say. */
export function rowCount(fields: FormFields, name: string, least: number): number {
  const count = Number(textOf(fields, `${name}Rows`));
  return Number.isInteger(count) && count >= 0 && count <= 60 ? Math.max(count, least) : least;
}

/** The form with room for three more rows in a list. */
export function withMoreRows(fields: FormFields, name: string): FormFields {
  return { ...fields, [`${name}Rows`]: [String(rowCount(fields, name, 0) + 3)] };
}

/** Collects what has to be put right, in the order of the form. */
export class Faults {
  readonly list: FieldFault[] = [];

  add(field: string, message: string): void {
    this.list.push({ field, message });
  }

  /** The text, and a fault when it is empty or too long. */
  required(fields: FormFields, field: string, longest: number, message: string): string {
    const text = textOf(fields, field);
    if (text === '') this.add(field, message);
    else this.atMost(text, field, longest);
    return text;
  }

  atMost(text: string, field: string, longest: number): void {
    if (text.length > longest)
      this.add(field, `Texten är för lång: ${text.length} tecken. Högst ${longest} får plats.`);
  }
}
