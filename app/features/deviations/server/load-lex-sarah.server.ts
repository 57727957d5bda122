import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { daysOpen } from '#app/features/deviations/domain/deviation-age.ts';
import { type LexSarahStep, possibleLexSarahSteps } from '#app/features/deviations/domain/lex-sarah.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import {
  findLexSarahMatter,
  type LexSarahMatter,
  listAskingForLexSarah,
  listLexSarahEvents,
  listLexSarahMatters,
} from '#db/queries/lex-sarah.server.ts';
import { transact } from '#db/transact.server.ts';
import { deviationFor, mayDeviation, readingOf } from './deviation-access.server.ts';

/** What the page of a deviation says about lex Sarah. */
export type LexSarahGlance = {
  /** It comes from a critical question, and nobody has said whether it is to be reported. */
  readonly isWaiting: boolean;
  readonly mayJudge: boolean;
  readonly mayReport: boolean;
  readonly matter: (LexSarahMatter & { readonly daysOpen: number | null }) | null;
};

/** Whether a critical answer waits for a manager to say if it is to be reported. */
export function waitsForLexSarah(db: Reader, { id, state, asksLexSarah }: DeviationRow): boolean {
  return asksLexSarah && state !== 'withdrawn' && !findLexSarahMatter(db, id);
}

/** lex Sarah beside a deviation that the person has reached. */
export function lexSarahOf(db: Reader, actor: Actor, deviation: DeviationRow, today: string): LexSarahGlance {
  const matter = findLexSarahMatter(db, deviation.id);
  return {
    isWaiting: waitsForLexSarah(db, deviation),
    mayJudge: mayDeviation(actor, 'lexSarah.judge', deviation),
    mayReport: deviation.state !== 'withdrawn',
    matter: matter ? { ...matter, daysOpen: ageOf(matter, today) } : null,
  };
}

/** Whole days since it was reported; null once it is closed. */
const ageOf = ({ stage, reportedAt }: Pick<LexSarahMatter, 'stage' | 'reportedAt'>, today: string) =>
  stage === 'closed' ? null : daysOpen(reportedAt, today);

export type LexSarahPage = LexSarahGlance & {
  readonly deviation: Pick<DeviationRow, 'id' | 'number' | 'title' | 'description' | 'unitName' | 'caseKey'>;
  readonly today: string;
  readonly steps: LexSarahStep[];
  readonly isOwnCase: boolean;
  readonly events: ReturnType<typeof listLexSarahEvents>;
};

/** The page of one matter, or of the deviation that may become one; reading it is logged as reading the deviation. */
export function loadLexSarah(
  services: Services,
  actor: Actor,
  deviationId: DeviationId,
): Result<LexSarahPage, 'notFound' | 'forbidden'> {
  const now = services.now();
  return transact<Result<LexSarahPage, 'notFound' | 'forbidden'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const found = deviationFor(tx, actor, deviationId, 'deviation.read');
      if (!found.ok) return { value: found, unchanged: true };
      const row = found.value;
      const today = civilDateInSweden(now);
      const glance = lexSarahOf(tx, actor, row, today);
      const { id, number, title, description, unitName, caseKey } = row;
      const page = {
        ...glance,
        deviation: { id, number, title, description, unitName, caseKey },
        today,
        steps: glance.matter && glance.mayJudge ? possibleLexSarahSteps(glance.matter) : [],
        isOwnCase: isOwnCase(actor, row),
        events: listLexSarahEvents(tx, deviationId).filter(({ kind }) => kind.startsWith('lexSarah')),
      };
      return { value: ok(page), audit: [readingOf(row)] };
    },
  );
}

/** The matters of the units where the person may judge, the oldest first, with their age. */
export function lexSarahMattersOf(services: Services, actor: Actor) {
  const today = civilDateInSweden(services.now());
  return listLexSarahMatters(services.db, scopeOf(actor, 'lexSarah.judge')).map((matter) => ({
    ...matter,
    daysOpen: ageOf(matter, today),
  }));
}

/** Critical answers that wait for somebody to say whether they are to be reported, and that this person may judge. */
export function criticalWaitingFor(services: Services, actor: Actor) {
  const { db } = services;
  const today = civilDateInSweden(services.now());
  const scope = scopeOf(actor, 'lexSarah.judge');
  if (scope.unitIds.length === 0) return [];
  return listAskingForLexSarah(db, scope)
    .filter((row) => may(actor, 'lexSarah.judge', { unitId: row.unitId, isOwnCase: isOwnCase(actor, row) }))
    .map(({ deviationId, number, title, caseKey, unitName, createdAt }) => ({
      deviationId,
      number,
      title,
      caseKey,
      unitName,
      days: daysOpen(createdAt, today),
    }));
}
