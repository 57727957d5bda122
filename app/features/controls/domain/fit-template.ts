import { headingWords } from '#app/features/cases/domain/cell-text.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { designAttributes } from '#app/features/sampling/domain/design.ts';
import type { ControlTemplate } from './control-template.ts';
import { conditionsOf, type FilterGroup, filterColumns } from './frame-filter.ts';

/** Headings that case systems use for the columns of the ready controls. The first is what the control says. */
const OTHER_HEADINGS: readonly (readonly string[])[] = [
  ['Handläggare', 'Ansvarig handläggare', 'Socialsekreterare', 'Utredare'],
  ['Enhet', 'Grupp', 'Arbetsgrupp', 'Organisation'],
  ['Insats', 'Beslutad insats', 'Insatstyp', 'Insatskategori'],
  ['Beslut', 'Beslutsutfall', 'Utfall', 'Resultat'],
  ['Beslutsdatum', 'Beslutat', 'Datum för beslut'],
  ['Beslutsfattare', 'Beslutad av', 'Beslut av'],
  ['Avslutat', 'Avslutad', 'Avslutsdatum', 'Ärende avslutat', 'Slutdatum'],
  ['Avslutsorsak', 'Orsak till avslut', 'Avslutsskäl'],
  ['Upprättad', 'Upprättad datum', 'Plan upprättad', 'SIP upprättad'],
  ['Datum', 'Dokumentdatum', 'Upprättat'],
  ['Inkommet', 'Inkom', 'Inkommen', 'Inkommet datum'],
  ['Placering fr.o.m.', 'Placerad från', 'Startdatum'],
  ['Placering t.o.m.', 'Placerad till', 'Slutdatum'],
  ['Placeringsform', 'Vårdform', 'Boendeform'],
];

export type FittedTemplate = {
  readonly template: ControlTemplate;
  /** Columns the control needs that no heading of the register answers to. */
  readonly missing: readonly string[];
};

/**
 * A ready control with its columns called what the register calls them. A heading is the same whatever its capitals and
 * punctuation, and some columns are known by several names. Columns that are not found keep the name the control gave.
 */
export function fitTemplate(template: ControlTemplate, headers: readonly string[]): FittedTemplate {
  const headerByWords = new Map(headers.map((header) => [headingWords(header), header]));
  const found = (column: string): string | undefined => {
    const names = OTHER_HEADINGS.find(([first]) => first === column) ?? [column];
    return names.map((name) => headerByWords.get(headingWords(name))).find((header) => header !== undefined);
  };
  const named = (column: string) => found(column) ?? column;
  const columns = [...new Set([...filterColumns(template.filter), ...designAttributes(template.design)])];
  return {
    template: {
      ...template,
      filter: {
        ...template.filter,
        allOf: template.filter.allOf.map((group) => renamedGroup(group, named)),
        ...(template.filter.onePer ? { onePer: { column: named(template.filter.onePer.column) } } : {}),
      },
      design: renamedDesign(template.design, named),
    },
    missing: columns.filter((column) => found(column) === undefined),
  };
}

function renamedGroup(group: FilterGroup, named: (column: string) => string): FilterGroup {
  const conditions = conditionsOf(group).map((condition) =>
    'after' in condition
      ? { ...condition, column: named(condition.column), after: named(condition.after) }
      : { ...condition, column: named(condition.column) },
  );
  const not = group.not ? { not: group.not } : {};
  return group.anyOf ? { anyOf: conditions, ...not } : { allOf: conditions, ...not };
}

function renamedDesign(
  { allocation, quotas }: SampleDesign,
  named: (column: string) => string,
): SampleDesign {
  const renamed =
    'attribute' in allocation && allocation.attribute !== null
      ? { ...allocation, attribute: named(allocation.attribute) }
      : allocation;
  return {
    allocation: renamed.kind === 'firstInOrder' ? { ...renamed, orderBy: named(renamed.orderBy) } : renamed,
    quotas: quotas.map((quota) => ({ ...quota, attribute: named(quota.attribute) })),
  };
}
