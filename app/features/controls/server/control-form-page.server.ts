import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireMay, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { findTemplate } from '#app/features/controls/domain/control-template.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { filterInWords } from '#app/features/controls/domain/filter-words.ts';
import { fitTemplate } from '#app/features/controls/domain/fit-template.ts';
import type { FramePreview } from '#app/features/controls/domain/frame-preview.ts';
import { rulesInWords } from '#app/features/controls/domain/rules-words.ts';
import type { ValueHint } from '#app/features/controls/domain/value-hints.ts';
import { parseCountForm } from '#app/features/controls/forms/control-form-schema.ts';
import { valuesOfControl, valuesOfTemplate } from '#app/features/controls/forms/control-form-start.ts';
import type { ControlFormValues, FieldError } from '#app/features/controls/forms/control-form-values.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ControlId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { sentence } from '#app/shared/text/format.ts';
import { listControlReviewers, listPublishedChecklists } from '#db/queries/controls.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import { loadControlFormChoices, loadRegisterChoices } from './control-form-choices.server.ts';
import { countFrame } from './count-frame.server.ts';
import { requireControl } from './load-controls.server.ts';
import { loadValueHints } from './load-value-hints.server.ts';
import { designOf, filterOf, procedureOf } from './stored-shapes.server.ts';

/** The count beside the form: what the typed filter and design give, in words too, and what cannot be counted and why. */
export type FormCount = {
  /** Null while the filter cannot be read. */
  readonly preview: FramePreview | null;
  /** Null while the design cannot be read; the frame is counted all the same. */
  readonly design: SampleDesign | null;
  readonly words: readonly string[];
  /** Values typed that no case has. */
  readonly valueHints: readonly ValueHint[];
  readonly errors: FieldError[];
};

const NOT_COUNTED = { preview: null, design: null, words: [], valueHints: [] } as const;

/** What a frame is counted with while the design cannot be read: nothing of it is shown. */
const NO_DESIGN: SampleDesign = { allocation: { kind: 'onCause' }, quotas: [] };

/** The page for a new control: the registers to choose among and, once one is chosen, the filled form. */
export function loadNewControl(
  services: Services,
  actor: Actor,
  chosen: { template: string; registerId: number },
) {
  requireScope(actor, 'control.manage');
  const registers = loadRegisterChoices(services, actor);
  const register = registers.find(({ id }) => id === chosen.registerId);
  if (!register) return { registers, form: null };
  // A register above the actor's own units is common; the control is then made on a unit she manages.
  const manageable = requireScope(actor, 'control.manage').unitIds;
  const unitId = manageable.includes(register.unitId) ? register.unitId : manageable[0];
  if (unitId === undefined) return { registers, form: null };
  const choices = loadControlFormChoices(services, actor, register.id, unitId);
  const ready = findTemplate(chosen.template);
  const fitted =
    ready &&
    fitTemplate(
      ready,
      choices.columns.map(({ header }) => header),
    );
  const template = fitted?.template;
  const checklist = listPublishedChecklists(services.db).find(({ key }) => key === template?.checklistKey);
  const values = valuesOfTemplate(template, {
    registerId: String(register.id),
    unitId: String(unitId),
    checklistId: checklist ? String(checklist.id) : '',
    countOn: dayToCount(services, register.id),
    // Where there is one person to choose, there is nothing to choose.
    reviewerIds: choices.reviewers.length === 1 ? choices.reviewers.map(({ value }) => value) : [],
  });
  const count = countForForm(services, actor, values, null);
  return { registers, form: { choices, values, count, missingColumns: fitted?.missing ?? [] } };
}

/** 404 or 403 before anything typed is looked at. */
export function authoriseControlManager(services: Services, actor: Actor, controlId: ControlId) {
  const control = requireControl(services, actor, controlId);
  requireMay(actor, 'control.manage', { unitId: control.unitId });
  return control;
}

/** The day the register is from, as a new round would suggest; today while nothing is read in. */
function dayToCount({ db, now }: Services, registerId: RegisterId): string {
  return findLatestImport(db, registerId)?.on ?? civilDateInSweden(now());
}

/** The page for changing a control. 404 and 403 as for the control. */
export function loadEditControl(services: Services, actor: Actor, controlId: ControlId) {
  const control = authoriseControlManager(services, actor, controlId);
  const choices = loadControlFormChoices(
    services,
    actor,
    control.registerId,
    control.unitId,
    control.checklistId,
  );
  const values = valuesOfControl(
    { ...control, filter: filterOf(control), design: designOf(control), procedure: procedureOf(control) },
    {
      registerId: String(control.registerId),
      unitId: String(control.unitId),
      checklistId: String(control.checklistId),
      countOn: dayToCount(services, control.registerId),
      reviewerIds: listControlReviewers(services.db, controlId).map(({ id }) => String(id)),
    },
  );
  return {
    control: { id: control.id, name: control.name },
    choices,
    values,
    count: countForForm(services, actor, values, controlId),
  };
}

/** Counts what is typed so far, for a new control or one there is. 403 for a unit where the actor may not manage controls. */
export function countForForm(
  services: Services,
  actor: Actor,
  values: ControlFormValues,
  controlId: ControlId | null,
): FormCount {
  const typed = parseCountForm(values);
  if (!typed.ok) return { ...NOT_COUNTED, errors: typed.error };
  const { registerId, unitId, filter, design, designErrors, countOn } = typed.value;
  const isOffered = loadRegisterChoices(services, actor).some(({ id }) => id === registerId);
  if (!isOffered) return { ...NOT_COUNTED, errors: [{ field: 'registerId', message: 'Välj ett register.' }] };
  const preview = countFrame(services, actor, {
    source: { registerId, unitId },
    subject: { registerId, controlId },
    filter,
    design: design ?? NO_DESIGN,
    referenceOn: countOn,
  });
  const words = [
    sentence(`Urvalsram: ${filterInWords(filter)}`),
    ...rulesInWords(filter),
    ...(design ? [sentence(`Urval: ${designInWords(design)}`)] : []),
  ];
  const valueHints = loadValueHints(services, actor, registerId, filter);
  return { preview, design, words, valueHints, errors: [...designErrors] };
}
