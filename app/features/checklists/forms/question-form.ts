import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { SEVERITIES } from '#app/shared/domain/vocabulary.ts';
import { hasChoices, type ReadChoices, readChoices } from '../domain/choice-rows.ts';
import {
  answerOptions,
  type DeviationRule,
  type LegalReference,
  type Question,
  type QuestionKind,
  type Tag,
  type WordsField,
} from '../domain/definition.ts';
import {
  Faults,
  type FieldFault,
  type FormFields,
  linesOf,
  numberIn,
  rowCount,
  textOf,
  valuesOf,
  wholeNumberIn,
} from '../domain/form-fields.ts';
import { placeholderFaults } from '../domain/placeholders.ts';
import { questionSchema } from './definition-schema.ts';
import { readByColumn, readVariedText } from './varied-text-form.ts';

/**
 * The question that the form describes. Key, conditions, suggestion and comparability are not in this form and come from
 * `kept`, the question as it is stored. With `knownColumns` a placeholder for any other column is an error. Errors are Swedish
 * sentences with the field they belong to.
 */
export function parseQuestionForm(
  fields: FormFields,
  kind: QuestionKind,
  kept?: Question,
  knownColumns?: readonly string[],
): Result<Question, FieldFault[]> {
  const faults = new Faults();
  const shortName = faults.required(
    fields,
    'shortName',
    80,
    'Ge frågan ett kort namn. Det står i tabeller och på avvikelser.',
  );
  const wording = readVariedText(fields, 'wording', 'Skriv frågan som granskaren ska läsa den.', faults);
  const help = faults.required(
    fields,
    'help',
    2000,
    'Skriv när frågan gäller och vad som räcker för varje svar.',
  );
  const choices = readChoices(fields, kind, faults);
  const tags = (name: string) => tagsIn(fields, name, choices);
  const reasons = tags('reasonOn');
  const columns = linesOf(fields, 'factColumns');
  const question = compact({
    key: kept?.key ?? 'ny',
    kind,
    shortName,
    wording,
    help,
    options: answerOptions.filter((option) => isAllowed(fields, kind, option)),
    isCritical: valuesOf(fields, 'isCritical').includes('on'),
    legalReference: readLaw(fields, faults),
    factColumns: columns.length > 0 ? columns : undefined,
    reasonRequiredOn: reasons.length > 0 ? reasons : undefined,
    comment: readWords(fields, 'Comment', tags('commentOn'), faults),
    evidence: readWords(fields, 'Evidence', tags('evidenceOn'), faults),
    deviation: readDeviation(fields, tags('deviationOn'), faults, knownColumns),
    ...(hasChoices(kind) ? { choices: choices.choices } : {}),
    ...readOwn(fields, kind, choices, faults),
    visibleWhen: kept?.visibleWhen,
    suggestion: kept?.suggestion,
    comparableSince: kept?.comparableSince,
  });
  if (faults.list.length > 0) return err(faults.list);
  const shaped = questionSchema.safeParse(question);
  if (shaped.success) return ok(shaped.data);
  // What is left is what no field of the page can hold: a form made by hand.
  return err([{ field: 'shortName', message: 'Något i formuläret är för långt eller ofullständigt.' }]);
}

function isAllowed(fields: FormFields, kind: QuestionKind, option: string): boolean {
  if (option === 'yes' || option === 'no') return kind === 'yesNo';
  if (option === 'partly' && kind !== 'yesNo') return false;
  return valuesOf(fields, 'options').includes(option);
}

function tagsIn(fields: FormFields, name: string, { tagOf }: ReadChoices): Tag[] {
  return [...new Set(valuesOf(fields, name).flatMap((value) => tagOf(value) ?? []))];
}

function readWords(
  fields: FormFields,
  name: 'Comment' | 'Evidence',
  requiredOn: Tag[],
  faults: Faults,
): WordsField | undefined {
  const field = `${name.toLowerCase()}Label`;
  if (!valuesOf(fields, `has${name}`).includes('on') && requiredOn.length === 0) return undefined;
  return { label: faults.required(fields, field, 60, 'Skriv vad fältet ska heta.'), requiredOn };
}

function readLaw(fields: FormFields, faults: Faults): LegalReference | undefined {
  const text = textOf(fields, 'lawText');
  const byColumn = readByColumn(fields, 'law', faults);
  const date = textOf(fields, 'lawOn');
  if (text === '' && byColumn === undefined) {
    if (date !== '') faults.add('lawText', 'Skriv vilken regel som gäller, eller ta bort datumet.');
    return undefined;
  }
  faults.atMost(text, 'lawText', 2000);
  const checkedOn = parseCivilDate(date);
  if (checkedOn === undefined)
    faults.add('lawOn', 'Skriv vilken dag det rättsliga stödet kontrollerades, till exempel 2026-09-30.');
  return compact({ text: text === '' ? undefined : text, byColumn, checkedOn: checkedOn ?? '' });
}

