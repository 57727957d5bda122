import type { ControlTemplate } from '#app/features/controls/domain/control-template.ts';
import type { FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import { ONE_REVIEWER, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { ControlFormValues } from './control-form-values.ts';
import { designValues } from './design-form.ts';
import { conditionLines } from './filter-form.ts';
import { procedureValues } from './procedure-form.ts';
import { rulesValues } from './rules-form.ts';

type Fields = Pick<ControlFormValues, 'unitId' | 'registerId' | 'checklistId' | 'countOn' | 'reviewerIds'>;

/** The form filled from a template, or nearly empty without one. */
export function valuesOfTemplate(template: ControlTemplate | undefined, fields: Fields): ControlFormValues {
  return {
    ...fields,
    templateKey: template?.key ?? '',
    revision: '',
    name: template?.name ?? '',
    purpose: template?.purpose ?? '',
    kind: template?.kind ?? 'selfControl',
    rhythm: template?.rhythm ?? 'halfYear',
    reviewDays: String(template?.reviewDays ?? 30),
    responsibleId: '',
    conditions: conditionLines(template?.filter ?? { allOf: [] }),
    ...rulesValues(template?.filter ?? {}),
    ...designValues(template?.design ?? { allocation: { kind: 'whole', size: 10 }, quotas: [] }),
    procedure: procedureValues(template?.procedure ?? ONE_REVIEWER),
  };
}

/** The form filled from a stored control. */
export function valuesOfControl(
  control: {
    readonly templateKey: string | null;
    readonly revision: number;
    readonly name: string;
    readonly purpose: string;
    readonly kind: string;
    readonly rhythm: string;
    readonly reviewDays: number;
    readonly responsibleId: number | null;
    readonly filter: FrameFilter;
    readonly design: SampleDesign;
    readonly procedure: ReviewProcedure;
  },
  fields: Fields,
): ControlFormValues {
  const { name, purpose, kind, rhythm, filter, design } = control;
  return {
    ...fields,
    name,
    purpose,
    kind,
    rhythm,
    templateKey: control.templateKey ?? '',
    revision: String(control.revision),
    reviewDays: String(control.reviewDays),
    responsibleId: control.responsibleId === null ? '' : String(control.responsibleId),
    conditions: conditionLines(filter),
    ...rulesValues(filter),
    ...designValues(design),
    procedure: procedureValues(control.procedure),
  };
}
