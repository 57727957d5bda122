import { and, desc, eq } from 'drizzle-orm';
import type { CaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { controls, rounds } from '../schema/controls.ts';
import { frameCases } from '../schema/sampling.ts';

/** The newest round of a control made under this key that has the case in its frame; undefined when there is none. */
export function findLatestRoundOfCase(
  db: Reader,
  { templateKey, caseId }: { templateKey: string; caseId: CaseId },
): RoundId | undefined {
  return db
    .select({ id: rounds.id })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(and(eq(frameCases.caseId, caseId), eq(controls.templateKey, templateKey)))
    .orderBy(desc(rounds.id))
    .limit(1)
    .get()?.id;
}
