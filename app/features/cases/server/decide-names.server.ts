import { comparableCaseWorker } from '#app/features/accounts/domain/own-case.ts';
import type { Actor, UnitScope } from '#app/features/accounts/domain/policy.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import type { RegisterName } from '#app/features/cases/domain/match-names.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { saveCaseWorkerMatch } from '#db/queries/case-workers.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { namesToMatch } from './load-names.server.ts';

/** What is decided about a name: a person, null for nobody here, or undefined to leave it to the names themselves. */
export type NameDecision = { readonly name: string; readonly personId: PersonId | null | undefined };

export type DecideNamesFailure =
  | { readonly kind: 'own_name'; readonly name: string }
  | { readonly kind: 'not_offered' };

/**
 * Decides which people names in the registers are; what has not changed is not written. Nobody parts herself from a
 * name that means her: it keeps her from reviewing her own cases. The log tells whom it was about, not the name.
 */
export function decideNames(
  services: Services,
  actor: Actor,
  about: { scope: UnitScope; registerIds: readonly RegisterId[]; registerId: RegisterId | null },
  decisions: readonly NameDecision[],
): Result<number, DecideNamesFailure> {
  const decidedAt = services.now();
  return transact<Result<number, DecideNamesFailure>>(
    services.db,
    { actorId: actor.personId, now: decidedAt },
    (tx) => {
      const refuse = (error: DecideNamesFailure) => ({ value: err(error), unchanged: true }) as const;
      const { names, people } = namesToMatch(tx, about.scope, about.registerIds);
      const byName = new Map(names.map((one) => [comparableCaseWorker(one.name), one]));
      const own = loadActor(services, actor.personId)?.registerNames ?? [];
      // Everything is judged before anything is written: a refusal keeps nothing.
      const changed: { found: RegisterName; personId: PersonId | null | undefined }[] = [];
      for (const { name, personId } of decisions) {
        const found = byName.get(comparableCaseWorker(name));
        if (found !== undefined && isSame(found, personId)) continue;
        const isOffered = personId == null || people.some(({ id }) => id === personId);
        if (found === undefined || !isOffered) return refuse({ kind: 'not_offered' });
        if (own.includes(comparableCaseWorker(name)) && personId !== actor.personId)
          return refuse({ kind: 'own_name', name: found.name });
        changed.push({ found, personId });
      }
      const audit = changed.map(({ found, personId }) => {
        const decision = { name: found.name, personId, decidedAt, decidedById: actor.personId };
        saveCaseWorkerMatch(tx, decision);
        return entryOf(about.registerId, found, personId);
      });
      const [first, ...rest] = audit;
      if (first === undefined) return { value: ok(0), unchanged: true } as const;
      return { value: ok(audit.length), audit: [first, ...rest] };
    },
  );
}

function isSame({ state }: RegisterName, personId: PersonId | null | undefined): boolean {
  return state.kind === 'decided' ? state.personId === personId : personId === undefined;
}

function entryOf(
  registerId: RegisterId | null,
  { caseCount, state }: RegisterName,
  personId: PersonId | null | undefined,
): AuditEntry {
  const detail = {
    ...(registerId === null ? {} : { registerId }),
    caseCount,
    ...(state.kind === 'unknown' ? {} : { from: state.personId }),
    ...(personId === undefined ? { isTakenBack: true } : { to: personId }),
  };
  const entityId = personId ?? (state.kind === 'unknown' ? 0 : (state.personId ?? 0));
  return { action: 'caseWorker.matched', entity: 'person', entityId, unitId: null, detail };
}
