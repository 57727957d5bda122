import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findConclusion } from '#db/queries/spread.server.ts';
import { listRoundsOfSameVignettes } from '#db/queries/vignette-rounds.server.ts';
import { isVignetteBegun } from '#db/queries/vignettes.server.ts';
import { byGreatestSpread } from '../domain/answer-spread.ts';
import { hasBeenSeen, openSpread, roundOfSpread } from './load-spread.server.ts';
import { requireSpread } from './spread-access.server.ts';

/** In which order the questions stand. */
export type SpreadOrder = 'spread' | 'checklist';

/** What stands on the page of a round of vignettes: who has answered, or from when it is open how the answers spread. */
export function loadSpreadPage(services: Services, actor: Actor, roundId: RoundId, order: SpreadOrder) {
  const opened = openSpread(services, actor, roundId, 'round.spreadRead');
  const { db } = services;
  // Read again: the first look has opened it.
  const { round, isLeader, answering, isAllIn, hasEnough, hasAnswered } = requireSpread(db, actor, roundId);
  const mayManage = may(actor, 'round.manage', { unitId: round.unitId }) && round.abortedAt === null;
  const isReviewing = round.state === 'reviewing';
  const conclusion = opened ? findConclusion(db, roundId) : undefined;
  const isNamed = round.namesShownAt !== null;
  const canEndAnswering = mayManage && isReviewing && !isAllIn && round.spreadOpenedAt === null;
  return {
    round: roundOfSpread(round),
    isLeader,
    hasAnswered,
    order,
    answering: {
      total: answering.length,
      done: answering.filter(({ isDone }) => isDone).length,
      // Who has yet to answer is told to those who lead, as in any round; beside the answers it would tell who gave them.
      waitingFor:
        isLeader && !opened ? answering.filter(({ isDone }) => !isDone).map(({ name }) => name) : [],
    },
    spread: opened
      ? {
          openedAt: round.spreadOpenedAt,
          namesShownAt: round.namesShownAt,
          texts: opened.texts.map((text) => ({
            ...text,
            questions: order === 'spread' ? byGreatestSpread(text.questions) : text.questions,
          })),
          agreements: opened.agreements.map(({ key, shortName, compared, coefficients }) => ({
            key,
            shortName,
            compared,
            coefficients,
          })),
        }
      : null,
    conclusion: conclusion ?? null,
    sameTexts: isLeader ? listRoundsOfSameVignettes(db, scopeOf(actor, 'result.read'), roundId) : [],
    may: {
      editTexts: mayManage && isReviewing && !isVignetteBegun(db, roundId),
      endAnswering: canEndAnswering && hasEnough,
      openAgain:
        mayManage &&
        isReviewing &&
        !isAllIn &&
        !isNamed &&
        round.spreadOpenedAt !== null &&
        !hasBeenSeen(db, roundId),
      showNames: mayManage && isReviewing && opened !== undefined && !isNamed,
      hideNames: mayManage && isReviewing && isNamed,
      conclude: mayManage && isReviewing && opened !== undefined,
    },
  };
}

export type SpreadPage = ReturnType<typeof loadSpreadPage>;

/** What is shown in a meeting, one at a time: each text, followed by its questions. */
export function loadSpreadMeeting(services: Services, actor: Actor, roundId: RoundId, order: SpreadOrder) {
  const page = loadSpreadPage(services, actor, roundId, order);
  const slides = (page.spread?.texts ?? []).flatMap(({ title, paragraphs, questions }) => [
    { kind: 'text' as const, title, paragraphs },
    ...questions.map((question) => ({ kind: 'question' as const, title, question })),
  ]);
  return { round: page.round, order, slides, isNamed: page.spread?.namesShownAt != null };
}
