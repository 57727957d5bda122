import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isOpenDeviation } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { ChangeForm } from '#app/features/deviations/forms/change-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, DeviationTypeId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertDeviationEvent, updateDeviation } from '#db/queries/deviation-writes.server.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { deviationFor } from './deviation-access.server.ts';
import { typesToChoose } from './deviation-types.server.ts';
import { listResponsibleCandidates } from './responsible-manager.server.ts';

export type ChangeProblem = 'notFound' | 'forbidden' | 'notPossible' | 'changedMeanwhile' | 'notACandidate';

type Change = {
  readonly action: 'responsibleChanged' | 'dueChanged' | 'typeChanged';
  readonly values: Parameters<typeof updateDeviation>[2];
  readonly note: string;
  readonly detail: Record<string, unknown>;
};

/**
 * Gives an open deviation another person responsible, another type, or another date with a reason. All stand in its history. What
 * stands already is a success that changes nothing: a double click leaves one trace.
 */
export function changeDeviation(
  services: Services,
  actor: Actor,
  deviationId: DeviationId,
  form: ChangeForm,
): Result<null, ChangeProblem> {
  const now = services.now();
  return transact<Result<null, ChangeProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: ChangeProblem) => ({ value: err(problem), unchanged: true as const });
    const found = deviationFor(tx, actor, deviationId, 'deviation.handle');
    if (!found.ok) return refuse(found.error);
    const deviation = found.value;
    if (stands(deviation, form)) return { value: ok(null), unchanged: true };
    if (deviation.revision !== form.revision) return refuse('changedMeanwhile');
    if (!isOpenDeviation(deviation.state)) return refuse('notPossible');
    const change = changeOf(tx, deviation, form, now);
    if (!change) return refuse('notACandidate');
    updateDeviation(tx, deviationId, change.values);
    const { action: kind, note, detail } = change;
    insertDeviationEvent(tx, { deviationId, at: now, byId: actor.personId, kind, note });
    const action = `deviation.${kind}`;
    const { unitId } = deviation;
    return {
      value: ok(null),
      audit: [{ action, entity: 'deviation', entityId: deviationId, unitId, detail }],
    };
  });
}

function stands(deviation: DeviationRow, form: ChangeForm): boolean {
  if (form.intent === 'changeType') return form.typeId === deviation.typeId;
  return form.intent === 'changeResponsible'
    ? form.responsibleId === deviation.responsibleId
    : form.newDueOn === deviation.dueOn;
}

function changeOf(tx: WriteTx, deviation: DeviationRow, form: ChangeForm, now: string): Change | undefined {
  if (form.intent === 'changeDue') {
    const { newDueOn: dueOn, dueReason } = form;
    const note = `${deviation.dueOn} → ${dueOn}. ${dueReason}`;
    return { action: 'dueChanged', values: { dueOn }, note, detail: { from: deviation.dueOn, to: dueOn } };
  }
  if (form.intent === 'changeType') return typeChangeOf(tx, deviation, form.typeId);
  const candidates = listResponsibleCandidates(tx, deviation, civilDateInSweden(now));
  const chosen = candidates.find(({ id }) => id === form.responsibleId);
  if (!chosen) return undefined;
  return {
    action: 'responsibleChanged',
    values: { responsibleId: chosen.id },
    note: `${deviation.responsibleName ?? 'Ingen utsedd'} → ${chosen.displayName}`,
    detail: { from: deviation.responsibleId, to: chosen.id },
  };
}

function typeChangeOf(
  tx: WriteTx,
  { typeId: from, typeName }: DeviationRow,
  typeId: DeviationTypeId | null,
): Change | undefined {
  const chosen = typesToChoose(tx, from).find(({ id }) => id === typeId);
  if (typeId !== null && !chosen) return undefined;
  return {
    action: 'typeChanged',
    values: { typeId },
    note: `${typeName ?? 'Ingen typ'} → ${chosen?.name ?? 'Ingen typ'}`,
    detail: { from, to: typeId },
  };
}
