import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { countFrameCaseWorkers, listChoices } from '#db/queries/case-choices.server.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import { holderOf, isOpenForChoice, listAccountHolders } from './case-choices.server.ts';
import { logRoundRead } from './log-round-read.server.ts';
import { requireManagedRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

/** Where the choice of cases stands, for whoever manages the round; logged once a case is chosen. 404 where nobody chooses. */
export function loadChoices(services: Services, actor: Actor, roundId: RoundId) {
  const { db } = services;
  const { round } = requireManagedRound(db, actor, roundId);
  const design = designOf(round);
  const frame = findFrame(db, roundId);
  const { allocation } = design;
  if (!frame || (allocation.kind !== 'selfSelected' && allocation.kind !== 'onCause')) throw notFound();
  const scope = scopeOf(actor, 'round.manage');
  const choices = listChoices(db, scope, roundId);
  const size = allocation.kind === 'selfSelected' ? allocation.size : null;
  const workers = size === null ? [] : countFrameCaseWorkers(db, scope, roundId);
  const holders = workers.length === 0 ? [] : listAccountHolders(db, round, services.now());
  if (choices.length > 0) logRoundRead(services, actor, round, 'choice');
  return {
    round: { id: round.id, name: round.name },
    designInWords: designInWords(design),
    frameSize: frame.size,
    isOnCause: allocation.kind === 'onCause',
    isOpen: isOpenForChoice(round),
    choices: choices.map(({ frameCaseId, key, cause, chosenByName, chosenAt, caseWorker }) => ({
      ...{ frameCaseId, key, cause, chosenByName, chosenAt },
      caseWorker: caseWorker ?? '',
    })),
    workers: workers
      .map(({ caseWorker, count }) => ({
        name: caseWorker ?? '',
        wanted: Math.min(size ?? 0, count),
        chosen: choices.filter((one) => one.caseWorker === caseWorker).length,
        hasAccount: holderOf(holders, { caseWorker }) !== undefined,
      }))
      .sort((a, b) => swedishCollator.compare(a.name, b.name)),
  };
}
