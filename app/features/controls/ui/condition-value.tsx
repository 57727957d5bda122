import type { ConditionValues } from '#app/features/controls/forms/condition-values.ts';
import { CheckboxGroup } from '#app/shared/ui/checkbox-group.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { TextField } from '#app/shared/ui/text-field.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { type FieldOf, PointFields } from './point-fields.tsx';

type Props = {
  line: ConditionValues;
  operator: string;
  /** A field's whole name from its part: `Value` becomes `conditionValue-0-1`. */
  nameOf: (part: string) => string;
  errorOf: (part: string) => string | undefined;
  /** The column's values, where they are few. */
  known: readonly string[];
  columnOptions: readonly { value: string; label: string }[];
};

/** The inputs that the comparison needs; none for "är tomt" and "är ifyllt". */
export function ConditionValue({ line, operator, nameOf, errorOf, known, columnOptions }: Props) {
  const field = (part: string, label: string) => ({ label, name: nameOf(part), error: errorOf(part) });
  switch (operator) {
    case 'isEmpty':
    case 'isNotEmpty':
      return null;
    case 'is':
    case 'isNot':
    case 'contains':
      return (
        <>
          <TextField {...field('Value', 'Värde')} defaultValue={line.value} list={nameOf('Known')} />
          <datalist id={nameOf('Known')}>
            {known.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </>
      );
    case 'isOneOf':
    case 'isNoneOf':
      return <ValueList line={line} known={known} field={field} />;
    case 'equals':
    case 'isAtLeast':
    case 'isAtMost':
      return <NumberField {...field('Value', 'Tal')} defaultValue={line.value} />;
    case 'isBetweenNumbers':
      return (
        <>
          <NumberField {...field('Value', 'Från talet')} defaultValue={line.value} />
          <NumberField {...field('ValueTo', 'Till talet')} defaultValue={line.valueTo} />
        </>
      );
    case 'isBetweenDates':
      return (
        <>
          <PointFields label="Från och med" part="From" point={line.from} field={field} />
          <PointFields label="Till och med" part="To" point={line.to} field={field} />
        </>
      );
    case 'isMoreThanAfter':
    case 'isAtMostAfter':
      return <DistanceFields line={line} field={field} columnOptions={columnOptions} />;
    default:
      return <PointFields label="Dag" part="From" point={line.from} field={field} />;
  }
}

/** The chosen values first, as they were stored, then the others there are; and room for those that are not shown. */
function ValueList({
  line,
  known,
  field,
}: {
  line: ConditionValues;
  known: readonly string[];
  field: FieldOf;
}) {
  const shown = [...new Set([...line.values, ...known])];
  const { label, ...values } = field('Values', 'Värden');
  return (
    <>
      {shown.length > 0 ? (
        <CheckboxGroup
          {...values}
          legend={label}
          isInline
          options={shown.map((value) => ({ value, label: value || '(tomt)' }))}
          defaultValues={line.values}
        />
      ) : null}
      <Textarea
        {...field('More', shown.length > 0 ? 'Fler värden, ett per rad' : 'Värden, ett per rad')}
        error={shown.length > 0 ? undefined : values.error}
        rows={2}
        width="medium"
        defaultValue={line.more}
      />
    </>
  );
}

function DistanceFields({
  line,
  field,
  columnOptions,
}: {
  line: ConditionValues;
  field: FieldOf;
  columnOptions: Props['columnOptions'];
}) {
  return (
    <>
      <NumberField {...field('Amount', 'Antal')} inputMode="numeric" defaultValue={line.amount} />
      <Select
        {...field('Unit', 'Månader eller dagar')}
        width="short"
        options={[
          { value: 'months', label: 'månader' },
          { value: 'days', label: 'dagar' },
        ]}
        defaultValue={line.unit}
      />
      <Select
        {...field('After', 'Efter kolumnen')}
        options={columnOptions}
        emptyLabel="Välj kolumn"
        defaultValue={line.after}
      />
      <Select
        {...field('WhenEmpty', 'När den första kolumnen är tom')}
        options={[
          { value: 'countToReferenceDate', label: 'räkna till referensdatum' },
          { value: 'fails', label: 'räkna inte ärendet' },
        ]}
        defaultValue={line.whenEmpty}
      />
    </>
  );
}
