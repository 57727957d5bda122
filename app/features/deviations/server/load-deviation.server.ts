import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import type { HandlingEvent } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import {
  deviationStateWords,
  dueWords,
  handlingEvents,
  isOpenDeviation,
} from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { deviationAsText } from '#app/features/deviations/domain/deviation-text.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import { answerName } from '#app/features/reviews/domain/answer-name.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findCase } from '#db/queries/cases.server.ts';
import { type DeviationRow, findDeviation, listDeviationEvents } from '#db/queries/deviations.server.ts';
import { transact } from '#db/transact.server.ts';
import { deviationReachOf, mayDeviation } from './deviation-access.server.ts';
import { listResponsibleCandidates } from './responsible-manager.server.ts';

export interface DeviationPage {
  deviation: Omit<DeviationRow, 'caseWorker' | 'coWorker'> & { questionName: string; isOverdue: boolean };
  events: ReturnType<typeof listDeviationEvents>;
  /** Ready to paste into another system. */
  text: string;
  steps: HandlingEvent[];
  mayHandle: boolean;
  isOwnCase: boolean;
  mayReadReview: boolean;
  /** Whether the case's own page, and the round's, open for the person: she may lead another unit than theirs. */
  mayReadCase: boolean;
  mayReadRound: boolean;
  suggestedDueOn: string;
  /** Who else may be made responsible; undefined when neither that nor the date can be changed now. */
  candidates: { id: PersonId; displayName: string }[] | undefined;
}

/** What the page shows; reading about a case is logged per case and person. */
export function loadDeviation(
  services: Services,
  actor: Actor,
  deviationId: DeviationId,
): Result<DeviationPage, 'notFound' | 'forbidden'> {
  const now = services.now();
  return transact<Result<DeviationPage, 'notFound' | 'forbidden'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const row = findDeviation(tx, deviationReachOf(actor), deviationId);
      if (!row) return { value: err('notFound'), unchanged: true };
      if (!mayDeviation(actor, 'deviation.read', row)) return { value: err('forbidden'), unchanged: true };
      const definition = readChecklistVersion(tx, row.checklistVersionId)?.definition;
      const answers = listAnswersOfReview(tx, row.reviewId);
      const questionName = (definition && answerName(definition, row.questionId, answers)) ?? row.title;
      const today = civilDateInSweden(now);
      const { caseWorker: _, coWorker: __, ...shown } = row;
      const mayHandle = mayDeviation(actor, 'deviation.handle', row);
      const page: DeviationPage = {
        deviation: { ...shown, questionName, isOverdue: isOpenDeviation(row.state) && row.dueOn < today },
        events: listDeviationEvents(tx, deviationId),
        text: textOf(row, questionName),
        steps: mayHandle ? handlingEvents(row.state) : [],
        mayHandle,
        isOwnCase: isOwnCase(actor, row),
        mayReadReview: may(actor, 'review.read', { unitId: row.unitId }),
        mayReadCase: findCase(tx, scopeOf(actor, 'case.read'), row.registerId, row.caseId) !== undefined,
        mayReadRound: may(actor, 'round.read', { unitId: row.roundUnitId }),
        suggestedDueOn: addDays(today, 30),
        candidates:
          mayHandle && isOpenDeviation(row.state) ? listResponsibleCandidates(tx, row, today) : undefined,
      };
      const audit = [
        {
          action: 'case.read',
          entity: 'case',
          entityId: row.caseId,
          unitId: row.unitId,
          detail: { deviationId },
        },
      ] as const;
      return { value: ok(page), audit };
    },
  );
}

function textOf(row: DeviationRow, question: string): string {
  return deviationAsText({
    number: row.number,
    title: row.title,
    description: row.description,
    severity: severityWords[row.severity],
    state: deviationStateWords[row.state],
    caseKey: row.caseKey,
    unitName: row.unitName,
    question,
    controlName: row.controlName,
    roundName: row.roundName,
    responsibleName: row.responsibleName ?? 'ingen utsedd',
    dueWords: dueWords[row.state],
    dueOn: row.dueOn,
    foundOn: formatDate(row.createdAt),
  });
}
