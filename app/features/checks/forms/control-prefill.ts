import type { FilterConditions } from '#app/features/controls/domain/frame-filter.ts';
import type { ConditionsValues, PointValues } from '#app/features/controls/forms/condition-values.ts';
import { valuesOfTemplate } from '#app/features/controls/forms/control-form-start.ts';
import { conditionLines } from '#app/features/controls/forms/filter-form.ts';

type Field = readonly [name: string, value: string];

/**
 * The fields that fill the form of a new control with a check's cases, for a form that posts them: values of cases do not
 * belong in an address. Everything else is as in an empty control.
 */
export function controlPrefill(
  check: { readonly name: string; readonly purpose: string; readonly filter: FilterConditions },
  source: { readonly registerId: number; readonly unitId: number; readonly countOn: string },
): Field[] {
  const values = valuesOfTemplate(undefined, {
    registerId: String(source.registerId),
    unitId: String(source.unitId),
    countOn: source.countOn,
    checklistId: '',
    reviewerIds: [],
  });
  const { registerId, unitId, countOn, kind, rhythm, reviewDays, designKind, size, reviewedRule } = values;
  const plain = { registerId, unitId, countOn, kind, rhythm, reviewDays, designKind, size, reviewedRule };
  return [
    ['intent', 'count'],
    ['name', check.name],
    ['purpose', check.purpose],
    ...Object.entries(plain),
    ...conditionFields(conditionLines(check.filter)),
  ];
}

/** Typed conditions as the fields that `readConditions` reads. */
function conditionFields({ join, groups }: ConditionsValues): Field[] {
  const point = (name: string, place: string, { anchor, day, amount }: PointValues): Field[] => [
    [`condition${name}Anchor-${place}`, anchor],
    [`condition${name}Day-${place}`, day],
    [`condition${name}Amount-${place}`, amount],
  ];
  return [
    ['conditionJoin', join],
    ['conditionGroups', String(groups.length)],
    ...groups.flatMap(({ mode, lines }, group): Field[] => [
      [`conditionMode-${group}`, mode],
      [`conditionLines-${group}`, String(lines.length)],
      ...lines.flatMap((line, index): Field[] => {
        const place = `${group}-${index}`;
        return [
          [`conditionColumn-${place}`, line.column],
          [`conditionOperator-${place}`, line.operator],
          [`conditionValue-${place}`, line.value],
          [`conditionValueTo-${place}`, line.valueTo],
          ...line.values.map((value): Field => [`conditionValues-${place}`, value]),
          [`conditionMore-${place}`, line.more],
          ...point('From', place, line.from),
          ...point('To', place, line.to),
          [`conditionAfter-${place}`, line.after],
          [`conditionAmount-${place}`, line.amount],
          [`conditionUnit-${place}`, line.unit],
          [`conditionWhenEmpty-${place}`, line.whenEmpty],
        ];
      }),
    ]),
  ];
}
