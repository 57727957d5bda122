import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import type { CheckDefinition } from '#app/features/checks/domain/check-rule.ts';
import { fitTemplate, isForKind } from '#app/features/checks/domain/check-template.ts';
import { populationInWords, ruleInWords } from '#app/features/checks/domain/check-words.ts';
import { DATE_TYPES } from '#app/features/checks/domain/column-guess.ts';
import { CHECK_TEMPLATES, findCheckTemplate } from '#app/features/checks/domain/ready-checks.ts';
import { parseCountForm } from '#app/features/checks/forms/check-form.ts';
import { EMPTY_CONTENT, valuesOfCheck } from '#app/features/checks/forms/check-form-start.ts';
import type { CheckFormValues } from '#app/features/checks/forms/check-form-values.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RegisterCheckId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listFilterValues } from '#db/queries/cases.server.ts';
import { listRegistersWithin } from '#db/queries/checks.server.ts';
import { findLatestImport, listRegisterColumns, type RegisterRow } from '#db/queries/registers.server.ts';
import {
  mayManageChecks,
  requireCheck,
  requireCheckableRegister,
  requireManagedCheck,
} from './reach-check.server.ts';
import { tallyCheck } from './tally-check.server.ts';

/** A longer list helps nobody choose. */
const VALUES_SHOWN = 15;

/** What is typed so far, read back and counted; or why it cannot be. */
export type CheckCount =
  | {
      readonly populationInWords: string;
      readonly ruleInWords: string;
      readonly referenceOn: CivilDate;
      readonly found: number;
      readonly lookedAt: number;
      readonly missingColumns: readonly string[];
    }
  | undefined;

/** The page for a new check: the register to choose, then what to begin from, then the filled form. */
export async function loadNewCheck(
  services: Services,
  actor: Actor,
  chosen: { registerId: RegisterId | null; template: string; copyOf: RegisterCheckId | null },
) {
  requireScope(actor, 'check.manage');
  const registers = listRegistersWithin(services.db, requireScope(actor, 'check.read'))
    .filter((register) => mayManageChecks(actor, register))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
  const copied = chosen.copyOf === null ? null : requireCheck(services, actor, chosen.copyOf).check;
  const start = { registers, copied: copied && { id: copied.id, name: copied.name } };
  if (chosen.registerId === null) return { ...start, register: null, templates: [], form: null };

  const register = requireCheckableRegister(services, actor, chosen.registerId);
  const templates = listTemplates(services, register);
  const named = { id: register.id, name: register.name };
  const content = copied
    ? { ...copied, ...copied.rule }
    : chosen.template === 'egen'
      ? EMPTY_CONTENT
      : draftOf(services, register, chosen.template);
  if (!content) return { ...start, register: named, templates, form: null };
  const values = valuesOfCheck(content, {
    revision: '',
    registerId: String(register.id),
    countOn: importDay(services, register.id),
  });
  return { ...start, register: named, templates, form: await formOf(services, actor, register, values) };
}

/** The page for changing a check. 404 and 403 as for the check. */
export async function loadEditCheck(services: Services, actor: Actor, checkId: RegisterCheckId) {
  const { check, register } = requireManagedCheck(services, actor, checkId);
  const values = valuesOfCheck(
    { ...check, ...check.rule },
    {
      revision: String(check.revision),
      registerId: String(register.id),
      countOn: importDay(services, register.id),
    },
  );
  return {
    check: { id: check.id, name: check.name },
    register: { id: register.id, name: register.name },
    form: await formOf(services, actor, register, values),
  };
}

/** Counts what is typed so far, as far as the actor's units go. 404 and 403 as for the register. */
export async function countForForm(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  values: CheckFormValues,
): Promise<{ count: CheckCount; errors: FieldError[] }> {
  const register = requireCheckableRegister(services, actor, registerId);
  const typed = parseCountForm(values);
  if (!typed.ok) return { count: undefined, errors: typed.error };
  const { population, limit, conditions, countOn } = typed.value;
  const check: CheckDefinition = { population, rule: { version: 1, limit, conditions } };
  const scope = requireScope(actor, 'check.read');
  const tally = await tallyCheck(services.db, scope, register.id, check, countOn);
  const count = {
    populationInWords: populationInWords(check),
    ruleInWords: ruleInWords(check),
    referenceOn: countOn,
    found: tally.found.length,
    lookedAt: tally.lookedAt,
    missingColumns: tally.missingColumns,
  };
  return { count, errors: [] };
}

async function formOf(services: Services, actor: Actor, register: RegisterRow, values: CheckFormValues) {
  const { count } = await countForForm(services, actor, register.id, values);
  return { values, count, columns: columnChoices(services, actor, register.id) };
}

/** The columns to choose among, with the values of those that have few. */
function columnChoices({ db }: Services, actor: Actor, registerId: RegisterId) {
  const values = listFilterValues(db, requireScope(actor, 'check.read'), registerId);
  return listRegisterColumns(db, registerId).map(({ header, type, position }) => {
    const own = values.filter((one) => one.position === position).map(({ value }) => value);
    return {
      header,
      type,
      isDate: DATE_TYPES.includes(type),
      values: own.length > VALUES_SHOWN || type === 'caseWorker' || type === 'coWorker' ? [] : own,
    };
  });
}

function listTemplates({ db }: Services, register: RegisterRow) {
  const columns = listRegisterColumns(db, register.id);
  return CHECK_TEMPLATES.filter((template) => isForKind(template, register.kind)).map((template) => {
    const fit = fitTemplate(template, columns);
    return {
      key: template.key,
      name: template.name,
      purpose: template.purpose,
      lacks: fit.fits ? [] : fit.lacks,
    };
  });
}

function draftOf({ db }: Services, register: RegisterRow, key: string) {
  const template = findCheckTemplate(key);
  const fit = template && fitTemplate(template, listRegisterColumns(db, register.id));
  return fit?.fits ? fit.draft : undefined;
}

/** The day the latest export was taken out; before the first there is nothing to count, and any day does. */
function importDay({ db, now }: Services, registerId: RegisterId): string {
  return findLatestImport(db, registerId)?.on ?? civilDateInSweden(now());
}
