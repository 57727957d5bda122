import { noteOfRound } from '#app/features/deviations/domain/deviation-events.ts';
import { deviationNumber } from '#app/features/deviations/domain/deviation-number.ts';
import type { DeviationStep } from '#app/features/deviations/domain/plan-deviations.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, PersonId } from '#app/shared/domain/ids.ts';
import {
  findResponsibleOf,
  insertDeviation,
  insertDeviationEvent,
  linkDeviation,
  nextDeviationSequence,
  unlinkDeviation,
  updateDeviation,
} from '#db/queries/deviation-writes.server.ts';
import type { ReviewRow } from '#db/queries/reviews.server.ts';
import type { AuditEntry, WriteTx } from '#db/transact.server.ts';
import { askAboutCritical } from './ask-lex-sarah.server.ts';
import { typeNamed } from './deviation-types.server.ts';
import { followFaults } from './follow-faults.server.ts';
import { findResponsible, responsibleAgain } from './responsible-manager.server.ts';

type By = { personId: PersonId; now: string };

/** Carries out what planDeviations planned, inside the hand-in's transaction; returns the entries that tell of it. */
export function applyDeviationSteps(
  tx: WriteTx,
  review: ReviewRow,
  steps: readonly DeviationStep[],
  by: By,
): AuditEntry[] {
  return steps.map((step) => {
    const deviationId = step.kind === 'create' ? create(tx, review, step.draft, by) : step.deviationId;
    if (step.kind !== 'create') change(tx, review, step, by);
    return {
      action: `deviation.${pastTense[step.kind]}`,
      entity: 'deviation',
      entityId: deviationId,
      unitId: review.unitId,
      detail: { reviewId: review.id },
    };
  });
}

const pastTense: Readonly<Record<DeviationStep['kind'], string>> = {
  create: 'created',
  link: 'linked',
  unlink: 'unlinked',
  reinstate: 'reinstated',
  findAgain: 'foundAgain',
  reword: 'reworded',
  noteFaults: 'faultsChanged',
  withdraw: 'withdrawn',
  keepForLink: 'keptForLink',
  noteCorrected: 'answerCorrected',
};

function create(
  tx: WriteTx,
  review: ReviewRow,
  draft: Extract<DeviationStep, { kind: 'create' }>['draft'],
  { personId, now }: By,
): DeviationId {
  const today = civilDateInSweden(now);
  const year = Number(today.slice(0, 4));
  const sequence = nextDeviationSequence(tx, year);
  const deviationId = insertDeviation(tx, {
    year,
    sequence,
    number: deviationNumber(year, sequence),
    roundId: review.roundId,
    reviewId: review.id,
    frameCaseId: review.frameCaseId,
    questionId: draft.questionKey,
    unitId: review.unitId,
    title: draft.title,
    description: draft.description,
    severity: draft.severity,
    typeId: typeNamed(tx, draft.type),
    state: 'new',
    responsibleId: findResponsible(tx, review, today),
    dueOn: addDays(today, draft.daysToDue),
    createdAt: now,
    createdById: personId,
  });
  insertDeviationEvent(tx, { deviationId, at: now, byId: personId, kind: 'created', toState: 'new' });
  askAboutCritical(tx, deviationId, draft, { isFoundAnew: true });
  return deviationId;
}

