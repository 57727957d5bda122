import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { BatchAnswer } from '#app/features/reviews/forms/grid-form.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { publishedDefinition } from './published-definition.server.ts';
import { type SaveOutcome, type Saving, saveAnswerIn } from './save-answer.server.ts';

/**
 * Saves many answers of a round in one transaction, each exactly as `saveAnswer` would: one that is refused or in
 * conflict stops none of the others. The outcomes stand in the order of the answers, and mean that what is saved is on
 * disk. A review of another round is not found.
 */
export function saveGridAnswers(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  answers: readonly BatchAnswer[],
): SaveOutcome[] {
  const now = services.now();
  const definitionOf: Saving['definitionOf'] = (versionId) => publishedDefinition(services.db, versionId);
  return transact<SaveOutcome[]>(services.db, { actorId: actor.personId, now }, (tx) => {
    const entries: AuditEntry[] = [];
    const value = answers.map(({ reviewId, given }): SaveOutcome => {
      if (!given) return err({ kind: 'notAnAnswer' });
      const done = saveAnswerIn(tx, { actor, now, definitionOf }, reviewId, given, roundId);
      if ('audit' in done) entries.push(...done.audit);
      return done.value;
    });
    const [first, ...others] = entries;
    return first ? { value, audit: [first, ...others] } : { value, unchanged: true };
  });
}
