import type { TextsByColumn, VariedText } from '../domain/definition.ts';
import { type Faults, type FormFields, linesOf, rowCount, textOf } from '../domain/form-fields.ts';

/**
 * A text that may be worded by the value of a column. The fields are `<prefix>Text`, `<prefix>Column` and for each row
 * `<prefix>Values-0` (one value on each line) with `<prefix>Variant-0`.
 */
export function byColumnFields(prefix: string, byColumn: TextsByColumn | undefined): FormFields {
  if (byColumn === undefined) return {};
  const rows = byColumn.texts.flatMap(({ values, text }, index) => [
    [`${prefix}Values-${index}`, [values.join('\n')]] as const,
    [`${prefix}Variant-${index}`, [text]] as const,
  ]);
  return {
    [`${prefix}Column`]: [byColumn.column],
    [`${prefix}Rows`]: [String(byColumn.texts.length + 1)],
    ...Object.fromEntries(rows),
  };
}

/** The wordings by column, or undefined when none are written; half-written rows are faults. */
export function readByColumn(fields: FormFields, prefix: string, faults: Faults): TextsByColumn | undefined {
  const column = textOf(fields, `${prefix}Column`);
  const texts: TextsByColumn['texts'] = [];
  for (let index = 0; index < rowCount(fields, prefix, 0); index += 1) {
    const values = linesOf(fields, `${prefix}Values-${index}`);
    const text = textOf(fields, `${prefix}Variant-${index}`);
    if (values.length === 0 && text === '') continue;
    if (values.length === 0)
      faults.add(`${prefix}Values-${index}`, 'Skriv för vilka värden i kolumnen texten gäller.');
    if (text === '') faults.add(`${prefix}Variant-${index}`, 'Skriv texten som gäller för de värdena.');
    faults.atMost(text, `${prefix}Variant-${index}`, 2000);
    texts.push({ values, text });
  }
  if (column === '' && texts.length === 0) return undefined;
  if (column === '')
    faults.add(`${prefix}Column`, 'Skriv vilken kolumn i registret som avgör vilken text som gäller.');
  if (texts.length === 0)
    faults.add(
      `${prefix}Values-0`,
      'Skriv minst ett värde och texten som gäller då, eller ta bort kolumnen.',
    );
  faults.atMost(column, `${prefix}Column`, 200);
  return { column, texts };
}

/** A varied text as fields; nothing for one that is not there. */
export function variedTextFields(prefix: string, varied: VariedText | undefined): FormFields {
  if (varied === undefined) return {};
  return { [`${prefix}Text`]: [varied.text], ...byColumnFields(prefix, varied.byColumn) };
}

/** The text with its variants; a fault when variants are written but not the text for all other cases. */
export function readVariedText(
  fields: FormFields,
  prefix: string,
  message: string,
  faults: Faults,
): VariedText {
  const text = faults.required(fields, `${prefix}Text`, 2000, message);
  const byColumn = readByColumn(fields, prefix, faults);
  return byColumn === undefined ? { text } : { text, byColumn };
}
