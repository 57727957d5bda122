import { type Actor, ANSWERING_ROLES, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { peopleAround, unitsOfControl } from '#app/features/controls/server/control-units.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PlanId, PlanItemId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { findControl, findRegisterOfControl, listControls } from '#db/queries/controls.server.ts';
import { listOccasions, type PlanItemRow } from '#db/queries/plans.server.ts';
import { dayInWords, timingOf } from '../domain/occasions.ts';
import type { ItemFormValues } from '../forms/item-form.ts';
import { requirePlan } from './reach-plan.server.ts';

/** Controls of cases in the plan's unit or below that the person may read, by name: vignettes are exercises. */
export function controlsToTie(db: Reader, actor: Actor, unitId: UnitId) {
  const below = unitsOfControl(db, unitId);
  return listControls(db, scopeOf(actor, 'control.read'))
    .filter(({ id }) => {
      const control = findControl(db, id);
      const kind = control && findRegisterOfControl(db, control.registerId)?.kind;
      return control !== undefined && below.has(control.unitId) && kind !== 'vignettes';
    })
    .map(({ id, name, unitName }) => ({ id, name, unitName }))
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
}

const EMPTY: ItemFormValues = {
  ...{ area: '', title: '', background: '', purpose: '', measured: '', method: '' },
  ...{ likelihood: '', consequence: '', riskNote: '', responsibleId: '', controlId: '', improvement: '' },
  ...{ timing: 'year', days: '' },
};

/** The form of a row, new or as it is; 404 unless the plan is a draft that the person may change. */
export function loadItemForm({ db, now }: Services, actor: Actor, planId: PlanId, itemId: PlanItemId | null) {
  const { plan, items } = requirePlan(db, actor, planId, 'plan.manage');
  const item = items.find(({ id }) => id === itemId);
  if (plan.state !== 'draft' || (itemId !== null && !item)) throw notFound();
  const people = peopleAround(db, plan.unitId, ANSWERING_ROLES, now()).map(({ id, name }) => ({ id, name }));
  const controls: { id: number; name: string; unitName: string }[] = controlsToTie(db, actor, plan.unitId);
  if (item?.responsibleId && !people.some(({ id }) => id === item.responsibleId)) {
    people.push({ id: item.responsibleId, name: item.responsibleName ?? '' });
  }
  if (item?.controlId && !controls.some(({ id }) => id === item.controlId)) {
    controls.push({ id: item.controlId, name: item.controlName ?? '', unitName: '' });
  }
  return { plan, people, controls, values: item ? valuesOf(db, item, plan) : EMPTY };
}

export type ItemFormPage = ReturnType<typeof loadItemForm>;

function valuesOf(db: Reader, item: PlanItemRow, plan: { year: number }): ItemFormValues {
  const occasions = listOccasions(db, [item.planId]).filter(({ itemId }) => itemId === item.id);
  const timing = timingOf(occasions, plan.year);
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    area: item.area,
    title: item.title,
    background: item.background,
    purpose: item.purpose,
    measured: item.measured,
    method: item.method,
    likelihood: text(item.likelihood),
    consequence: text(item.consequence),
    riskNote: item.riskNote,
    responsibleId: text(item.responsibleId),
    controlId: text(item.controlId),
    improvement: item.improvement,
    timing,
    days: timing === 'dates' ? daysInWords(occasions.map(({ dueOn }) => dueOn)) : '',
  };
}

const daysInWords = (days: readonly CivilDate[]) => days.map(dayInWords).join(', ');
