import { comparableCaseWorker } from '#app/features/accounts/domain/own-case.ts';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import type { RegisterName } from '#app/features/cases/domain/match-names.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { saveCaseWorkerMatches } from '#db/queries/case-workers.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { namesToMatch } from './load-names.server.ts';
import { nameDecider } from './name-authority.server.ts';

/** What is decided about a name: a person, null for nobody here, or undefined to leave it to the names themselves. */
export type NameDecision = { readonly name: string; readonly personId: PersonId | null | undefined };

export type DecideNamesFailure =
  | { readonly kind: 'own_name'; readonly name: string }
  /** It stands in others' cases, or is about somebody who has no role where the decider manages registers. */
  | { readonly kind: 'not_yours'; readonly name: string }
  | { readonly kind: 'not_offered' };

/**
 * Decides which people names in the registers are; what has not changed is not written. A decision holds for all, so
 * it is refused where it is about more than the decider's own units. Nobody parts herself from a name that means her:
 * it keeps her from reviewing her own cases. The log tells whom it was about, not the name. `decidedAt` is now, if not given.
 */
export function decideNames(
  services: Services,
  actor: Actor,
  about: { registerIds: readonly RegisterId[]; registerId: RegisterId | null; decidedAt?: string },
  decisions: readonly NameDecision[],
): Result<number, DecideNamesFailure> {
  const decidedAt = about.decidedAt ?? services.now();
  return transact<Result<number, DecideNamesFailure>>(
    services.db,
    { actorId: actor.personId, now: decidedAt },
    (tx) => {
      const refuse = (error: DecideNamesFailure) => ({ value: err(error), unchanged: true }) as const;
      const { names, others, people } = namesToMatch(tx, nameDecider(services, actor), about.registerIds);
      const byName = new Map([...names, ...others].map((one) => [comparableCaseWorker(one.name), one]));
      const notHers = new Set(others.map(({ name }) => comparableCaseWorker(name)));
      const own = loadActor(services, actor.personId)?.registerNames ?? [];
      // Everything is judged before anything is written: a refusal keeps nothing.
      const changed: { found: RegisterName; personId: PersonId | null | undefined }[] = [];
      for (const { name, personId } of decisions) {
        const comparable = comparableCaseWorker(name);
        const found = byName.get(comparable);
        if (found !== undefined && isSame(found, personId)) continue;
        if (found === undefined || (personId != null && findPerson(tx, personId) === undefined))
          return refuse({ kind: 'not_offered' });
        if (own.includes(comparable) && personId !== actor.personId)
          return refuse({ kind: 'own_name', name: found.name });
        const isOffered = personId == null || people.some(({ id }) => id === personId);
        if (notHers.has(comparable) || !isOffered) return refuse({ kind: 'not_yours', name: found.name });
        changed.push({ found, personId });
      }
      const by = { decidedAt, decidedById: actor.personId };
      saveCaseWorkerMatches(
        tx,
        changed.map(({ found, personId }) => ({ name: found.name, personId, ...by })),
      );
      const audit = changed.map(({ found, personId }) => entryOf(about.registerId, found, personId));
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
