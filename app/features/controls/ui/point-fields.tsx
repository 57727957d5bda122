import { useState } from 'react';
import type { PointValues } from '#app/features/controls/forms/condition-values.ts';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { NumberField } from '#app/shared/ui/number-field.tsx';
import { Select } from '#app/shared/ui/select.tsx';

const ANCHORS = [
  { value: 'referenceDate', label: 'referensdatum' },
  { value: 'day', label: 'en viss dag' },
  { value: 'monthsBefore', label: 'månader före referensdatum' },
  { value: 'monthsAfter', label: 'månader efter referensdatum' },
  { value: 'daysBefore', label: 'dagar före referensdatum' },
  { value: 'daysAfter', label: 'dagar efter referensdatum' },
];

export type FieldOf = (
  part: string,
  label: string,
) => { label: string; name: string; error: string | undefined };

type Props = { label: string; part: string; point: PointValues; field: FieldOf };

/** A day: the reference date, one counted from it, or a fixed one. */
export function PointFields({ label, part, point, field }: Props) {
  const [anchor, setAnchor] = useState(point.anchor);
  return (
    <>
      <Select
        {...field(`${part}Anchor`, label)}
        options={ANCHORS}
        value={anchor}
        onChange={(event) => setAnchor(event.currentTarget.value)}
      />
      {anchor === 'day' ? (
        <DateField {...field(`${part}Day`, 'Vilken dag')} defaultValue={point.day} />
      ) : null}
      {anchor !== 'day' && anchor !== 'referenceDate' ? (
        <NumberField
          {...field(`${part}Amount`, anchor.startsWith('months') ? 'Antal månader' : 'Antal dagar')}
          inputMode="numeric"
          defaultValue={point.amount}
        />
      ) : null}
    </>
  );
}