function change(
  tx: WriteTx,
  review: ReviewRow,
  step: Exclude<DeviationStep, { kind: 'create' }>,
  { personId, now }: By,
): void {
  const { deviationId } = step;
  const event = { deviationId, at: now, byId: personId };
  switch (step.kind) {
    case 'link': {
      const { questionKey, description } = step.draft;
      linkDeviation(tx, { reviewId: review.id, questionId: questionKey, deviationId, linkedAt: now });
      insertDeviationEvent(tx, {
        ...event,
        kind: 'linked',
        note: noteOfRound(review.roundName, description),
      });
      askAboutCritical(tx, deviationId, step.draft, { isFoundAnew: true, isElsewhere: true });
      return;
    }
    case 'unlink': {
      unlinkDeviation(tx, review.id, step.questionKey);
      insertDeviationEvent(tx, { ...event, kind: 'unlinked', note: review.roundName });
      return;
    }
    case 'findAgain': {
      findAgain(tx, step, event);
      seeWhoAnswers(tx, review, event);
      askAboutCritical(tx, deviationId, step.draft, { isFoundAnew: true });
      return;
    }
    case 'reinstate': {
      const { title, description, severity, daysToDue } = step.draft;
      const dueOn = addDays(civilDateInSweden(now), daysToDue);
      const { typeId } = followFaults(tx, review.id, step, civilDateInSweden(now)).change;
      const type = typeId === undefined ? {} : { typeId };
      const change = { title, description, severity, ...type, dueOn, closedAt: null };
      updateDeviation(tx, deviationId, { ...change, state: 'new' });
      insertDeviationEvent(tx, { ...event, kind: 'reinstated', fromState: 'withdrawn', toState: 'new' });
      seeWhoAnswers(tx, review, event);
      askAboutCritical(tx, deviationId, step.draft, { isFoundAnew: true });
      return;
    }
    case 'reword': {
      const { title, description, severity } = step.draft;
      const followed = followFaults(tx, review.id, step, civilDateInSweden(now));
      updateDeviation(tx, deviationId, { title, description, severity, ...followed.change });
      const note = [description, ...followed.told].join('\n');
      insertDeviationEvent(tx, { ...event, kind: 'reworded', note });
      askAboutCritical(tx, deviationId, step.draft, { isFoundAnew: false });
      return;
    }
    case 'noteFaults': {
      const { description } = step.draft;
      const told = step.isLinked
        ? { kind: 'linkedChanged', note: noteOfRound(review.roundName, description) }
        : { kind: 'faultsChanged', note: description };
      insertDeviationEvent(tx, { ...event, ...told });
      askAboutCritical(tx, deviationId, step.draft, { isFoundAnew: false, isElsewhere: step.isLinked });
      return;
    }
    case 'withdraw': {
      updateDeviation(tx, deviationId, { state: 'withdrawn', closedAt: now });
      insertDeviationEvent(tx, { ...event, kind: 'withdrawn', fromState: 'new', toState: 'withdrawn' });
      return;
    }
    case 'keepForLink': {
      insertDeviationEvent(tx, { ...event, kind: 'keptForLink' });
      return;
    }
    case 'noteCorrected':
      insertDeviationEvent(tx, { ...event, kind: 'answerCorrected' });
  }
}

/** Whoever answered may have left since: then another is chosen as for a new one, which stands in the history. */
function seeWhoAnswers(
  tx: WriteTx,
  review: ReviewRow,
  { deviationId, at }: { deviationId: DeviationId; at: string },
): void {
  const before = findResponsibleOf(tx, deviationId);
  const { id: responsibleId, told } = responsibleAgain(tx, before, review, civilDateInSweden(at));
  if (told === null) return;
  updateDeviation(tx, deviationId, { responsibleId });
  insertDeviationEvent(tx, { deviationId, at, byId: null, kind: 'responsibleLeft', note: told });
}

/** A closed one begins anew, to be judged again; one that is being handled goes on, with the new words in its history. */
function findAgain(
  tx: WriteTx,
  { deviationId, state, draft }: Extract<DeviationStep, { kind: 'findAgain' }>,
  event: { deviationId: DeviationId; at: string; byId: PersonId },
): void {
  const { title, description, severity, daysToDue } = draft;
  if (state === 'closed') {
    const dueOn = addDays(civilDateInSweden(event.at), daysToDue);
    updateDeviation(tx, deviationId, { state: 'new', title, description, severity, dueOn, closedAt: null });
  } else if (state === 'new') {
    updateDeviation(tx, deviationId, { title, description, severity });
  }
  const toState = state === 'closed' ? 'new' : state;
  insertDeviationEvent(tx, { ...event, kind: 'foundAgain', fromState: state, toState, note: description });
}
