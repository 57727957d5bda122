import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { forbidden } from '#app/features/accounts/server/require-actor.server.ts';
import {
  type ChecklistVersion,
  readChecklistVersion,
} from '#app/features/checklists/server/read-checklist.server.ts';
import { caseColumns } from '#app/features/reviews/domain/case-columns.ts';
import { paragraphsOf } from '#app/features/reviews/domain/paragraphs.ts';
import { answersByQuestion, evaluateStored } from '#app/features/reviews/server/evaluate-stored.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { CaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { insertRoundEvent, listRoundEvents } from '#db/queries/rounds.server.ts';
import { listHandedInAnswers, listHandedInReviews } from '#db/queries/spread.server.ts';
import { setSpreadOpened, type VignetteRound } from '#db/queries/vignette-rounds.server.ts';
import { listVignettesOfRound } from '#db/queries/vignettes.server.ts';
import { transact } from '#db/transact.server.ts';
import { type QuestionSpread, spreadOf } from '../domain/answer-spread.ts';
import { type QuestionAgreement, questionAgreements } from '../domain/statistics/question-agreement.ts';
import { requireSpread, type SpreadAccess } from './spread-access.server.ts';

export type TextSpread = {
  readonly caseId: CaseId;
  readonly key: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** How many have handed in their answers about it. */
  readonly handedIn: number;
  readonly questions: readonly QuestionSpread[];
};

export type OpenSpread = {
  readonly access: SpreadAccess;
  readonly checklist: ChecklistVersion;
  readonly texts: readonly TextSpread[];
  /** Questions with coefficients; empty below ten texts that at least two have answered. */
  readonly agreements: readonly QuestionAgreement[];
};

type Purpose = 'round.spreadRead' | 'round.spreadExported';

/**
 * How a round's answers spread, read and logged in one transaction; undefined while the leader may only see who has
 * answered. Where all are in, the first look keeps the spread open for good: nobody answers any more who could have heard
 * of it. That is nobody's ending of the answering, and nothing of the kind is logged. The first look of somebody who
 * answered is remembered, since the answering is not opened again after it.
 */
export function openSpread(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  purpose: Purpose,
  isWithNames = purpose === 'round.spreadRead',
): OpenSpread | undefined {
  const now = services.now();
  return transact<OpenSpread | undefined>(services.db, { actorId: actor.personId, now }, (tx) => {
    const access = requireSpread(tx, actor, roundId);
    if (!access.isOpen) return { value: undefined, unchanged: true };
    const { round, hasAnswered } = access;
    if (round.spreadOpenedAt === null && round.state === 'reviewing') setSpreadOpened(tx, roundId, now);
    // By nobody: who looked first says nothing that the round's history needs.
    if (hasAnswered && !hasBeenSeen(tx, roundId))
      insertRoundEvent(tx, { roundId, at: now, byId: null, kind: 'spreadSeen' });
    return {
      value: readSpread(tx, actor, access, isWithNames && round.namesShownAt !== null),
      audit: [{ action: purpose, entity: 'round', entityId: roundId, unitId: round.unitId }],
    };
  });
}

/** Whether somebody who answered has seen the spread. */
export function hasBeenSeen(db: Reader, roundId: RoundId): boolean {
  return listRoundEvents(db, roundId).some(({ kind }) => kind === 'spreadSeen');
}

function readSpread(db: Reader, actor: Actor, access: SpreadAccess, hasNames: boolean): OpenSpread {
  const { round } = access;
  const checklist = readChecklistVersion(db, round.checklistVersionId);
  if (!checklist) throw forbidden();
  const { definition } = checklist;
  const reach = reviewReachOf(actor);
  const reviews = listHandedInReviews(db, reach, round.id);
  const answers = listHandedInAnswers(db, reach, round.id);
  const found = listVignettesOfRound(db, round.id).map((vignette) => {
    const about = { columns: vignette.columns, values: vignette.values, referenceOn: round.referenceOn };
    const handedIn = reviews
      .filter(({ caseId }) => caseId === vignette.caseId)
      .map(({ id, personId, name }) => {
        const rows = answers.filter(({ reviewId }) => reviewId === id);
        return {
          reviewerId: personId,
          name: hasNames ? name : '',
          evaluation: evaluateStored(definition, about, rows),
          answers: answersByQuestion(rows),
        };
      });
    return { vignette, handedIn };
  });
  return {
    access,
    checklist,
    texts: found.map(({ vignette, handedIn }) => ({
      caseId: vignette.caseId,
      key: vignette.key,
      title: vignette.title,
      paragraphs: paragraphsOf(vignette.text),
      handedIn: handedIn.length,
      questions: spreadOf(definition, caseColumns(vignette.columns, vignette.values), handedIn),
    })),
    agreements: questionAgreements(
      definition,
      found.map(({ handedIn }) => handedIn),
    ).filter(({ coefficients }) => coefficients !== null),
  };
}

/** The round as its pages show it. */
export function roundOfSpread({ id, name, unitName, dueOn, checklistName, state }: VignetteRound) {
  return { id, name, unitName, dueOn, checklistName, state };
}
