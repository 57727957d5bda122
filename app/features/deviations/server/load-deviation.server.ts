import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { daysOpen } from '#app/features/deviations/domain/deviation-age.ts';
import type { HandlingEvent } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import {
  deviationStateWords,
  dueWords,
  handlingEvents,
  isOpenDeviation,
} from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { deviationSubject } from '#app/features/deviations/domain/deviation-subject.ts';
import { deviationAsText } from '#app/features/deviations/domain/deviation-text.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, DeviationTypeId, PersonId } from '#app/shared/domain/ids.ts';
import { ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findCase } from '#db/queries/cases.server.ts';
import { type DeviationRow, listDeviationEvents } from '#db/queries/deviations.server.ts';
import { listHandoversOf } from '#db/queries/handovers.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { deviationFor, mayDeviation, readingOf } from './deviation-access.server.ts';
import { typesToChoose } from './deviation-types.server.ts';
import { actionsOf, actionsToLink } from './load-actions.server.ts';
import { type LexSarahGlance, lexSarahOf } from './load-lex-sarah.server.ts';
import { listResponsibleCandidates } from './responsible-manager.server.ts';

export interface DeviationPage {
  deviation: Omit<DeviationRow, 'caseWorker' | 'coWorker'> & {
    /** Null where it was written by hand. */
    questionName: string | null;
    isOverdue: boolean;
    /** Whole days since it was found; null once it is closed. */
    daysOpen: number | null;
  };
  events: ReturnType<typeof listDeviationEvents>;
  actions: ReturnType<typeof actionsOf>;
  lexSarah: LexSarahGlance;
  handovers: ReturnType<typeof listHandoversOf>;
  /** What else it may be let be served by; empty when nothing is planned for it now. */
  linkable: ReturnType<typeof actionsToLink>;
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
  /** The types to choose among; undefined when the type cannot be changed now. */
  types: { id: DeviationTypeId; name: string }[] | undefined;
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
      const found = deviationFor(tx, actor, deviationId, 'deviation.read');
      if (!found.ok) return { value: found, unchanged: true };
      const row = found.value;
      const questionName = questionNameOf(tx, row);
      const today = civilDateInSweden(now);
      const { caseWorker: _, coWorker: __, ...shown } = row;
      const mayHandle = mayDeviation(actor, 'deviation.handle', row);
      const page: DeviationPage = {
        deviation: {
          ...shown,
          questionName,
          isOverdue: isOpenDeviation(row.state) && row.dueOn < today,
          daysOpen: isOpenDeviation(row.state) ? daysOpen(row.createdAt, today) : null,
        },
        events: listDeviationEvents(tx, deviationId),
        actions: actionsOf(tx, deviationId, today),
        lexSarah: lexSarahOf(tx, actor, row, today),
        handovers: listHandoversOf(tx, deviationId),
        linkable: mayHandle && isOpenDeviation(row.state) ? actionsToLink(tx, actor, row) : [],
        text: textOf(row, questionName),
        steps: mayHandle ? handlingEvents(row.state) : [],
        mayHandle,
        isOwnCase: isOwnCase(actor, row),
        mayReadReview: row.reviewId !== null && may(actor, 'review.read', { unitId: row.unitId }),
        mayReadCase:
          row.registerId !== null &&
          row.caseId !== null &&
          findCase(tx, scopeOf(actor, 'case.read'), row.registerId, row.caseId) !== undefined,
        mayReadRound: row.roundId !== null && may(actor, 'round.read', { unitId: row.roundUnitId }),
        suggestedDueOn: addDays(today, 30),
        candidates:
          mayHandle && isOpenDeviation(row.state) ? listResponsibleCandidates(tx, row, today) : undefined,
        types: mayHandle && isOpenDeviation(row.state) ? typesToChoose(tx, row.typeId) : undefined,
      };
      return { value: ok(page), audit: [readingOf(row)] };
    },
  );
}

function questionNameOf(
  tx: WriteTx,
  { checklistVersionId, reviewId, questionId, title }: DeviationRow,
): string | null {
  if (checklistVersionId === null || reviewId === null || questionId === null) return null;
  const definition = readChecklistVersion(tx, checklistVersionId)?.definition;
  return (definition && deviationSubject(definition, questionId, listAnswersOfReview(tx, reviewId))) ?? title;
}

function textOf(row: DeviationRow, question: string | null): string {
  return deviationAsText({
    number: row.number,
    title: row.title,
    description: row.description,
    severity: severityWords[row.severity],
    state: deviationStateWords[row.state],
    caseKey: row.caseKey,
    unitName: row.unitName,
    question,
    typeName: row.typeName,
    foundIn: [row.controlName, row.roundName].filter((name) => name !== null),
    responsibleName: row.responsibleName ?? 'ingen utsedd',
    dueWords: dueWords[row.state],
    dueOn: row.dueOn,
    foundOn: formatDate(row.createdAt),
    occurredOn: row.occurredOn,
  });
}
