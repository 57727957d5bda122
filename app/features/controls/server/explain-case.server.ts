import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { CaseInDraw } from '#app/features/controls/domain/case-in-draw.ts';
import { wantedSizes } from '#app/features/sampling/domain/allocation.ts';
import { normaliseCaseKey } from '#app/features/sampling/domain/case-key.ts';
import { isRandom } from '#app/features/sampling/domain/design.ts';
import type { DrawId, FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { findFrameCaseByKey, listChoices } from '#db/queries/case-choices.server.ts';
import { findCaseInDraw, listDrawGroups, listFrameCasesLike } from '#db/queries/drawn-cases.server.ts';
import { findDrawInForce, listDraws } from '#db/queries/draws.server.ts';
import { listReplacements } from '#db/queries/replacements.server.ts';
import { logRoundRead } from './log-round-read.server.ts';
import { requireReadableRound } from './require-round.server.ts';
import { designOf } from './stored-shapes.server.ts';

export type CaseNotFound = 'none' | 'several';

/**
 * The case of that number in the frame, whatever the letter case and the blanks around it; leading zeros count. What is
 * written exactly comes first. Errors: `none`, and `several` where numbers differ in nothing but letter case. 404 and 403
 * as for reading the round.
 */
export function findCaseToExplain(
  { db }: Services,
  actor: Actor,
  roundId: RoundId,
  text: string,
): Result<FrameCaseId, CaseNotFound> {
  requireReadableRound(db, actor, roundId);
  const key = normaliseCaseKey(text);
  if (!key.ok) return err('none');
  const scope = scopeOf(actor, 'round.read');
  const exact = findFrameCaseByKey(db, scope, roundId, key.value);
  if (exact) return ok(exact.id);
  const [found, another] = listFrameCasesLike(db, scope, roundId, key.value).filter(
    (one) => one.key.toLocaleLowerCase('sv') === key.value.toLocaleLowerCase('sv'),
  );
  if (!found) return err('none');
  return another ? err('several') : ok(found.id);
}

/**
 * Why one case of the frame was drawn, or was not, in the draw in force; logged as read. 404 for a case that is not in
 * the frame.
 */
export function explainCase(services: Services, actor: Actor, roundId: RoundId, frameCaseId: FrameCaseId) {
  const { db } = services;
  const { round } = requireReadableRound(db, actor, roundId);
  const scope = scopeOf(actor, 'round.read');
  const draw = findDrawInForce(db, roundId);
  const found = draw && findCaseInDraw(db, scope, draw.id, frameCaseId);
  if (!draw || !found) throw notFound();
  const { allocation } = designOf(draw);
  const replacements = listReplacements(db, draw.id);
  const choice = listChoices(db, scope, roundId).find((one) => one.frameCaseId === frameCaseId);
  const group = groupOf(db, draw.id, allocation, found.stratum);
  logRoundRead(services, actor, round, 'case');
  return {
    round: { id: round.id, name: round.name, unitId: round.unitId },
    drawNumber: draw.number,
    drawCount: listDraws(db, roundId).length,
    isInSample: found.outcome === 'selected' || replacements.some((one) => one.replacementId === frameCaseId),
    /** What the slumptal is made of. */
    recipe: `${draw.seed}|${found.key}`,
    facts: {
      key: found.key,
      ticket: found.ticket,
      stratum: found.stratum,
      rank: found.rank,
      groupSize: group.size,
      wanted: group.wanted,
      reason: found.outcome === 'selected' ? found.reason : null,
      isReplaced: replacements.some((one) => one.replacedId === frameCaseId),
      isTakenIn: replacements.some((one) => one.replacementId === frameCaseId),
      allocationKind: allocation.kind,
      choice: choice ? { cause: choice.cause, byName: choice.chosenByName } : null,
    } satisfies CaseInDraw,
  };
}

function groupOf(
  db: Reader,
  drawId: DrawId,
  allocation: ReturnType<typeof designOf>['allocation'],
  stratum: string,
): { size: number; wanted: number } {
  const groups = listDrawGroups(db, drawId);
  const index = groups.findIndex((group) => group.stratum === stratum);
  const sizes = groups.map(({ size }) => size);
  const wanted = isRandom(allocation) ? wantedSizes(sizes, allocation)[index] : undefined;
  return { size: sizes[index] ?? 0, wanted: wanted ?? 0 };
}