function readDeviation(
  fields: FormFields,
  on: Tag[],
  faults: Faults,
  knownColumns: readonly string[] | undefined,
): DeviationRule | undefined {
  if (on.length === 0) return undefined;
  const title = readVariedText(fields, 'title', 'Skriv avvikelsens rubrik.', faults);
  const hasMissing = textOf(fields, 'missingText') !== '' || textOf(fields, 'missingColumn') !== '';
  const titleWhenMissing = hasMissing
    ? readVariedText(fields, 'missing', 'Skriv rubriken när en handling saknas.', faults)
    : undefined;
  const hasText = textOf(fields, 'textText') !== '' || textOf(fields, 'textColumn') !== '';
  const text = hasText
    ? readVariedText(fields, 'text', 'Skriv beskrivningen som gäller för övriga ärenden.', faults)
    : undefined;
  const type = textOf(fields, 'deviationType');
  faults.atMost(type, 'deviationType', 60);
  for (const prefix of ['title', 'missing', 'text'] as const)
    checkPlaceholders(fields, prefix, faults, knownColumns);
  const severity = SEVERITIES.find((one) => one === textOf(fields, 'severity'));
  if (severity === undefined) faults.add('severity', 'Välj hur allvarlig avvikelsen är.');
  const daysToDue = wholeNumberIn(fields, 'daysToDue', [0, 365]);
  if (daysToDue === undefined) faults.add('daysToDue', 'Skriv ett helt antal dagar från 0 till 365.');
  return compact({
    ...{ on, title, titleWhenMissing, text, type: type === '' ? undefined : type },
    ...{ severity: severity ?? 'minor', daysToDue: daysToDue ?? 0 },
  });
}

function checkPlaceholders(
  fields: FormFields,
  prefix: 'title' | 'missing' | 'text',
  faults: Faults,
  knownColumns: readonly string[] | undefined,
): void {
  const rows = Array.from({ length: rowCount(fields, prefix, 0) }, (_, index) => `${prefix}Variant-${index}`);
  for (const name of [`${prefix}Text`, ...rows]) {
    for (const message of placeholderFaults(textOf(fields, name), knownColumns)) faults.add(name, message);
  }
}

function readOwn(
  fields: FormFields,
  kind: QuestionKind,
  { counts: ofChoices }: ReadChoices,
  faults: Faults,
): Record<string, unknown> {
  const counts = (tags: readonly Tag[]) => {
    const counted = tags.flatMap((tag) => {
      const value = textOf(fields, `counts-${tag}`);
      return value === 'fulfilled' || value === 'notFulfilled' ? [[tag, value] as const] : [];
    });
    return counted.length === 0 ? undefined : Object.fromEntries(counted);
  };
  switch (kind) {
    case 'yesNo': {
      const goodAnswer = (['yes', 'no', 'neither'] as const).find(
        (one) => one === textOf(fields, 'goodAnswer'),
      );
      if (goodAnswer === undefined) faults.add('goodAnswer', 'Välj vilket svar som är det goda.');
      return { goodAnswer };
    }
    case 'scale':
    case 'choice':
    case 'severalChoices':
      return { counts: Object.keys(ofChoices).length > 0 ? ofChoices : undefined };
    case 'date':
      return { isAfterReferenceAllowed: valuesOf(fields, 'isAfterReferenceAllowed').includes('on') };
    case 'number':
      return readNumber(fields, faults, counts);
    case 'level': {
      const beforeLabel = faults.required(fields, 'beforeLabel', 60, 'Skriv vad nivån före ska heta.');
      const afterLabel = faults.required(fields, 'afterLabel', 60, 'Skriv vad nivån efter ska heta.');
      return { beforeLabel, afterLabel, counts: counts(['up', 'same', 'down']) };
    }
    case 'text':
      return {};
  }
}

function readNumber(
  fields: FormFields,
  faults: Faults,
  counts: (tags: readonly Tag[]) => Record<string, unknown> | undefined,
): Record<string, unknown> {
  const number = (name: string) => {
    const found = numberIn(fields, name);
    if (found === undefined) faults.add(name, 'Det här är inget tal. Skriv till exempel 60 eller 7,5.');
    return found ?? undefined;
  };
  const [atLeast, atMost] = [number('atLeast'), number('atMost')];
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
    faults.add('atMost', 'Det största talet är mindre än det minsta.');
  const decimals = wholeNumberIn(fields, 'decimals', [0, 4]);
  if (decimals === undefined) faults.add('decimals', 'Välj 0 till 4 decimaler.');
  const unit = textOf(fields, 'unit');
  faults.atMost(unit, 'unit', 30);
  const value = number('standardValue');
  const column = textOf(fields, 'standardColumn');
  const hasStandard = value !== undefined || column !== '';
  const label = textOf(fields, 'standardLabel');
  faults.atMost(label, 'standardLabel', 120);
  return {
    unit,
    atLeast,
    atMost,
    decimals,
    standard: hasStandard
      ? compact({ label: label === '' ? 'Standardvärde' : label, value, column: column || undefined })
      : undefined,
    counts: hasStandard ? counts(['under', 'atStandard', 'over']) : undefined,
  };
}

/** Without the fields that are undefined, so that what is stored is the same as what was parsed. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
