import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { DateRule, DateSource, Limit, Question } from '../domain/definition.ts';
import {
  Faults,
  type FieldFault,
  type FormFields,
  linesOf,
  textOf,
  valuesOf,
  wholeNumberIn,
} from '../domain/form-fields.ts';

export const dateRuleKinds = ['newestAge', 'longestGap', 'within', 'occasions'] as const;

/** A date rule as the fields of its form. `first` is the start or what is counted from, `dates` the occasions. */
export function dateRuleFields(rule: DateRule | undefined): FormFields {
  if (rule === undefined) return { ruleKind: ['newestAge'], limitUnit: ['months'] };
  const limit = 'limit' in rule ? rule.limit : undefined;
  const first =
    rule.kind === 'within' ? rule.from : rule.kind === 'longestGap' && rule.start ? [rule.start] : [];
  const dates = rule.kind === 'within' ? rule.to : rule.kind === 'longestGap' ? rule.occasions : rule.dates;
  return {
    ruleKind: [rule.kind],
    ...sourceFields('first', first),
    ...sourceFields('dates', dates),
    limitCount: [limit ? String(limit.count) : ''],
    limitUnit: [limit?.unit ?? 'months'],
    isWholeSeries: rule.kind === 'longestGap' && rule.isWholeSeries ? ['on'] : [],
    months: [rule.kind === 'occasions' ? String(rule.months) : ''],
    atLeast: [rule.kind === 'occasions' ? String(rule.atLeast) : ''],
  };
}

function sourceFields(name: string, sources: readonly DateSource[]): FormFields {
  return {
    [`${name}Questions`]: sources.flatMap((source) => ('question' in source ? [source.question] : [])),
    [`${name}Columns`]: [sources.flatMap((source) => ('column' in source ? [source.column] : [])).join('\n')],
  };
}

/** The date rule that the form describes; `earlier` are the date questions it may take dates from. */
export function parseDateRuleForm(
  fields: FormFields,
  earlier: readonly Question[],
): Result<DateRule, FieldFault[]> {
  const faults = new Faults();
  const kind = dateRuleKinds.find((one) => one === textOf(fields, 'ruleKind'));
  if (kind === undefined) return err([{ field: 'ruleKind', message: 'Välj vad som ska räknas ut.' }]);
  const [first, dates] = [sources(fields, 'first', earlier), sources(fields, 'dates', earlier)];
  if (dates.length === 0) faults.add('datesColumns', 'Välj minst en fråga eller skriv minst en kolumn.');
  const rule = build(kind, first, dates, fields, faults);
  return faults.list.length > 0 ? err(faults.list) : ok(rule);
}

function build(
  kind: DateRule['kind'],
  first: DateSource[],
  dates: DateSource[],
  fields: FormFields,
  faults: Faults,
): DateRule {
  switch (kind) {
    case 'newestAge':
      return { kind, dates, limit: limit(fields, faults) };
    case 'within':
      if (first.length === 0) faults.add('firstColumns', 'Välj vilket datum tiden räknas från.');
      return { kind, from: first, to: dates, limit: limit(fields, faults) };
    case 'longestGap': {
      const [start, ...more] = first;
      if (more.length > 0) faults.add('firstColumns', 'Välj bara en start.');
      const isWholeSeries = valuesOf(fields, 'isWholeSeries').includes('on');
      return {
        kind,
        ...(start ? { start } : {}),
        occasions: dates,
        isWholeSeries,
        limit: limit(fields, faults),
      };
    }
    case 'occasions': {
      const months = wholeNumberIn(fields, 'months', [1, 120]);
      const atLeast = wholeNumberIn(fields, 'atLeast', [1, 100]);
      if (months === undefined) faults.add('months', 'Skriv ett helt antal månader från 1 till 120.');
      if (atLeast === undefined) faults.add('atLeast', 'Skriv ett helt antal tillfällen från 1 till 100.');
      return { kind, dates, months: months ?? 1, atLeast: atLeast ?? 1 };
    }
  }
}

function sources(fields: FormFields, name: string, earlier: readonly Question[]): DateSource[] {
  const chosen = earlier.filter(({ key }) => valuesOf(fields, `${name}Questions`).includes(key));
  return [
    ...chosen.map(({ key }) => ({ question: key })),
    ...linesOf(fields, `${name}Columns`).map((column) => ({ column })),
  ];
}

function limit(fields: FormFields, faults: Faults): Limit {
  const count = wholeNumberIn(fields, 'limitCount', [1, 3650]);
  const unit = (['days', 'weeks', 'months'] as const).find((one) => one === textOf(fields, 'limitUnit'));
  if (count === undefined) faults.add('limitCount', 'Skriv hur lång gränsen är, till exempel 6.');
  if (unit === undefined) faults.add('limitUnit', 'Välj dagar, veckor eller månader.');
  return { count: count ?? 1, unit: unit ?? 'months' };
}
